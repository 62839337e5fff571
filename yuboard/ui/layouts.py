"""The Streamlit pieces of a layout: its map and its structure side by side, linked."""

from collections.abc import Callable
from typing import Any, NamedTuple

import streamlit as st

from yuboard import maps, theme
from yuboard.exports.png import maps as pictures_of_maps
from yuboard.exports.png import sheet
from yuboard.geography import areas, boundaries, sites
from yuboard.geography.layouts import ON_MAP, callouts
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import Row
from yuboard.ui import drawing, elements
from yuboard.ui.downloads import offer
from yuboard.ui.elements import Chosen
from yuboard.ui.pictures import made, picture
from yuboard.ui.screen import Screen, columns, screen
from yuboard.wording.markdown import escape

# The least and greatest height of a map.
_LOW, _HIGH = 280, 620
# The width below which a schematic is an indented outline.
_OUTLINED = 520
# A layout's sheet as a file.
_FILE = maps.Canvas(1080, 520, 14, is_framed=True)


class View(NamedTuple):
    """View of a layout to draw: what is chosen, in which theme."""

    chosen: Chosen
    theme_name: str | None

    def rows(self) -> Any:
        """The elements to draw."""
        return elements.of_layout(self.chosen.layout, self.chosen.year)

    @property
    def colours(self) -> theme.Palette:
        """The reader's palette."""
        return theme.palette(self.theme_name)


def _view(chosen: Chosen) -> View:
    return View(chosen, st.context.theme.type)


def has_boundaries(layout: Row) -> bool:
    """Whether there is a true map to move and enlarge; squares stay as they are."""
    return areas.plan(layout["adcode"]).is_real


def views(layout: Row, chosen: Chosen, *, is_explored: bool) -> None:
    """The true map and the schematic side by side; a click in one is shown in both.

    The map is a drawing, or one that can be moved and enlarged where a reader explores it.
    """
    reader = screen()
    left, right = columns([1, 1])
    with left.container(border=True):
        st.markdown("**位置**")
        if areas.plan(layout["adcode"]).areas:
            _position(layout, chosen, reader, is_explored=is_explored)
        else:
            drawing.no_areas(layout["place"])
    with left:
        elements.left_out(chosen)
        elements.unplaced(chosen)
    with right.container(border=True):
        st.markdown("**结构**")
        _schematic(layout, chosen, reader)


def _position(layout: Row, chosen: Chosen, reader: Screen, *, is_explored: bool) -> None:
    """The map with its legend: a drawing, squares where there are no boundaries, or by WebGL where it is explored."""
    plan, view = areas.plan(layout["adcode"]), _view(chosen)
    if plan.is_real and is_explored:
        _interactive(layout, view, reader)
        # A browser prints an empty box for what it draws by WebGL.
        drawing.on_paper("paper_map", _twin(layout, view, reader, is_linked=False))
    else:
        drawing.show("layout_map", _twin(layout, view, reader, is_linked=True), "element")
    if svg := _legend(view, reader.half_map):
        drawing.show("legend", svg)
    if plan.is_real and maps.is_numbered(reader.half_map):
        st.markdown(_numbered(view))
    st.caption(plan.caption)
    _downloads(layout, view)


def _interactive(layout: Row, view: View, reader: Screen) -> None:
    deck, height = _pydeck_map(view, layout["adcode"], layout["place_position"], reader.half_map)
    chosen = view.chosen
    # A new key for each choice: otherwise the browser fades everything that was not clicked.
    key = f"map_{chosen.layout}_{chosen.year}_{chosen.element}_{view.theme_name}"
    st.pydeck_chart(
        deck, height=height, key=key, on_select=lambda: _clicked_map(key), selection_mode="single-object",
        alt=f"{layout['place']}{layout['name']}的位置示意图",
    )  # fmt: skip


@cached(store.database, sites.stamp)
def _pydeck_map(view: View, adcode: str, position: int, width: int) -> tuple[maps.Map, int]:
    loaded = boundaries.load()
    counties = loaded.of_city(adcode)
    # All years have one height, so that the year slider does not make the page jump.
    whole = elements.of_layout(view.chosen.layout)
    height = min(max(maps.natural_height(counties, whole, width), _LOW), _HIGH)
    deck = maps.interactive_map(
        view.rows(), counties, list(loaded.cities), position=position, selected=view.chosen.element,
        width=width, height=height, colours=view.colours,
    )  # fmt: skip
    return deck, height


