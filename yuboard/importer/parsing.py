"""Parsing of what people type: text brought to one way of writing, whatever keyboard and file it came from."""

import re
import unicodedata
from functools import lru_cache

from yuboard.record.numerals import numbers

_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
# Radicals and variants that stand for ordinary characters after a PDF was copied.
_COPIED = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\u3300-\u33ff\u02bb-\u02bd]")


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Text as it is compared: one form of each character, ASCII signs, no blanks of any kind."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    text = _COPIED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return (
        re.sub(r"\s+", "", numbers.plain(text))
        .replace("【", "[")
        .replace("】", "]")
        .replace("〔", "(")
        .replace("〕", ")")
    )


def spaced(text: str) -> str:
    """Text as it is compared, where a blank between two digits stays a boundary: 表1 2016年 is no 12016年."""
    return plain(re.sub(r"(?<=\d)\s+(?=\d)", ",", text))
