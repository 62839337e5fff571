"""The accreditation criteria of the record, tried on both sides of every threshold."""

from fractions import Fraction
from types import MappingProxyType

import pytest

from yuboard.accreditation import judging
from yuboard.accreditation.judging import BLANK, JUDGE, MET, NOT_APPLICABLE, UNMET, Facts, Verdict
from yuboard.record import store
from yuboard.record.results import Row

LEADING = "引进有知名电商龙头企业"
AREA = "园区办公使用面积"


def kinds() -> list[str]:
    return [row["kind"] for row in store.rows("criteria/kinds")]


def measured() -> list[tuple[str, Row]]:
    return [
        (kind, row)
        for kind in kinds()
        for row in store.rows("criteria/list", kind=kind)
        if row["measurable"] and not row["exception_of"]
    ]


def verdicts(kind: str, numbers=None, answers=None, conditions=None):
    facts = Facts(numbers or {}, answers or {}, conditions or {})
    return judging.judge(store.rows("criteria/list", kind=kind), facts)


def of(found, criterion_id: str):
    return next(v for v in found if v.criterion["criterion_id"] == criterion_id)


def test_every_kind_of_the_record_can_be_applied_for() -> None:
    assert kinds() == [
        "示范园区", "示范企业·平台类·面向消费者", "示范企业·平台类·面向企业", "示范企业·应用类", "示范企业·服务类",
        "培训基地", "示范乡镇",
    ]  # fmt: skip


def test_both_sides_of_every_threshold(subtests: pytest.Subtests) -> None:
    for kind, row in measured():
        with subtests.test(kind=kind, number=row["number"]):
            bound, step = judging.threshold(row), Fraction(1, 10**6)
            found = {
                value: of(
                    verdicts(kind, {row["variable"]: value}, conditions={LEADING: False}), row["criterion_id"]
                ).status
                for value in (bound - step, bound, bound + step)
            }
            at_bound = MET if row["operator"] == ">=" else (UNMET if row["operator"] == ">" else None)
            assert list(found.values()) == [UNMET, at_bound, MET]


@pytest.mark.parametrize(
    ("area", "leading", "status"),
    [
        (10000, None, JUDGE), (10000, False, UNMET), (10000, True, MET), (10001, None, MET), (10001, False, MET),
        (6000, True, MET), (6000, None, JUDGE), (6000, False, UNMET), (5999, True, UNMET), (5999, None, UNMET),
    ],
)  # fmt: skip
def test_relaxed_area_holds_only_with_a_leading_firm(area: int, leading: bool | None, status: str) -> None:
    verdict = of(verdicts("示范园区", {AREA: Fraction(area)}, conditions={LEADING: leading}), "zz2016-c005")
    assert verdict.status == status
    assert verdict.rule["criterion_id"] == ("zz2016-c006" if leading and area <= 10000 else "zz2016-c005")


@pytest.mark.parametrize(("kind", "criterion_id"), [("示范企业·服务类", "zz2016-c025"), ("培训基地", "zz2016-c056")])
def test_no_violation_in_two_years_asks_for_no_two_years_of_existence(kind: str, criterion_id: str) -> None:
    assert of(verdicts(kind, {"从事电子商务相关业务时间": Fraction(3, 2)}), criterion_id).status == JUDGE
    assert of(verdicts(kind, answers={criterion_id: judging.YES}), criterion_id).status == MET


def test_gap_names_the_operator_and_the_distance() -> None:
    verdict = of(verdicts("示范园区", {AREA: Fraction(9500)}, conditions={LEADING: False}), "zz2016-c005")
    assert verdict.reason == "要求＞10,000平方米，差500平方米"
    at = of(verdicts("示范园区", {AREA: Fraction(10000)}, conditions={LEADING: False}), "zz2016-c005")
    assert at.reason == "要求＞10,000平方米，恰为界值，不计入"


def test_gap_of_shares_is_in_points_and_a_bad_entry_is_no_blank() -> None:
    name = "电子商务经营主体入驻率"
    assert of(verdicts("示范园区", {name: Fraction(40)}), "zz2016-c007").reason == "要求＞50%，差10个百分点"
    facts = Facts({}, {}, {}, {name: "“-5”是负数"})
    found = judging.judge(store.rows("criteria/list", kind="示范园区"), facts)
    wrong = of(found, "zz2016-c007")
    assert (wrong.status, wrong.reason) == (judging.WRONG, "“-5”是负数")
    assert "1项填报有误" in judging.conclusion(found)


def test_a_third_is_exact() -> None:
    name = "年公益类培训占总培训场次比重"
    met = of(verdicts("培训基地", {name: Fraction(100, 3)}), "zz2016-c050")
    short = of(verdicts("培训基地", {name: Fraction("33.333333")}), "zz2016-c050")
    assert (met.status, short.status) == (MET, UNMET)
    assert met.reason == "要求≥1/3，恰为界值，计入"


def test_nothing_is_met_by_default() -> None:
    for kind in kinds():
        assert {v.status for v in verdicts(kind)} <= {JUDGE, BLANK}


def test_types_of_firms_are_alternatives_with_common_criteria_on_top() -> None:
    unit_kinds = {v.criterion["unit_kind"] for v in verdicts("示范企业·服务类")}
    assert unit_kinds == {"示范企业·通用", "示范企业·服务类"}


def test_criteria_under_a_condition_fall_away_without_it() -> None:
    found = verdicts("示范企业·服务类", conditions={"自建平台": False})
    assert of(found, "zz2016-c041").status == NOT_APPLICABLE
    assert of(found, "zz2016-c042").status == JUDGE


def test_conclusion_never_says_accredited() -> None:
    criteria = store.rows("criteria/list", kind="示范乡镇")
    assert judging.conclusion(verdicts("示范乡镇")) == "没有未达标项；还有26项需人工判断，不能下结论"
    yes = {row["criterion_id"]: "符合" for row in criteria}
    assert "以评审结果为准" in judging.conclusion(verdicts("示范乡镇", answers=yes))
    one_no = yes | {criteria[0]["criterion_id"]: "不符合"}
    assert judging.conclusion(verdicts("示范乡镇", answers=one_no)) == "有1项未达标，暂不符合创建标准"


def test_a_batch_says_how_many_lack_how_much() -> None:
    def unit(*statuses: str) -> list[Verdict]:
        return [Verdict(MappingProxyType({}), MappingProxyType({}), status, "") for status in statuses]

    units = [unit("达标", "达标"), unit("达标", "未达标"), unit("未达标", "未达标"), unit("需人工判断", "未达标")]
    assert judging.shortfalls(units) == "没有未达标项的1个，1项未达标的2个，2项未达标的1个"
