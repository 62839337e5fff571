"""Answers to questions: chosen now for this file, or remembered by the layout of the table; and what they set."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from yuboard.importer import periods
from yuboard.importer.doubts import Doubt, Kind
from yuboard.importer.parsing import plain
from yuboard.intake import wording
from yuboard.intake.questions import DROP, PERIOD, READ, Question
from yuboard.ledger.answers import Remembered
from yuboard.ledger.terms import Indicator, Terms
from yuboard.problems import UploadError

_BASIS_WORDS = {"累计": "累计", "当期": "当期", "当月": "当期", "期末": "时点", "时点": "时点"}


class Answer(NamedTuple):
    """Answer: its code, and whether it was remembered from an earlier file of the same layout."""

    code: str
    is_remembered: bool = False

    def told(self, words: str) -> str:
        return f"按{'记住的答案' if self.is_remembered else '回答'}：{words}"


class Answers:
    """Answers by question: those given for this file, by its text; those remembered, by layout and form."""

    def __init__(self, given: Mapping[str, str] | None = None, remembered: Remembered | None = None) -> None:
        self.given, self.remembered = dict(given or {}), dict(remembered or {})

    def to(self, question: Question, layout: str) -> Answer | None:
        """The answer to a question; a given one goes before a remembered one."""
        codes = {choice.code for choice in question.choices}
        if (code := self.given.get(question.text)) is not None:
            return Answer(code)
        code = self.remembered.get((layout, question.key)) if question.key else None
        # What is no longer offered, as an indicator that is gone, is asked anew.
        return Answer(code, True) if code in codes and code is not None else None


def chosen(question: Question, written: str) -> str:
    """The code that somebody wrote: a choice by its number or words, or a period. Raises UploadError."""
    text = written.strip()
    for number, choice in enumerate(question.choices, 1):
        if text in (str(number), choice.code, choice.words):
            return choice.code
    near = [choice.code for choice in question.choices if text and text in choice.words]
    if len(near) == 1:
        return near[0]
    if question.is_open and _period(text):
        return f"{PERIOD}={text}"
    more = "，或写明期间，如 2017年9月 累计" if question.is_open else ""
    raise UploadError(f"“{written}”不是“{question.text}”的回答，可选：{question.listed}{more}")


def words(code: str, question: Question) -> str:
    """An answer in words."""
    return next((choice.words for choice in question.choices if choice.code == code), code.partition("=")[2])


def applied(
    value: Mapping[str, Any], codes: Iterable[str], doubts: Sequence[Doubt], terms: Terms
) -> dict[str, Any] | None:
    """The value as the answers make it; None where it is not to be reported."""
    made = dict(value)
    # A period goes first: a basis may depend on it.
    for code in sorted(codes, key=lambda code: not code.startswith(PERIOD)):
        name, _, setting = code.partition("=")
        if name == DROP:
            return None
        if name == PERIOD:
            _set_period(made, setting, terms)
        elif name == "basis":
            _set_basis(made, setting)
        elif name == "percent" and value["value"] is not None:
            _set_share(made, doubts, setting)
        elif name == "indicator":
            made["indicator"] = terms.indicators[setting].name
        elif name == "place":
            made["place"] = terms.places[setting].name
        elif name == "status":
            made |= {"status": setting, "value": None, "unit": None}
        elif name != READ:
            made[name] = setting or None
    return made


def _set_basis(made: dict[str, Any], basis: str) -> None:
    """Another basis: that of a month alone begins with the month, that since new year with the year."""
    if basis == "当期" and made["basis"] == "累计" and made["period_end"]:
        made["period_start"] = date.fromisoformat(made["period_end"]).replace(day=1).isoformat()
    made["basis"] = basis


def _set_share(made: dict[str, Any], doubts: Sequence[Doubt], times: str) -> None:
    """A share in points, whichever of the two the reader took for the time being."""
    written = next(doubt.options[0] for doubt in doubts if doubt.kind == Kind.SHARE)
    made["value"] = wording.plain(Decimal(written) * int(times))


def _period(text: str) -> tuple[str, str] | None:
    """First and last day of a period in words, None where it is none."""
    found, _ = periods.taken(plain(text))
    if len(found) != 1 or found[0].year is None or found[0].start is None or found[0].end is None or found[0].doubt:
        return None
    return found[0].start.isoformat(), found[0].end.isoformat()


def _set_period(made: dict[str, Any], text: str, terms: Terms) -> None:
    """The period that somebody wrote, and its basis, where the words or the indicator leave no doubt about it."""
    read = _period(text)
    indicator = terms.indicator(made["indicator"] or "")
    if read is None:
        return
    basis = next((basis for word, basis in _BASIS_WORDS.items() if word in text), made["basis"])
    basis = basis or _only_basis(indicator, *map(date.fromisoformat, read))
    start, end = read
    if basis == "累计":
        start = f"{start[:4]}-01-01"
    made |= {"period_start": start, "period_end": end, "basis": basis}


def _only_basis(indicator: Indicator | None, start: date, end: date) -> str | None:
    if indicator and indicator.quantity == "stock":
        return "时点"
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    is_whole_month = end.day == calendar.monthrange(end.year, end.month)[1]
    return "当期" if indicator and indicator.quantity == "flow" and months in (1, 12) and is_whole_month else None
