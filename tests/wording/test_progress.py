"""Reported and computed values in words."""

from fractions import Fraction

import pytest

from yuboard.wording.progress import valued


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("12", "家", "12家"), ("7/2", "亿元", "3.5亿元"), ("100/3", "亿元", "33.3亿元"), ("26.18", "%", "26.18%"),
        ("44/125", "万亿元", "0.35万亿元"), ("-1/3", "亿元", "-0.33亿元"), ("3/2500", "亿元", "0.0012亿元"),
        ("1/3000", "亿元", "0.00033亿元"), ("0", "件", "0件"),
    ],
)  # fmt: skip
def test_a_computed_value_is_rounded_and_never_to_nothing(value: str, unit: str, words: str) -> None:
    assert valued(Fraction(value), unit) == words
