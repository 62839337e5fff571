"""Text width: the one estimate, in em; lines that keep to it."""

import re
import unicodedata

# What is not parted between lines: a run of Latin letters or digits with what belongs to it, else one sign.
_UNIT = re.compile(r"[0-9A-Za-z.,:/%+\-]+|.", re.DOTALL)
# What never begins a line, and what never ends one.
_CLOSING, _OPENING = "，。；：、！？）〕》”’」%…", "（〔《“‘「"


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


def wrapped(words: str, room: float) -> list[str]:
    """Words in lines at most ``room`` em wide, but for a closing mark that hangs over; none where there are no words.

    Numbers and Latin words stay whole unless one alone is longer than a line; an opening mark goes to the next line.
    """
    lines: list[str] = []
    for piece in words.split("\n"):
        line = ""
        for unit in (part for run in _UNIT.findall(piece) for part in ([run] if width(run) <= room else run)):
            if not line or width(line + unit) <= room or unit in _CLOSING:
                line += unit
                continue
            kept = line.rstrip(_OPENING)
            lines.append(kept or line)
            line = (line[len(kept) :] if kept else "") + unit
        if line:
            lines.append(line)
    return lines
