"""Text width: the one estimate, in em."""

import unicodedata


def width(text: str) -> float:
    """The width of ``text`` in full-width characters (em): half of one for what Latin type sets narrow."""
    return sum(1.0 if _is_wide(sign) else 0.5 for sign in text)


def _is_wide(sign: str) -> bool:
    """Whether a sign takes a full width: Chinese ones, and symbols such as ⚠, which other fonts stand in for."""
    return unicodedata.east_asian_width(sign) in "WFA" or unicodedata.category(sign) == "So"


def is_shapeless(sign: str) -> bool:
    """Whether a letter has no shape of its own: joiners, selectors, marks upon another letter, controls."""
    return unicodedata.category(sign) in ("Cf", "Mn", "Me", "Cc")


def code_point(sign: str) -> str:
    """A letter by its number, for where it cannot be set."""
    return f"U+{ord(sign):04X}"


def cut(text: str, room: float) -> str:
    """``text`` where it fits into ``room`` full-width characters, else its beginning that does, with …."""
    if width(text) <= room:
        return text
    while text and width(text) > room - 1:
        text = text[:-1]
    return text + "…"
