"""Areas of a page: where a layout's placeholders and pictures stand, and the largest room that they leave for our text.

All is in inches of a page 7.5 inches high; a page of another height is ``Areas.scale`` times as large.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Emu

from yuboard.exports.errors import TemplateError
from yuboard.exports.pptx.text import Box, lines_of

HEIGHT = 7.5
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
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
# What keeps free of the page's edges, and of what stands on the page.
_SIDE, _UPPER, _LOWER, _APART = 0.62, 0.3, 0.3, 0.08
# The least body of a content page: the line of the place, that of the scope, a foot, and what is left for a chart.
_EYEBROW, _DEK, _FOOT, _LEAST_WIDTH, _LEAST_HEIGHT = 0.3, 0.48, 0.44, 5.2, 3.0
# A key point of a cover: as high, and as wide for each.
_KEY_POINT = (1.25, 5.0)
# The points that a title is set in at least, its longest words, and how much wider a typeface may be.
LEAST_TITLE, _LONGEST_TITLE, _WIDER = 14, "一" * 32, 1.2
# A picture that covers this share of a page is its ground; of more shapes than these only the largest are kept clear.
_GROUND, _MOST = 0.55, 40


@dataclass(frozen=True)
class Areas:
    """Where our text stands on the pages of a template.

    ``content`` is what charts and tables have; ``eyebrow``, ``dek`` and ``foot`` are lines, ``foot`` is None where the
    layout has a footer of its own. Of the cover: ``key_points``, and ``subtitle`` where the layout has none; each is
    None where there is no room. ``width`` is that of the page.
    """

    width: float
    scale: float
    title: Box
    eyebrow: Box
    dek: Box
    content: Box
    foot: Box | None
    key_points: Box | None
    subtitle: Box | None
    cover_title: Box
    obstacles: tuple[tuple[str, Box], ...]


def areas(cover: Any, content: Any, size: tuple[int, int]) -> Areas:
    """The areas of two layouts on a page of ``size``. Raises TemplateError, naming the layout, where there is none."""
    scale = Emu(size[1]).inches / HEIGHT
    page = Box(0, 0, Emu(size[0]).inches / scale, HEIGHT)
    held = _held(content, page, scale)
    title = _title(content, held)
    blocks = [*_blocks(content, held), *_pictures(content, page, scale)]
    own = _own_body(content, page, scale)
    body = own if own and not _crossing(own, blocks) else _largest(page, [box for _, box in blocks], title)
    eyebrow = Box(body.left, title.top - 0.28, body.width, 0.26)
    is_over = title.top + title.height <= body.top + 0.3 and eyebrow.top >= 0.24 and not _crossing(eyebrow, blocks)
    top = body.top
    if not is_over:
        eyebrow, top = Box(body.left, top, body.width, 0.26), top + _EYEBROW
    dek = Box(body.left, top, body.width, 0.3)
    has_foot = PP_PLACEHOLDER.FOOTER in held
    bottom = body.top + body.height - (0 if has_foot else _FOOT)
    room = Box(body.left, top + _DEK, body.width, bottom - top - _DEK)
    if room.width < _LEAST_WIDTH or room.height < _LEAST_HEIGHT:
        wide, high, least_wide, least_high = (
            _cm(side * scale) for side in (room.width, room.height, _LEAST_WIDTH, _LEAST_HEIGHT)
        )
        found = f"“{content.name}”版式除标题、页脚和图片外，连成一片的空处只有{wide}×{high}厘米"
        least = f"宽{least_wide}、高{least_high}厘米"
        raise TemplateError(f"模板的{found}，放不下正文，至少要{least}：请缩小或移开标题、页脚或图片。")
    foot = None if has_foot else Box(body.left, bottom + 0.06, body.width, _FOOT - 0.06)
    on_cover = _held(cover, page, scale)
    return Areas(
        page.width,
        scale,
        title,
        eyebrow,
        dek,
        room,
        foot,
        *_cover(cover, on_cover, page, scale),
        _title(cover, on_cover),
        tuple(blocks),
    )


def _cover(cover: Any, held: dict[Any, Box], page: Box, scale: float) -> tuple[Box | None, Box | None]:
    """Room for the key points, and for a subtitle where the layout has none."""
    title = _title(cover, held)
    blocks = [box for _, box in (*_blocks(cover, held), *_pictures(cover, page, scale))]
    free = _rectangles(page, blocks)
    below = [box for box in free if box.top >= title.top + title.height - 0.05] or free
    best = max(below, key=lambda box: box.width * min(box.height, 3.0), default=None)
    if best is None or best.height < 0.6 or best.width < _KEY_POINT[1]:
        return None, None
    subtitle = None
    if PP_PLACEHOLDER.SUBTITLE not in held:
        subtitle = Box(best.left, best.top, best.width, 0.6)
        best = Box(best.left, best.top + 0.7, best.width, best.height - 0.7)
    points = Box(best.left, best.top + min(0.4, max(best.height - 2.4, 0)), best.width, 0)
    points = Box(points.left, points.top, points.width, best.top + best.height - points.top)
    return (points if points.height >= _KEY_POINT[0] else None), subtitle


def _held(layout: Any, page: Box, scale: float) -> dict[Any, Box]:
    """The boxes of a layout's placeholders that slides fill, by kind. Raises TemplateError for unusable ones."""
    found: dict[Any, Box] = {}
    for shape in layout.placeholders:
        kind = shape.placeholder_format.type
        if kind not in _CALLED or kind in found:
            continue
        box = _box(shape, scale)
        if box is None:
            raise TemplateError(f"模板的“{layout.name}”版式没有写明{_CALLED[kind]}的位置和大小，请在母版里设定。")
        found[kind] = box
        if not _is_inside(box, page):
            raise TemplateError(f"模板的“{layout.name}”版式的{_CALLED[kind]}超出页面，请移回页内。")
    for kind, other in combinations(found, 2):
        if crosses(found[kind], found[other]):
            words = f"{_CALLED[kind]}与{_CALLED[other]}"
            raise TemplateError(f"模板的“{layout.name}”版式的{words}互相重叠，请移开。")
    return found


