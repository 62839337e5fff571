"""Check of recorded numbers against their clauses, and what follows from the words: governed words and months."""

import re
from collections.abc import Sequence
from decimal import Decimal

import duckdb

from yuboard.problems import Problem
from yuboard.record.numerals import vocabulary
from yuboard.record.numerals.numbers import numbers, plain
from yuboard.record.numerals.periods import month
from yuboard.record.numerals.reading import Recorded, read
from yuboard.record.numerals.signs import signs
from yuboard.record.numerals.units import Unit, Units, has_unit, has_value

# Which rule a column breaks, as the name in brackets at the end of a problem.
_RULES = {
    "as_written": "quotes",
    "low": "quotes",
    "unit": "units",
    "operator": "signs",
    "wording": "signs",
    "tier": "signs",
}

# What a criterion asks for is met by more; 未达到 and 达到或超过 are signs of their own.
_REACHED = re.compile("(?<![未不没])达到(?!或|并)")
# A weaker promise right before a number.
_PROMISED = re.compile(rf"({'|'.join(vocabulary.TIERS)})(?:实现|达到|突破|超过)?$")


def check_numbers(connection: duckdb.DuckDBPyConnection) -> list[Problem]:
    """Every figure and criterion that differs from its clause; fills the derived columns of figures."""
    units = _units(connection)
    return _figures(connection, units) + _criteria(connection, units)


def _units(connection: duckdb.DuckDBPyConnection) -> Units:
    rows = connection.execute("select unit, base_unit, factor, dimension from units order by unit").fetchall()
    return {name: Unit(name, base, factor, dimension) for name, base, factor, dimension in rows}


def _figures(connection: duckdb.DuckDBPyConnection, units: Units) -> list[Problem]:
    rows = connection.execute(
        "select f.figure_id, f.as_written, f.quote, coalesce(f.wording, ''), f.operator::varchar, f.low, f.high,"
        " coalesce(f.unit, ''), i.name || i.definition, f.tier::varchar, coalesce(f.subject, ''),"
        " f.source_file, f.source_row"
        " from figures as f join indicators as i on i.indicator_id = f.indicator_id order by f.figure_id"
    ).fetchall()
    problems, derived = [], []
    for figure_id, *cells, tier, subject, file, row in rows:
        recorded = Recorded(*cells)
        reading = read(recorded, units) if recorded.operator != "text" else None
        found = reading.problems if reading else ()
        found = (*found, *_tier(recorded, tier))
        problems += [Problem(file, row, column, f"{text} [{_RULES[column]}]") for column, text in found]
        at = reading.start if reading else max(recorded.quote.find(recorded.as_written), 0)
        words = reading.governed if reading else recorded.as_written
        derived.append((words, *month(subject, recorded.quote, at), figure_id))
    _keep(connection, derived)
    return problems


def _keep(connection: duckdb.DuckDBPyConnection, derived: Sequence[tuple[str | int | None, ...]]) -> None:
    """Write governed words and months into figures, all at once."""
    governed, months, words, figures = (list(column) for column in zip(*derived)) if derived else ([], [], [], [])
    connection.execute(
        "update figures set governed = read.governed, month = read.month, month_words = read.words from ("
        " select unnest(?::varchar[]) as governed, unnest(?::integer[]) as month, unnest(?::varchar[]) as words,"
        " unnest(?::varchar[]) as figure_id) as read where read.figure_id = figures.figure_id",
        [governed, months, words, figures],
    )


def _tier(recorded: Recorded, tier: str | None) -> tuple[tuple[str, str], ...]:
    """Where a weaker promise is recorded without its word, or its word right before the number without the tier."""
    if tier:
        if any(word in recorded.quote + recorded.wording for word in vocabulary.TIERS):
            return ()
        return (("tier", f"引文和用词中没有“{'”“'.join(vocabulary.TIERS)}”，不能记作{tier}"),)
    said = _PROMISED.search(recorded.quote.partition(recorded.as_written)[0])
    words = f"原文在“{recorded.as_written}”前写“{said[1]}”" if said else ""
    return (("tier", f"{words}，应记作{vocabulary.TIERS[0]}"),) if said else ()


def _criteria(connection: duckdb.DuckDBPyConnection, units: Units) -> list[Problem]:
    rows = connection.execute(
        "select quote, operator::varchar, value, unit, variable, source_file, source_row from criteria"
        " where measurable and value is not null and operator is not null and unit in (select unit from units)"
        " order by criterion_id"
    ).fetchall()
    return [
        Problem(file, row, column, f"{text} [criteria]")
        for quote, operator, value, unit, variable, file, row in rows
        for column, text in _criterion(quote, operator, value, units[unit], variable, units)
    ]


def _criterion(
    quote: str, operator: str, value: Decimal, unit: Unit, variable: str, units: Units
) -> list[tuple[str, str]]:
    """Where a criterion differs from its clause; 达到 is met by more, so it is read as 不低于."""
    text = _REACHED.sub("不低于", plain(quote))
    found = numbers(text, units)
    same = [n for n in found if has_unit(n, unit, units) and has_value(n, (value, value), unit)]
    written = f"{value.normalize():f}{unit.name}"
    if not same:
        longer = [n for n in found if n.low == value and n.unit != unit.bare and n.unit.startswith(unit.bare)]
        as_longer = [("unit", f"引文写作“{text[n.start : n.end]}”，单位不是“{unit.name}”") for n in longer[:1]]
        return as_longer or [("value", f"数值“{written}”不在引文中")]
    said = [signs(text, n, [other for other in found if other is not n]).operators or {"="} for n in same]
    if any(operator in operators for operators in said):
        return []
    return [("operator", f"“{variable}”的原文用词读作 {'、'.join(sorted(said[0]))}，与运算符 {operator} 不符")]
