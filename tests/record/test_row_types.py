"""Every query has a row type, which says what the database says: columns, their types, and what may be missing."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import duckdb
import pytest

from tests.support import calendars, ledgers
from tests.support import rows as csv_rows
from tests.support.ledgers import TURNOVER, People, month, row
from yuboard.ledger import publishing
from yuboard.ledger.engine import create
from yuboard.record import building, snapshots
from yuboard.record.rows import ROW_TYPES
from yuboard.record.rows.figures import Figure
from yuboard.settings import QUERIES, snapshots_dir

TYPES = {
    "VARCHAR": str,
    "ENUM": str,
    "INTEGER": int,
    "BIGINT": int,
    "DOUBLE": float,
    "DECIMAL": float,
    "BOOLEAN": bool,
    "DATE": date,
}
_CITIES = "select name from places where place_id in (select place_id from documents)"
_DIVIDED = {"indicator": "select null union all select distinct indicator from quota_sums"}
# Every value that a parameter can be given, or one that chooses all; and where a query means another thing by a name.
VALUES = {
    "city": "select ''",
    "converted": "values (true), (false)",
    "county": "select short_name from places where parent_id in (select place_id from documents)",
    "documents": "select []::varchar[]",
    "domain": "select null",
    "figure_id": "select null union all select figure_id from figure_rivals"
    " union all select min(figure_id) from figures group by document_id",
    "ids": "select list(figure_id) from figures",
    "indicator": "select distinct indicator from trajectory",
    "kind": "select distinct unit_kind from criteria",
    "layout": "select layout_id from layouts",
    "place": _CITIES,
    "places": "select list(name) from places",
    "preset": "select null union all select title from presets",
    "roles": "select []::varchar[]",
    "scenario": "values (true), (false)",
    "task_id": "select task_id from tasks",
    "theme": "select ''",
    "unit": "select ''",
    "until": "select '9999'",
    "words": "select ''",
    "year": "values (null), (2017)",
}
OWN_VALUES = {
    "findings/of_place": {"county": "select null union all select name from places"},
    "quotas/bars": _DIVIDED,
    "quotas/matrix": _DIVIDED,
    "quotas/parts": _DIVIDED,
    "quotas/sums": _DIVIDED,
    "reported/standing": {"indicator": "select null"},
    "reporting/template": {"place": "select name from places"},
}
# What the schema lets be missing, and no row of the record or of what tests add to it lacks.
UNSEEN = {
    "overview/attention": {"example"},
    "overview/headlines": {"change_unit", "end_value", "in_points"},
    "progress/goals": {"city_position"},
    "quality/revisions": {"earlier_unit", "later_unit", "cny_per_usd", "earlier_cny", "later_cny"},
    "quotas/cells": {"city_low", "city_high"},
    "record/task_targets": {"targets"},
    "reported/parts": {"silent"},
}


@pytest.fixture(scope="module")
def cursor(four_cities: Path, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """The record with a fourth city, what nobody has entered yet, and without what a document need not say."""
    data = Path(shutil.copytree(four_cities, tmp_path_factory.mktemp("rows") / "data"))
    scope = {"indicator_id": "cross_border_turnover", "source": "海关", "verdict": "口径一致", "reason": "同一张表"}
    csv_rows.append(data / "progress" / "scopes.csv", scope | {"checked_by": "市统计局", "checked_on": "2026-01-05"})
    calendars.add(calendars.add_rule(data, "2017-01-05"))
    folder = data / "documents"
    csv_rows.change(
        folder / "sq2016/figures.csv", lambda row: row["figure_id"] == "sq2016-043", year_start="", year_end=""
    )
    csv_rows.change(folder / "zz2016/criteria.csv", lambda row: row["unit_kind"] == "示范园区", number="")
    csv_rows.change(folder / "zz2016/criteria.csv", lambda row: row["unit_kind"] == "规则", number="")
    csv_rows.change(data / "places.csv", lambda row: row["place_id"] == "zhengzhou", adcode="")
    csv_rows.change(data / "places.csv", lambda row: row["place_id"] == "yucheng", position="")
    return duckdb.connect(building.build(data), read_only=True)


@pytest.fixture(scope="module")
def reported(
    database: Path, people: People, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The record beside approved values: of a city and its county, without a number, corrected and withdrawn."""
    ledger, _ = create(str(tmp_path_factory.mktemp("rows") / "ledger"))
    nothing = month(0, value="", unit="", status="nothing_to_report", kind="快报")
    turnover = row(value="7.5", indicator=TURNOVER, unit="万美元", basis="累计", as_of="")
    ledgers.approved(ledger, people, turnover, nothing, month(1, kind="快报"), month(3))
    ledgers.approved(ledger, people, turnover | {"place": "商丘市", "value": "9"}, by=people.shangqiu)
    withdrawn = month(1, value="", unit="", status="withdrawn", kind="公报", replaces="3")
    ledgers.approved(ledger, people, month(0, kind="公报", replaces="2"), withdrawn)
    publishing.publish(ledger)
    yield snapshots.connect(database, snapshots_dir(ledger.setting))[0]
    ledger.close()


