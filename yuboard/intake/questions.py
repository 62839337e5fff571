"""Questions about a value that was read, each with the answers that may be chosen; never a guess.

An answer is a code: ``read`` (as it was read), ``drop`` (not reported), or what it sets, such as ``unit=万元``.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from yuboard.importer.doubts import Doubt, Kind
from yuboard.importer.layout import form
from yuboard.intake import wording
from yuboard.ledger.terms import Terms
from yuboard.wording import reports

READ, DROP, PERIOD = "read", "drop", "period"
Value = Mapping[str, Any]
_STATUSES = {"nothing_to_report": "没有发生", "not_applicable": "不适用"}


class Choice(NamedTuple):
    """Choice: its code, and its words for whoever answers."""

    code: str
    words: str


class Question(NamedTuple):
    """Question about one value. ``key`` is what its answer is remembered by, empty where it is of this number alone.

    ``is_soft``: a 说明 settles it. ``is_open``: a period may be written as an answer.
    """

    text: str
    choices: tuple[Choice, ...]
    key: str
    is_soft: bool
    is_open: bool

    @property
    def told(self) -> str:
        """The question with its choices, by number."""
        return f"{self.text}（数没有错的，请写说明）" if self.is_soft else f"{self.text}　可选：{self.listed}"

    @property
    def listed(self) -> str:
        """Its choices, by number."""
        return "；".join(f"{number}．{choice.words}" for number, choice in enumerate(self.choices, 1))


def question(doubt: Doubt, value: Value, terms: Terms) -> Question:
    """The question that a doubt of the reader is."""
    is_soft = doubt.kind == Kind.UNLIKELY
    choices = [] if is_soft else list(dict.fromkeys(_choices(doubt, value, terms)))
    choices.append(Choice(DROP, "这一格不报"))
    key = form(doubt.text) if doubt.is_about_table else ""
    return Question(doubt.text, tuple(choices), key, is_soft, doubt.kind == Kind.PERIOD)


def _choices(doubt: Doubt, value: Value, terms: Terms) -> Iterator[Choice]:
    found = list(_CHOICES[doubt.kind](doubt, value, terms)) if doubt.kind in _CHOICES else []
    yield from found
    if not found and is_complete(value):
        yield Choice(READ, f"按读到的：{said(value)}")


def _indicators(doubt: Doubt, _: Value, terms: Terms) -> Iterator[Choice]:
    for name in doubt.options:
        if name in terms.indicator_ids:
            yield Choice(f"indicator={terms.indicator_ids[name]}", f"指标是{name}")


def _places(doubt: Doubt, _: Value, terms: Terms) -> Iterator[Choice]:
    for name in doubt.options:
        if name in terms.place_ids:
            yield Choice(f"place={terms.place_ids[name]}", f"地区是{name}")


def _units(doubt: Doubt, value: Value, terms: Terms) -> Iterator[Choice]:
    for name in doubt.options if value["value"] is not None else ():
        if name in terms.units:
            yield Choice(f"unit={name}", f"单位是{name}，即{value['value']}{name}")


def _bases(doubt: Doubt, value: Value, _: Terms) -> Iterator[Choice]:
    first, other = doubt.options
    if first == "时点":
        yield from (Choice(f"basis={first}", "期末的总数"), Choice(f"basis={other}", f"本期新增的数（{other}）"))
    elif value["period_end"]:
        yield from (Choice(f"basis={first}", "年初起的累计"), Choice(f"basis={other}", "当月的数"))


def _subjects(_: Doubt, value: Value, __: Terms) -> Iterator[Choice]:
    yield from (Choice(READ, f"只统计这一部分（{value['subject']}）"), Choice("subject=", "是全部"))


def _shares(doubt: Doubt, _: Value, __: Terms) -> Iterator[Choice]:
    """A share below one, with or without its hundred; the code says which, whatever the number."""
    points = Decimal(doubt.options[0])
    yield from (
        Choice("percent=100", f"是{wording.plain(points * 100)}%"),
        Choice("percent=1", f"是{wording.plain(points)}%"),
    )


def _statuses(_: Doubt, __: Value, ___: Terms) -> Iterator[Choice]:
    yield from (Choice(f"status={code}", words) for code, words in _STATUSES.items())


_CHOICES: dict[Kind, Callable[[Doubt, Value, Terms], Iterator[Choice]]] = {
    Kind.INDICATOR: _indicators,
    Kind.PLACE: _places,
    Kind.UNIT: _units,
    Kind.BASIS: _bases,
    Kind.SUBJECT: _subjects,
    Kind.SHARE: _shares,
    Kind.STATUS: _statuses,
}


def is_complete(value: Value) -> bool:
    """Whether a value says all that the ledger asks."""
    has_all = all(value[name] for name in ("place", "indicator", "period_start", "period_end", "basis"))
    return has_all and value["status"] != "missing"


def said(value: Value) -> str:
    """A complete value in words."""
    when = reports.period(value["period_start"], value["period_end"])
    what = "，".join(filter(None, (value["indicator"], value["subject"])))
    number = reports.amount(value["value"], value["unit"], value["status"])
    return f"{value['place']} {what} {when} {value['basis']} {number}"
