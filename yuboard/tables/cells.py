"""What every table is made of: safe text, Markdown for screens, CSV that opens in a spreadsheet."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from yuboard.record.results import Row
from yuboard.wording.markdown import escape
from yuboard.wording.operators import OPERATOR_WORDS

# A table as its rows: Markdown cells by column name.
Table = list[dict[str, str]]
# Rows of figures shown at a time.
PAGE = 12
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def named(frame: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """The columns of ``names`` in that order, under their Chinese names; operators in words, whole numbers whole."""
    chosen = frame[list(names)].copy()
    if "operator" in chosen:
        chosen["operator"] = chosen["operator"].map(OPERATOR_WORDS)
    for name in chosen.select_dtypes("float"):
        if chosen[name].dropna().mod(1).eq(0).all():
            chosen[name] = chosen[name].astype("Int64")
    return chosen.rename(columns=names)


def safe(value: object) -> object:
    """Text that a spreadsheet would run as a formula, made plain by a leading apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def csv_bytes(frame: pd.DataFrame, *, version: str, made_on: date) -> bytes:
    """``frame`` as CSV with a byte-order mark, and the data version and date in two last columns."""
    out = frame.map(safe)
    out["数据版本"] = version
    out["下载日期"] = made_on.isoformat()
    return out.to_csv(index=False, lineterminator="\r\n", float_format="%.12g").encode("utf-8-sig")


def source(number: str, section: str) -> str:
    """A clause's place in small grey type, as Markdown."""
    return f":small[:gray[{escape(number)} {escape(section)}]]"


def markdown(table: Table) -> str:
    """A Markdown table of rows whose cells are Markdown already; the first row names the columns.

    One element on the page, whose text prints, wraps and is read aloud.
    """
    lines = [list(table[0]), ["---"] * len(table[0]), *(row.values() for row in table)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def cards(table: Table) -> str:
    """The same rows one below the other, each cell under its column's name: for screens too narrow for columns."""
    return "\n\n---\n\n".join("  \n".join(_card_lines(row)) for row in table)


def _card_lines(row: dict[str, str]) -> list[str]:
    first, *others = row.items()
    return [first[1], *(f":small[:gray[{title}]]　{cell}" for title, cell in others if cell)]


def is_wordy(table: Table) -> bool:
    """Whether rows hold more words than columns on a phone can show."""
    longest = max(sum(map(len, row.values())) for row in table)
    return len(table[0]) > 4 or (len(table[0]) > 2 and longest > (90 if len(table[0]) < 4 else 80))


def listed(rows: Sequence[Row], names: dict[str, str]) -> Table:
    """The columns of ``names`` as a table."""
    return [{title: _cell(row[name]) for name, title in names.items()} for row in rows]


def _cell(value: object) -> str:
    return "" if value is None else escape(str(value))


def quoted(row: Row) -> str:
    """A clause in quotation marks, with the place where it stands."""
    return f"“{escape(row['quote'])}”　{source(row['document_number'], row['section'])}"


def small(note: str | None) -> str:
    """A note in small grey type after what it is about; nothing where there is none."""
    return f"　:small[:gray[{escape(note)}]]" if note else ""
