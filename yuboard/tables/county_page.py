"""County page as HTML: tiles of all counties, one county's head, its calendar, and what stands behind its figures."""

from collections.abc import Callable, Sequence
from itertools import groupby

from markupsafe import Markup

from yuboard.record.results import Row
from yuboard.record.rows.counties import Role, Thing
from yuboard.record.rows.findings import Judged
from yuboard.record.rows.reported import Value
from yuboard.tables import html
from yuboard.tables.columns import titles
from yuboard.tables.columns.reporting import REPORTED
from yuboard.tables.columns.tasks import CALENDAR
from yuboard.tables.html import chosen, picked
from yuboard.wording import counties, reports
from yuboard.wording.clauses import only
from yuboard.wording.counties import Citations
from yuboard.wording.findings import ATTENTION, weight
from yuboard.wording.markup import blocks, hue, inline, tag
from yuboard.wording.missing import COMPUTED, UNASSIGNED
from yuboard.wording.parts import Items, Phrase

# What a part of the page answers with, before the name of what it leads to.
COUNTY, ELEMENT, FINDING, ENTRY = "county", "element", "finding", "entry"


def landing(rows: Sequence[Row], draw: Callable[[str], str]) -> Markup:
    """The counties of each city as tiles, each with its one number, the city's map from ``draw`` beside.

    ``rows`` are of counties/tiles.
    """
    cities = groupby(rows, key=lambda row: row["city"])
    return tag("div", *(_city(list(group), draw(city)) for city, group in cities), class_="county landing")


def _city(rows: Sequence[Row], drawn: str) -> Markup:
    first = rows[0]
    head = tag("h2", tag("span", first["city"], class_="chip"), tag("small", counties.tiles_head(rows)))
    tiles = tag("ul", *map(_choice, rows), class_="choices")
    beside = tag("div", Markup(drawn), class_="map") if drawn else Markup("")
    return tag("section", head, tag("div", tiles, beside, class_="split"), class_=hue(first["place_position"]))


def _choice(row: Row) -> Markup:
    is_missing = bool(row["words"]) and not row["figure_id"]
    words = tag("span", counties.tile_number(row), class_="none" if is_missing else "figure")
    return tag("li", chosen(COUNTY, row["short_name"], tag("strong", row["short_name"]), " ", words))


def head(row: Row, said: Phrase, tiles: Sequence[counties.Tile], drawn: str) -> Markup:
    """One county: name and kind, the sentence, a tile an indicator, the map beside."""
    code = f"区划代码 {row['adcode']}" if row["adcode"] else "没有区划代码"
    name = tag("h2", row["name"], tag("span", row["city"], class_="chip"), tag("small", f"{row['kind']}　{code}"))
    note = tag("p", row["note"], class_="note") if row["note"] else Markup("")
    lead = tag("p", inline(said, picked), class_="lead")
    shown = tag("ul", *map(_tile, tiles), class_="tiles") if tiles else Markup("")
    words = tag("div", name, note, lead, shown)
    beside = tag("div", Markup(drawn), class_="map") if drawn else Markup("")
    return tag("section", words, beside, class_="head split")


def _tile(tile: counties.Tile) -> Markup:
    share = tag("span", f"　{tile.share}", class_="share") if tile.share else Markup("")
    about = tag("span", tile.about, share, class_="about") if tile.about else Markup("")
    figure = tag("span", inline((tile.figure,), picked), class_="figure")
    rest = tag("span", inline(tile.rest, picked), class_="rest") if tile.rest else Markup("")
    return tag("li", tag("span", tile.indicator, class_="name"), tag("span", figure, about), rest)


def calendar(rows: Sequence[Thing], county: str, cited: Citations, remark: str) -> Markup:
    """Calendar of a county: what it has to do by when, those without a day last; ``rows`` are of counties/calendar.

    ``remark`` stands below: what the documents leave open, or that they ask nothing.
    """
    body = tag("tbody", *(_thing(row, county, cited) for row in rows))
    table = tag("table", html.head(titles(CALENDAR)), body) if rows else Markup("")
    below = tag("p", remark, class_="note") if remark else Markup("")
    return tag("section", tag("h3", counties.CALENDAR), table, below, class_="calendar")


def reported(rows: Sequence[Value], *, every: bool = False) -> Markup:
    """Approved values of a county, the last period of each unless ``every`` one; each leads to its evidence.

    ``rows`` are of reported/of_county.
    """
    shown = [row for row in rows if every or row["is_latest"]]
    table = tag("table", html.head(titles(REPORTED)), tag("tbody", *(_reported(row, every) for row in shown)))
    return tag("section", Markup("") if every else tag("h3", counties.REPORTED), table, class_="calendar reported")


