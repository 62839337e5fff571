"""Areas of a page: where the layouts' own placeholders stand, what is left for our text, and whether that is enough."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Emu

from yuboard.exports.errors import TemplateError
from yuboard.exports.pptx.text import Box

LEFT, WIDTH = 0.62, 12.1
_PAGE = Box(0, 0, 13.333, 7.5)
_CALLED = {
    PP_PLACEHOLDER.TITLE: "标题",
    PP_PLACEHOLDER.CENTER_TITLE: "标题",
    PP_PLACEHOLDER.SUBTITLE: "副标题",
    PP_PLACEHOLDER.FOOTER: "页脚",
    PP_PLACEHOLDER.DATE: "日期",
    PP_PLACEHOLDER.SLIDE_NUMBER: "页码",
}
FILLED = tuple(_CALLED)
FURNITURE = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER)
# A title of one line, in inches; how high the body of a page and the key points of a cover are at least.
_NARROWEST, _LOWEST, _ROOM, _KEY_POINTS = 8.0, 0.4, 4.7, 2.6
_LOWEST_BODY, _HIGHEST_BODY = 6.8, 1.6
# Where a footer stands that the layout does not have.
FOOTER, DATE = Box(LEFT, 6.93, 7.9, 0.4), Box(8.6, 6.93, 3.4, 0.4)


@dataclass(frozen=True)
class Areas:
    """Where our text stands, in inches.

    ``top`` and ``bottom`` bound the body of a content page, ``eyebrow`` is the top of the line that names the place,
    ``key_points`` the top of those on the cover, ``dek`` that of a subtitle which the layout lacks.
    """

    top: float
    bottom: float
    eyebrow: float
    key_points: float
    dek: float


def areas(cover: Any, content: Any) -> Areas:
    """The areas of two layouts. Raises TemplateError, naming the layout, where one of them cannot hold our text."""
    held = _held(content)
    title, furniture = _title(held), [held[kind] for kind in FURNITURE if kind in held]
    if title.top + title.height / 2 > _PAGE.height / 2:
        raise TemplateError(f"模板的“{content.name}”版式的标题在页面下半部，正文没有位置：请把标题移到页面上部。")
    _keep_apart(content.name, held)
    above = [box for box in furniture if box.top + box.height / 2 < _PAGE.height / 2]
    head = max(map(_end, [title, *above]))
    # The line that names the place stands over the title, or below it where the title stands high.
    is_over = title.top >= 0.56 and not any(_cross(Box(LEFT, 0.3, 9.22, 0.26), box) for box in above)
    eyebrow = 0.3 if is_over else head + 0.06
    top = max((head if is_over else eyebrow + 0.26) + 0.54, _HIGHEST_BODY)
    bottom = min([_LOWEST_BODY, *(box.top - 0.13 for box in furniture if box not in above)])
    if bottom - top < _ROOM:
        words = f"“{content.name}”版式在标题以下、页脚以上只剩{_cm(max(bottom - top, 0))}厘米高"
        raise TemplateError(f"模板的{words}，放不下正文，至少要{_cm(_ROOM)}厘米：请上移或缩小标题，页脚放在页底。")
    return Areas(top, bottom, eyebrow, *_cover(cover))


def _cover(cover: Any) -> tuple[float, float]:
    held = _held(cover)
    title, subtitle = _title(held), held.get(PP_PLACEHOLDER.SUBTITLE)
    _keep_apart(cover.name, held)
    dek = max(_end(title) + 0.05, 2.2)
    key_points = max(3.55, _end(subtitle) + 0.3 if subtitle else dek + 1.0, _end(title) + 0.3)
    feet = [box.top for kind, box in held.items() if kind in FURNITURE and box.top > _PAGE.height / 2]
    lowest = min([_PAGE.height - 0.55, *feet])
    if key_points + _KEY_POINTS > lowest:
        words = f"“{cover.name}”版式的标题和副标题下缘在{_cm(key_points - 0.3)}厘米处"
        raise TemplateError(f"模板的{words}，下面放不下要点：请上移到{_cm(lowest - _KEY_POINTS - 0.3)}厘米以上。")
    return key_points, dek


def _held(layout: Any) -> dict[Any, Box]:
    """The boxes of a layout's placeholders that slides fill, by kind. Raises TemplateError for unusable ones."""
    found: dict[Any, Box] = {}
    for shape in layout.placeholders:
        kind = shape.placeholder_format.type
        if kind not in _CALLED or kind in found:
            continue
        sides = (shape.left, shape.top, shape.width, shape.height)
        if None in sides:
            raise TemplateError(f"模板的“{layout.name}”版式没有写明{_CALLED[kind]}的位置和大小，请在母版里设定。")
        found[kind] = Box(*(Emu(side).inches for side in sides))
        if not _is_inside(found[kind]):
            raise TemplateError(f"模板的“{layout.name}”版式的{_CALLED[kind]}超出页面，请移回页内。")
    title = _title(found)
    if title.width < _NARROWEST or title.height < _LOWEST:
        size = f"{_cm(_NARROWEST)}×{_cm(_LOWEST)}厘米"
        raise TemplateError(f"模板的“{layout.name}”版式的标题太小，放不下一行字，至少要{size}。")
    return found


def _keep_apart(layout: str, held: dict[Any, Box]) -> None:
    for kind, other in combinations(held, 2):
        if _cross(held[kind], held[other]):
            words = f"{_CALLED[kind]}与{_CALLED[other]}"
            raise TemplateError(f"模板的“{layout}”版式的{words}互相重叠，请移开。")


def _title(held: dict[Any, Box]) -> Box:
    return held.get(PP_PLACEHOLDER.TITLE) or held[PP_PLACEHOLDER.CENTER_TITLE]


def _end(box: Box) -> float:
    return box.top + box.height


def _is_inside(box: Box, spare: float = 0.02) -> bool:
    beyond = max(box.left + box.width - _PAGE.width, _end(box) - _PAGE.height)
    return min(box.left, box.top, box.width, box.height) >= -spare and beyond <= spare


def _cross(one: Box, other: Box, spare: float = 0.02) -> bool:
    """Whether two boxes share more than their edges."""
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(_end(one), _end(other)) - max(one.top, other.top)
    return across > spare and down > spare


def _cm(inches: float) -> str:
    return f"{inches * 2.54:.1f}"
