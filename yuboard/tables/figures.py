"""Figures as one list: what each is about, its words as a number that leads to its clause, and the quote."""

from collections.abc import Sequence

from markupsafe import Markup

from yuboard.record.results import Row
from yuboard.tables import html
from yuboard.tables.columns import titles
from yuboard.tables.columns.figures import FIGURE_LIST
from yuboard.wording import quoting
from yuboard.wording.markup import Link, inline, tag


def figure_list(rows: Sequence[Row], link: Link, *, is_of_one: bool = False) -> Markup:
    """``rows`` of documents/figures as a table, without their document where all that is found is ``of one``."""
    lines = [_line(row, "" if is_of_one else row["document_number"], link) for row in rows]
    return tag(
        "div", tag("table", html.head(titles(FIGURE_LIST)), tag("tbody", *lines), class_="figures"), class_="tables"
    )


def _line(row: Row, document: str, link: Link) -> Markup:
    subject = f"（{row['subject']}）" if row["subject"] else ""
    about = tag("p", f"{row['place']}　{row['year_label']}　{row['role_word']}", class_="quiet")
    place = tag("p", f"{document} {row['section']}　".lstrip(), inline((quoting.verdict(row).badge,), link))
    return html.row(
        [
            tag("th", row["indicator"], tag("span", subject, class_="subject"), about, scope="row"),
            tag("td", link(row["label"], row["figure_id"])),
            tag("td", f"“{row['quote']}”", place),
        ]
    )
