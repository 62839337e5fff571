"""CSV that opens in a spreadsheet: Chinese heads, operators in words, text that no program runs as a formula."""

from datetime import date

import pandas as pd

from yuboard.tables.columns import Columns
from yuboard.wording.operators import OPERATOR_WORDS

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def named(frame: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """``columns`` of a frame in that order, under their titles; operators in words, whole numbers whole."""
    chosen = frame[[column.key for column in columns]].copy()
    if "operator" in chosen:
        chosen["operator"] = chosen["operator"].map(OPERATOR_WORDS)
    for name in chosen.select_dtypes("float"):
        if chosen[name].dropna().mod(1).eq(0).all():
            chosen[name] = chosen[name].astype("Int64")
    return chosen.rename(columns={column.key: column.title for column in columns})


def safe(value: object) -> object:
    """Text that a spreadsheet would run as a formula, made plain by a leading apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def csv_bytes(frame: pd.DataFrame, *, version: str, made_on: date) -> bytes:
    """``frame`` as CSV with a byte-order mark, and the data version and date in two last columns."""
    stamped = frame.map(safe)
    stamped["数据版本"] = version
    stamped["下载日期"] = made_on.isoformat()
    return stamped.to_csv(index=False, lineterminator="\r\n", float_format="%.12g").encode("utf-8-sig")
