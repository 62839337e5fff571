"""Points by a bureau's rule, worked by hand: in proportion, by steps, in time; nothing from a silent place."""

from datetime import date
from fractions import Fraction

import pytest

from tests.support import calendars
from tests.support.progress import CITY, PRESET, QUOTA, SCALES, filed
from yuboard.progress.actuals import Actual, settled
from yuboard.progress.goals import Goal, last_day
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import (
    BUREAUS,
    CLOSURE,
    COMPLETION,
    NOT_DIVIDED,
    NOT_SET,
    NOTHING_DUE,
    ON_TIME,
    PACE,
    PLACES,
    Item,
    Point,
    Rule,
    Step,
    rules,
    scores,
)
from yuboard.progress.standing import standing
from yuboard.reporting.calendar import Calendar
from yuboard.reporting.states import Held, Report, reports, sorted_out
from yuboard.reporting.states import Standing as Answered
from yuboard.wording import scoring as words

DAY = date(2017, 12, 31)
FULL = Fraction(100)
ITEM = Item(1, "备案企业", COMPLETION, "made", None, Fraction(20), Fraction(0), FULL, "演示：完成率乘以分值")
STEPPED = ITEM._replace(
    zero_at=None,
    full_at=None,
    steps=(
        Step(">=", FULL, Fraction(20)),
        Step(">=", Fraction(80), Fraction(15)),
        Step(None, None, Fraction(0)),
    ),
)
FORM = calendars.form(form_id="made", asked=(calendars.FILED._replace(indicator_id="made"),), period="季")


def rule(*items: Item, **parts: object) -> Rule:
    made: dict[str, object] = {
        "rule_id": "made", "title": "演示办法", "place_id": "shangqiu", "city": "商丘市",
        "party": PLACES, "year": 2017, "issuer": "演示局", "number": "演示〔2017〕9号", "issued_on": date(2017, 1, 5),
        "valid_from": date(2017, 1, 5), "valid_until": None, "items": items,
    }  # fmt: skip
    return Rule(**(made | parts))  # type: ignore[arg-type]


def rows(*values: Actual, of: tuple[Goal, ...] = (QUOTA,), day: date = DAY) -> list[Progress]:
    return standing(of, settled(values), [], SCALES, PRESET, day)


def point(item: Item, *values: Actual, of: tuple[Goal, ...] = (QUOTA,), day: date = DAY, **parts: object) -> Point:
    """The only point of the first party."""
    found = scores([rule(item, **parts)], rows(*values, of=of, day=day), {}, day)
    return found[0].points[0]


@pytest.mark.parametrize(
    ("item", "value", "last", "expected"),
    [
        # 9 of 10 firms: 90 % of 20 points.
        (ITEM, 9, "2017-12", Fraction(18)),
        # 12 of 10 firms: 120 %, and no more than 20 points.
        (ITEM, 12, "2017-12", Fraction(20)),
        # From 60 % on: (90 - 60) / (100 - 60) of 20.
        (ITEM._replace(zero_at=Fraction(60)), 9, "2017-12", Fraction(15)),
        (ITEM._replace(zero_at=Fraction(60)), 5, "2017-12", Fraction(0)),
        # 7 of 9 is shown as 77.8 %, so 15.56 of 20 points.
        (ITEM, 7, "2017-12", Fraction("15.56")),
        (STEPPED, 10, "2017-12", Fraction(20)),
        (STEPPED, 8, "2017-12", Fraction(15)),
        (STEPPED, 7, "2017-12", Fraction(0)),
        # At the end of June 6 of 10: 60 % against half the year, 10 points ahead, from −10 to 10.
        (ITEM._replace(measure=PACE, zero_at=Fraction(-10), full_at=Fraction(10)), 6, "2017-06", Fraction(20)),
        # 5 of 10 then: level, half of 20.
        (ITEM._replace(measure=PACE, zero_at=Fraction(-10), full_at=Fraction(10)), 5, "2017-06", Fraction(10)),
    ],
)
def test_points_worked_by_hand(item: Item, value: int, last: str, expected: Fraction) -> None:
    quota = QUOTA._replace(low=Fraction(9)) if value == 7 and item is ITEM else QUOTA
    found = point(item, filed(value, last), of=(quota,), day=last_day(2017, int(last[-2:])))
    assert found.given.value == expected
    assert found.given.inputs
    assert found.goal is not None


def test_a_reported_nought_has_no_points_and_a_silent_place_is_not_scored() -> None:
    nought = point(ITEM, filed(0, "2017-12", status="zero"))
    assert (nought.given.value, nought.given.obstacle) == (0, None)
    silent = point(ITEM)
    assert (silent.given.value, silent.given.obstacle) == (None, "未上报；没有任务要求报，也没有人报过")
    assert words.points(silent) == "不计分：未上报；没有任务要求报，也没有人报过"


def test_what_no_ratio_is_reckoned_of_is_not_scored() -> None:
    assert point(ITEM._replace(measure=CLOSURE), filed(9, "2017-12")).given.obstacle is not None
    unlike = point(ITEM, filed(9, "2017-12", source="海关统计"))
    assert (unlike.given.value, unlike.given.obstacle) == (None, "只含海关统计的部分")
    assert point(ITEM._replace(indicator_id="other"), filed(9, "2017-12")).given.obstacle == NOT_DIVIDED
    striven = QUOTA._replace(figure_id="tier", tier="力争")
    assert point(ITEM, filed(9, "2017-12"), of=(striven,)).given.obstacle == NOT_DIVIDED


