"""Report page as HTML: the sheet as its sender knows it, each cell with its verdict, and what each value says."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from yuboard.spreadsheets.grids import address, letters
from yuboard.tables import html
from yuboard.wording.markup import tag
from yuboard.wording.reports import VERDICT_WORDS

# By verdict: its sign in a cell.
_SIGNS = {"refused": "✕", "doubtful": "？", "changed": "△", "new": "＋", "equal": "＝", "silent": "○"}
_BADGES = {"refused": "red", "doubtful": "orange", "changed": "blue", "new": "green", "equal": "", "silent": ""}
_HEADS = ("单元格", "表里写的", "读作", "结果", "依据")


class Shown(NamedTuple):
    """Cell as it is shown: its text, its part of the table or empty, and how many rows and columns it covers."""

    text: str
    part: str
    rows: int = 1
    columns: int = 1


class Line(NamedTuple):
    """Value of a file in words: its cell, what is written there, what it is read as, its verdict, and why."""

    cell: str
    written: str
    read: str
    verdict: str
    why: Sequence[str]


def legend(counts: Mapping[str, int]) -> Markup:
    """The verdicts that occur, each with its sign and its count."""
    found = [tag("li", _badge(verdict), f" {counts[verdict]}格") for verdict in VERDICT_WORDS if counts.get(verdict)]
    return tag("ul", *found, class_="legend")


def _badge(verdict: str) -> Markup:
    return tag("span", f"{_SIGNS[verdict]} {VERDICT_WORDS[verdict]}", class_=f"badge {_BADGES[verdict]}")


def sheet(
    name: str, size: tuple[int, int], cells: Mapping[tuple[int, int], Shown], verdicts: Mapping[tuple[int, int], str]
) -> Markup:
    """A sheet's first rows with the letters of its columns and the numbers of its rows."""
    rows, columns = size
    covered = {
        (row + down, column + right)
        for (row, column), cell in cells.items()
        for down in range(cell.rows)
        for right in range(cell.columns)
        if (down, right) != (0, 0)
    }
    across = (letters(column) for column in range(1, columns + 1))
    head = tag("thead", tag("tr", tag("td", ""), *(tag("th", letter, scope="col") for letter in across)))
    body = [
        tag(
            "tr",
            tag("th", str(row), scope="row"),
            *(
                _cell(address(row, column), cells.get((row, column)), verdicts.get((row, column), ""))
                for column in range(1, columns + 1)
                if (row, column) not in covered
            ),
        )
        for row in range(1, rows + 1)
    ]
    caption = tag("caption", f"工作表“{name}”" if name else "上传的表")
    table = tag("table", caption, head, tag("tbody", *body), class_="grid")
    return tag("div", table, class_="scrolling", tabindex="0", role="region", aria_label=f"上传的表 {name}".strip())


def _cell(where: str, cell: Shown | None, verdict: str) -> Markup:
    shown = cell or Shown("", "")
    sign = tag("b", _SIGNS[verdict], aria_label=f"{where} {VERDICT_WORDS[verdict]}", role="img") if verdict else ""
    spans = {
        "rowspan": shown.rows if shown.rows > 1 else None,
        "colspan": shown.columns if shown.columns > 1 else None,
    }
    return tag("td", tag("span", shown.text), sign, class_=f"{shown.part} {verdict}".strip() or None, **spans)


def values(lines: Sequence[Line]) -> Markup:
    """Every value: what is written, what it is read as, and what becomes of it by which rule."""
    table = tag(
        "table", tag("caption", "逐格的读法"), html.head(_HEADS), tag("tbody", *map(_line, lines)), class_="values"
    )
    return tag("div", table)


def _line(line: Line) -> Markup:
    why = Markup("").join(tag("p", one) for one in line.why) or tag("span", "—", class_="none")
    cells = (
        tag("strong", line.cell),
        tag("span", line.written or "（空）"),
        tag("span", line.read),
        _badge(line.verdict),
        tag("div", why),
    )
    return html.headed(cells, _HEADS)


def page(*parts: Markup) -> Markup:
    """The parts below one another, as one drawn element."""
    return tag("div", *parts)
