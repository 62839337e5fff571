"""Rows of a query: what they are to the code that words or draws them, and how they become a frame."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

# Column names to values, None where a value is missing.
Row = Mapping[str, Any]
# A passed-in reader of named queries, as store.rows is one.
Reader = Callable[..., Sequence[Row]]


def frame(rows: Sequence[Row], columns: Iterable[str] = ()) -> pd.DataFrame:
    """Rows as a frame, for charts, maps and tables; with ``columns`` where there is no row to tell them."""
    return pd.DataFrame.from_records([dict(row) for row in rows], columns=None if rows else list(columns))
