"""Scores by a bureau's own rule, in words: whose rule, how many points, and how each came about."""

from collections.abc import Sequence
from fractions import Fraction

from yuboard.progress.measures import Input
from yuboard.progress.scoring import PACE, STEPPED, Item, Point, Rule, Score
from yuboard.progress.states import rounded
from yuboard.wording.missing import COMPUTED
from yuboard.wording.numbers import amount
from yuboard.wording.progress import scoped
from yuboard.wording.reporting import day

TITLE = "计分"
UNSCORED = "不计分"
COMPUTED_SHORT = f"{COMPUTED}，不是考核结果"
ABOUT = f"{COMPUTED}：照登记的计分办法由已审定的数算出，不是考核结果。不计分的写明原因，不当作零分，也不排名次。"


def headed(rule: Rule) -> str:
    """A rule by its title and year."""
    return f"{rule.title}　{rule.year}年"


def basis(rule: Rule) -> str:
    """Who set a rule, by what, and when."""
    return f"依据：{rule.issuer}　{rule.number}　{day(rule.issued_on)}"


def source(rule: Rule) -> str:
    """That, and how many points a rule gives for what."""
    items = "；".join(f"{one.title}{full(one)}（{way(one)}）" for one in rule.items)
    return f"{basis(rule)}。共{_points(rule.points)}：{items}。"


def full(item: Item) -> str:
    """The points that an item gives at most."""
    return _points(item.points)


def way(item: Item) -> str:
    """The way from a value to the points of an item: the steps in their order, or where proportion begins and ends."""
    unit = _unit(item)
    if item.zero_at is not None and item.full_at is not None:
        ends = f"{amount(float(item.zero_at))}{unit}得0分，{amount(float(item.full_at))}{unit}得满分"
        return f"{item.measure}{ends}，中间按比例"
    signs = {">=": "≥ ", "<=": "≤ "}
    said = []
    for one in item.steps:
        bound = f"{signs[one.comparison or '>=']}{amount(float(one.bound))}{unit}" if one.bound is not None else "其余"
        said.append(f"{bound}得{_points(one.points)}")
    return f"{item.measure}{'、'.join(said)}"


def total(score: Score) -> str:
    """Points of what can be scored, of how many that could give; the word where nothing can."""
    return "，".join(filter(None, (gained(score), reachable(score))))


def gained(score: Score) -> str:
    """Points of what can be scored; the word where nothing can."""
    return UNSCORED if score.total is None else _points(score.total)


def reachable(score: Score) -> str:
    """How many points what can be scored could give; empty where nothing can."""
    return "" if score.total is None else f"满分{_points(score.reachable)}"


def scored(found: Sequence[Score]) -> str:
    """How many parties have points for anything, of how many."""
    some = sum(score.total is not None for score in found)
    return f"{len(found)}个单位都有分" if some == len(found) else f"{len(found)}个单位中{some}个有分"


def counted(score: Score) -> str:
    """How many of the items can be scored."""
    return f"{len(score.counted)}/{len(score.points)}项可计分"


def points(point: Point) -> str:
    """The points for an item, of how many; or that there are none, and why."""
    if point.given.value is None:
        return f"{UNSCORED}：{point.given.obstacle}"
    return f"{_points(point.given.value)}（{_points(point.item.points)}）"


def value(point: Point) -> str:
    """The value that the points are given for, with the word on its scope; empty where there is none."""
    if point.value is None:
        return ""
    unit = _unit(point.item)
    scope = scoped(point.goal) if point.goal else ""
    return f"{point.item.measure}{amount(float(point.value))}{unit}{scope}"


def formula(point: Point) -> str:
    """The reckoning of the points with the numbers in it; empty where there are none."""
    if point.given.value is None:
        return ""
    known = {one.name: one for one in point.given.inputs}
    counts = "，".join(f"{name}{_input(known[name])}" for name in ("按期", "到期") if name in known)
    if point.given.formula.key == STEPPED.key:
        return counts
    own, low, high, most = (amount(float(one.value)) for one in point.given.inputs[-4:])
    less = f"（{low}）" if point.given.inputs[-3].value < 0 else low
    reckoned = f"（{own} − {less}）÷（{high} − {less}）× {most} = {_points(point.given.value)}"
    return "；".join(filter(None, (counts, reckoned)))


def cells(point: Point) -> str:
    """Where the reported values behind a point stand; empty of none."""
    actual = point.goal.actual if point.goal else None
    if actual is None:
        return ""
    return "；".join("　".join(filter(None, (one.file, one.sheet, one.cell))) for one in actual.entries)


def told(found: Sequence[Score]) -> str:
    """Announcement of some scores for screen readers."""
    return f"{len(found)}个单位的{TITLE}"


def _unit(item: Item) -> str:
    return "个百分点" if item.measure == PACE else "%"


def _points(value: Fraction) -> str:
    return f"{amount(float(rounded(value, 2)))}分"


def _input(one: Input) -> str:
    return f"{amount(float(one.value))}{one.unit}"
