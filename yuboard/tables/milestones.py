"""Milestones: the targets that fall due in each year, a year opening below its head, by document."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from yuboard.record.rows.lineage import Milestone
from yuboard.tables.html import pick
from yuboard.wording.markup import tag


def milestone_list(rows: Sequence[Milestone]) -> Markup:
    """``rows`` of lineage/milestones, in order of years."""
    years = groupby(rows, key=lambda row: row["year"])
    return tag("div", *(_year(year, list(found)) for year, found in years), class_="tables findings")


def _year(year: float, rows: Sequence[Milestone]) -> Markup:
    count = sum(row["targets"] for row in rows)
    head = tag("summary", tag("strong", f"{year:.0f}年"), f"　{count:.0f}项")
    return tag("details", head, tag("div", *map(_document, rows)))


def _document(row: Milestone) -> Markup:
    clauses = pick(row["figure_ids"], "逐条看出处", class_="num")
    return tag("p", tag("strong", f"{row['document']}　{row['targets']:.0f}项"), f"　{row['words']}　", clauses)
