"""Numbers with their units: one formatter, the same in Python and in the database."""

import duckdb
import pytest

from yuboard.settings import QUERIES
from yuboard.wording.numbers import amount, number, shown_decimals


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1, "三分之一", "1/3"), (2, "三分之一", "2/3"), (3, "四分之一", "3/4"), (10000, "平方米", "10,000平方米"),
        (5e6, "家", "5,000,000家"), (0.0001, "万元", "0.0001万元"), (-2, "%", "−2%"), (0, "件", "0件"),
        (27.5, "亿人民币", "27.5亿人民币"), (12345.6, "", "12,345.6"),
    ],
)  # fmt: skip
def test_a_recorded_number_keeps_its_decimals(value: float, unit: str, words: str) -> None:
    assert amount(value, unit) == words


@pytest.mark.parametrize("value", [0, 0.04, 1.0, 30.0, 99.24, 99.96, 100.0, 690.077, 12345.6, -7.2, -120.5])
def test_the_database_words_computed_values_alike(value: float) -> None:
    derive = (QUERIES / "build" / "derive.sql").read_text(encoding="utf-8")
    macro = derive[derive.index("create macro in_words") :].split(";")[0]
    with duckdb.connect() as connection:
        connection.execute(macro)
        told = connection.execute("select in_words(?::double)", [value]).fetchone()[0]
    assert told + "亿元" == f"{value:,.{shown_decimals(value)}f}亿元" == number(value, "亿元")
