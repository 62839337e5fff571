"""Layout of a table: a fingerprint of its headings and its shape, the same for the next month's file."""

import hashlib
import json
import re

from yuboard.importer.parsing import plain
from yuboard.importer.tabulating import Tabulated

_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def form(text: str) -> str:
    """Words without what differs from month to month: each number becomes one sign."""
    return _DIGITS.sub("#", plain(text))


def fingerprint(made: Tabulated) -> str:
    """The fingerprint of a table's title and of its heads in their order; no value and no row goes into it."""
    heads = [[form(cell.raw) for cell in head.column.headings] for _, head in sorted(made.heads.items())]
    title = [form(cell.raw) for cell in made.table.preamble[:1]]
    shape = json.dumps([title, made.table.columns, heads], ensure_ascii=False)
    return hashlib.sha256(shape.encode()).hexdigest()[:24]
