"""Reminder: who owes which report since when and by which rule, dated, on A4."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from yuboard.exports.typesetting import typeset
from yuboard.problems import ExportError
from yuboard.reporting.states import Report, State, tally
from yuboard.spreadsheets.workbook import made_words
from yuboard.tables.columns import titles
from yuboard.tables.columns.reporting import REMINDER
from yuboard.wording import reporting as words

_TEMPLATE = Path(__file__).with_suffix(".typ")


def reminder(city: str, reports: Iterable[Report], *, day: date, version: str) -> bytes:
    """The reports of a city that are late on ``day`` as PDF; the same reports, day and version make the same bytes.

    Raises ExportError where none is.
    """
    late = tally(reports).late
    if not late:
        raise ExportError(words.NOBODY_OWES)
    return typeset(_TEMPLATE, content(city, late, day, version), "pdf", day)


def content(city: str, late: Sequence[Report], day: date, version: str) -> dict[str, Any]:
    """Everything that stands in it, as plain data: a place's reports together, the oldest first; then the rules."""
    places: dict[str, list[Report]] = {}
    for one in late:
        places.setdefault(one.duty.place.place_id, []).append(one)
    forms = list(dict.fromkeys(one.duty.form for one in late))
    return {
        "title": f"{city}催报单",
        "date": words.day(day),
        "opening": words.reminding(len(places), len(late), day),
        "heads": titles(REMINDER),
        "places": [
            {"name": owed[0].duty.place.name, "owed": [_row(one, forms.index(one.duty.form) + 1) for one in owed]}
            for owed in places.values()
        ],
        "rules": [
            {"title": form.title, "unit": form.unit, "rule": words.rule(form), "quote": form.quote or ""}
            for form in forms
        ],
        "stamp": f"{made_words(version, day)}　豫策看板",
        "made": [day.year, day.month, day.day],
    }


def _row(report: Report, rule: int) -> dict[str, str]:
    reason = f"：{words.returned(report)}" if report.state == State.RETURNED else ""
    return {
        "form": f"{report.duty.form.title}　{report.duty.period.words}",
        "rule": str(rule),
        "due": words.day(report.duty.due),
        "late": f"{(report.day - report.duty.due).days}天",
        "state": f"{report.state}{reason}",
    }
