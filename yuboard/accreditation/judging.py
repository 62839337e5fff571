"""Whether a unit meets the criteria of an accreditation: one verdict a criterion, never more than the facts allow."""

import operator
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from yuboard.record.results import Row
from yuboard.wording.numbers import amount
from yuboard.wording.operators import OPERATORS

MET, UNMET, JUDGE, BLANK, WRONG, NOT_APPLICABLE = "达标", "未达标", "需人工判断", "未填写", "填报有误", "不适用"
YES, NO = "符合", "不符合"
_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt, "=": operator.eq,
}  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """One criterion judged: ``rule`` is the criterion that decided, the relaxed one where that applied."""

    criterion: Row
    rule: Row
    status: str
    reason: str
    entered: str = ""


@dataclass(frozen=True)
class Facts:
    """Facts known of a unit: numbers by variable in base units, answers by criterion, conditions by name.

    ``refused`` has, by variable, why what was entered for it is no number.
    """

    numbers: Mapping[str, Fraction | None]
    answers: Mapping[str, str | None]
    conditions: Mapping[str, bool | None]
    refused: Mapping[str, str] = field(default_factory=dict)


def factor(row: Row) -> Fraction:
    """From a criterion's unit to its base unit, exactly: a third is kept in the record to six decimals."""
    return Fraction(row["unit_factor"]).limit_denominator(1000)


def threshold(row: Row) -> Fraction:
    """A measurable criterion's bound in base units."""
    return Fraction(row["value"]).limit_denominator(10000) * factor(row)


def judge(criteria: Sequence[Row], facts: Facts) -> list[Verdict]:
    """One verdict for each criterion that stands by itself; relaxations are judged with what they relax.

    A criterion without a number is 需人工判断 until somebody answers; a number not given is 未填写. Where only a
    relaxation would be met and its condition is not known, a person must judge.
    """
    relaxed = {row["exception_of"]: row for row in criteria if row["exception_of"]}
    return [
        _judge(row, relaxed.get(row["criterion_id"]), facts) for row in criteria if not row["exception_of"]
    ]  # fmt: skip


def _judge(row: Row, relaxation: Row | None, facts: Facts) -> Verdict:
    if row["condition"] and facts.conditions.get(row["condition"]) is False:
        return Verdict(row, row, NOT_APPLICABLE, f"只对“{row['condition']}”的单位要求")
    if not row["measurable"]:
        answer = facts.answers.get(row["criterion_id"])
        status = {YES: MET, NO: UNMET}.get(answer or "", JUDGE)
        return Verdict(row, row, status, "自评，须由受理单位核实" if answer else "定性条件，由人判断")
    value = facts.numbers.get(row["variable"])
    if value is None:
        if why := facts.refused.get(row["variable"]):
            return Verdict(row, row, WRONG, why)
        return Verdict(row, row, BLANK, f"没有填“{row['variable']}”")
    return _measured(row, relaxation, value, facts)


def _measured(row: Row, relaxation: Row | None, value: Fraction, facts: Facts) -> Verdict:
    entered = in_unit(value, row)
    if meets(value, row):
        return Verdict(row, row, MET, gap(value, row), entered)
    if relaxation is not None:
        holds = facts.conditions.get(relaxation["condition"])
        if holds:
            status = MET if meets(value, relaxation) else UNMET
            return Verdict(row, relaxation, status, f"按放宽条款：{gap(value, relaxation)}", entered)
        if holds is None and meets(value, relaxation):
            words = f"是否“{relaxation['condition']}”未填：是则按放宽条款达标，否则{gap(value, row)}"
            return Verdict(row, row, JUDGE, words, entered)
    return Verdict(row, row, UNMET, gap(value, row), entered)


def meets(value: Fraction, row: Row) -> bool:
    """Whether a value in base units meets a measurable criterion: 超过 is strict, 以上 is not."""
    return _COMPARE[row["operator"]](value, threshold(row))


def in_unit(value: Fraction, row: Row) -> str:
    """A value in base units, in the unit that the criterion is written in."""
    if row["base_unit"] == "%":
        return f"{float(value):.6g}%"
    return amount(float(value / factor(row)), row["unit"])


def gap(value: Fraction, row: Row) -> str:
    """How far a value is from the bound, with the operator."""
    bound = threshold(row)
    demand = f"要求{OPERATORS[row['operator']]}{amount(float(row['value']), row['unit'])}"
    if value == bound:
        return f"{demand}，恰为界值，{'计入' if meets(value, row) else '不计入'}"
    apart = in_unit(abs(value - bound), row)
    if row["base_unit"] == "%":
        apart = apart.replace("%", "个百分点")
    return f"{demand}，{'高出' if value > bound else '差'}{apart}"


def counts(verdicts: Sequence[Verdict]) -> dict[str, int]:
    """How many verdicts there are of each status."""
    return {word: sum(v.status == word for v in verdicts) for word in (MET, UNMET, JUDGE, BLANK, WRONG, NOT_APPLICABLE)}


def conclusion(verdicts: Sequence[Verdict]) -> str:
    """Conclusion on the whole, which is never that a unit is accredited."""
    count = counts(verdicts)
    if count[UNMET]:
        return f"有{count[UNMET]}项未达标，暂不符合创建标准"
    if rest := "、".join(f"{count[word]}项{word}" for word in (WRONG, BLANK, JUDGE) if count[word]):
        return f"没有未达标项；还有{rest}，不能下结论"
    return "各项自评均达标，以评审结果为准"


def shortfalls(units: Iterable[Sequence[Verdict]]) -> str:
    """How many units of a batch lack nothing, one thing, two things, and so on."""
    lacking = Counter(counts(verdicts)[UNMET] for verdicts in units)
    return "，".join(
        f"{number}项{UNMET}的{units}个" if number else f"没有{UNMET}项的{units}个"
        for number, units in sorted(lacking.items())
    )
