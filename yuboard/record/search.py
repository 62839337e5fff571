"""Search index of the record: Chinese words, and the initials of their 拼音."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pypinyin import Style, lazy_pinyin

from yuboard.record.readings import KNOWN
from yuboard.record.results import Row

# The kind of places among what can be found.
PLACE = "地区"


class Entry(NamedTuple):
    """Entry of the index: ``words`` in lower case, ``initials`` of the title."""

    row: Row
    title: str
    words: str
    initials: str


def index(rows: Iterable[Row], readings: Mapping[str, str]) -> list[Entry]:
    """Entries from rows with kind, title, words and the page that shows them; ``readings`` as for ``initials``."""
    return [Entry(row, _plain(row["title"]), _plain(row["words"]), initials(row["title"], readings)) for row in rows]


def _plain(text: str) -> str:
    """Text as it is compared: lower case, full-width letters and digits as plain ones."""
    return unicodedata.normalize("NFKC", text).lower()


def initials(text: str, readings: Mapping[str, str]) -> str:
    """The first letters of the 拼音 of Chinese characters, and Latin letters and digits as they are.

    ``readings`` has the 拼音, syllables apart, of names that the dictionary reads otherwise (漯河: luo he),
    beside those that are known.
    """
    for name, reading in {**KNOWN, **readings}.items():
        text = text.replace(name, "".join(syllable[0] for syllable in reading.split()))
    letters = lazy_pinyin(re.sub(r"[^\w]", "", text), style=Style.FIRST_LETTER)
    return "".join(letters).lower()


def find(entries: Sequence[Entry], text: str) -> dict[str, list[Row]]:
    """Rows by kind that hold every word of ``text`` in their words or, for Latin words, in their initials.

    Titles that begin with the words come first, then titles that hold them, then the rest in their own order.
    """
    words = _plain(text).split()
    if not words:
        return {}
    ranked = [(rank, entry.row) for entry in entries if (rank := _rank(entry, words)) is not None]
    groups: dict[str, list[Row]] = {}
    for _, row in sorted(ranked, key=lambda pair: (pair[1]["kind_order"], pair[0])):
        groups.setdefault(row["kind"], []).append(row)
    return groups


def places(entries: Sequence[Entry], text: str) -> list[Row]:
    """Places that one of several words of ``text`` names by itself, while the others say what is asked about it."""
    words = list(dict.fromkeys(_plain(text).split()))
    named = [entry for word in words for entry in entries if entry.row["kind"] == PLACE and _is_name(word, entry)]
    return list({entry.title: entry.row for entry in named}.values()) if len(words) > 1 else []


def _is_name(word: str, entry: Entry) -> bool:
    """Whether a word is one of a place's names or the initials of its title."""
    names = entry.words.split()
    # 示范 is not the zone 示范区: only a division goes without its ending.
    endings = ("",) if entry.row["detail"].endswith("功能区") else ("", "市", "县", "区")
    return word == entry.initials or (len(word) > 1 and any(f"{word}{ending}" in names for ending in endings))


def alone(entries: Sequence[Entry], text: str) -> dict[str, int]:
    """How many things hold each word of ``text``, for what holds not all of them."""
    return {word: sum(map(len, find(entries, word).values())) for word in dict.fromkeys(text.split())}


def _rank(entry: Entry, words: Sequence[str]) -> int | None:
    ranks = []
    for word in words:
        if entry.title.startswith(word):
            ranks.append(0)
        elif word in entry.title:
            ranks.append(1)
        elif re.fullmatch(r"[a-z]{2,}", word) and word in entry.initials:
            ranks.append(2 if not entry.initials.startswith(word) else 0)
        elif word in entry.words:
            ranks.append(3)
        else:
            return None
    return max(ranks)
