"""Column declaration: the key in a row, the Chinese title on every surface, the width in a workbook."""

from collections.abc import Iterable
from typing import NamedTuple


class Column(NamedTuple):
    """One column of a table. ``width`` is in characters of a workbook; 0 lets the title decide."""

    key: str
    title: str
    width: float = 0


Columns = tuple[Column, ...]


def pick(columns: Iterable[Column], *keys: str) -> Columns:
    """The columns of ``keys`` in that order. Raises KeyError for a key that is not declared."""
    known = {column.key: column for column in columns}
    return tuple(known[key] for key in keys)


def titles(columns: Iterable[Column]) -> tuple[str, ...]:
    """The header row."""
    return tuple(column.title for column in columns)


DOCUMENT_NUMBER = Column("document_number", "文号", 15)
SECTION = Column("section", "章节", 14)
QUOTE = Column("quote", "原文", 42)
NOTE = Column("note", "说明", 22)
# Where a row of the record comes from, in downloads and workbooks.
SOURCE = (DOCUMENT_NUMBER, SECTION, QUOTE)
# The same in one cell, on screens, pages and paper.
CLAUSE = Column("clause", "原文与出处")
CITY = Column("place", "城市", 10)
PLACE = Column("place", "地区", 13)
DEFINITION = Column("definition", "口径", 30)
INDICATOR = Column("indicator", "指标", 24)
YEAR = Column("year", "年份", 12)
YEAR_LABEL = Column("year_label", "年份", 12)
LABEL = Column("label", "文件表述", 16)
RECORD_NUMBER = "编号"
