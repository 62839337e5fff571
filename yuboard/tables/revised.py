"""Reported values held against others as HTML: against what stood before, and a city's against those of its places."""

from collections.abc import Sequence

from markupsafe import Markup

from yuboard.record.results import Row
from yuboard.record.rows.reported import Parts, Revision
from yuboard.tables import html
from yuboard.tables.columns import titles
from yuboard.tables.columns.reporting import PARTS, REVISED
from yuboard.wording import reports
from yuboard.wording.markup import tag

# What a cell answers with, before the entry that it is of.
ENTRY = "entry"


def revised(rows: Sequence[Revision]) -> Markup:
    """``rows`` of reported/revisions; each cell leads to its evidence."""
    body = tag("tbody", *(html.headed(_cells(row), titles(REVISED)) for row in rows))
    return tag("div", tag("table", html.head(titles(REVISED)), body, class_="list"), class_="tables")


def parts(rows: Sequence[Parts]) -> Markup:
    """``rows`` of reported/parts; the number and the names of places that have one lead to their evidence."""
    body = tag("tbody", *(html.headed(_parts(row), titles(PARTS)) for row in rows))
    return tag("div", tag("table", html.head(titles(PARTS)), body, class_="list"), class_="tables")


def _parts(row: Parts) -> list[Markup]:
    named = zip(row["part_ids"].split("、"), row["parts"].split("、"))
    links = Markup("、").join(html.chosen(ENTRY, entry, place) for entry, place in named)
    silent = row["silent"].split("、") if row["silent"] else []
    return [
        *_about(row, "city"),
        html.chosen(ENTRY, str(row["entry_id"]), f"{row['value']}{row['unit']}"),
        tag("span", reports.added(row["total"], row["unit"])),
        tag("span", reports.beside(row["difference"], row["unit"])),
        tag("span", links, f"　{reports.told_of(row['answered'], row['expected'], silent)}"),
    ]


def _about(row: Row, place: str) -> list[Markup]:
    """Place and indicator, and time and basis of a value."""
    subject = f"（{row['subject']}）" if row["subject"] else ""
    period = reports.period(row["period_start"].isoformat(), row["period_end"].isoformat())
    return [
        tag("span", tag("strong", row[place]), f"　{row['indicator']}{subject}"),
        tag("span", f"{period}　{row['basis']}"),
    ]


def _cells(row: Row) -> list[Markup]:
    return [
        *_about(row, "place"),
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