def _reported(row: Value, every: bool) -> Markup:
    subject = f"（{row['subject']}）" if row["subject"] else ""
    more = f"共{row['periods']}期" if row["periods"] > 1 and not every else ""
    basis = "　".join(filter(None, (row["basis"], f"{row['as_of']}" if row["as_of"] else "", row["kind"], more)))
    period = reports.period(row["period_start"].isoformat(), row["period_end"].isoformat())
    where = f"{row['sheet']}!{row['cell']}" if row["sheet"] else row["cell"]
    cells = (
        tag("span", f"{row['indicator']}{subject}"),
        Markup("").join((tag("span", period), tag("small", basis))),
        tag("strong", reports.amount(row["value"], row["unit"], row["status"])),
        tag("span", reports.APPROVED, class_="badge green"),
        chosen(ENTRY, str(row["entry_id"]), where),
    )
    return html.headed(cells, titles(REPORTED))


def standing(drawn: str, key: str) -> Markup:
    """The drawing of where the county stands among the places that the documents name, and its key."""
    title = tag("h3", counties.STANDING, tag("span", COMPUTED, class_="badge"))
    return tag("section", title, Markup(drawn), tag("p", key, class_="note"), class_="standing")


def sheet(*sections: Markup, position: int) -> Markup:
    """The upper part of a county's page as one piece, in its city's hue."""
    return tag("div", *sections, class_=f"county {hue(position)}")


def _thing(row: Thing, county: str, cited: Citations) -> Markup:
    whom, note = counties.addressed(row, county), row["note"]
    small = tag("small", "；".join(filter(None, (whom, note)))) if whom or note else Markup("")
    figure = (
        picked(row["words"], row["figure_id"]) if row["words"] and row["figure_id"] else tag("span", "—", class_="none")
    )
    due = row["due_words"] or counties.UNDATED
    units = row["units"] or UNASSIGNED
    cells = (
        tag("span", due, class_=None if row["due_words"] else "none"),
        tag("span", row["summary"], small),
        figure,
        tag("span", units, class_=None if row["units"] else "none"),
        tag("span", f"[{cited[row['document_number'], row['section'], row['quote']]}]", class_="quiet"),
    )
    empty = (None, None, None if row["words"] else "empty", None, None)
    return tag(
        "tr",
        *(tag("td", cell, data_head=title, class_=name) for cell, title, name in zip(cells, titles(CALENDAR), empty)),
    )


def behind(
    findings: Sequence[Judged],
    roles: Sequence[Role],
    no_roles: Phrase,
    rest: Sequence[tuple[Phrase, Items]],
    cited: Citations,
) -> Markup:
    """Findings that touch the county's figures, elements that layouts place here, what is not given, quotes last.

    ``no_roles`` stands where there is no element; ``rest`` are of wording.quotas.not_given.
    """
    here = tag("ul", *map(_role, roles), class_="roles") if roles else tag("p", inline(no_roles, picked))
    parts = [
        _section(ATTENTION, tag("ul", *map(_finding, findings), class_="findings")) if findings else Markup(""),
        _section(counties.ROLES, here),
        *(_section(inline(head, picked), blocks((told,), picked)) for head, told in rest),
        _quotes(cited) if cited else Markup(""),
    ]
    return tag("div", *parts, class_="county behind")


def _section(title: str, content: Markup) -> Markup:
    return tag("section", tag("h3", title), content)


def _finding(row: Judged) -> Markup:
    title = chosen(FINDING, row["finding_id"], row["title"])
    return tag("li", inline((weight(row["weight"]),), picked), title, tag("small", row["treatment"]))


def _role(row: Role) -> Markup:
    name = chosen(ELEMENT, row["element_id"], row["name"])
    about = "　".join(filter(None, (row["year_label"], row["role"], "负责设立，不在本地" if row["is_duty"] else "")))
    return tag("li", name, tag("small", about))


def _quotes(cited: Citations) -> Markup:
    """The clauses by number; a document that all are of stands in the heading alone."""
    once = only(document for document, _, _ in cited)
    items = (
        tag("li", f"“{quote}”", tag("small", section if once else f"{document}　{section}"))
        for document, section, quote in cited
    )
    return _section(f"原文　{once}".rstrip(), tag("ol", *items, class_="quotes"))
