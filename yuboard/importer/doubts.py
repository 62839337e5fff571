"""Doubts: what a reader cannot settle about a value, as a question to its sender, with what would settle it."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """Kind of a doubt: what settles it.

    ``impossible``: nothing does, no value can be so. ``unlikely``: a 说明. ``period``: a period, which may be written.
    ``indicator``, ``place``, ``unit``, ``basis``: one of the options. ``subject``: whether it is the named part or all.
    ``share``: whether the option, a share as written, lacks its hundred. ``status``: why there is no number.
    ``cell``: that the cell is as it was read.
    """

    CELL = "cell"
    IMPOSSIBLE = "impossible"
    UNLIKELY = "unlikely"
    PERIOD = "period"
    INDICATOR = "indicator"
    PLACE = "place"
    UNIT = "unit"
    BASIS = "basis"
    SUBJECT = "subject"
    SHARE = "share"
    STATUS = "status"


class Doubt(NamedTuple):
    """Doubt: its question, its kind, and the names between which it leaves a choice.

    ``is_about_table``: it is about how a table is written, not about one number: an answer to it holds for the next
    file of the same shape.
    """

    text: str
    kind: Kind = Kind.CELL
    options: tuple[str, ...] = ()
    is_about_table: bool = False


def about_table(text: str, kind: Kind = Kind.CELL, *options: str) -> Doubt:
    """A doubt about how a table is written."""
    return Doubt(text, kind, options, True)