def test_of_several_targets_the_worst_decides() -> None:
    higher = QUOTA._replace(figure_id="higher", document_id="other", low=Fraction(20))
    found = point(ITEM, filed(9, "2017-12"), of=(QUOTA, higher))
    assert found.goal is not None
    assert (found.given.value, found.goal.goal.figure_id) == (9, "higher")


def test_bureaus_are_scored_by_the_citys_targets_that_their_tasks_serve() -> None:
    served = CITY._replace(bureaus=("市商务局", "市统计局"))
    values = filed(15, "2017-12", place_id="shangqiu")
    found = scores([rule(ITEM, party=BUREAUS)], rows(values, of=(served, QUOTA)), {}, DAY)
    assert [(one.party, one.place_id, one.total) for one in found] == [("市商务局", None, 10), ("市统计局", None, 10)]
    other = rule(ITEM, ITEM._replace(position=2, indicator_id="other"), party=BUREAUS)
    first = scores([other], rows(values, of=(served,)), {}, DAY)[0]
    assert first.points[1].given.obstacle == NOT_SET
    assert (words.counted(first), words.total(first)) == ("1/2项可计分", "10分，满分20分")


def reported(*months: tuple[int, date]) -> dict[str, list[Report]]:
    """The quarterly reports of 2017 of 虞城县: the quarter's last month, and when it was submitted."""
    duties = [duty for duty in Calendar((FORM,)).duties(date(2017, 1, 1), DAY) if duty.place.place_id == "yucheng"]
    made = reports(duties, sorted_out(()), DAY)
    held = dict(months)
    return {"yucheng": [_with(one, held.get(one.duty.period.end.month)) for one in made]}


def _with(report: Report, day: date | None) -> Report:
    if day is None:
        return report
    (one,) = report.values
    held = Held("yucheng", None, "自报", "reported", Fraction(1), 1, "approved", "甲", day)  # type: ignore[arg-type]
    return report._replace(state="已审定", values=(Answered(one.asked, held, day),))


def test_reports_in_time_count_against_those_that_had_fallen_due() -> None:
    item = ITEM._replace(measure=ON_TIME, indicator_id=None)
    there = reported((3, date(2017, 4, 8)), (6, date(2017, 7, 30)))
    # Three of four quarters had fallen due by the year's end; one came in time: 33.3 % of 20.
    found = scores([rule(item)], rows(), there, DAY)[0].points[0]
    assert (found.value, found.given.value) == (Fraction("33.3"), Fraction("6.66"))
    assert [(one.name, one.value) for one in found.given.inputs[:2]] == [("按期", 1), ("到期", 3)]
    assert scores([rule(item, year=2016)], rows(), there, DAY) == []
    assert scores([rule(item)], rows(), {}, DAY)[0].points[0].given.obstacle == NOTHING_DUE


def test_a_rule_counts_from_its_first_day_to_its_last() -> None:
    known = [rule(ITEM, valid_from=date(2017, 2, 1), valid_until=date(2017, 12, 30))]
    assert [len(scores(known, rows(day=day), {}, day)) for day in (date(2017, 1, 31), date(2017, 2, 1), DAY)] == [
        0,
        1,
        0,
    ]
    assert scores([], rows(filed(9, "2017-12")), {}, DAY) == []


def test_every_point_says_formula_and_cell() -> None:
    found = point(ITEM, filed(9, "2017-12"))
    assert words.value(found) == "完成率90%（口径未核）"
    assert words.formula(found) == "（90 − 0）÷（100 − 0）× 20 = 18分"
    assert words.way(ITEM) == "完成率0%得0分，100%得满分，中间按比例"
    assert words.way(STEPPED) == "完成率≥ 100%得20分、≥ 80%得15分、其余得0分"
    assert words.cells(found) == "a.csv　B2"


def test_rows_of_a_record_become_rules() -> None:
    same = {
        "rule_id": "r", "rule": "办法", "place_id": "shangqiu", "city": "商丘市", "party": PLACES, "year": 2017,
        "issuer": "演示局", "number": "1号", "issued_on": DAY, "valid_from": DAY, "valid_until": None,
        "item": "项", "measure": COMPLETION, "indicator_id": "made", "subject": None, "points": "20.0000",
        "zero_at": None, "full_at": None, "quote": "原文",
    }  # fmt: skip
    steps = [
        same | {"position": 1, "comparison": ">=", "bound": "100.0000", "step_points": "20.0000"},
        same | {"position": 1, "comparison": None, "bound": None, "step_points": "0.0000"},
        same
        | {"position": 2, "zero_at": "0", "full_at": "100", "comparison": None, "bound": None, "step_points": None},
    ]
    (made,) = rules(steps)
    assert [len(item.steps) for item in made.items] == [2, 0]
    assert (made.points, made.items[0].steps[0]) == (40, Step(">=", FULL, Fraction(20)))
    assert rules([]) == []
