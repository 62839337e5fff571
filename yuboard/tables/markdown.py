"""Tables as Markdown for screens: as columns, or as cards where the screen is narrow."""

from collections.abc import Iterable, Sequence

from yuboard.record.results import Row
from yuboard.tables.columns import Columns, titles
from yuboard.wording.clauses import told_once
from yuboard.wording.markdown import escape

# A table as its rows: Markdown cells by column title.
Table = list[dict[str, str]]
# Rows of figures shown at a time.
PAGE = 12


def table(columns: Columns, rows: Iterable[Sequence[str]]) -> Table:
    """Rows of Markdown cells under the titles of ``columns``."""
    return [dict(zip(titles(columns), cells, strict=True)) for cells in rows]


def listed(columns: Columns, rows: Iterable[Row]) -> Table:
    """``columns`` of rows as they are."""
    return table(columns, ([_text(row[column.key]) for column in columns] for row in rows))


def _text(value: object) -> str:
    return "" if value is None else escape(str(value))


def source(number: str, section: str) -> str:
    """A clause's place in small grey type."""
    return f":small[:gray[{escape(f'{number} {section}'.strip())}]]"


def quotes(rows: Sequence[Row]) -> list[str]:
    """Clauses in quotation marks, each with the place where it stands.

    The document of all of them is left to the page's source line.
    """
    once = told_once(rows)
    return [
        f"“{escape(row['quote'])}”　{source('' if once else row['document_number'], row['section'])}" for row in rows
    ]


def small(note: str | None) -> str:
    """A note in small grey type after what it is about; nothing where there is none."""
    return f"　:small[:gray[{escape(note)}]]" if note else ""


def markdown(rows: Table) -> str:
    """A Markdown table of rows whose cells are Markdown already; the first row names the columns.

    One element on the page, whose text prints, wraps and is read aloud.
    """
    lines = [list(rows[0]), ["---"] * len(rows[0]), *(row.values() for row in rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def cards(rows: Table) -> str:
    """The same rows one below the other, each cell under its column's title: for screens too narrow for columns."""
    return "\n\n---\n\n".join("  \n".join(_card_lines(row)) for row in rows)


def _card_lines(row: dict[str, str]) -> list[str]:
    first, *others = row.items()
    return [first[1], *(f":small[:gray[{title}]]　{cell}" for title, cell in others if cell)]


def is_wordy(rows: Table) -> bool:
    """Whether rows hold more words than columns on a phone can show."""
    longest = max(sum(map(len, row.values())) for row in rows)
    return len(rows[0]) > 4 or (len(rows[0]) > 2 and longest > (90 if len(rows[0]) < 4 else 80))
