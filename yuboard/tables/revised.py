"""Revisions of reported values as HTML: what stood first, what took its place, and the cell of each."""

from collections.abc import Sequence

from markupsafe import Markup

from yuboard.record.results import Row
from yuboard.tables import html
from yuboard.tables.columns import titles
from yuboard.tables.columns.reporting import REVISED
from yuboard.wording import reports
from yuboard.wording.markup import tag

# What a cell answers with, before the entry that it is of.
ENTRY = "entry"


def revised(rows: Sequence[Row]) -> Markup:
    """``rows`` of reported/revisions; each cell leads to its evidence."""
    body = tag("tbody", *(html.headed(_cells(row), titles(REVISED)) for row in rows))
    return tag("div", tag("table", html.head(titles(REVISED)), body, class_="list"), class_="tables")


def _cells(row: Row) -> list[Markup]:
    subject = f"（{row['subject']}）" if row["subject"] else ""
    period = reports.period(row["period_start"].isoformat(), row["period_end"].isoformat())
    return [
        tag("span", tag("strong", row["place"]), f"　{row['indicator']}{subject}"),
        tag("span", f"{period}　{row['basis']}"),
        tag("span", _change(_stated(row, "earlier"), _stated(row, "later"))),
        _cell(row, "earlier"),
        _cell(row, "later"),
        tag("span", reports.moment(row["approved_at"])),
    ]


def _change(earlier: reports.Stated, later: reports.Stated) -> str:
    """How a value changed; one that was confirmed is told too."""
    said = reports.change(earlier, later)
    return f"{reports.amount(*later)}　{said}" if said == reports.SAME else said


def _stated(row: Row, which: str) -> reports.Stated:
    return reports.Stated(row[f"{which}_value"], row[f"{which}_unit"], row[f"{which}_status"])


def _cell(row: Row, which: str) -> Markup:
    where = f"{row[f'{which}_kind']}　{row[f'{which}_file']}　{row[f'{which}_cell']}"
    return html.chosen(ENTRY, str(row[f"{which}_id"]), where)
