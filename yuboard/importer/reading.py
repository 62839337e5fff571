"""Reading of a spreadsheet: every value with its question, what was left out and why."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from yuboard import limited, made
from yuboard.importer import context, layout, names, picture, totals
from yuboard.importer.doubts import Doubt
from yuboard.importer.labels import reader
from yuboard.importer.names import Names
from yuboard.importer.sheets import Sheet, tables
from yuboard.importer.tabulating import Tabulated, tabulated
from yuboard.importer.values import Left, Value
from yuboard.limited import Limits, progress
from yuboard.problems import UploadError
from yuboard.record.results import Reader
from yuboard.spreadsheets import uploaded
from yuboard.spreadsheets.grids import LARGEST_BYTES, Grid, grids

_CONTRADICTED = "与{}报的是同一件事，数却不同，哪一个对？"
_LIMITS = Limits(processor=90, clock=180.0, memory=1_400_000_000)


class Read(NamedTuple):
    """File as read: its sheets by name, its values, the numbers that are none of them, its sheets as seen, and
    whether any cell bears the mark of made data.
    """

    sheets: list[str]
    values: list[Value]
    left: list[Left]
    pictures: list[picture.Picture]
    is_made: bool


def read_in_child(
    name: str,
    content: bytes,
    rows: Reader,
    today: date,
    sheet: str = "",
    shown: int = 0,
    on_progress: progress.Tell = progress.quiet,
) -> dict[str, Any]:
    """``plain`` in a child process of bounded memory and time, with the bytes that were read as ``content``.

    Raises UploadError, with the file's name.
    """
    try:
        uploaded.keep_small(content, LARGEST_BYTES)
        terms = names.vocabulary(rows, today)
        asked = {"name": name, "terms": terms, "sheet": sheet, "shown": shown}
        data, _ = limited.call("yuboard.importer.reading:plain", content, _LIMITS, on_progress=on_progress, **asked)
    except UploadError as error:
        raise UploadError(f"{name}：{error}") from error
    return _shared(data) | {"content": content}


def _shared(data: dict[str, Any]) -> dict[str, Any]:
    """Data from the child, each text that recurs held once: a long table repeats its places and periods."""
    known: dict[str, str] = {}
    for value in data["values"]:
        for name, text in value.items():
            if type(text) is str:
                value[name] = known.setdefault(text, text)
    for more in data["more"]:
        more[2] = known.setdefault(more[2], more[2])
    return data


def plain(content: bytes, name: str, terms: Mapping[str, Any], sheet: str = "", shown: int = 0) -> dict[str, Any]:
    """``read`` as plain data, for the way out of the child.

    ``own``, by value: in the indicator's own unit; ``more``: its questions one by one, the remark of its row, its
    layout. ``pictures``: the first ``shown`` rows of each sheet as they are seen.
    """
    done = read(content, name, Names(terms), sheet, shown)
    own, more, values = [], [], []
    done.values.reverse()
    while done.values:  # each is given back once it is told: a long table would be held twice
        value = done.values.pop()
        own.append(
            [None if value.own_value is None else f"{value.own_value:f}", value.indicator and value.indicator.unit]
        )
        more.append([list(dict.fromkeys(value.doubts)), value.remark, value.layout])
        values.append(value.plain())
    return {
        "sheets": done.sheets,
        "values": values,
        "own": own,
        "more": more,
        "pictures": done.pictures,
        "left": [[one.sheet, one.cell, one.reason] for one in done.left],
        "is_made": done.is_made,
    }


def read(content: bytes, name: str, known: Names, sheet: str = "", shown: int = 0) -> Read:
    """Everything that a file says. Raises UploadError where it cannot be opened or has no such sheet."""
    opened = list(grids(content))
    is_made = any(made.is_marked(cell.raw) for grid in opened for cell in grid.cells.values() if cell.kind == "text")
    found = [grid for grid in opened if not grid.is_marking]
    if sheet and sheet not in [grid.name for grid in found]:
        listed = "、".join(filter(None, (grid.name for grid in found)))
        raise UploadError(f"没有名为“{sheet}”的工作表，" + (f"有：{listed}" if listed else "文本表不分工作表"))
    label = reader(known)
    done = Read([grid.name for grid in found], [], [], [], is_made)
    for grid in found:
        if not sheet or grid.name == sheet:
            _read_sheet(done, grid, known, label, name, shown)
    _compare(done.values)
    totals.check_periods(done.values)
    return done


def _read_sheet(read_so_far: Read, grid: Grid, known: Names, label, name: str, shown: int) -> None:  # type: ignore[no-untyped-def]
    sheet = Sheet(grid, label)
    before: context.Context | None = None
    found = tables(sheet)
    if shown:
        read_so_far.pictures.append(picture.picture(sheet, found, shown))
    for table in found:
        own = context.of_table(table, sheet, known, before, name)
        before = own
        done: Tabulated = tabulated(sheet, table, own, known)
        totals.check(done, known)
        shape = layout.fingerprint(done)
        for place in sorted(done.values):
            done.values[place].layout = shape
            read_so_far.values.append(done.values[place])
        read_so_far.left.extend(done.left)


def _compare(values: list[Value]) -> None:
    """Ask about values that are stated twice, and about those that contradict each other."""
    stated: dict[tuple[object, ...], list[Value]] = defaultdict(list)
    for value in values:
        if value.place and value.indicator and value.start and value.status != "missing":
            stated[value.identity].append(value)
    for same in stated.values():
        for value in same[1:]:
            first = same[0]
            where, here = _where(first, value), _where(value, first)
            if _equal(first, value):
                value.doubts.append(Doubt(f"与{where}报的是同一个值，报哪一个？"))
            else:
                value.doubts.append(Doubt(_CONTRADICTED.format(where)))
                first.doubts.append(Doubt(_CONTRADICTED.format(here)))


def _where(value: Value, seen_from: Value) -> str:
    return value.cell if value.sheet == seen_from.sheet else f"{value.sheet}!{value.cell}"


def _equal(one: Value, other: Value) -> bool:
    if one.own_value is not None and other.own_value is not None:
        return one.own_value == other.own_value
    return one.value == other.value and one.unit == other.unit
