"""Label placement: names kept apart, call-outs stacked in a margin."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from yuboard.wording.measuring import width

# The height of a line of letters, in em.
LINE = 1.25
_ROUNDS, _STEP = 120, 0.4
# What stays free beside letters, in em.
_FREE = 0.3


class Box(NamedTuple):
    """A bounding box: its centre, width and height in units of the drawing."""

    x: float
    y: float
    width: float
    height: float


def box(x: float, y: float, lines: Iterable[str], size: float) -> Box:
    """The bounding box of lines of letters of one size around a point."""
    widths = [width(line) for line in lines]
    return Box(x, y, (max(widths, default=0) + _FREE) * size, len(widths) * size * LINE)


def apart(boxes: Sequence[Box], fixed: Sequence[Box] = ()) -> list[tuple[float, float]]:
    """The centres of ``boxes``, moved a little at a time until none lies over another or over one that is fixed."""
    centres = [[part.x, part.y] for part in (*boxes, *fixed)]
    sizes = [(part.width, part.height) for part in (*boxes, *fixed)]
    count = len(boxes)
    for _ in range(_ROUNDS):
        is_moved = False
        for one, other in combinations(range(len(centres)), 2):
            if one >= count:
                continue
            overlap = [
                (sizes[one][axis] + sizes[other][axis]) / 2 - abs(centres[one][axis] - centres[other][axis])
                for axis in (0, 1)
            ]
            if min(overlap) <= 0.01:
                continue
            axis = 1 if overlap[1] <= overlap[0] else 0
            step = (overlap[axis] + 0.1) * _STEP * (1 if centres[one][axis] >= centres[other][axis] else -1)
            centres[one][axis] += step if other < count else 2 * step
            centres[other][axis] -= step if other < count else 0
            is_moved = True
        if not is_moved:
            break
    return [(x, y) for x, y in centres[:count]]


def stack(wanted: list[float], step: float, low: float, high: float) -> list[float]:
    """Heights as near to the wanted (ascending) ones as a least step and the ends of the margin allow."""
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + step if placed else low))
    over = (placed[-1] - high) if placed else 0
    excess = sum(placed) / len(placed) - sum(wanted) / len(wanted) if placed else 0
    shift = max(over, min(excess, placed[0] - low) if placed else 0)
    return [y - shift for y in placed]
