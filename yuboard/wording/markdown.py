"""Markdown for Streamlit: text made literal, and the one renderer of parts."""

import re
from collections.abc import Iterable

from yuboard.wording.parts import Badge, Block, Grid, Items, Number, Part, Quiet, Strong


def escape(text: str) -> str:
    """``text`` on one line, every character that Markdown or Streamlit would read as a mark made literal."""
    text = " ".join(text.splitlines())
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~$:^=-])", r"\\\1", text)


def markdown(phrase: Iterable[Part]) -> str:
    """A phrase as Markdown of one line."""
    return "".join(map(_part, phrase))


def blocks(parts: Iterable[Block]) -> str:
    """Paragraphs, lists and tables as Markdown."""
    return "\n\n".join(map(_block, parts))


def _part(part: Part) -> str:
    match part:
        case Strong(text) | Number(text):
            return f"**{escape(text)}**"
        case Quiet(text):
            return f":gray[{escape(text)}]"
        case Badge(text, tone):
            return f":{tone}-badge[{escape(text)}]"
    return escape(part)


def _block(block: Block) -> str:
    if isinstance(block, Items):
        return "\n".join(f"- {markdown(phrase)}" for phrase in block.phrases)
    if isinstance(block, Grid):
        lines = (block.head, ("---",) * len(block.head), *(map(escape, row) for row in block.rows))
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return markdown(block)
