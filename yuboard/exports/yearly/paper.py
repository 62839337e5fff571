"""Yearly report as PDF on A4, typeset with the bundled font."""

from datetime import date
from pathlib import Path
from typing import Any

from yuboard.exports.typesetting import typeset
from yuboard.exports.yearly.story import Story, Table
from yuboard.tables.columns import titles

_TEMPLATE = Path(__file__).with_suffix(".typ")


def paper(story: Story, made_on: date) -> bytes:
    """The report as PDF; the same story and day make the same bytes. Raises ExportError."""
    data = {
        "title": story.title,
        "facts": story.facts,
        "sections": [{"head": one.head, "parts": list(map(_part, one.parts))} for one in story.sections],
        "stamp": story.stamp,
        "made": [made_on.year, made_on.month, made_on.day],
    }
    return typeset(_TEMPLATE, data, "pdf", made_on)


def _part(part: str | Table) -> dict[str, Any]:
    if isinstance(part, str):
        return {"words": part}
    return {
        "caption": part.caption,
        "heads": titles(part.columns),
        "widths": [column.width for column in part.columns],
        "rows": part.rows,
    }
