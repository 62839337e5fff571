"""Tables of what documents say: stated values, sources, definitions, how targets relate."""

from collections.abc import Sequence

from yuboard.record.results import Row
from yuboard.tables.cells import Table, listed, quoted, source
from yuboard.tables.columns import INDICATOR_COLUMNS, INFERRED_COLUMNS, RATE_COLUMNS, SUMMARY_COLUMNS
from yuboard.wording.markdown import escape


def stated_values(points: Sequence[Row]) -> Table:
    """Each stated value of a trend with its wording, section and quote."""
    return list(
        {
            "年份": f"{row['place_short']}　{row['year_label']}",
            "文件表述": f"**{escape(row['label'])}**　{_subject(row)}{_mark(row)}{row['role_word']}",
            "原文与出处": quoted(row),
        }
        for row in points
    )


def _subject(row: Row) -> str:
    return f"{escape(row['subject'])}　" if row["subject"] else ""


def _mark(row: Row) -> str:
    return f":orange-badge[{escape(row['mark'])}]　" if row["mark"] else ""


def document_list(documents: Sequence[Row]) -> Table:
    """The documents with number, issuer, dates, period and what is known of gaps in them."""
    return list(
        {
            "文件": f"**{escape(row['title'])}**　{escape(row['document_number'])}",
            "发文机关": row["issuer"],
            "成文（印发）日期": f"{row['issued_on']:%Y-%m-%d}" if row["issued_on"] else "文本未注",
            "期间": row["period"],
            "数字": f"{row['figures']}条",
            "说明": escape(row["note"] or ""),
        }
        for row in documents
    )


def base_list(bases: Sequence[Row]) -> Table:
    """The upstream documents that each document cites."""
    return list(
        {
            "文件": row["short_title"],
            "引用": f"{escape(row['title'])}　{escape(row['number'])}",
            "原文": f"“{escape(row['quote'])}”",
        }
        for row in bases
    )


def summary(rows: Sequence[Row]) -> Table:
    """Counts of figures per document."""
    return listed(rows, SUMMARY_COLUMNS)


def inferred(rows: Sequence[Row]) -> Table:
    """Figures whose year is inferred, with the reason."""
    return listed(rows, INFERRED_COLUMNS)


def rates(rows: Sequence[Row]) -> Table:
    """Exchange rates by year."""
    return listed(rows, RATE_COLUMNS)


def indicators(rows: Sequence[Row]) -> Table:
    """The indicators of one domain with unit, quantity and definition."""
    return listed(rows, {name: title for name, title in INDICATOR_COLUMNS.items() if name != "domain"})


def relation_list(rows: Sequence[Row]) -> Table:
    """Which target repeats or differs from which."""
    return list(
        {
            "关系": row["relation"],
            "目标": f"{row['place']}　{escape(row['indicator'])}　{row['year_label']}",
            "先发或主条": _statement(row, "earlier"),
            "后发或重申": _statement(row, "later"),
            "处理": escape(row["words"]),
        }
        for row in rows
    )


def _statement(row: Row, which: str) -> str:
    return f"**{escape(row[f'{which}_label'])}**　{source(row[f'{which}_document'], row[f'{which}_section'])}"