@pytest.mark.parametrize("query", sorted(ROW_TYPES))
def test_row_type_has_the_columns_of_its_query(
    query: str, cursor: duckdb.DuckDBPyConnection, reported: duckdb.DuckDBPyConnection
) -> None:
    text, names = _query(query)
    asked = reported if query.startswith("reported/") else cursor
    described = asked.execute(f"describe {text}", dict.fromkeys(names)).fetchall()
    columns = {name: TYPES[re.match(r"[A-Z]+", kind)[0]] for name, kind, *_ in described}
    assert {name: _present(hint) for name, hint in get_type_hints(ROW_TYPES[query]).items()} == columns


@pytest.mark.parametrize("query", sorted(ROW_TYPES))
def test_only_what_may_be_missing_is(
    query: str, cursor: duckdb.DuckDBPyConnection, reported: duckdb.DuckDBPyConnection
) -> None:
    rows = list(_rows(query, reported if query.startswith("reported/") else cursor))
    assert rows
    missing = {name for row in rows for name, value in row.items() if value is None}
    hints = get_type_hints(ROW_TYPES[query])
    may = {name for name, hint in hints.items() if NoneType in get_args(hint)}
    # A list of some figures need not lack all that a figure may lack.
    common = set(Figure.__annotations__) if query != "documents/figures" else set()
    assert missing <= may
    assert may - missing - common == UNSEEN.get(query, set())


def test_every_query_has_a_row_type() -> None:
    named = (path.relative_to(QUERIES) for path in QUERIES.glob("*/*.sql"))
    queries = {path.with_suffix("").as_posix() for path in named if path.parent.name not in ("build", "checks")}
    assert queries == set(ROW_TYPES)


def _query(query: str) -> tuple[str, list[str]]:
    """The text of a query, and the names of its parameters."""
    text = (QUERIES / f"{query}.sql").read_text(encoding="utf-8")
    code = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    return text, sorted(set(re.findall(r"\$([a-z_]+)", code)))


def _rows(query: str, asked: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """The rows of a query for every value that its parameters can be given."""
    text, names = _query(query)
    sources = VALUES | OWN_VALUES.get(query, {})
    for values in product(*([value for (value,) in asked.execute(sources[name]).fetchall()] for name in names)):
        answer = asked.execute(text, dict(zip(names, values)))
        columns = [column[0] for column in answer.description]
        yield from (dict(zip(columns, line)) for line in answer.fetchall())


def _present(hint: type) -> type:
    """The type of a column where it is not missing."""
    (present,) = (kind for kind in get_args(hint) or (hint,) if kind is not NoneType)
    return present
