"""Tables of what documents say: stated values, sources, definitions, how targets relate."""

from collections.abc import Sequence

from yuboard.record.results import Row
from yuboard.record.rows import documents, lineage, method, progress, quality, trend
from yuboard.tables import columns
from yuboard.tables.markdown import Table, listed, small, source, table, with_quotes
from yuboard.wording.markdown import escape


def stated_values(points: Sequence[trend.Point]) -> Table:
    """Each stated value of a trend with its wording, section and quote."""
    return with_quotes(
        columns.figures.STATED_LIST,
        (
            (
                f"{escape(row['place_short'])}　{row['year_label']}",
                f"**{escape(row['plain_label'])}**　{_subject(row)}{_mark(row)}{row['role_word']}",
            )
            for row in points
        ),
        points,
    )


def _subject(row: Row) -> str:
    return f"{escape(row['subject'])}　" if row["subject"] else ""


def _mark(row: Row) -> str:
    return f":orange-badge[{escape(row['mark'])}]　" if row["mark"] else ""


def document_list(rows: Sequence[documents.Document]) -> Table:
    """The documents with number, issuer, dates, period and what is known of gaps in them."""
    return table(
        columns.documents.DOCUMENT_LIST,
        (
            (
                f"**{escape(row['title'])}**　{escape(row['document_number'])}",
                escape(row["issuer"]),
                f"{row['issued_on']:%Y-%m-%d}" if row["issued_on"] else "文本未注",
                row["period"],
                f"{row['figures']}条",
                escape(row["note"] or ""),
            )
            for row in rows
        ),
    )


def base_list(bases: Sequence[documents.Base]) -> Table:
    """The upstream documents that each document cites."""
    return table(
        columns.documents.BASE_LIST,
        (
            (
                escape(row["short_title"]),
                row["relation"],
                f"{escape(row['title'])}　{escape(row['number'])}",
                f"“{escape(row['quote'])}”{small(row['note'])}",
            )
            for row in bases
        ),
    )


def summary(rows: Sequence[quality.Document]) -> Table:
    """Counts of figures per document."""
    return listed(columns.documents.SUMMARY_COLUMNS, rows)


def inferred(rows: Sequence[quality.Inferred]) -> Table:
    """Figures whose year is inferred, with the reason."""
    return listed(columns.figures.INFERRED_COLUMNS, rows)


def rates(rows: Sequence[method.Rate]) -> Table:
    """Exchange rates by year."""
    return listed(columns.documents.RATE_COLUMNS, rows)


def presets(rows: Sequence[progress.Preset]) -> Table:
    """The ways of calling progress by a word: bounds, whether in use, and who draws them so."""
    return listed(columns.progress.PRESET_LIST, preset_rows(rows))


def preset_rows(rows: Sequence[progress.Preset]) -> list[Row]:
    """Presets with a word for whether they are in use."""
    return [dict(row) | {"active": "启用" if row["is_active"] else "备选"} for row in rows]


def indicators(rows: Sequence[method.Indicator]) -> Table:
    """The indicators of one domain with unit, quantity and definition."""
    return listed(columns.documents.INDICATOR_LIST, rows)


def relation_list(rows: Sequence[lineage.Relation]) -> Table:
    """Targets that repeat or differ from another."""
    return table(
        columns.figures.RELATION_LIST,
        (
            (
                row["relation"],
                f"{escape(row['place'])}　{escape(row['indicator'])}　{row['year_label']}",
                _statement(row, "earlier"),
                _statement(row, "later"),
                escape(row["words"]),
            )
            for row in rows
        ),
    )


def repetition_list(rows: Sequence[Row]) -> Table:
    """Targets that one document states again: each statement with its section."""
    return table(
        columns.figures.REPETITION_LIST,
        (
            (
                f"{escape(row['indicator'])}　{row['year_label']}",
                *(
                    f"**{escape(row[f'{side}_label'])}**{small(row[f'{side}_section'])}"
                    for side in ("earlier", "later")
                ),
            )
            for row in rows
        ),
    )


def _statement(row: Row, side: str) -> str:
    return f"**{escape(row[f'{side}_label'])}**　{source(row[f'{side}_document'], row[f'{side}_section'])}"
