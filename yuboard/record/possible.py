"""Possible values: what a value of an indicator may be, alike for what is typed and for what is read of a sheet."""

# Digits before and after the point that every engine, and the snapshot, keep exactly.
MOST_WHOLE, MOST_DECIMALS = 24, 10
# Quantities that may be negative.
SIGNED = ("growth", "rate")
_COUNTED = ("count", "stock", "rank")
# Dimensions that come whole; a new one in units.csv is merely not held to it.
_IN_PIECES = ("数量", "人数", "人次", "次数", "位次", "件数", "包裹", "张数")


def is_counted(quantity: str, dimension: str) -> bool:
    """Whether a value of this quantity, in a unit of this dimension, is counted in whole pieces."""
    return quantity in _COUNTED and dimension in _IN_PIECES
