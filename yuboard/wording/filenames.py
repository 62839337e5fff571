"""Names from the data as names of files and sheets."""

import re

# What a path, Windows or a workbook gives a meaning of its own.
_UNSAFE = re.compile(r'[\\/:*?"<>|\[\]\x00-\x1f\x7f]')


def safe(name: str) -> str:
    """``name`` as one part of a path on any system, or as a sheet."""
    return _UNSAFE.sub("-", name)
