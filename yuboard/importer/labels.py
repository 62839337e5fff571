"""Labels: the words of a heading or a row taken apart into unit, period, measure, place, indicator, and what is left.

Nothing of a label is dropped: whatever none of the known words explains is kept and becomes a question.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from yuboard.importer import periods, words
from yuboard.importer.names import Found, Names, key
from yuboard.importer.periods import Period
from yuboard.importer.units import Unit

# Measures by name, in the order in which they are tried.
MEASURES = {
    "city_total": words.CITY_TOTAL,
    "total": words.TOTAL,
    "last_same": words.LAST_SAME,
    "growth": words.GROWTH,
    "cumulative": words.CUMULATIVE,
    "current": words.CURRENT,
    "last": words.LAST,
    "last_year": words.LAST_YEAR,
    "this_year": words.THIS_YEAR,
    "state": words.STATE,
    "new": words.NEW,
    "target": words.TARGET,
    "derived": words.DERIVED,
    "share": words.SHARE,
    "subtotal": words.SUBTOTAL,
}
HEADS = (
    words.PLACE,
    words.INDICATOR,
    words.SERIAL,
    words.UNIT,
    words.PERIOD,
    words.VALUE,
    words.SUBJECT,
    words.MEASURE,
)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_TAIL = re.compile(r"[/:,](\S{1,8})$")
_GLUED = ("万亿元", "亿元", "万元", "千元", "百万元", "亿美元", "万美元", "万件", "万人", "%", "％", "亿件")
_SIGNS = re.compile(r"[()\[\]:,;·/\"'“”_。]|(?<!\d)-|-(?!\d)")
_LONGEST_WORD, _LONGEST_LABEL = 14, 60


class Label(NamedTuple):
    """Label taken apart; ``text`` is what stood there, ``unknown`` the pieces of it that nothing explains."""

    text: str
    unit: Unit | None = None
    units: tuple[Unit, ...] = ()
    periods: tuple[Period, ...] = ()
    measures: tuple[str, ...] = ()
    place: Found | None = None
    indicators: frozenset[str] = frozenset()
    indicator_text: str = ""
    unknown: tuple[str, ...] = ()
    is_of_which: bool = False
    is_forecast: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.text

    @property
    def says_something(self) -> bool:
        """Whether any dimension of a value was recognised in it."""
        return bool(self.unit or self.periods or self.measures or self.place or self.indicators)


def reader(names: Names):  # type: ignore[no-untyped-def]
    """A reader of labels that remembers what it read: sheets repeat their labels by the thousand."""

    @lru_cache(maxsize=65_536)
    def read(text: str) -> Label:
        return _read(text, names)

    return read


def _read(raw: str, names: Names) -> Label:
    text = words.bare(raw)
    if not text:
        return Label("")
    if len(text) > _LONGEST_LABEL:
        return Label(text, unknown=(text,))
    if names.indicator_ids(key(text)) and not _BRACKETS.search(text):
        return Label(text, indicators=frozenset(names.indicator_ids(key(text))), indicator_text=text)
    if whole := names.units.read(text):
        return Label(text, whole, (whole,))
    rest, units = _units(text, names)
    label = Label(text, units[0] if units else None, tuple(units), is_of_which=bool(words.OF_WHICH.match(rest)))
    rest = words.OF_WHICH.sub("", rest)
    if forecast := words.FORECAST.search(rest):
        label, rest = label._replace(is_forecast=True), rest[: forecast.start()] + rest[forecast.end() :]
    rest = words.bare(rest)
    if ids := names.indicator_ids(key(rest)):
        return label._replace(indicators=frozenset(ids), indicator_text=rest)
    found, rest = periods.taken(rest)
    return _tiled(label._replace(periods=tuple(found)), _SIGNS.sub("", rest), names)


def _units(text: str, names: Names) -> tuple[str, list[Unit]]:
    """The units that a label names in brackets, behind a stroke or right at its end, and the label without them."""
    found: list[Unit] = []

    def taken(match: re.Match[str]) -> str:
        inner = words.UNIT_SAID.sub(r"\1", match[1] or match[2] or "")
        pieces = re.split(r"[,、;/]|和|及", inner)
        read = [names.units.read(piece) for piece in pieces]
        if not any(read):
            return match[0]
        found.extend(unit for unit in read if unit)
        return ",".join(piece for piece, unit in zip(pieces, read) if unit is None)

    rest = _BRACKETS.sub(taken, text)
    if not found and (tail := _TAIL.search(rest)) and (unit := names.units.read(tail[1])):
        return rest[: tail.start()], [unit]
    if not found and (said := words.UNIT_SAID.search(rest)) and (unit := names.units.read(said[1])):
        return rest[: said.start()].strip(","), [unit]
    if not found:
        glued = next((word for word in _GLUED if rest.endswith(word) and len(rest) > len(word)), "")
        if glued and (unit := names.units.read(glued)):
            return rest[: -len(glued)], [unit]
    return rest, found


def _tiled(label: Label, text: str, names: Names) -> Label:
    """The label with its words: tiles of known words that leave as little as possible unexplained."""
    best: list[tuple[float, list[tuple[str, str]]]] = [(0.0, [])]
    for end in range(1, len(text) + 1):
        options = []
        for start in range(max(0, end - max(names.longest_indicator, names.longest_place)), end):
            piece = text[start:end]
            if kind := _kind(piece, start, names):
                # Few, long words explain better; an indicator's or a place's name better than a word of measure.
                cost = 1.0 + (0.3 if kind not in ("indicator", "place") else 0) - 0.001 * len(piece)
                options.append((best[start][0] + cost, [*best[start][1], (kind, piece)]))
        before, tiles = best[end - 1]
        goes_on = bool(tiles) and tiles[-1][0] == "unknown"
        joined = (
            [*tiles[:-1], ("unknown", tiles[-1][1] + text[end - 1])]
            if goes_on
            else [*tiles, ("unknown", text[end - 1])]
        )
        options.append((before + (2.0 if goes_on else 4.0), joined))
        best.append(min(options, key=lambda option: option[0]))
    for kind, piece in best[-1][1]:
        label = _with_tile(label, kind, piece, names)
    if any(period.year for period in label.periods):
        # 2016年同期 names its year itself; nothing is to be reckoned back from it.
        named = {"last_same": "same", "last_year": "same"}
        label = label._replace(measures=tuple(named.get(one, one) for one in label.measures))
    return label


def _kind(piece: str, start: int, names: Names) -> str:
    if names.indicator_ids(key(piece)) and len(piece) > 1:
        return "indicator"
    if start == 0 and names.place(piece):
        return "place"
    if len(piece) > _LONGEST_WORD:
        return ""
    if piece in ("的", "数", "数量", "总数", "个数", "家数", "户数", "总量"):
        return "filler"
    for name, pattern in MEASURES.items():
        if pattern.fullmatch(piece):
            # Open patterns swallow any words before them: they hold for a whole label only.
            return (
                name if name not in ("target", "derived", "subtotal", "share") or start == 0 or len(piece) < 4 else ""
            )
    if words.FILLER.fullmatch(piece) or (start == 0 and any(head.fullmatch(piece) for head in HEADS)):
        return "filler"
    return ""


def _with_tile(label: Label, kind: str, piece: str, names: Names) -> Label:
    if kind == "indicator":
        ids = frozenset(names.indicator_ids(key(piece)))
        if label.indicators:
            return label._replace(unknown=(*label.unknown, piece))
        return label._replace(indicators=ids, indicator_text=piece)
    if kind == "place":
        return label._replace(place=names.place(piece))
    if kind == "unknown":
        return label._replace(unknown=(*label.unknown, piece))
    if kind == "filler":
        return label
    # 上年同期累计 says both.
    also = ("cumulative",) if kind == "last_same" and "累计" in piece else ()
    return label._replace(measures=(*label.measures, kind, *also))