def _clicked_map(key: str) -> None:
    for layer in st.session_state[key]["selection"]["objects"].values():
        for clicked in layer:
            element = clicked.get("element") or clicked.get("properties", {}).get("element")
            if element:
                st.session_state["element"] = element


def _twin(layout: Row, view: View, reader: Screen, *, is_linked: bool) -> str:
    """The map as a drawing, with its alternative text."""
    kind = "位置示意图" if areas.plan(layout["adcode"]).is_real else "方块图，一县一格"
    alt = f"{layout['place']}{layout['name']}的{kind}"
    adcode, position, width = layout["adcode"], layout["place_position"], reader.half_map
    return _layout_drawing(view, adcode, position, alt=alt, width=width, is_linked=is_linked)


@cached(store.database, sites.stamp)
def _layout_drawing(view: View, adcode: str, position: int, *, alt: str, width: int, is_linked: bool) -> str:
    is_narrow = maps.is_numbered(width)
    canvas = maps.Canvas(width, None, 11 if is_narrow else 14, is_framed=True, is_numbered=is_narrow)
    return maps.layout_map(
        view.rows(), areas.plan(adcode), canvas, position=position, colours=view.colours, alt=alt,
        selected=view.chosen.element, is_linked=is_linked,
    )  # fmt: skip


def _downloads(layout: Row, view: View) -> None:
    """The map as a file with title, caption, version and date, in the reader's theme."""
    year = f"（{view.chosen.year}年）" if view.chosen.year else ""
    rows, stamp = view.rows(), made(store.database())
    style = {"position": layout["place_position"], "colours": view.colours, "selected": view.chosen.element,
             "title": f"{layout['place']}　{layout['name']}{year}", "stamp": stamp}  # fmt: skip
    plan = areas.plan(layout["adcode"])
    makers: dict[str, Callable[[], bytes]] = {
        "png": lambda: pictures_of_maps.layout_map(rows, layout["adcode"], **style),
        "svg": lambda: maps.layout_sheet(rows, plan, _FILE, **style).encode(),
    }
    for column, (kind, make) in zip(st.columns(2), makers.items()):
        with column:
            name = f"{layout['place']}_{layout['name']}.{kind}"
            offer(f"下载位置图（{kind.upper()}）", make, name, key=f"position_{kind}")


def _schematic(layout: Row, chosen: Chosen, reader: Screen) -> None:
    view = _view(chosen)
    alt = f"{layout['place']}{layout['name']}的结构：枢纽、载体与园区"
    drawing.show("schematic", _schematic_drawing(view, layout["name"], alt, reader.half_map), "element")
    if not view.rows()["found"].isin(ON_MAP).all():
        pale = maps.absent(view.colours.ink_2, view.colours)
        entries = [maps.Entry(maps.ABSENT, "circle", pale, pale)]
        drawing.show("schematic_key", maps.legend(entries, colours=view.colours, width=reader.half_map))
    name = f"结构_{layout['place']}_{layout['name']}"
    picture(sheet.structure, layout, name=name, label="下载结构图（PNG）", key="structure")


@cached(store.database, sites.stamp, size=128)
def _schematic_drawing(view: View, title: str, alt: str, width: int) -> str:
    return maps.schematic(
        view.rows(), title=title, selected=view.chosen.element, narrow=width < _OUTLINED, width=width,
        colours=view.colours, alt=alt,
    )  # fmt: skip


@cached(store.database, sites.stamp)
def _numbered(view: View) -> str:
    """The sites of a narrow map by their numbers."""
    numbered = enumerate(callouts(view.rows()), 1)
    return "　".join(f"**{number}**\u00a0{escape(site['name'])}" for number, site in numbered)


@cached(store.database, sites.stamp)
def _legend(view: View, width: int) -> str | None:
    """Legend of marks and hues, as far as they are on the map."""
    rows, colours = view.rows(), view.colours
    entries = maps.layout_legend(rows, colours)
    if rows["found"].isin(["县区", "责任县区"]).any():
        tone = theme.city(colours, int(rows["place_position"].max()))
        words = "文件点名的县（市、区），标记不是具体位置"
        entries.append(maps.Entry(words, "square", theme.steps(tone, 5)[2], colours.rule))
    return str(maps.legend(entries, colours=colours, width=width)) if entries else None
