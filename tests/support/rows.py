"""Reading and spoiling the CSV of a data folder."""

import csv
from collections.abc import Callable
from pathlib import Path

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def columns(path: Path) -> list[str]:
    """The columns of a file, which may have no row yet."""
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def write(path: Path, rows: list[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    _count(path, len(rows))


def _count(path: Path, number: int) -> None:
    """Lower the count of a file in row_counts.csv, as somebody who removes rows on purpose does."""
    counts = next((folder / "row_counts.csv" for folder in path.parents if (folder / "row_counts.csv").is_file()), None)
    if counts is not None and path != counts:
        known = read(counts)
        for row in known:
            if row["file"] == path.relative_to(counts.parent).as_posix() and int(row["rows"]) > number:
                row["rows"] = str(number)
                write(counts, known)


def change(path: Path, which: Callable[[Row], bool], **cells: str) -> int:
    """Set cells of the first row that ``which`` picks; returns its row number, the header being row 1."""
    rows = read(path)
    number = next(index for index, row in enumerate(rows) if which(row))
    rows[number].update(cells)
    write(path, rows)
    return number + 2


def append(path: Path, *added: Row) -> None:
    """Add rows under the present header; columns not given stay empty."""
    known = columns(path)
    write(path, read(path) + [{name: row.get(name, "") for name in known} for row in added])
