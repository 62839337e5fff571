"""The sentence on which city's target is the higher one, for two cities and for many."""

from typing import Any

import pytest

from yuboard.wording.trend import higher


def target(number: int) -> dict[str, Any]:
    """The target of one of many cities; the first is the highest."""
    level = 100 - number
    return {
        "place": f"{number}市",
        "place_short": f"{number}市",
        "document_id": f"d{number}",
        "role": "target",
        "operator": ">=",
        "subject": None,
        "year": 2020,
        "year_label": "2020年",
        "label": f"{level}家",
        "axis_low": float(level),
        "axis_high": None,
        "panel": "家",
        "is_converted": False,
    }


@pytest.mark.parametrize("count", [2, 6])
def test_every_target_of_a_few_cities_is_named(count: int) -> None:
    said = higher([target(number) for number in range(1, count + 1)], "同口径")
    assert [f"{number}市2020年{100 - number}家" in said for number in range(1, count + 1)] == [True] * count
    assert "项" not in said


def test_many_targets_are_named_by_the_highest_and_the_last() -> None:
    said = higher([target(number) for number in range(18, 0, -1)], "同口径")
    named = "1市2020年99家；2市2020年98家；3市2020年97家；4市2020年96家；中间13项见下图；18市2020年82家"
    assert said == f"各市目标：{named}。同为2020年。"
