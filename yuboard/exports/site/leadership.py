"""Static pages for leaders: overview, trends, comparison, layouts."""

from itertools import groupby
from typing import Any

import pandas as pd
from markupsafe import Markup

from yuboard import charts, theme
from yuboard.charts.clause_links import link
from yuboard.charts.glance import glance, markup
from yuboard.exports.site import maps
from yuboard.exports.site.context import Site, picture, slug
from yuboard.exports.site.phrases import number
from yuboard.exports.site.progress import linked
from yuboard.geography import areas, boundaries, sites
from yuboard.geography.hierarchy import Node, tree
from yuboard.geography.layouts import ON_MAP, cities, elements, off_map
from yuboard.record.results import Row
from yuboard.tables.comparison import comparison_table
from yuboard.wording.clauses import scope, told_once
from yuboard.wording.comparison import lines
from yuboard.wording.markup import tag
from yuboard.wording.missing import CITY_WIDE
from yuboard.wording.overview import sentence
from yuboard.wording.trend import higher, verdicts

Content = dict[str, Any]
# Where each kind of thing to mind is listed in full, by its position in overview/attention.
_ATTENTION = {
    1: "quality.html#revisions", 2: "quality.html#findings", 3: "quotas.html#undivided", 4: "quality.html#inferred",
}  # fmt: skip
# What a map cannot show, and how that is said below it.
_ABSENT = {"待定位": "未定位", "全市": "全市性", "境外": "在境外"}
# The width that a panel's chart is drawn for.
_PANEL = 440
# That of beads in their row, whose words are as large as those around them.
_BEADS = 560


def overview(site: Site) -> Content:
    """A row a city with its first targets on shared years, what needs attention, the documents."""
    headlines = site.rows("overview/headlines")
    shown = glance(
        headlines,
        site.rows("overview/trajectory"),
        site.documents,
        site.made_on,
        drawn_for=_BEADS,
        reports=site.standing,
    )
    return {
        "scope": scope(site.documents, site.rows("overview/counts")[0]),
        "sentence": sentence(headlines),
        "glance": markup(shown, colours=theme.LIGHT, link=linked, wrap=link, city=_city),
        "cities": [next(rows) for _, rows in groupby(headlines, key=lambda row: row["place_id"])],
        "attention": site.rows("overview/attention"),
        "attention_links": _ATTENTION,
    }


def _city(row: Row) -> Markup:
    return tag("a", tag("strong", row["place"]), href=f"trend.html#i-{slug(row['indicator_id'])}")


def trend(site: Site) -> Content:
    """Indicators with two or more stated values drawn; all others as one table a domain."""
    charted: list[Content] = []
    listed: list[Content] = []
    revisions, judged = site.rows("quality/revisions"), verdicts(site.rows("compare/cells"))
    for indicator in site.rows("trend/indicators"):
        parameters = {"indicator": indicator["name"], "places": site.names}
        points = site.rows("trend/points", **parameters, converted=True)
        entry: Content = {"indicator": indicator, "points": points, "demands": site.rows("trend/demands", **parameters)}
        if len(charts.drawn_values(points)) > 1:
            chart = charts.small_trend(points, width=_PANEL)
            entry["pictures"] = [picture(part) for part in chart.apart()]
            entry["higher"] = higher(points, judged.get(indicator["name"], ""))
            entry["revisions"] = [row for row in revisions if row["indicator"] == indicator["name"]]
            charted.append(entry)
        else:
            listed.append(entry)
    domains: dict[str, list[Content]] = {}
    for entry in listed:
        domains.setdefault(entry["indicator"]["domain"], []).append(entry)
    sources = {
        domain: told_once(point for entry in entries for point in entry["points"])
        for domain, entries in domains.items()
    }
    return {"drawn": charted, "domains": domains, "sources": sources, "listed": len(listed)}


def compare(site: Site) -> Content:
    """The verdict matrix, and where the cities lie."""
    compared = lines(site.rows("compare/cells"))
    names = "、".join(city["name"] for city in site.cities)
    ours = cities(site.rows)
    return {
        "table": comparison_table(compared, number) if compared else None,
        "province": maps.province(ours, f"河南省各市，标出{names}"),
        "off_map": off_map(ours, areas.plan(boundaries.PROVINCE).areas),
    }


def layouts(site: Site) -> Content:
    """Each layout with its map, structure and elements; a city without one with its counties."""
    listed = site.rows("layouts/list")
    return {"layouts": [_layout(site, row) if row["layout_id"] else _counties_only(row) for row in listed]}


def _counties_only(row: Row) -> Content:
    map_of_counties = maps.counties(row["adcode"], row["place_position"], f"{row['place']}的县（市、区）")
    return {"row": row, "map": map_of_counties, "elements": [], "sites": [], "key": [], "remark": areas.NO_AREAS}


_UNPLACED = "各要素没有可引用的坐标，也没有点名到县（市、区），不画图。"


def _layout(site: Site, row: Row) -> Content:
    located = elements(site.rows, row["layout_id"])
    alt = f"{row['place']}{row['name']}的位置示意图"
    drawing = maps.layout(located, row["adcode"], row["place_position"], alt)
    is_placed = bool(located["found"].isin(ON_MAP).any())
    return {
        "row": row,
        "map": (drawing[0], areas.plan(row["adcode"]).caption) if drawing and is_placed else None,
        "sites": drawing[1] if drawing else [],
        "key": maps.legend(located),
        "remark": _UNPLACED if drawing else areas.NO_AREAS,
        "root": _node(tree(located, row["name"])),
        "elements": records(located),
        "absent": [(word, int(located["found"].eq(found).sum())) for found, word in _ABSENT.items()],
    }


def _node(node: Node) -> Content:
    return {"name": node.name, "id": node.element_id, "children": [_node(child) for child in node.children]}


def records(elements: pd.DataFrame) -> list[Row]:
    """Elements as rows, None where a value is missing, each with what is known of its place in words."""
    rows = [
        {str(key): None if pd.isna(value) else value for key, value in record.items()}
        for record in elements.to_dict("records")
    ]
    return [{**row, "whereabouts": _whereabouts(row)} for row in rows]


def _whereabouts(row: Row) -> str:
    if row["found"] == "点位":
        spot = f"东经{row['longitude']:g}°，北纬{row['latitude']:g}°（{row['datum']}）"
        return f"{spot}，{sites.CLASS_WORDS[row['precision_class']]}，据{row['source']}，{row['checked_on']}核"
    known = {"县区": "文件点名，未写具体位置", "责任县区": "在境外，由责任县区负责设立", "境外": "在境外，不在图上定位"}
    known |= {"待定位": "未定位，没有可引用的坐标", "全市": CITY_WIDE}
    return known[row["found"]]
