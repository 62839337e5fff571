"""Notes sheet of every workbook: version, documents, how to read the words, definitions, clauses."""

from collections.abc import Iterable, Sequence
from datetime import date

from yuboard.record.results import Reader, Row
from yuboard.spreadsheets.workbook import Book
from yuboard.tables.columns.column import DOCUMENT_NUMBER, SECTION, Column
from yuboard.wording.comparison import VERDICTS
from yuboard.wording.missing import COMPUTED, COMPUTED_READING, REASONS, UNDIVIDED, UNLISTED

COLUMNS = (
    Column("group", "类别", 13),
    Column("item", "项目", 34),
    Column("words", "内容", 76),
    DOCUMENT_NUMBER,
    SECTION,
)
MISSING_WORDS = {
    UNDIVIDED: f"{REASONS[UNDIVIDED]}；不是零。",
    UNLISTED: f"{REASONS[UNLISTED]}；不是零。",
    "区间": "全市目标写成区间的，文件点名的县（区）数等于上限，合计与上限核对。",
    COMPUTED: f"{COMPUTED_READING}；未分解年份的情景推算不在本表内。",
}
COMPARISON_WORDS = {word: verdict.meaning for word, verdict in VERDICTS.items()}


def sheet(book: Book, title: str, parts: Iterable[Sequence[Row]]) -> None:
    """The last sheet: version and date, then ``parts`` (reading, documents, definitions, clauses) in one list."""
    edition = [
        _line("版本", "数据版本", book.version),
        _line("版本", "制作日期", book.made_on.isoformat()),
        _line("版本", "来源", "各数逐字摘自所列政策文件；文号、章节、原文见下。"),
    ]
    lines = [*edition, *(line for part in parts for line in part)]
    book.table("说明", f"{title}　说明与出处", "数从哪里来、怎么读、原文怎么写。", COLUMNS, lines)


def reading(words: dict[str, str]) -> list[Row]:
    """Meanings of the words in the cells."""
    return [_line("读法", item, text) for item, text in words.items()]


def documents(rows: Reader, places: Sequence[str] = ()) -> list[Row]:
    """The policy documents of ``places`` (all where none are named)."""
    return [
        _line("文件", f"《{row['title']}》", _about(row), row["document_number"])
        for row in rows("documents/list")
        if not places or row["place"] in places
    ]


def definitions(rows: Iterable[Row]) -> list[Row]:
    """Definitions of the indicators of ``rows`` (indicator, definition), each once."""
    words = {row["indicator"]: row["definition"] for row in rows if row["indicator"]}
    return [_line("口径", name, text) for name, text in words.items()]


def clauses(rows: Iterable[Row]) -> list[Row]:
    """The clause of each figure of ``rows`` (indicator, year_label, label, document_number, section, quote)."""
    lines = [
        _line(
            "出处", f"{row['indicator']}　{row['year_label']}　{row['label']}", f"“{row['quote']}”",
            row["document_number"], row["section"],
        )
        for row in rows
    ]  # fmt: skip
    return list({tuple(line.values()): line for line in lines}.values())


def _about(row: Row) -> str:
    issued: date | None = row["issued_on"]
    when = f"{issued:%Y-%m-%d}成文或印发" if issued else "文本未注成文日期"
    note = f"；{row['note']}" if row["note"] else ""
    return f"{row['issuer']}，{when}，期间{row['period']}{note}"


def _line(group: str, item: str, words: str, number: str = "", section: str = "") -> Row:
    return {"group": group, "item": item, "words": words, "document_number": number, "section": section}
