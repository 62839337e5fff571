"""Seventy-three cases that were worked out by hand: value and words of each, in ``cases.csv`` beside this file."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.support.progress import PRESET, SCALES, UNITS, actual, goal
from tests.support.rows import Row, read
from yuboard.progress.actuals import Actual
from yuboard.progress.goals import Goal
from yuboard.progress.measures import Measure
from yuboard.progress.rows import Progress
from yuboard.progress.standing import standing
from yuboard.progress.states import rounded

CASES = read(Path(__file__).with_name("cases.csv"))


def number(cell: str) -> Fraction | None:
    return Fraction(cell) if cell else None


def goal_of(case: Row) -> Goal:
    same = {name: case[name] for name in ("time_basis", "quantity", "direction", "operator")}
    years = {name: int(case[name]) for name in ("year_start", "year")}
    return goal(
        **same, **years, low=number(case["low"]), high=number(case["high"]), unit=case["unit"] or None,
        tier=case["tier"] or None, subject=case["subject"] or None,
    )  # fmt: skip


def bases(case: Row, of: Goal) -> list[Goal]:
    """The baseline, value@year@subject@unit@time basis, and the interim targets, year:value and ! where striven for."""
    found = []
    if case["base"]:
        value, year, *rest = [*case["base"].split("@"), "", "", ""][:5]
        unit, basis = rest[1] or of.unit, rest[2] or of.time_basis
        base, factor, dimension = UNITS[unit or ""]
        found.append(
            of._replace(
                figure_id="base", role="baseline", operator="=", low=Fraction(value), high=Fraction(value), tier=None,
                year_start=int(year), year=int(year), subject=rest[0] or of.subject, unit=unit, base_unit=base,
                factor=factor, dimension=dimension, time_basis=basis,
            )
        )  # fmt: skip
    for part in filter(None, case["interims"].split(";")):
        year, value = part.rstrip("!").split(":")
        tier = "力争" if part.endswith("!") else None
        point = {"low": Fraction(value), "high": Fraction(value), "year_start": int(year), "year": int(year)}
        found.append(of._replace(figure_id=f"interim-{year}", role="interim", operator="=", tier=tier, **point))
    return found


def values(case: Row) -> list[Actual]:
    """basis, first month (of a state only its month), last month, value, unit, and the source or kind."""
    found = []
    for at, part in enumerate(filter(None, case["reported"].split(";")), 1):
        basis, *rest = part.split()
        if basis == "时点":
            rest.insert(0, rest[0])
        first, last, value, unit, *more = rest
        word = more[0] if more else "演示数据"
        told = {"kind": word} if word in ("公报", "快报") else {"source": word}
        status = "nothing_to_report" if value == "没有发生" else "zero" if value == "0" else "reported"
        amount = None if status == "nothing_to_report" else Fraction(value)
        found.append(actual(amount, first, last, entry_id=at, basis=basis, unit=unit, status=status, **told))
    return found


def judged(case: Row) -> Progress:
    from yuboard.progress.actuals import settled

    own = goal_of(case)
    rows = standing(
        [*bases(case, own), own], settled(values(case)), [], SCALES, PRESET, date.fromisoformat(case["day"])
    )
    return rows[-1]


def value(measure: Measure | None) -> Fraction | None:
    return measure.value if measure else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['case']}-{case['rule']}")
def test_case_comes_out_as_worked_out_by_hand(case: Row) -> None:
    row = judged(case)
    expected = {name: number(case[name]) for name in ("completion", "upper", "closure", "share", "gap")}
    found = {name: value(getattr(row, name)) for name in ("completion", "upper", "closure")}
    found |= {"share": row.share, "gap": value(row.pace)}
    assert found == expected
    ratio = value(row.growth.ratio) if row.growth else None
    assert (ratio if ratio is None else rounded(ratio, 2)) == number(case["growth"])
    assert (row.scope or "", row.state) == (case["scope"], case["state"])
    assert case["words"] in f"{row.reason}　{row.reading}"


def test_there_are_sixty_cases_and_every_word_is_among_them() -> None:
    assert len(CASES) >= 60
    # The states of silence come from the calendar of duties: test_standing has them.
    assert {case["state"] for case in CASES} == {
        "已达成", "提前实现", "快于序时", "符合序时", "滞后", "明显滞后", "未到期", "未上报", "不可测算", "口径不可比",
    }  # fmt: skip