def _title(layout: Any, held: dict[Any, Box]) -> Box:
    title = next((held[kind] for kind in TITLES if kind in held), None)
    if title is None:
        raise TemplateError(f"模板的“{layout.name}”版式没有标题占位符，标题无处可放。")
    if title_height(_LONGEST_TITLE, LEAST_TITLE, title) > title.height + 0.06:
        raise TemplateError(f"模板的“{layout.name}”版式的标题太小，放不下一句话，请放大标题占位符。")
    return title


def title_height(words: str, size: float, box: Box) -> float:
    """How high a title is in its box, wider than reckoned where its typeface is missing."""
    return lines_of(words, size * _WIDER, box.width - 0.1) * size * 1.2 / 72


def _box(shape: Any, scale: float) -> Box | None:
    sides = (shape.left, shape.top, shape.width, shape.height)
    return None if None in sides else Box(*(Emu(side).inches / scale for side in sides))


def _blocks(layout: Any, held: dict[Any, Box]) -> list[tuple[str, Box]]:
    return [(f"“{layout.name}”版式的{_CALLED[kind]}", box) for kind, box in held.items()]


def _pictures(layout: Any, page: Box, scale: float) -> list[tuple[str, Box]]:
    """Pictures and shapes that a layout and its master draw on every page, but for what covers it as its ground."""
    owners = [layout]
    if layout._element.get("showMasterSp", "1") not in ("0", "false"):
        owners.append(layout.slide_master)
    found = []
    for owner in owners:
        for shape in owner.shapes:
            box = None if shape.is_placeholder else _box(shape, scale)
            shown = box and _within(box, page)
            if shown and shown.width * shown.height < _GROUND * page.width * page.height:
                found.append((f"“{layout.name}”版式的图形“{shape.name}”", shown))
    return sorted(found, key=lambda each: -each[1].width * each[1].height)[:_MOST]


def _within(box: Box, page: Box) -> Box | None:
    """The part of a box that lies on the page."""
    left, top = max(box.left, 0), max(box.top, 0)
    right, bottom = min(box.left + box.width, page.width), min(box.top + box.height, page.height)
    return Box(left, top, right - left, bottom - top) if right > left and bottom > top else None


def _own_body(layout: Any, page: Box, scale: float) -> Box | None:
    """The one placeholder that a layout has for text or objects, which then is the body."""
    others = [shape for shape in layout.placeholders if shape.placeholder_format.type not in _CALLED]
    box = _box(others[0], scale) if len(others) == 1 else None
    return box if box is not None and _is_inside(box, page) else None


def _largest(page: Box, blocks: Sequence[Box], title: Box) -> Box:
    """The largest free rectangle; of those nearly as large the one below the title."""
    free = list(_rectangles(page, blocks))
    if not free:
        return Box(0, 0, 0, 0)
    below = [box for box in free if box.top >= title.top + title.height - 0.05]
    best, under = (max(boxes, key=lambda box: box.width * box.height, default=None) for boxes in (free, below))
    assert best is not None
    is_near = under is not None and under.width * under.height > 0.8 * best.width * best.height
    return under if is_near and under is not None else best


def _rectangles(page: Box, blocks: Sequence[Box]) -> list[Box]:
    """Rectangles between the margins that no block reaches into and that cannot grow."""
    left, right = _SIDE, page.width - _SIDE
    top, bottom = _UPPER, page.height - _LOWER
    grown = [Box(b.left - _APART, b.top - _APART, b.width + 2 * _APART, b.height + 2 * _APART) for b in blocks]
    edges = {left, right, *(x for b in grown for x in (b.left, b.left + b.width) if left < x < right)}
    found = []
    for west, east in combinations(sorted(edges), 2):
        if east - west >= 3.0:
            between = sorted((b for b in grown if b.left < east and b.left + b.width > west), key=lambda b: b.top)
            found += [Box(west, low, east - west, high - low) for low, high in _gaps(between, top, bottom)]
    return found


def _gaps(blocks: Sequence[Box], top: float, bottom: float) -> Iterator[tuple[float, float]]:
    """Heights that no block covers."""
    reached = top
    for block in blocks:
        if block.top > reached:
            yield reached, min(block.top, bottom)
        reached = max(reached, block.top + block.height)
    if reached < bottom:
        yield reached, bottom


def _crossing(box: Box, blocks: Sequence[tuple[str, Box]]) -> bool:
    return any(crosses(box, other) for _, other in blocks)


def _is_inside(box: Box, page: Box, spare: float = 0.02) -> bool:
    beyond = max(box.left + box.width - page.width, box.top + box.height - page.height)
    return min(box.left, box.top, box.width, box.height) >= -spare and beyond <= spare


def crosses(one: Box, other: Box, spare: float = 0.02) -> bool:
    """Whether two boxes share more than their edges."""
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return across > spare and down > spare


def _cm(inches: float) -> str:
    return f"{max(inches, 0) * 2.54:.1f}"
