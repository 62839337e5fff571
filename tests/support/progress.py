"""Goals and approved values for tests of progress, made up; the scales are round so that a person can reckon."""

from datetime import date
from fractions import Fraction

from yuboard.progress.actuals import Actual, Scales, Scope, settled
from yuboard.progress.goals import Goal, last_day
from yuboard.progress.rows import Progress
from yuboard.progress.standing import standing
from yuboard.progress.states import Preset, State, Threshold

UNITS = {
    "亿元": ("元", Fraction(10**8), "人民币"),
    "亿美元": ("美元", Fraction(10**8), "美元"),
    "家": ("家", Fraction(1), "数量"),
    "人": ("人", Fraction(1), "数量"),
    "万人": ("人", Fraction(10**4), "数量"),
    "位": ("位", Fraction(1), "位次"),
    "%": ("%", Fraction(1), "百分比"),
}
SCALES = Scales(
    UNITS,
    {2017: Fraction("6.5")},
    (("made", "海关统计", Scope.UNLIKE, "只含海关统计的部分"), ("made", "专项统计", Scope.SAME, "同一张表")),
)
PRESET = Preset(
    "默认",
    "F3",
    "测试",
    (
        Threshold(State.FAR_BEHIND, "<=", Fraction(-10)),
        Threshold(State.BEHIND, "<=", Fraction(-3)),
        Threshold(State.AHEAD, ">=", Fraction(3)),
        Threshold(State.ON_PACE, None, None),
    ),
)


def goal(**parts: object) -> Goal:
    """A target of 商丘 for a year: 100亿元以上 in 2018, unless told otherwise."""
    made: dict[str, object] = {
        "figure_id": "made-1", "document_id": "made", "document_number": "演示〔2016〕1号", "issued_on": None,
        "section": "一", "quote": "",
        "place_id": "shangqiu", "place": "商丘市", "place_short": "商丘", "city_id": "shangqiu",
        "city": "商丘市", "indicator_id": "made", "indicator": "演示指标", "domain": "演示", "quantity": "flow",
        "direction": "up", "subject": None, "role": "target", "year_start": 2018, "year": 2018,
        "year_label": "2018年", "month": None, "is_inferred": False, "time_basis": "annual", "operator": ">=",
        "low": Fraction(100), "high": None, "unit": "亿元", "tier": None, "label": "100亿元以上", "is_doubted": False,
        "bureaus": (),
    }  # fmt: skip
    made |= parts
    base, factor, dimension = UNITS.get(str(made["unit"]), (None, None, None))
    made = {"base_unit": base, "factor": factor, "dimension": dimension} | made
    made.setdefault("in_points", made["quantity"] in ("share", "rate", "growth"))
    made.setdefault("is_additive", made["quantity"] in ("flow", "stock", "count"))
    made.setdefault("is_yearly", made["time_basis"] == "annual" and made["year_start"] != made["year"])
    return Goal(**made)  # type: ignore[arg-type]


def actual(value: Fraction | None, first: str, last: str, **parts: object) -> Actual:
    """A value of 商丘 from the first month to the last (2018-01), accumulated unless told otherwise."""
    start = date.fromisoformat(f"{first}-01")
    end = last_day(*map(int, last.split("-")))
    made: dict[str, object] = {
        "entry_id": 1, "place_id": "shangqiu", "indicator_id": "made", "subject": None, "start": start, "end": end,
        "basis": "累计", "as_of": None, "value": value, "unit": "亿元", "status": "reported", "kind": "自报",
        "source": "演示数据", "file": "a.csv", "sheet": None, "cell": "B2", "author": "甲", "approved_by": "丙",
        "approved_at": "2019-01-01T00:00:00.000000Z", "replaces": None,
    }  # fmt: skip
    made |= parts
    if made["basis"] == "时点":
        made["as_of"] = end
    return Actual(**made)  # type: ignore[arg-type]


QUOTA = goal(
    figure_id="quota", place_id="yucheng", place="虞城县", role="quota", time_basis="open", quantity="count",
    unit="家", low=Fraction(10), year=2017, year_start=2017,
)  # fmt: skip
CITY = QUOTA._replace(figure_id="city", place_id="shangqiu", place="商丘市", role="target", low=Fraction(30))


def filed(value: int, last: str, **parts: object) -> Actual:
    """Firms of 虞城县 at a month's end."""
    return actual(Fraction(value), last, last, **({"basis": "时点", "unit": "家", "place_id": "yucheng"} | parts))


def one_of_each_kind(day: date = date(2018, 6, 30)) -> list[Progress]:
    """A target of each kind that a bullet row tells apart, of half a year: exact, at least, striven for, a range."""
    kinds = (
        {"operator": "=", "label": "100亿元"},
        {"operator": ">=", "label": "100亿元以上"},
        {"operator": "=", "tier": "力争", "label": "力争100亿元"},
        {"operator": "range", "high": Fraction(160), "label": "100—160亿元"},
    )
    goals = [goal(figure_id=f"made-{number}", **kind) for number, kind in enumerate(kinds)]
    half = settled([actual(Fraction(81, 2), "2018-01", "2018-06")])
    return standing(goals, half, [], SCALES, PRESET, day)
