"""Questions about a value that was read, each with the answers that may be chosen; never a guess.

An answer is a code: ``read`` (as it was read), ``drop`` (not reported), or what it sets, such as ``unit=万元``.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from yuboard.importer.layout import form
from yuboard.intake import wording
from yuboard.ledger.terms import Terms
from yuboard.wording import reports

READ, DROP, PERIOD = "read", "drop", "period"
Value = Mapping[str, Any]
# Doubts that a 说明 settles: the number may be so.
_SOFT = re.compile(r"相差|^增速是|^等于已填的")
# Doubts about what no answer makes right: the ledger takes no such value.
HARD = re.compile(r"不是整数，不能|是负数（|占比超过100%|位数过多|才结束，现在还没有到")
_NO_PERIOD = re.compile(r"^没有写(?:年份|期间)|期间，不知道|请写明期间|不知道是哪一期|合计的期间|合计不成一个期间")
# Doubts about how a table is written, not about one number: their answers hold for the next file of the same shape.
_OF_LAYOUT = re.compile(
    r"单位|^没有叫|可能是|不止一个|各市都可能|已知口径|两个指标|几个指标|期末的总数|月末，是|写的是(?:本年|上年|预计)"
    r"|没有发生、不适用|不适用、没有发生|%，还是|是对哪一列说的|合计是全|表里没有写|按显示的"
)
_NOT_OF_LAYOUT = re.compile(r"不是已知的单位|不按\u201c|没有写全期间")
_SHARE = re.compile(r"^\u201c(-?[\d.]+)\u201d是-?[\d.]+%，还是-?[\d.]+%？")
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


def question(doubt: str, value: Value, terms: Terms) -> Question:
    """The question that a doubt of the reader is."""
    is_soft = bool(_SOFT.search(doubt))
    is_kept = not is_soft and bool(_OF_LAYOUT.search(doubt)) and not _NOT_OF_LAYOUT.search(doubt)
    choices = [] if is_soft else list(dict.fromkeys(_choices(doubt, value, terms)))
    choices.append(Choice(DROP, "这一格不报"))
    return Question(doubt, tuple(choices), form(doubt) if is_kept else "", is_soft, bool(_NO_PERIOD.search(doubt)))


def _choices(doubt: str, value: Value, terms: Terms) -> Iterator[Choice]:
    found = [
        *_named(doubt, terms),
        *_united(doubt, value, terms),
        *_based(doubt, value),
        *_shared(doubt),
        *_without(doubt),
    ]
    yield from found
    if not found and is_complete(value):
        yield Choice(READ, f"按读到的：{said(value)}")


def _named(doubt: str, terms: Terms) -> Iterator[Choice]:
    """Indicators and places that the doubt names in full."""
    if re.search(r"指标|可能是", doubt):
        for name in re.findall(r"\u201c([^\u201d]+)\u201d", doubt):
            if indicator := terms.indicator(terms.indicator_ids.get(name, "")):
                yield Choice(f"indicator={indicator.indicator_id}", f"指标是{indicator.name}")
    if "地区" in doubt or "功能区" in doubt:
        for name in re.split(r"[\u201c\u201d、，：？（）]|是不是|是(?=.*吗)|吗", doubt):
            if place := terms.place(terms.place_ids.get(name.strip(), "")):
                yield Choice(f"place={place.place_id}", f"地区是{place.name}")


def _united(doubt: str, value: Value, terms: Terms) -> Iterator[Choice]:
    if "单位" not in doubt or value["value"] is None:
        return
    for name in re.split(r"[\u201c\u201d、，：？（）]|还是|按|是", doubt):
        if name in terms.units:
            yield Choice(f"unit={name}", f"单位是{name}，即{value['value']}{name}")


def _based(doubt: str, value: Value) -> Iterator[Choice]:
    if "期末的总数" in doubt:
        other = "累计" if "暂按累计" in doubt else "当期"
        yield from (Choice("basis=时点", "期末的总数"), Choice(f"basis={other}", f"本期新增的数（{other}）"))
    elif re.search("月当月？暂按累计", doubt) and value["period_end"]:
        yield from (Choice("basis=累计", "年初起的累计"), Choice("basis=当期", "当月的数"))
    elif "已知口径" in doubt:
        yield from (Choice(READ, f"只统计这一部分（{value['subject']}）"), Choice("subject=", "是全部"))


def _shared(doubt: str) -> Iterator[Choice]:
    """A share below one, with or without its hundred; the code says which, whatever the number."""
    if match := _SHARE.search(doubt):
        points = Decimal(match[1])
        yield from (
            Choice("percent=100", f"是{wording.plain(points * 100)}%"),
            Choice("percent=1", f"是{wording.plain(points)}%"),
        )


def _without(doubt: str) -> Iterator[Choice]:
    if "没有发生" in doubt and "不适用" in doubt:
        yield from (Choice(f"status={code}", words) for code, words in _STATUSES.items())


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
