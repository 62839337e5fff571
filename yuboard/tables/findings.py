"""Findings and revisions as lists: a finding opens below its head, a revision has its two statements side by side."""

from collections.abc import Sequence

from markupsafe import Markup

from yuboard.record.results import Row
from yuboard.wording.findings import finding, finding_head, revision_side
from yuboard.wording.markup import Link, blocks, inline, tag
from yuboard.wording.parts import Phrase


def finding_list(groups: Sequence[tuple[Phrase, Sequence[Row]]], link: Link) -> Markup:
    """``groups`` of rows of quality/findings, each under its heading; an empty heading is left out."""
    made = []
    for heading, rows in groups:
        head = tag("h3", inline(heading, link)) if heading else Markup("")
        made.append(tag("section", head, *(_finding(row, link) for row in rows)))
    return tag("div", *made, class_="tables findings")


def _finding(row: Row, link: Link) -> Markup:
    head = tag("summary", tag("span", inline(finding_head(row), link)))
    return tag("details", head, tag("div", blocks(finding(row), link)), id=row["finding_id"])


def revision_list(rows: Sequence[Row], link: Link) -> Markup:
    """``rows`` of quality/revisions."""
    return tag("div", *(_revision(row, link) for row in rows), class_="tables revisions")


def _revision(row: Row, link: Link) -> Markup:
    sides = (("earlier", "先发"), ("later", "后发"))
    both = tag("div", *(tag("div", blocks(revision_side(row, which, word), link)) for which, word in sides))
    head = tag("h3", f"{row['place']}　{row['indicator']}　{row['year']}年")
    rule = tag("p", tag("strong", "读法"), f"　{row['rule']}　{row['reason']}")
    return tag("section", head, both, rule)
