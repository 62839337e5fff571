"""Presets of a deck: which slides a report of eight pages keeps, and how long a list of slides takes to tell."""

from collections.abc import Sequence

from yuboard.slides.model import Kind, Slide, Story

REPORT, _TABLE = 8, 3
# Minutes a slide takes: what its kind asks of a speaker. The slides on how to read are kept for questions.
_MINUTES: dict[Kind, float] = {"cover": 0.5, "method": 0.5, "table": 2.0, "findings": 2.0}
_ELSE = 1.5
RULE = "封面和口径页各半分钟，图和地图每页1.5分钟，表每页2分钟"
# What a short report keeps first, one of each and then a second of each; where cities are compared,
# what is told of one city alone comes last.
_ORDER: tuple[Kind, ...] = (
    "bullets",
    "trajectory",
    "comparison",
    "quotas",
    "findings",
    "squares",
    "panels",
    "layout",
    "table",
    "beads",
    "method",
)
_OF_ONE: tuple[Kind, ...] = ("trajectory", "layout")


def report(story: Story) -> list[str]:
    """Keys of the eight slides at most that a short report keeps, in the order of the story.

    The cover, all pages of the first table and the documents stay; then the first of each kind, then the second of
    each. A first table of more pages than ``_TABLE`` is left out: a part of the first targets would pass for the whole.
    """
    slides = story.slides
    tables = [slide for slide in slides if slide.kind == "table"]
    first = [slide for slide in tables if _stem(slide) == _stem(tables[0])]
    slides = slides if len(first) <= _TABLE else tuple(slide for slide in slides if slide not in first)
    first = [slide for slide in first if slide in slides]
    kept = [slides[0], *[slide for slide in slides if slide.kind == "method"][-1:], *first][:REPORT]
    others = [slide for slide in slides if slide not in kept]
    is_compared = any(slide.kind == "comparison" for slide in slides)
    ranked = sorted(others, key=lambda slide: _rank(slide, others, is_compared))
    chosen = {slide.key for slide in [*kept, *ranked][:REPORT]}
    return [slide.key for slide in slides if slide.key in chosen]


def _stem(slide: Slide) -> str:
    """The key without the number of a page."""
    stem, _, number = slide.key.rpartition("-")
    return stem if number.isdigit() else slide.key


def _rank(slide: Slide, others: Sequence[Slide], is_compared: bool) -> tuple[bool, int, int]:
    """Which of its kind a slide is, and where its kind stands; what is one city's after all that compares cities."""
    nth = [other.key for other in others if other.kind == slide.kind].index(slide.key)
    return is_compared and slide.kind in _OF_ONE, nth, _ORDER.index(slide.kind)


def minutes(slides: Sequence[Slide]) -> float:
    """How long the slides take to tell, by ``RULE`` (测算)."""
    return sum(_MINUTES.get(slide.kind, _ELSE) for slide in slides)
