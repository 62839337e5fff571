"""The little Markdown that our own sentences use, as HTML; all else in them is text and comes out escaped."""

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

# Characters that ``evidence.escape`` has marked as literal wait here while the marks are read.
_HIDDEN = 0xE000
_MARKS = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r":(green|red|blue|orange|gray)-badge\[(.*?)\]"), r'<span class="badge \1">\2</span>'),
    (re.compile(r":gray\[(.*?)\]"), r'<span class="quiet">\1</span>'),
)


def inline(text: str) -> Markup:
    """One line: bold, badges and grey words."""
    hidden = re.sub(r"\\(.)", lambda found: chr(_HIDDEN + ord(found[1])), text)
    marked = str(escape(hidden))
    for pattern, replacement in _MARKS:
        marked = pattern.sub(replacement, marked)
    return Markup(re.sub("[\ue020-\ue07e]", lambda found: str(escape(chr(ord(found[0]) - _HIDDEN))), marked))


def block(text: str) -> Markup:
    """Paragraphs, lists of lines that begin with a dash, and tables."""
    return Markup("\n").join(_blocks(text.splitlines()))


def _blocks(lines: list[str]) -> Iterator[Markup]:
    for kind, group in groupby(lines, key=_kind):
        own = list(group)
        if kind == "list":
            items = (Markup("<li>{}</li>").format(inline(line[2:])) for line in own)
            yield Markup("<ul>{}</ul>").format(Markup("").join(items))
        elif kind == "table":
            yield _table([_cells(line) for line in own])
        elif kind == "words":
            yield Markup("\n").join(Markup("<p>{}</p>").format(inline(line)) for line in own)


def _kind(line: str) -> str:
    if line.startswith("- "):
        return "list"
    if line.startswith("|"):
        return "table"
    return "words" if line.strip() else ""


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _table(rows: list[list[str]]) -> Markup:
    head, _, *body = rows
    lines = (_row("td", row) for row in body)
    return Markup('<div class="scroll"><table><thead>{}</thead><tbody>{}</tbody></table></div>').format(
        _row("th", head), Markup("").join(lines)
    )


def _row(name: str, cells: list[str]) -> Markup:
    return Markup("<tr>{}</tr>").format(
        Markup("").join(Markup("<{0}>{1}</{0}>").format(name, inline(cell)) for cell in cells)
    )
