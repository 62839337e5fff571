"""Text width: the one estimate, in em."""

import re
import unicodedata
from collections.abc import Iterable


def width(text: str) -> float:
    """The width of ``text`` in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def room(labels: Iterable[str], size: float = 14) -> float:
    """The pixels that the widest of ``labels`` takes beside an axis; a margin of that size spares the second layout."""
    plain = (re.sub("<[^>]+>", "", line) for label in labels for line in label.split("<br>"))
    return max((sum(1.0 if ord(letter) > 0x2E80 else 0.6 for letter in line) for line in plain), default=0) * size + 14
