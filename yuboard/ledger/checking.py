"""Checks of one line against the record's terms: every rule that needs nothing of the ledger itself."""

import re
from collections.abc import Iterator
from datetime import date

from yuboard.ledger import periods, values
from yuboard.ledger.rows import KINDS, Entry
from yuboard.ledger.terms import Author, Indicator, Terms
from yuboard.ledger.tidy import Line, value_cell
from yuboard.problems import Problem

_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
Flaw = tuple[str, str]


def check(file: str, line: Line, terms: Terms, author: Author, today: date) -> tuple[Entry | None, list[Problem]]:
    """The entry that a line proposes, without number, batch and moment; or every problem that it has."""
    place = terms.place(line.cells["place"] or "")
    indicator = terms.indicator(line.cells["indicator"] or "")
    flaws = [
        *_terms_flaws(line, terms, author, indicator),
        *periods.flaws(line.cells, indicator, today),
        *values.flaws(line.cells, indicator, terms.units),
        *_source_flaws(line.cells),
    ]
    if flaws or place is None or indicator is None:
        return None, [Problem(file, line.row, column, text) for column, text in flaws]
    cells = line.cells | {"place": place.place_id, "indicator": indicator.indicator_id}
    cells["value"] = values.plain(cells["value"])
    if cells["file"] is None:
        cells |= {"file": file, "cell": value_cell(line)}
    own = {"entry_id": 0, "batch": 0, "author": author.name, "moment": "", "hash": ""}
    replaces = int(cells["replaces"]) if cells["replaces"] else None
    return Entry(**(cells | own | {"replaces": replaces})), []  # type: ignore[arg-type]


def _terms_flaws(line: Line, terms: Terms, author: Author, indicator: Indicator | None) -> Iterator[Flaw]:
    written = line.cells["place"]
    place = terms.place(written or "")
    if written is None:
        yield "place", "没有写地区"
    elif place is None:
        yield "place", f"没有名为“{written}”的地区"
    elif not author.may_write_for(place):
        yield "place", f"{author.name}属{author.place.name}，不能替{place.name}填报"
    if line.cells["indicator"] is None:
        yield "indicator", "没有写指标"
    elif indicator is None:
        yield "indicator", f"没有名为“{line.cells['indicator']}”的指标"
    elif indicator.quantity == "text":
        yield "indicator", f"“{indicator.name}”是定性的，没有数可报"


def _source_flaws(cells: dict[str, str | None]) -> Iterator[Flaw]:
    if cells["kind"] not in KINDS:
        yield "kind", f"应为{'、'.join(KINDS)}之一"
    if cells["source"] is None:
        yield "source", "没有写数据来源"
    if cells["file"] is None and (cells["sheet"] or cells["cell"]):
        yield "file", "写了工作表或单元格，却没有写文件"
    if cells["file"] is not None and not _CELL.fullmatch(cells["cell"] or ""):
        yield "cell", "写了文件就要写值所在的单元格，如 B12"
    if cells["replaces"] is not None and not _NUMBER.fullmatch(cells["replaces"]):
        yield "replaces", f"“{cells['replaces']}”不是台账里的条号"
    if cells["replaces"] is None and cells["status"] == "withdrawn":
        yield "replaces", "撤回要写明撤回的是第几条"
