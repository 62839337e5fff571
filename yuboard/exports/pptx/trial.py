"""Trial of an uploaded house template: a deck of one cover and one page is made on it, in the child process."""

from datetime import date

from yuboard.exports.pptx.stripping import stripped
from yuboard.limited import Limits

LIMITS = Limits(processor=20, clock=40, memory=900_000_000)


def accepted(content: bytes) -> tuple[None, bytes]:
    """The template stripped, once a deck could be made on it. Raises TemplateError."""
    clean = stripped(content)
    # Slow to load, and not needed for what was refused by now.
    from yuboard.exports.pptx.presentation import deck
    from yuboard.slides.model import Cell, Note, Slide, Source, Story

    sources = (Source("", "试页", "文号", "文件", "章节", "原文"),)
    cover = Slide("cover", "cover", "封面", "副题", "地区", 1, notes=(Note("要点", "说明", "1"),), sources=sources)
    cells = ((Cell("格"),),)
    page = Slide("table", "page", "标题", "说明", "地区", 1, None, ("列",), (1.0,), cells, sources=sources)
    deck(Story("试页", (cover, page)), version="试", made_on=date(2026, 1, 1), template=clean)
    return None, clean
