"""Static pages of evidence: clauses, tasks, criteria, doubts, method."""

from itertools import groupby
from typing import Any

from yuboard import charts
from yuboard.exports.site.context import WIDE, Site, picture
from yuboard.exports.site.phrases import block
from yuboard.record.results import Row
from yuboard.tables.documents import preset_rows
from yuboard.wording import method as words
from yuboard.wording.comparison import VERDICTS

Content = dict[str, Any]


def documents(site: Site) -> Content:
    """Every document with what it cites and every figure in it, section by section."""
    bases = site.rows("documents/bases")
    return {
        "doubts": dict(_by(site.rows("findings/of_figure", figure_id=None), "figure_id")),
        "listed": [
            {
                "row": row,
                "bases": [base for base in bases if base["document_id"] == row["document_id"]],
                "sections": _sections([f for f in site.figures.values() if f["document_id"] == row["document_id"]]),
            }
            for row in site.documents
        ],
    }


def _sections(figures: list[Row]) -> list[tuple[str, list[Row]]]:
    return [(section, list(group)) for section, group in groupby(figures, key=lambda row: row["section"])]


def tasks(site: Site) -> Content:
    """Every task under its document, with the units that it names, and how many each unit has."""
    cells = site.rows("tasks/matrix", places=())
    matrix = picture(charts.unit_matrix(cells, width=WIDE)) if cells else None
    return {"groups": _by(site.rows("record/tasks"), "document_number"), "matrix": matrix}


def criteria(site: Site) -> Content:
    """Every criterion and rule under what it recognises."""
    listed = site.rows("record/criteria")
    numbers = {row["criterion_id"]: row["number"] or row["criterion_id"] for row in listed}
    groups = [(number, _by(rows, "unit_kind")) for number, rows in _by(listed, "document_number")]
    return {"groups": groups, "numbers": numbers}


def lineage(site: Site) -> Content:
    """Lineage: what the documents cite, targets by the year in which they fall due, which repeats or differs."""
    milestones = groupby(site.rows("lineage/milestones"), key=lambda row: row["year"])
    return {
        "events": picture(charts.lineage(site.rows("lineage/events"), width=WIDE)),
        "milestones": [(year, list(rows)) for year, rows in milestones],
        "relations": site.rows("lineage/relations"),
    }


def _by(rows: Any, column: str) -> list[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return list(groups.items())


def quality(site: Site) -> Content:
    """Findings with their clauses, statements that differ, counts by document, inferred years."""
    findings = site.rows("quality/findings")
    places = tuple(dict.fromkeys(row["place"] for row in findings))
    about: dict[str, list[str]] = {}
    for row in site.rows("findings/with_figures", places=places):
        if row["figure_id"]:
            about.setdefault(row["finding_id"], []).append(row["figure_id"])
    return {
        "counts": site.rows("overview/counts")[0],
        "revisions": site.rows("quality/revisions"),
        "findings": [{"row": row, "clauses": site.of(*about.get(row["finding_id"], []))} for row in findings],
        "summary": site.rows("quality/documents"),
        "inferred": site.rows("quality/inferred"),
    }


def method(site: Site) -> Content:
    """How to read everything, the rates, and what each indicator counts."""
    domains = [row["domain"] for row in site.rows("method/domains")]
    return {
        "sections": [(title, block(text)) for title, text in words.SECTIONS.items()],
        "verdict_words": {word: verdict.meaning for word, verdict in VERDICTS.items()},
        "presets": preset_rows(site.rows("progress/presets")),
        "rates": site.rows("method/rates"),
        "domains": [(domain, site.rows("method/indicators", domain=domain)) for domain in domains],
    }
