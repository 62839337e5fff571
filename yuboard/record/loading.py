"""Loader: the CSV of a data folder through the schema, with a problem for each cell that does not fit."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import duckdb

from yuboard.problems import Problem
from yuboard.record import counting, folder
from yuboard.record.parsing import Sheet, parse

PROVENANCE = ["source_file", "source_row"]
# Filled by queries/build/derive.sql and record/numerals, never by hand.
DERIVED = {
    "figures": [
        "base_low", "base_high", "base_unit", "governed", "month", "month_words", "gravest_doubt", "is_rivalled",
    ],
}  # fmt: skip
# May be absent from a file: then every cell of it is empty.
OPTIONAL = {
    "figures": ["inferred_start"],
    "documents": ["period_quote"],
    "indicators": ["definition_quote"],
    "findings": ["weight"],
    "document_bases": ["relation"],
}


class Loader:
    """Loads every table that the schema declares, in its order, from ``data``.

    ``read`` lists in ``problems`` files that are no tables, unknown files and columns, rows too long or too short, and
    files with fewer rows than row_counts.csv says. ``load`` adds empty required cells, values of the wrong type, keys
    used twice, references to nothing. A row with a problem is left out, and so are rows that refer to it, so that later
    checks see only whole rows.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, data: Path):
        self.connection = connection
        self.data = data
        self.problems: list[Problem] = []
        self.sheets: dict[Path, Sheet] = {}
        self.losses: list[Problem] = []

    def read(self) -> bool:
        """Read every file of ``data``; whether all are tables of the schema, so that they can be loaded."""
        if absent := folder.absent(self.data):
            self.problems.append(absent)
            return False
        found = folder.listing(self.data)
        self.problems += found.problems
        for path in found.tables:
            self.sheets[path] = parse(path)
            for flaw in [*self.sheets[path].flaws, *self._columns_astray(path)]:
                self._report(path, *flaw)
        whole = {self._name(path): sheet.rows for path, sheet in self.sheets.items() if not sheet.flaws}
        broken = {self._name(path) for path, sheet in self.sheets.items() if sheet.flaws}
        are_tables = not self.problems
        self.losses = counting.missing(self.sheets.get(self.data / counting.FILE), whole, broken)
        self.problems += self.losses
        return are_tables

    def _columns_astray(self, path: Path) -> Iterator[tuple[int, str, str]]:
        """Columns that the table of a file has and the file has not, and the other way round."""
        header = self.sheets[path].header
        expected = self._expected(path)
        if self.sheets[path].flaws and not set(header) & set(expected):
            return
        for name in expected:
            if name not in header and name not in OPTIONAL.get(path.stem, []):
                yield 1, name, "缺少这一列"
        for name in header:
            if name and name not in expected:
                yield 1, name, "多出这一列，数据表中没有"

    def _expected(self, path: Path) -> list[str]:
        table = folder.table_of(path)
        columns = [name for name, *_ in self._columns.get(table, [])]
        derived = [*PROVENANCE, *DERIVED.get(table, []), *(["document_id"] if self._document(path) else [])]
        return [name for name in columns if name not in derived]

    def _document(self, path: Path) -> str | None:
        return path.parent.name if path.parent.parent == self.data / "documents" else None

    def _name(self, path: Path) -> str:
        return path.relative_to(self.data).as_posix()

    def load(self) -> None:
        """Load what was read."""
        for (table,) in self.connection.execute(_TABLES).fetchall():
            self._load(table)

    def _report(self, path: Path, row: int, column: str, text: str) -> None:
        self.problems.append(Problem(self._name(path), row, column, text))

    def _load(self, table: str) -> None:
        columns = self._columns[table]
        names = [name for name, *_ in columns]
        by_hand = [name for name in names if name not in [*PROVENANCE, *DERIVED.get(table, [])]]
        self._stage(table, names)
        bad = f"create temp table bad_{table} (source_file varchar, source_row integer)"
        self.connection.execute(bad)
        for column, kind, required, allowed in columns:
            if column in by_hand:
                self._check_cells(table, column, kind, required, allowed)
        for kind, key, parent, parent_columns in self._constraints.get(table, []):
            if kind == "PRIMARY KEY":
                self._check_unique(table, key)
            else:
                self._check_reference(table, key[0], parent, parent_columns[0])
        self._insert(table, names)

    def _stage(self, table: str, names: list[str]) -> None:
        declared = ", ".join(f'"{name}" varchar' for name in names)
        self.connection.execute(f"create temp table raw_{table} ({declared})")
        lists = ", ".join("unnest(?::varchar[])" for _ in names)
        rows = [row for path in self.sheets if folder.table_of(path) == table for row in self._rows(path, names)]
        if rows:  # a statement a table, its columns as lists: one a row took most of a build
            self.connection.execute(f"insert into raw_{table} select {lists}", list(map(list, zip(*rows))))

    def _rows(self, path: Path, names: list[str]) -> Iterator[list[str | None]]:
        document, name = self._document(path), self._name(path)
        sheet = self.sheets[path]
        for number, line in sheet.rows:
            # A cell of blanks is an empty one.
            cells = {key: cell if cell.strip() else None for key, cell in zip(sheet.header, line)}
            cells |= {"source_file": name, "source_row": str(number)}
            if document:
                cells["document_id"] = document
            yield [cells.get(name) for name in names]

    def _find(self, table: str, column: str, message: str, condition: str) -> None:
        """Report and set aside the staged rows that meet ``condition``."""
        rows = self.connection.execute(
            f"select source_file, source_row::integer, {message} from raw_{table} as r where {condition}"
        ).fetchall()
        for file, row, text in rows:
            self.problems.append(Problem(file, row, column, text))
        if rows:
            keys = [(file, row) for file, row, _ in rows]
            self.connection.executemany(f"insert into bad_{table} values (?, ?)", keys)

    def _check_cells(self, table: str, column: str, kind: str, required: bool, allowed: str) -> None:
        if required:
            self._find(table, column, "'不能为空'", f'"{column}" is null')
        if kind == "VARCHAR":
            return
        fits = f'try_cast("{column}" as {kind}) is not null'
        if kind == "INTEGER":
            fits += f""" and regexp_full_match("{column}", '-?[0-9]+')"""
        message = f"""'“' || "{column}" || '”{allowed}'"""
        self._find(table, column, message, f'"{column}" is not null and not ({fits})')

    def _check_unique(self, table: str, columns: list[str]) -> None:
        key = "concat_ws('、', " + ", ".join(f'"{name}"' for name in columns) + ")"
        condition = f"{key} in (select {key} from raw_{table} group by all having count(*) > 1)"
        self._find(table, columns[-1], f"'与另一行重复：' || {key}", condition)

    def _check_reference(self, table: str, column: str, parent: str, parent_column: str) -> None:
        if parent in {folder.table_of(Path(loss.file)) for loss in self.losses}:
            # The rows that are gone are told: each that refers to them would be told, too.
            return
        condition = f"""
            "{column}" is not null
            and "{column}" not in (
                select "{parent_column}" from raw_{parent} where "{parent_column}" is not null
            )
            """
        message = f"""'“' || "{column}" || '”在 {parent}.{parent_column} 中不存在'"""
        self._find(table, column, message, condition)

    @cached_property
    def _columns(self) -> dict[str, list[tuple[str, str, bool, str]]]:
        """Columns of each table: name, type, whether it is required, and what is said of a cell of another type."""
        return self._by_table(_COLUMNS)

    @cached_property
    def _constraints(self) -> dict[str, list[tuple[str, list[str], str, list[str]]]]:
        """Keys and references of each table: kind, columns, the table referred to and its columns."""
        return self._by_table(_CONSTRAINTS)

    def _by_table(self, query: str) -> dict[str, list]:
        """Rows of a query by the table that their first column names; the schema is asked once, not once a table."""
        found: dict[str, list] = {}
        for table, *row in self.connection.execute(query).fetchall():
            found.setdefault(table, []).append(tuple(row))
        return found

    def _insert(self, table: str, names: list[str]) -> None:
        kept = [
            f"not exists (from bad_{table} as b where b.source_file = r.source_file and b.source_row = r.source_row)"
        ]
        for kind, key, parent, parent_columns in self._constraints.get(table, []):
            if kind == "FOREIGN KEY":
                kept.append(f'("{key[0]}" is null or "{key[0]}" in (select "{parent_columns[0]}" from {parent}))')
        columns = ", ".join(f'"{name}"' for name in names)
        self.connection.execute(
            f"insert into {table} ({columns}) select {columns} from raw_{table} as r where {' and '.join(kept)}"
        )


_TABLES = "select table_name from duckdb_tables() where not temporary order by table_oid"
_COLUMNS = """
    select
        c.table_name,
        c.column_name,
        c.data_type,
        not c.is_nullable,
        case
            when c.data_type like 'ENUM%' then
                '不在允许的取值中：' || regexp_replace(c.data_type[6:-2], '''', '', 'g')
            when c.data_type = 'DATE' then '不是日期（应为 2016-08-25 的样子）'
            when c.data_type = 'BOOLEAN' then '不是 true 或 false'
            when c.data_type = 'INTEGER' then '不是整数'
            else '不是数'
        end
    from duckdb_columns() as c
    order by c.table_name, c.column_index
    """
_CONSTRAINTS = """
    select table_name, constraint_type, constraint_column_names, referenced_table, referenced_column_names
    from duckdb_constraints()
    where constraint_type in ('PRIMARY KEY', 'FOREIGN KEY')
    order by table_name, constraint_index
    """
