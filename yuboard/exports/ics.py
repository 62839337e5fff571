"""Calendar file (iCalendar, RFC 5545): the due days of forms, for calendars of phones and mail programs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from yuboard import made
from yuboard.reporting.calendar import Duty, Form, Period
from yuboard.wording import reporting as words

_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
# What no text of a calendar may hold.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")
# Octets of a line without its end.
_LONGEST = 75


def calendar(duties: Iterable[Duty], version: str) -> bytes:
    """An event a form and period on its due day, with all places that owe it.

    Bytes depend on the duties alone, and on whether the data version bears the mark of made data: an event keeps its
    UID, and its time stamp is the date of what asks for it.
    """
    events: dict[tuple[Form, Period], list[Duty]] = {}
    for duty in duties:
        events.setdefault((duty.form, duty.period), []).append(duty)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Yuboard//Reporting//ZH", "CALSCALE:GREGORIAN"]
    for (form, period), owed in events.items():
        lines += _event(form, period, owed, version)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line)).encode()


def _event(form: Form, period: Period, owed: Sequence[Duty], version: str) -> Iterator[str]:
    due = owed[0].due
    places = "、".join(duty.place.name for duty in owed)
    indicators = "、".join(one.name for one in form.asked)
    told = [f"报送单位：{places}", f"填报单位：{form.unit}", f"指标：{indicators}", words.rule(form)]
    if form.quote:
        told.append(f"“{form.quote}”")
    yield "BEGIN:VEVENT"
    yield f"UID:{form.form_id}-{period.start:%Y%m%d}-{period.end:%Y%m%d}@yuboard"
    yield f"DTSTAMP:{form.noticed_on:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(due)}"
    yield f"DTEND;VALUE=DATE:{_day(due + timedelta(days=1))}"
    summary = made.headed(f"{form.city}{period.words}{form.title}报送期限", version)
    yield f"SUMMARY:{_text(summary)}"
    yield "DESCRIPTION:" + _text("\n".join(told))
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _text(words: str) -> str:
    plain = _CONTROLS.sub(" ", words.replace("\r\n", "\n"))
    return "".join(_ESCAPED.get(letter, letter) for letter in plain)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, of whole letters; each but the first begins with a blank."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
