"""Quotas as one table: a row a place, a column a figure of the city, bars of one axis inside the cells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from yuboard.record.rows.quotas import Cell, Sum
from yuboard.tables import html
from yuboard.tables.columns.column import PLACE
from yuboard.wording.markup import Link, hue, inline, tag
from yuboard.wording.missing import COMPUTED, SCENARIO, UNDIVIDED, UNLISTED
from yuboard.wording.numbers import number
from yuboard.wording.quotas import share, share_and_rank, sum_check

# More figures than this have no column each on a phone.
_MANY = 3


@dataclass(frozen=True)
class View:
    """Choice of a reader on a live page: my county, the year to sort by, parts of a scenario by place_id and year."""

    county: str | None = None
    sort: str | None = None
    scenario: Mapping[tuple[str, int], float] = field(default_factory=dict)


def quota_table(
    matrix: Sequence[Cell], sums: Sequence[Sum], *, name: Callable[[Cell], Markup], link: Link, view: View | None = None
) -> Markup:
    """The quotas of one indicator, each leading to its clause by ``link``, below the city's figures; then the sums.

    ``matrix`` is of quotas/matrix, ``sums`` of quotas/sums; ``name`` makes what leads on from a place. With a ``view``
    the columns can be sorted and the rows chosen; without one the places have their notes.
    """
    seen = view or View()
    cells = {(row["place_id"], row["city_figure_id"]): row for row in matrix}
    chosen = next((total["figure_id"] for total in sums if seen.sort == _year(total)), None)
    places = _sorted(matrix, cells, chosen)
    most = max([*(row["quota"] or 0.0 for row in matrix), *seen.scenario.values()], default=0.0) or 1.0
    tone = hue(sums[0]["place_position"])
    rows = [_row(place, sums, cells, most, name, link, view) for place in places]
    title = tag("caption", f"{sums[0]['place']}　{sums[0]['indicator']}")
    table = tag(
        "table", title, tag("thead", _head(sums, chosen, link, view)), tag("tbody", *rows),
        class_="quotas many" if len(sums) > _MANY else "quotas",
    )  # fmt: skip
    own = _own([row for row in matrix if row["place_short"] == seen.county])
    return tag("div", html.hatches([(_hatch(sums[0]), tone)]), own, table, _checks(sums, link), class_=f"tables {tone}")


def _sorted(matrix: Sequence[Cell], cells: Mapping[tuple[str, str], Cell], chosen: str | None) -> list[Cell]:
    """One row a place, in the document's order or by the largest quota of the city's figure ``chosen``."""
    places = list({row["place_id"]: row for row in matrix}.values())
    if chosen is None:
        return places

    def size(place: Cell) -> float:
        quota = cells[place["place_id"], chosen]["quota"]
        return -1.0 if quota is None else quota

    return sorted(places, key=size, reverse=True)


def _hatch(total: Sum) -> str:
    """The name of a table's hatch, once on a page of many tables."""
    return f"hatch-{total['place_id']}-{total['indicator_id']}"


def _year(total: Sum) -> str:
    return f"{total['year']:.0f}年"


def _head(sums: Sequence[Sum], chosen: str | None, link: Link, view: View | None) -> Markup:
    """The years with the city's figure; on a live page each sorts the rows, as ``chosen`` does now."""
    heads = [tag("th", html.chosen("sort", "", PLACE.title) if view else PLACE.title, scope="col")]
    for total in sums:
        year = _year(total)
        words = html.chosen("sort", year, year) if view else year
        whole = tag("p", "全市 ", link(total["label"], total["figure_id"]), class_="whole")
        has_scenario = view is not None and any(of_year == total["year"] for _, of_year in view.scenario)
        note = tag("p", SCENARIO, class_="sub") if has_scenario else ""
        order = "descending" if total["figure_id"] == chosen else None
        heads.append(tag("th", words, whole, note, scope="col", aria_sort=order))
    return html.row(heads)


def _row(
    place: Cell, sums: Sequence[Sum], cells: Mapping[tuple[str, str], Cell], most: float,
    name: Callable[[Cell], Markup], link: Link, view: View | None,
) -> Markup:  # fmt: skip
    is_own = view is not None and view.county == place["place_short"]
    mine = tag("span", "我的县", class_="badge") if is_own else ""
    note = tag("span", place["note"], class_="sub") if view is None and place["note"] else ""
    head = tag("th", name(place), mine, note, scope="row")
    shown = [_cell(cells[place["place_id"], total["figure_id"]], total, most, link, view) for total in sums]
    target = f"county={place['place_short']}" if view else None
    return html.row([head, *shown], class_="own" if is_own else None, data_id=target)


def _cell(row: Cell, total: Sum, most: float, link: Link, view: View | None) -> Markup:
    """A quota with its share and bar, or the word for why there is none; a part of a scenario beside it, hatched."""
    heads = {"data_head": _year(total)}
    if row["quota"] is not None and row["figure_id"]:
        said = tag("p", link(row["words"], row["figure_id"]), " ", tag("span", share(row, 0), class_="share"))
        return tag("td", said, html.bar(0.0, 100 * row["quota"] / most), **heads)
    part = view.scenario.get((row["place_id"], row["year"])) if view else None
    if part is not None:
        said = tag("p", f"{row['words']}　{COMPUTED} {number(part, total['unit'])}")
        return tag("td", said, html.bar(0.0, 100 * part / most, _hatch(total)), class_="none", **heads)
    dash = "— " if row["words"] == UNLISTED else ""
    whole = html.bar(0.0, 100.0, _hatch(total)) if row["words"] == UNDIVIDED else ""
    return tag("td", tag("p", f"{dash}{row['words']}"), whole, class_="none", **heads)


def _own(rows: Sequence[Cell]) -> Markup:
    """My county in one sentence: each year's quota with share and rank, or why there is none."""
    if not rows:
        return Markup("")
    said = [f"{row['year']:.0f}年{row['words']}" + _standing(row) for row in rows]
    return tag("p", tag("strong", rows[0]["place_short"]), f"：{'；'.join(said)}。", class_="mine")


def _standing(row: Cell) -> str:
    return f"（占{share_and_rank(row)}）" if row["rank"] is not None else ""


def _checks(sums: Sequence[Sum], link: Link) -> Markup:
    """The sum check of every year in one line; of a year that the document leaves whole it says so."""
    return tag("p", *(tag("span", inline(sum_check(total), link)) for total in sums), class_="checks")
