"""Review page as HTML: the queue of batches, and the values of one with their difference and their cell."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from yuboard.tables import html
from yuboard.tables.html import chosen
from yuboard.wording.markup import tag
from yuboard.wording.reports import NEW, SAME

# What a part of the page answers with, before the number of what it is about.
BATCH, MARK, EVIDENCE, ALL = "batch", "mark", "entry", "all"
_ON, _OFF = "☑", "☐"


class Waiting(NamedTuple):
    """Batch that waits: number, whose it is, file, count of values, sender, since when, and what it answers."""

    number: int
    place: str
    file: str
    values: int
    sender: str
    since: str
    answers: str


class Value(NamedTuple):
    """Value of a batch as it is reviewed; every text in words. ``flaw``: what its approval would be refused for."""

    entry_id: int
    place: str
    indicator: str
    period: str
    basis: str
    amount: str
    change: str
    problem: str
    flaw: str
    cell: str


def queue(rows: Sequence[Waiting], marked: frozenset[int]) -> Markup:
    """The queue, oldest first; each batch is opened by its name and marked for an approval of several at once."""
    every = len(marked) == len(rows)
    heads = (_mark(ALL, every, "全部", "全选"), "地区", "文件", "值", "报送人", "待审自")
    return _table("待审的各批", heads, [_batch(row, row.number in marked) for row in rows], "queue")


def _batch(row: Waiting, is_marked: bool) -> Markup:
    name = chosen(BATCH, str(row.number), tag("strong", row.place), class_="lead")
    answers = tag("small", row.answers, class_="quiet") if row.answers else Markup("")
    cells = (
        _mark(str(row.number), is_marked, f"第{row.number}批", ""),
        name,
        Markup("").join((tag("span", f"第{row.number}批　{row.file}"), answers)),
        tag("span", f"{row.values}个"),
        tag("span", row.sender),
        tag("span", row.since),
    )
    return html.headed(cells, ("选中", "地区", "文件", "值", "报送人", "待审自"))


def values(rows: Sequence[Value], marked: frozenset[int], *, can_mark: bool) -> Markup:
    """The values of a batch; where it waits, each can be marked to be left out of the approval."""
    places = len({row.place for row in rows}) > 1
    titles = (*(("除外",) if can_mark else ()), *(("地区",) if places else ()))
    titles += ("指标", "期间", "值", *(("与上次审定相比",) if can_mark else ()), "问题与说明", "出处")
    return _table(
        "这一批的值", titles, [_value(row, row.entry_id in marked, can_mark, places, titles) for row in rows], "values"
    )


def _value(row: Value, is_marked: bool, can_mark: bool, with_place: bool, titles: Sequence[str]) -> Markup:
    quiet = row.change in (NEW, SAME)
    flaw = tag("span", f"不能审定：{row.flaw}", class_="badge red") if row.flaw else Markup("")
    cells = (
        *((_mark(str(row.entry_id), is_marked, f"{row.indicator} {row.period}", "除外"),) if can_mark else ()),
        *((tag("span", row.place),) if with_place else ()),
        tag("span", row.indicator),
        Markup("").join((tag("span", row.period), tag("small", row.basis, class_="quiet"))),
        tag("strong", row.amount),
        *((tag("span", row.change, class_="quiet" if quiet else "changed"),) if can_mark else ()),
        Markup("").join((tag("span", row.problem), flaw)) if row.problem or flaw else tag("span", "—", class_="none"),
        chosen(EVIDENCE, str(row.entry_id), row.cell, class_="cell"),
    )
    return html.headed(cells, titles, class_="marked" if is_marked else None)


def _mark(value: str, is_on: bool, name: str, words: str) -> Markup:
    """A box to tick, for the keyboard too; ``name`` is what it is about."""
    label = f"{words or '选中'}：{name}"
    text = f"{_ON if is_on else _OFF} {words}".strip()
    return tag(
        "span", text, role="checkbox", tabindex="0", aria_checked=is_on, aria_label=label, data_id=f"{MARK}={value}"
    )


def _table(caption: str, heads: Sequence[str], rows: Sequence[Markup], name: str) -> Markup:
    return tag("table", tag("caption", caption), html.head(heads), tag("tbody", *rows), class_=name)
