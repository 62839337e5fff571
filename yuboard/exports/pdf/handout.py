"""The handout: every slide of a list with the clauses behind it, on A4, for those who sit in the room."""

from datetime import date
from pathlib import Path

from yuboard import theme
from yuboard.exports.typesetting import standalone, typeset
from yuboard.problems import SelectionError
from yuboard.slides.drawing import drawing
from yuboard.slides.model import Story, stamp

_TEMPLATE = Path(__file__).with_suffix(".typ")


def handout(story: Story, *, version: str, made_on: date) -> bytes:
    """The slides of ``story`` as PDF, with their remarks and clauses. Raises SelectionError where there is no slide."""
    if not story.slides:
        raise SelectionError("没有选任何一页，讲义未生成。")
    slides = [
        {"svg": standalone(drawing(slide, theme.LIGHT)), "notes": slide.remarks(), "title": slide.title}
        for slide in story.slides
    ]
    data = {
        "title": story.subject,
        "slides": slides,
        "stamp": f"{stamp(version, made_on)}　豫策看板",
        "made": [made_on.year, made_on.month, made_on.day],
    }
    return typeset(_TEMPLATE, data, "pdf", made_on)
