"""Parts of a sentence: what is said and how it is meant. A sequence of parts is a phrase; each surface marks it up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Tone = Literal["green", "red", "blue", "orange", "gray"]


@dataclass(frozen=True)
class Strong:
    """Words that carry the sentence."""

    text: str


@dataclass(frozen=True)
class Quiet:
    """Words that stand back: where something is written, at which rate it was converted."""

    text: str


@dataclass(frozen=True)
class Marked:
    """The words that are meant within a quotation."""

    text: str


@dataclass(frozen=True)
class Badge:
    """A label such as 测算; ``tone`` says how it is meant."""

    text: str
    tone: Tone = "gray"


@dataclass(frozen=True)
class Number:
    """A document's figure in its own words, and the clause it leads to where a surface can lead."""

    text: str
    figure_id: str


@dataclass(frozen=True)
class Reference:
    """A figure by its number in the record, among words that stand back."""

    text: str


@dataclass(frozen=True)
class Small:
    """Words in small type below what they explain."""

    parts: "Phrase"

    @property
    def text(self) -> str:
        return plain(self.parts)


# A plain string is text without a mark.
Part = str | Strong | Quiet | Small | Marked | Badge | Number | Reference
Phrase = tuple[Part, ...]


@dataclass(frozen=True)
class Title:
    """A line in large type."""

    text: str


@dataclass(frozen=True)
class Lines:
    """A paragraph of several lines."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Quote:
    """A quotation, a phrase a paragraph."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Items:
    """A list, a phrase an item."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Grid:
    """A table of plain words under its head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Phrase | Title | Lines | Quote | Items | Grid


def plain(phrase: Iterable[Part]) -> str:
    """A phrase as text alone, for slides, cells and files."""
    return "".join(part if isinstance(part, str) else part.text for part in phrase)


def words(blocks: Iterable[Block]) -> str:
    """All text of ``blocks``, a line an item or row."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Items | Lines | Quote):
            lines += map(plain, block.phrases)
        elif isinstance(block, Title):
            lines.append(block.text)
        elif isinstance(block, Grid):
            lines += ["　".join(row) for row in (block.head, *block.rows)]
        else:
            lines.append(plain(block))
    return "\n".join(lines)
