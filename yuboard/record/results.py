"""Results of queries: their rows for the code that words them, the frame for what draws them, the key for caches."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

import pandas as pd

# Column names to values, None where a value is missing.
Row = Mapping[str, Any]
T = TypeVar("T", covariant=True)


class Key(NamedTuple):
    """Identity of a result: the versions that it was read from, the query's name and its bound parameters."""

    versions: tuple[Path, ...]
    query: str
    parameters: tuple[tuple[str, Any], ...]


class Result(tuple[T, ...]):
    """Rows of one query, read-only, with the key that caches go by: two results of one key are equal.

    Where the query is named, its row type is the type of the rows (scripts/typed_rows.py tells mypy so).
    """

    key: Key
    _read_frame: Callable[[], pd.DataFrame]

    @classmethod
    def of(cls, rows: Iterable[T], key: Key, read_frame: Callable[[], pd.DataFrame]) -> "Result[T]":
        """``read_frame`` gives the same rows as a frame; called once, where a chart or map wants one."""
        result = cls(rows)
        result.key, result._read_frame = key, read_frame
        return result

    def __eq__(self, other: object) -> bool:
        return self.key == other.key if isinstance(other, Result) else super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def frame(self) -> pd.DataFrame:
        """The rows as a frame; the caller's own, as pandas copies on write."""
        return self._shared_frame.copy(deep=False)

    @cached_property
    def _shared_frame(self) -> pd.DataFrame:
        return self._read_frame()


class Reader(Protocol):
    """Reader of named queries, as ``store.rows`` is one."""

    def __call__(self, name: str, **parameters: Any) -> Result[Row]: ...


def frame(rows: Sequence[Row], columns: Iterable[str] = ()) -> pd.DataFrame:
    """Rows as a frame, for charts, maps and tables; without a row, a result or ``columns`` tell its columns."""
    if not rows and isinstance(rows, Result):
        return rows.frame
    return pd.DataFrame.from_records([dict(row) for row in rows], columns=None if rows else list(columns))
