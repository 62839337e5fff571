"""Counties: one sentence, tiles of numbers and a calendar for a county, from the rows of its parts and duties."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from yuboard.record.results import Row
from yuboard.wording.missing import COMPUTED, UNDIVIDED, UNLISTED, UNSET
from yuboard.wording.parts import Badge, Items, Number, Part, Phrase, Quiet, Strong
from yuboard.wording.quotas import not_divided, not_named, share
from yuboard.wording.ranks import standing

REPORTED = "已审定的上报数"
CALENDAR = "何时前做什么"
UNDATED = "文件未定期限"
ROLES = "空间布局点名"
STANDING = "在点名各地中的位置"


# The number of each clause: document, section, quote.
Citations = Mapping[tuple[str, str, str], int]


class Tile(NamedTuple):
    """One indicator of a county: the part of the last year that names it, where that stands, its share, other years."""

    indicator: str
    figure: Part
    about: str
    share: str
    rest: Phrase


def sentence(parts: Sequence[Row], county: Row, asked: int) -> Phrase:
    """One sentence on what the documents give a county; ``parts`` are of counties/parts, ``asked`` counts its duties.

    It tells of the indicator that names the county and most others: its part of the last such year with rank and ties,
    then the other years. Where nothing names it, that is said with the reason for each year.
    """
    name = county["short_name"]
    more = f"；文件要求本地做的事{asked}项" if asked else ""
    if not parts:
        return (f"{not_divided(county['city'])}，{name}的各项目标", Strong(UNDIVIDED), f"{more}。")
    indicators = _by_indicator(parts)
    lead = next((rows for rows in indicators if _named(rows)), indicators[0])
    indicator = lead[0]["indicator"]
    if not _named(lead):
        return (Strong(not_named(name)), f"：{indicator}", *_years(lead, between="，"), f"{more}。")
    main = _named(lead)[-1]
    rest = _years([row for row in lead if row is not main], between="；")
    told = (f"{indicator}：{main['year']}年", Number(main["words"], main["figure_id"]), f"，{standing(main)} ")
    return (*told, Badge(COMPUTED), *(("；", *rest) if rest else ()), "。")


def tiles(parts: Sequence[Row]) -> list[Tile]:
    """A tile an indicator, those that name the county first."""
    groups = sorted(_by_indicator(parts), key=lambda rows: not _named(rows))
    return [_tile(rows) for rows in groups]


def lines(parts: Sequence[Row]) -> Items:
    """The same as a list, where there are no tiles."""
    told = []
    for tile in tiles(parts):
        about = f"（{'　'.join(filter(None, (tile.about, tile.share)))}）" if tile.about else ""
        told.append((f"{tile.indicator}：", tile.figure, about, *(("　", *tile.rest) if tile.rest else ())))
    return Items(tuple(told))


def _tile(rows: Sequence[Row]) -> Tile:
    named = _named(rows)
    if not named:
        words = UNLISTED if any(row["words"] == UNLISTED for row in rows) else UNDIVIDED
        return Tile(rows[0]["indicator"], Quiet(words), "", "", _years(rows, between="　"))
    main = named[-1]
    figure = Number(main["words"], main["figure_id"])
    about, rest = f"{main['year']}年　{standing(main)}", _years([row for row in rows if row is not main], between="　")
    of_all = "" if main["share"] is None else f"占{share(main)}"
    return Tile(rows[0]["indicator"], figure, about, of_all, rest)


def _by_indicator(parts: Sequence[Row]) -> list[list[Row]]:
    return [list(rows) for _, rows in groupby(parts, key=lambda row: row["indicator"])]


def _named(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row["rank"] is not None]


def _years(rows: Sequence[Row], *, between: str) -> Phrase:
    """The years in words: the part where there is one, else the word for why there is none and the city's figure."""
    told: list[Part] = []
    for row in rows:
        told += [between] if told else []
        if row["rank"] is not None:
            told += [f"{row['year']}年", Number(row["words"], row["figure_id"])]
        else:
            whole = Number(row["city_label"], row["city_figure_id"])
            told += [f"{row['year']}年", Strong(row["words"]), "（全市", whole, _others(row), "）"]
    return tuple(told)


def _others(row: Row) -> str:
    return f"，点名{row['named']}地" if row["words"] == UNLISTED else ""


def tile_number(row: Row) -> str:
    """The one number of a county among the others, with its word; ``row`` is of counties/tiles."""
    return row["words"] or f"{row['duties']}项"


def tiles_head(rows: Sequence[Row]) -> str:
    """The indicator and year that the numbers of one city's counties are of; what is counted where none is split."""
    lead = next((row for row in rows if row["indicator"]), None)
    return f"{lead['year']}年{lead['indicator']}" if lead else f"{UNDIVIDED}到县（市、区）；下列为文件要求本地做的事"


def addressed(row: Row, county: str) -> str:
    """Whom a duty is written to, where that is not the county alone."""
    return "" if row["addressed"] == county else f"写给{row['addressed']}"


def no_roles(county: Row, *, has_layout: bool) -> Phrase:
    """Why the layouts of a city place nothing in a county: they leave it out, or there is none."""
    if has_layout:
        return (f"{county['city']}的空间布局没有点名{county['short_name']}：", Strong(UNLISTED), "。")
    return (f"{county['city']}各文件没有空间布局：", Strong(UNSET), "。")


def citations(rows: Sequence[Row]) -> Citations:
    """The clauses of rows with document_number, section and quote, numbered in order, each once."""
    keys = dict.fromkeys((row["document_number"], row["section"], row["quote"]) for row in rows)
    return {key: number for number, key in enumerate(keys, 1)}
