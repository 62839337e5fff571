"""Made data: a data folder and a ledger to try things out with, and the mark that they bear wherever they are shown.

A data folder is made where it holds the file ``demo.txt``, a ledger where its own name, which its first event gives it,
begins with the mark. The version of made data bears the mark, and no file is made without its version.
"""

from pathlib import Path

MARK = "演示数据，非真实"
FILE = "demo.txt"


def is_made(data: Path) -> bool:
    """Whether a data folder is made."""
    return (data / FILE).is_file()


def is_marked(words: str | None) -> bool:
    """Whether words bear the mark: a version, the name of a ledger, the source of a value, a cell."""
    return MARK in (words or "")


def mark_of(words: str) -> str:
    """The mark, where ``words`` bear it: what a file says large."""
    return MARK if is_marked(words) else ""


def headed(title: str, version: str) -> str:
    """A title that begins with the mark, where the version of the data bears it."""
    return f"【{MARK}】{title}" if is_marked(version) else title
