"""Reminder and calendar file: what they say, their bytes, and names that are marks elsewhere."""

import io
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from tests.support.calendars import FILED, NOTICE, PLACES, TURNOVER, form
from tests.support.folders import LONG, RARE
from yuboard.exports import ics
from yuboard.exports.pdf.reminder import content, reminder
from yuboard.problems import ExportError
from yuboard.reporting.calendar import Calendar, Duty, Stated, starts
from yuboard.reporting.states import Held, Report, reports, sorted_out, tally

FIRST, LAST, DAY = date(2017, 1, 1), date(2017, 5, 31), date(2017, 6, 20)
MARKS = "a\\b;c,d\r\nBEGIN:VEVENT\n#panic[x]*_`$<b>&\x0b\x85"


def duties(**parts: Any) -> list[Duty]:
    return Calendar((form(**parts),)).duties(FIRST, LAST)


def late(**parts: Any) -> list[Report]:
    """Reports of five months: one place returned in May, nothing else is there."""
    owed = duties(**parts)
    last = owed[-1]
    day = date(2017, 6, 5)
    what = [
        Held(
            last.place.place_id, Stated(one.indicator_id, None, one.basis, starts(last.period, one.basis), LAST),
            "自报", "reported", None, 3, "returned", "甲", day, "与名单不符",
        )
        for one in (TURNOVER, FILED)
    ]  # fmt: skip
    return reports(owed, sorted_out(what), DAY)


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).replace("\n", "")


def test_a_reminder_names_who_owes_what_since_when_and_why() -> None:
    made = reminder("商丘市", late(), day=DAY, version="0123abcd")
    told = text_of(made)
    for expected in (
        "商丘市催报单",
        "2017年6月20日",
        "3个地区共15份",
        "月报　2017年1月",
        "2017年2月10日",
        "130天",
        "退回：与名单不符",
        NOTICE,
    ):
        assert expected.replace("　", "") in told.replace("　", "").replace(" ", ""), expected
    assert made == reminder("商丘市", late(), day=DAY, version="0123abcd")
    assert "0123abcd" in told


def test_a_reminder_is_made_only_where_something_is_late() -> None:
    with pytest.raises(ExportError, match="没有谁欠报"):
        reminder("商丘市", reports(duties(), {}, date(2017, 1, 31)), day=date(2017, 1, 31), version="v")


@pytest.mark.parametrize("name", [MARKS, RARE, LONG])
def test_names_are_words_on_paper(name: str) -> None:
    odd = {"title": name, "unit": name, "notice": name, "quote": name, "document_number": name, "section": name,
           "places": (PLACES[0]._replace(name=name),)}  # fmt: skip
    made = reminder(name, late(**odd), day=DAY, version="v")
    assert made.startswith(b"%PDF")
    owed = [one for one in tally(late(**odd)).owed if one.is_late]
    assert content(name, owed, DAY, "v")["places"][0]["name"] == name


def lines(made: bytes) -> list[str]:
    """The lines of a calendar file, unfolded."""
    return made.decode().replace("\r\n ", "").split("\r\n")


def test_a_calendar_file_has_an_event_for_each_due_day() -> None:
    made = ics.calendar(duties(), "12345678")
    told = lines(made)
    assert told[0] == "BEGIN:VCALENDAR"
    assert told[-2:] == ["END:VCALENDAR", ""]
    assert [line for line in told if line.startswith("DTSTART")] == [
        f"DTSTART;VALUE=DATE:2017{month:02d}10" for month in range(2, 7)
    ]
    assert {line for line in told if line.startswith("DTSTAMP")} == {"DTSTAMP:20161220T000000Z"}
    names = [line for line in told if line.startswith("UID:")]
    assert names[0] == "UID:made-month-20170101-20170131@yuboard"
    assert len(set(names)) == 5
    assert "SUMMARY:商丘市2017年1月月报报送期限" in told
    assert sum("虞城县、民权县、夏邑县" in line for line in told) == 5
    assert made == ics.calendar(duties(), "12345678")


@pytest.mark.parametrize("name", [MARKS, RARE, LONG, "，" * 200])
def test_a_calendar_file_is_folded_and_escaped(name: str) -> None:
    made = ics.calendar(duties(title=name, city=name, unit=name, notice=name, quote=name), "12345678")
    assert b"\r\n" in made
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert b"\r" not in made.replace(b"\r\n", b"")
    assert max(map(len, made.split(b"\r\n"))) <= 75
    told = lines(made)
    assert told.count("BEGIN:VEVENT") == told.count("END:VEVENT") == 5
    assert all(line.split(":")[0].split(";")[0].isupper() for line in told if line)
    summary = next(line for line in told if line.startswith("SUMMARY:"))
    if name == MARKS:
        assert "a\\\\b\\;c\\,d\\nBEGIN:VEVENT\\n#panic[x]" in summary
