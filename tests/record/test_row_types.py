"""Every row type says of its query what the database says; the queries without one grow fewer."""

import re
from datetime import date
from types import NoneType
from typing import get_args, get_type_hints

import duckdb
import pytest

from yuboard.record import snapshots, store
from yuboard.record.rows import ROW_TYPES
from yuboard.settings import QUERIES

# Read by tables, exports and pages only, which take any row. This list may only shrink.
UNTYPED = {
    "counties/duties", "counties/list", "counties/roles", "criteria/kinds", "criteria/list", "criteria/rules",
    "criteria/units", "documents/bases", "documents/figures", "documents/places", "documents/roles",
    "figures/figure", "findings/of_place", "lineage/milestones", "lineage/relations", "method/domains",
    "method/indicators", "overview/attention", "overview/counts", "places/below_cities",
    "quality/documents", "quality/findings", "quality/inferred", "quality/revisions", "quotas/cells",
    "quotas/cities", "quotas/counties", "quotas/undivided", "record/criteria", "record/duties",
    "record/exclusions", "record/layouts", "record/places", "record/task_targets", "record/tasks",
    "record/units", "search/entries", "search/readings", "tasks/list", "tasks/targets",
}  # fmt: skip
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


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    store.rows("overview/counts")
    return duckdb.connect(store.database(), read_only=True)


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """The record beside reported values of which none was published."""
    return snapshots.connect(store.database(), tmp_path_factory.mktemp("snapshots"))[0]


@pytest.mark.parametrize("query", sorted(ROW_TYPES))
def test_row_type_has_the_columns_of_its_query(
    query: str, cursor: duckdb.DuckDBPyConnection, reported: duckdb.DuckDBPyConnection
) -> None:
    text = (QUERIES / f"{query}.sql").read_text(encoding="utf-8")
    code = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    nothing = dict.fromkeys(re.findall(r"\$([a-z_]+)", code))
    asked = reported if query.startswith("reported/") else cursor
    described = asked.execute(f"describe {text}", nothing).fetchall()
    columns = {name: TYPES[re.match(r"[A-Z]+", kind)[0]] for name, kind, *_ in described}
    assert {name: _present(hint) for name, hint in get_type_hints(ROW_TYPES[query]).items()} == columns


def _present(hint: type) -> type:
    """The type of a column where it is not missing."""
    (present,) = (kind for kind in get_args(hint) or (hint,) if kind is not NoneType)
    return present


@pytest.mark.parametrize("query", ["overview/headlines", "documents/list", "compare/cells", "lineage/events"])
def test_only_what_may_be_missing_is(query: str) -> None:
    missing = {name for row in store.rows(query) for name, value in row.items() if value is None}
    hints = get_type_hints(ROW_TYPES[query])
    assert not [name for name in missing if NoneType not in get_args(hints[name])]


def test_queries_without_a_row_type_grow_fewer() -> None:
    named = (path.relative_to(QUERIES) for path in QUERIES.glob("*/*.sql"))
    queries = {path.with_suffix("").as_posix() for path in named if path.parent.name not in ("build", "checks")}
    assert queries - set(ROW_TYPES) == UNTYPED
