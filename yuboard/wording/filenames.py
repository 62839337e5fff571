"""Names from the data as names of files and sheets."""

import re
from collections.abc import Container

# What a path, Windows or a workbook gives a meaning of its own.
_UNSAFE = re.compile(r'[\\/:*?"<>|\[\]\x00-\x1f\x7f]')


def safe(name: str) -> str:
    """``name`` as one part of a path on any system, or as a sheet."""
    return _UNSAFE.sub("-", name)


def distinct(name: str, taken: Container[str], ending: str = "", *, most: int, code: str = "utf-8") -> str:
    """``name`` as a file or sheet that is none of ``taken`` (in small letters), numbered where it would be one.

    At most ``most`` bytes long in ``code`` together with its ``ending``: systems cut or refuse what is longer.
    """
    number, mark = 1, ending
    while (found := _cut(name, most - len(mark.encode(code)), code) + mark).casefold() in taken:
        number += 1
        mark = f"_{number}{ending}"
    return found


def _cut(name: str, most: int, code: str) -> str:
    while len(name.encode(code)) > most:
        name = name[:-1]
    return name
