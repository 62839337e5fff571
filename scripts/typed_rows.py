"""Plugin of mypy: where a query is named, its rows are of its row type, so that mypy knows every column."""

import ast
from collections.abc import Callable
from pathlib import Path

from mypy.nodes import MypyFile, StrExpr, TypeInfo
from mypy.plugin import FunctionContext, MethodContext, Plugin
from mypy.types import Instance, Type

ROWS = "yuboard.record.rows"
READERS = ("yuboard.record.store.rows", "yuboard.record.reported.rows", "yuboard.record.reported.once")
READER = "yuboard.record.results.Reader.__call__"


def row_types() -> dict[str, str]:
    """The full names of the row types by their queries, as ROW_TYPES has them."""
    path = Path(__file__).parents[1].joinpath(*ROWS.split("."), "__init__.py")
    (table,) = (one.value for one in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(one, ast.AnnAssign))
    assert isinstance(table, ast.Dict)
    return {
        ast.literal_eval(key or table): f"{ROWS}.{ast.unparse(kind)}" for key, kind in zip(table.keys, table.values)
    }


class TypedRows(Plugin):
    """Types of rows by the name of the query that is asked."""

    row_types = row_types()

    def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
        """The modules of row types, for every module that may ask a query."""
        if not file.fullname.startswith("yuboard") or file.fullname.startswith(ROWS):
            return []
        return [(10, module, -1) for module in sorted({kind.rpartition(".")[0] for kind in self.row_types.values()})]

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        return self._typed if fullname in READERS else None

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        return self._typed if fullname == READER else None

    def _typed(self, asked: FunctionContext | MethodContext) -> Type:
        """The result of a query with its row type; as it is declared where the name is not written there."""
        name, result = asked.args[0][0], asked.default_return_type
        if not isinstance(name, StrExpr) or not isinstance(result, Instance):
            return result
        if name.value not in self.row_types:
            asked.api.fail(f"No row type for the query {name.value}", name)
            return result
        found = self.lookup_fully_qualified(self.row_types[name.value])
        assert found is not None
        assert isinstance(found.node, TypeInfo)
        assert found.node.typeddict_type is not None
        return result.copy_modified(args=[found.node.typeddict_type])


def plugin(version: str) -> type[Plugin]:
    """The plugin, as mypy asks for it."""
    return TypedRows
