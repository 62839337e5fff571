"""Tables as Markdown for screens: as columns, or as cards where the screen is narrow."""

from collections.abc import Iterable, Sequence

from yuboard.record.results import Row
from yuboard.tables.columns import Columns, titles
from yuboard.wording.clauses import told_once
from yuboard.wording.markdown import escape

# A table as its rows: Markdown cells by column title.
Table = list[dict[str, str]]
# What stands in a column's title before what its rows share.
_TOLD = "："
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


def with_quotes(columns: Columns, rows: Iterable[Sequence[str]], cited: Sequence[Row]) -> Table:
    """The same with a last column: the clause of each row of ``cited`` in quotation marks, and where it stands.

    A document that all of them come from stands in the column's title alone.
    """
    once = told_once(cited)
    places = (source("" if once else row["document_number"], row["section"]) for row in cited)
    clauses = (f"“{escape(row['quote'])}”　{place}" for row, place in zip(cited, places))
    made = table(columns, ((*cells, clause) for cells, clause in zip(rows, clauses, strict=True)))
    *_, last = titles(columns)
    told = {last: f"{last}{_TOLD}{escape(once)}"} if once else {}
    return [{told.get(name, name): cell for name, cell in row.items()} for row in made]


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
    return "\n\n---\n\n".join("  \n".join(_card_lines(row, not index)) for index, row in enumerate(rows))


def _card_lines(row: dict[str, str], is_first: bool) -> list[str]:
    """A row below one another; what a title tells of all rows stands on the first card alone."""
    first, *others = row.items()
    named = ((title if is_first else title.partition(_TOLD)[0], cell) for title, cell in others if cell)
    return [first[1], *(f":small[:gray[{title}]]　{cell}" for title, cell in named)]


def is_wordy(rows: Table) -> bool:
    """Whether rows hold more words than columns on a phone can show."""
    longest = max(sum(map(len, row.values())) for row in rows)
    return len(rows[0]) > 4 or (len(rows[0]) > 2 and longest > (90 if len(rows[0]) < 4 else 80))
