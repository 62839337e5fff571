"""Markdown for Streamlit: text made literal, and the one renderer of parts."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from yuboard.wording.parts import (
    Badge,
    Block,
    Grid,
    Items,
    Lines,
    Marked,
    Number,
    Part,
    Quiet,
    Quote,
    Reference,
    Small,
    Strong,
    Title,
)

# Nothing that is seen: it parts a text for what Streamlit looks for after Markdown was read, where no escape helps.
_PART = ":gray[]"
_LATE = re.compile(
    r":(?=//|[\w+/-]+:)"  # addresses, emoji, icons, the logo
    r"|\bwww(?=\.)|(?=@[\w-])"
    r"|[<~>-](?=[=>-])",  # ->, <-, --, >=, ~= become other signs
    re.ASCII | re.IGNORECASE,
)
_BLANKS = re.compile(r"[\t\0]|^ {4,}")
_MARKS = re.compile(r"[\\`*_{}\[\]<>()#+!|~$:^=&-]|(?<=\d)\.(?=\s|$)")


def escape(text: str) -> str:
    """``text`` on one line, every character that Markdown or Streamlit would read as a mark made literal."""
    line = _BLANKS.sub(" ", " ".join(text.splitlines()))
    parted = _LATE.sub("\\g<0>\0", line).split("\0")
    return _PART.join(_MARKS.sub(r"\\\g<0>", piece) for piece in parted)


def in_address(text: str) -> str:
    """``text`` as a value in the address of a link: all but letters and digits of any script as their bytes."""
    return re.sub(r"\W", lambda sign: quote(sign[0], safe=""), text)


def markdown(phrase: Iterable[Part]) -> str:
    """A phrase as Markdown of one line."""
    return "".join(map(_part, phrase))


def blocks(parts: Iterable[Block]) -> str:
    """Paragraphs, lists and tables as Markdown."""
    return "\n\n".join(map(_block, parts))


def _part(part: Part) -> str:
    match part:
        case str():
            return escape(part)
        case Number(text, _, tone) if tone:
            return f"**:{tone}[{escape(text)}]**"
        case Strong(text) | Number(text) | Marked(text):
            return f"**{escape(text)}**"
        case Small(parts):
            return f":small[{markdown(parts)}]"
        case Quiet(text):
            return f":gray[{escape(text)}]"
        case Badge(text, tone):
            return f":{tone}-badge[{escape(text)}]"
        case Reference(text):
            return escape(text)


def _block(block: Block) -> str:
    match block:
        case Title(text):
            return f"# {escape(text)}"
        case Lines(phrases):
            return "  \n".join(map(markdown, phrases))
        case Quote(phrases):
            return "\n>\n".join(f"> {markdown(phrase)}" for phrase in phrases)
        case Items(phrases):
            return "\n".join(f"- {markdown(phrase)}" for phrase in phrases)
        case Grid(head, rows):
            lines = (tuple(map(escape, head)), ("---",) * len(head), *(map(escape, row) for row in rows))
            return "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return markdown(block)
