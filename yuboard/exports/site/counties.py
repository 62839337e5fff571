"""Static pages about counties: the matrices of each city, and a page a county or zone."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from yuboard import charts
from yuboard.exports.site import maps
from yuboard.exports.site.context import WIDE, Site, county_file, picture, slug
from yuboard.exports.site.leadership import records
from yuboard.exports.site.phrases import number
from yuboard.exports.site.progress import lines, points
from yuboard.geography import areas, layouts
from yuboard.progress.rows import Progress
from yuboard.record.results import Row
from yuboard.tables.quotas import quota_table
from yuboard.wording.counties import sentence
from yuboard.wording.markup import tag
from yuboard.wording.quotas import unclear_scope

Content = dict[str, Any]


def quotas(site: Site) -> Content:
    """For each city its quotas by county, or a sentence that its documents split nothing."""
    return {"cities": [_city(site, city) for city in site.cities]}


def _city(site: Site, city: Row) -> Content:
    place = city["name"]
    indicators = site.rows("quotas/indicators", place=place)
    names = [row["name"] for row in indicators]
    links = {row["name"]: county_file(row) for row in site.below(place)}
    return {
        "city": city,
        "links": links,
        "splits": [_split(site, city, row, links) for row in indicators],
        "whole": [row for row in site.rows("quotas/undivided", place=place) if row["indicator"] not in names],
        "adcode": _adcode(site, place),
    }


def _adcode(site: Site, place: str) -> str | None:
    return next(row["adcode"] for row in site.rows("layouts/list") if row["place"] == place)


def _split(site: Site, city: Row, indicator: Row, links: Mapping[str, str]) -> Content:
    parameters = {"place": city["name"], "indicator": indicator["name"]}
    sums, matrix = site.rows("quotas/sums", **parameters), site.rows("quotas/matrix", **parameters)
    parts = site.rows("quotas/parts", **parameters)
    position = city["position"]
    return {
        "indicator": indicator,
        "sums": sums,
        "table": quota_table(matrix, sums, name=partial(_linked, links), link=number),
        "ranks": _ranks(matrix, position),
        "squares": _squares(parts, position),
        "standing_of": lines([row for row in site.standing if _is_quota(row, city["name"], indicator["name"])]),
        "map": _map(site, city, indicator["name"], matrix, f"hatch-{slug(indicator['indicator_id'])}-map"),
    }


def _is_quota(row: Progress, city: str, indicator: str) -> bool:
    return row.goal.role == "quota" and (row.goal.city, row.goal.indicator) == (city, indicator)


def _linked(links: Mapping[str, str], place: Row) -> Markup:
    """A place that leads to its page."""
    return tag("a", place["place"], href=links[place["place"]])


def _ranks(matrix: Sequence[Row], position: int) -> Content | None:
    """Who changed rank, where the document splits two years or more."""
    if not charts.slope_years(matrix):
        return None
    chart = charts.slope(matrix, position=position, width=WIDE)
    return {"svg": picture(chart), "words": charts.slope_sentence(matrix)}


def _squares(parts: Sequence[Row], position: int) -> Content | None:
    """A square a firm, where they can be counted."""
    if not charts.is_countable(parts):
        return None
    return {"svg": picture(charts.unit_grid(parts, position=position, width=WIDE)), "key": charts.grid_key(parts)}


def _map(site: Site, city: Row, indicator: str, matrix: Any, key: str) -> Content | None:
    """The last year that the document splits, as a map; what has no boundary is named below."""
    year = max(row["year"] for row in matrix if row["quota"] is not None)
    of_year = [row for row in matrix if row["year"] == year]
    adcode = _adcode(site, city["name"])
    alt = f"{city['name']}{indicator}{year:.0f}年"
    drawing = maps.quotas([row for row in of_year if row["adcode"]], adcode, city["position"], alt, key)
    zones = [row for row in of_year if row["adcode"] is None and row["quota"] is not None]
    return {"svg": drawing, "year": year, "zones": zones, "caption": areas.plan(adcode).caption} if drawing else None


def county(site: Site, place: Row, placed: Sequence[Row]) -> Content:
    """All that the record holds about one county or zone; ``placed`` are the elements of all layouts."""
    city = next(row for row in site.cities if row["name"] == place["city"])
    listed = site.rows("quotas/county", place=place["city"], county=place["short_name"])
    sums = site.rows("quotas/sums", place=place["city"], indicator=None)
    whole = {(row["indicator"], row["year"]): row["figure_id"] for row in sums}
    figures = [row for row in site.figures.values() if row["place_id"] == place["place_id"] and row["role"] != "quota"]
    units = site.rows("places/reportable")
    city_code = _adcode(site, place["city"])
    adcode = next((area.adcode for area in areas.plan(city_code).areas if area.name == place["name"]), None)
    asked = {"county": place["short_name"]}
    standing, duties = site.rows("counties/standing", **asked), site.rows("counties/duties", **asked)
    kind = next((row["kind"] for row in units if row["place_id"] == place["place_id"]), "功能区")
    return {
        "place": place,
        "city": city,
        "standing": picture(charts.shares(standing, position=city["position"], width=WIDE)) if standing else None,
        "kind": kind,
        "unclear": unclear_scope({**place, "kind": kind}),
        "given": [row for row in listed if row["rank"] is not None],
        "rest": [row for row in listed if row["rank"] is None],
        "whole": whole,
        "figures": figures,
        "elements": _of(placed, place),
        "said": sentence(site.rows("counties/parts", **asked), place, len(duties)),
        "duties": duties,
        "standing_of": lines([row for row in site.standing if row.goal.place_id == place["place_id"]]),
        "scores": points([one for one in site.scores if one.place_id == place["place_id"]]),
        "calendar": site.rows("counties/calendar", **asked),
        "findings": site.rows("findings/of_place", place=place["city"], county=place["name"]),
        "map": maps.counties(city_code, city["position"], f"{place['name']}在{place['city']}的位置", adcode),
        "is_drawn": adcode is not None,
    }


def placed(site: Site) -> list[Row]:
    """The elements of all layouts, each with the name of its city as ``city``: located once for all counties."""
    return [
        {**row, "city": layout["place"]}
        for layout in layouts.layouts(site.rows)
        for row in records(layouts.elements(site.rows, layout["layout_id"]))
    ]


def _of(placed: Sequence[Row], place: Row) -> list[Row]:
    """Elements that the layouts of its city put into a county, or make its duty."""
    return [
        row
        for row in placed
        if row["city"] == place["city"]
        and (row["place_id"] == place["place_id"] or row["duty_place"] == place["short_name"])
    ]
