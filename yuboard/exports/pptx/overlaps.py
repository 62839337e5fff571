"""Overlaps on a finished page: what of ours lies on a placeholder, on a picture of the template or beyond the edge."""

from typing import Any

from pptx.util import Emu

from yuboard.exports.errors import TemplateError
from yuboard.exports.pptx.areas import Areas, crosses
from yuboard.exports.pptx.text import Box


def check_apart(pptx_slide: Any, areas: Areas, number: int, *, is_cover: bool) -> None:
    """Raise TemplateError, with the page and both things, where our content lies on what the template has there."""
    obstacles = [] if is_cover else [("版式的" + name.partition("版式的")[2], box) for name, box in areas.obstacles]
    title = areas.cover_title if is_cover else areas.title
    page = Box(0, 0, areas.width, 7.5)
    for shape in pptx_slide.shapes:
        if shape.is_placeholder or shape.name == "分隔":
            continue
        sides = (shape.left, shape.top, shape.width, shape.height)
        box = Box(*(Emu(side).inches / areas.scale for side in sides))
        where = f"套用模板后，第{number}页“{pptx_slide.shapes.title.text_frame.text}”的“{shape.name}”"
        for name, other in [("标题", title), *obstacles]:
            if crosses(box, other, 0.04):
                raise TemplateError(f"{where}与{name}重叠，没有生成：请把{name}移开或缩小。")
        if min(box.left, box.top) < -0.04 or box.left + box.width > page.width + 0.04 or box.top + box.height > 7.54:
            raise TemplateError(f"{where}超出页面，没有生成：请放大这个版式的空处。")
