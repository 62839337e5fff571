"""Markdown for Streamlit: text made literal, and the one renderer of parts."""

import re
from collections.abc import Iterable

from yuboard.wording import parts

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


def markdown(phrase: Iterable[parts.Part]) -> str:
    """A phrase as Markdown of one line."""
    return "".join(map(_part, phrase))


def blocks(listed: Iterable[parts.Block]) -> str:
    """Paragraphs, lists and tables as Markdown."""
    return "\n\n".join(map(_block, listed))


def _part(part: parts.Part) -> str:
    match part:
        case str():
            return escape(part)
        case parts.Strong(text) | parts.Number(text) | parts.Marked(text):
            return f"**{escape(text)}**"
        case parts.Small(phrase):
            return f":small[{markdown(phrase)}]"
        case parts.Quiet(text):
            return f":gray[{escape(text)}]"
        case parts.Badge(text, tone):
            return f":{tone}-badge[{escape(text)}]"
        case parts.Reference(text):
            return escape(text)


def _block(block: parts.Block) -> str:
    match block:
        case parts.Title(text):
            return f"# {escape(text)}"
        case parts.Lines(phrases):
            return "  \n".join(map(markdown, phrases))
        case parts.Quote(phrases):
            return "\n>\n".join(f"> {markdown(phrase)}" for phrase in phrases)
        case parts.Items(phrases):
            return "\n".join(f"- {markdown(phrase)}" for phrase in phrases)
        case parts.Grid(head, rows):
            lines = (tuple(map(escape, head)), ("---",) * len(head), *(map(escape, row) for row in rows))
            return "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return markdown(block)
