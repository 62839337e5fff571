"""Maps from real elements and boundaries: true to the documents, readable, and asking nothing of any host."""

import io
import itertools
import json
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.support import drawings
from yuboard import maps, theme
from yuboard.exports.png import maps as pictures
from yuboard.exports.png import sheet
from yuboard.geography import areas, boundaries
from yuboard.geography.areas import Area, Plan
from yuboard.geography.boundaries import Boundaries
from yuboard.geography.layouts import GROUP_WORDS, callouts, short
from yuboard.maps.interactive.view import View
from yuboard.maps.labels import Box, apart, stack
from yuboard.record import store
from yuboard.theme import DARK, LIGHT
from yuboard.ui.elements import of_layout

# Of each layout with sites or counties: its city's code and position.
LAYOUTS = {"zz2014-l1": ("410100", 1), "sq2016-l1": ("411400", 3)}
WIDE, HIGH = 800, 560
PILL_HEIGHT = 25
Layers = dict[str, dict[str, Any]]


def layout_map(layout: str, drawn: Boundaries, selected: str | None = None, width: int = WIDE) -> maps.Map:
    code, position = LAYOUTS[layout]
    return maps.interactive_map(
        of_layout(layout), drawn.of_city(code), list(drawn.cities), position=position, selected=selected,
        width=width, height=HIGH, colours=LIGHT,
    )  # fmt: skip


def layers(deck: maps.Map) -> Layers:
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def tiles(parent: str) -> list[Area]:
    units = boundaries.units()
    return areas.tiles(units[units["parent_adcode"].eq(parent)])


def drawn_layout(layout: str, canvas: maps.Canvas, selected: str | None = None, **style: Any) -> str:
    """A layout as SVG on the areas at hand."""
    code, position = LAYOUTS[layout]
    shared = {"position": position, "colours": LIGHT, "alt": "图", "selected": selected} | style
    return str(maps.layout_map(of_layout(layout), areas.plan(code), canvas, **shared))


def drawn_quotas(rows: list[dict[str, Any]], colours: theme.Palette = LIGHT, width: float = 640, **style: Any) -> str:
    """Quotas of 商丘 as SVG."""
    shared = {"key": "hatch", "position": 3, "colours": colours, "alt": "图", "is_linked": True} | style
    return str(maps.quota_map(rows, areas.plan("411400"), maps.Canvas(width, size=14), **shared))


def quotas(year: int) -> list[dict[str, Any]]:
    rows = store.rows("quotas/matrix", place="商丘市", indicator="备案认定跨境电子商务企业")
    return [row for row in rows if row["year"] == year and row["adcode"]]


def fills(svg: str) -> dict[str, str]:
    """What each county is filled with, by what its button answers with."""
    return {key: part.find("path").attrib["fill"] for key, part in drawings.buttons(svg).items()}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_map_asks_nothing_of_any_host(layout: str, drawn: Boundaries) -> None:
    content = layout_map(layout, drawn).to_json()
    assert "http" not in content
    assert "mapProvider" not in json.loads(content)
    # This word tells Streamlit to leave its own style, from another host, away.
    assert json.loads(content)["mapStyle"] == "__MAP_STYLE__"
    assert "@@=auto" not in content


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("width", [WIDE, 320])
def test_every_county_has_its_chinese_name(layout: str, width: int, drawn: Boundaries) -> None:
    names = [row["name"] for row in layers(layout_map(layout, drawn, width=width))["names"]["data"]]
    units = boundaries.units()
    assert sorted(names) == sorted(units.loc[units["parent_adcode"].eq(LAYOUTS[layout][0]), "name"])


@pytest.mark.parametrize("width", [WIDE, 1400])
def test_callouts_stand_apart_and_inside_the_map(width: int, drawn: Boundaries) -> None:
    deck = layout_map("zz2014-l1", drawn, width=width)
    state = json.loads(deck.to_json())["initialViewState"]
    view = View(state["longitude"], state["latitude"], state["zoom"], width, HIGH, (0, 0, 0, 0))
    pills = layers(deck)["pill"]["data"]
    assert len(pills) == 7
    boxes = []
    for pill in pills:
        x, y = view.pixel(*pill["at"])
        half = 13 * len(pill["name"]) / 2 + 7
        boxes.append((x - half, y - PILL_HEIGHT / 2, x + half, y + PILL_HEIGHT / 2))
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert all(min(left, top) >= 0 and right <= width and bottom <= HIGH for left, top, right, bottom in boxes)


def test_narrow_map_numbers_its_sites_in_the_order_of_the_list(drawn: Boundaries) -> None:
    pills = layers(layout_map("zz2014-l1", drawn, width=320))["pill"]["data"]
    assert [pill["name"] for pill in pills] == [str(number) for number in range(1, 8)]
    listed = callouts(of_layout("zz2014-l1"))
    assert [pill["title"] for pill in pills] == [site["name"] for site in listed]


def test_wheel_scrolls_the_page_and_not_the_map(drawn: Boundaries) -> None:
    (view,) = json.loads(layout_map("zz2014-l1", drawn).to_json())["views"]
    assert view["controller"]["scrollZoom"] is False


def schematic(layout: str, narrow: bool = False, width: int = 720, selected: str | None = None) -> str:
    return maps.schematic(
        of_layout(layout), title="布局", selected=selected, narrow=narrow, width=width, colours=LIGHT, alt="结构"
    )


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("width", [320, 560, 840])
def test_schematic_breaks_its_words_to_fit_its_width(layout: str, width: int) -> None:
    lines = [
        part
        for part in drawings.parts(schematic(layout, width < 520, width), "text")
        if "text-anchor" not in part.attrib
    ]
    assert lines
    for part in lines:
        written = "".join(part.itertext())
        wide = sum(1.0 if letter > "\u2e7f" else 0.62 for letter in written) * float(part.attrib["font-size"])
        assert float(part.attrib["x"]) + wide <= width, written


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("narrow", [False, True])
def test_schematic_shows_one_choice(layout: str, narrow: bool) -> None:
    chosen = of_layout(layout)["element_id"].iloc[-1]
    assert not any(part.get("aria-pressed") == "true" for part in drawings.buttons(schematic(layout, narrow)).values())
    found = drawings.buttons(schematic(layout, narrow, selected=chosen))
    assert [key for key, part in found.items() if part.get("aria-pressed") == "true"] == [chosen]
    for part in found.values():
        assert part.attrib["role"] == "button"
        assert part.attrib["tabindex"] == "0"
        assert part.attrib["aria-label"]


def test_words_of_the_data_stay_words_in_a_drawing() -> None:
    elements = of_layout("zz2014-l1").copy()
    elements.loc[elements.index[-1], ["name", "role"]] = ["<script>1</script>", 'a" onclick="b']
    drawing = maps.schematic(elements, title="<b>", selected=None, narrow=True, colours=LIGHT, alt='"><b>')
    assert "<script" not in drawing
    assert drawings.parts(drawing, "b") == []
    assert any("<script>" in line for line in drawings.words(drawing))
    assert all("onclick" not in part.attrib for part in drawings.parts(drawing, "g"))


@pytest.mark.parametrize("width", [300, 520, 900])
def test_legend_keeps_within_its_width(width: int) -> None:
    entries = [maps.Entry(word, "circle", LIGHT.ink, LIGHT.ink) for word in GROUP_WORDS.values()]
    drawing = maps.legend(entries, colours=LIGHT, width=width)
    assert drawings.words(drawing) == list(GROUP_WORDS.values())
    places = [(float(part.attrib["x"]), float(part.attrib["y"])) for part in drawings.parts(drawing, "text")]
    for (x, _), word in zip(places, GROUP_WORDS.values()):
        assert x + 13 * len(word) <= width
    assert len(set(places)) == len(entries)
    assert max(y for _, y in places) < float(drawings.parts(drawing, "svg")[0].attrib["height"])


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [part / 255 for part in theme.rgba(colour)[:3]]
        red, green, blue = (part / 12.92 if part <= 0.04 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.name)
def test_names_on_the_map_are_to_be_read(colours: theme.Palette) -> None:
    assert contrast(colours.map.ground_ink, colours.map.ground) >= 4.5
    assert contrast(colours.map.ink, colours.map.ground) >= 4.5


@pytest.mark.parametrize(
    ("wanted", "low", "high"), [([], 0, 100), ([50], 0, 100), ([10, 11, 12], 0, 100), ([90, 95, 99], 0, 100)]
)
def test_stack_keeps_its_distance_and_its_ends(wanted: list[float], low: float, high: float) -> None:
    placed = stack(wanted, 30, low, high)
    assert len(placed) == len(wanted)
    assert all(later - earlier >= 30 - 1e-9 for earlier, later in itertools.pairwise(placed))
    assert all(low <= y <= high + 1e-9 for y in placed)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_one_view_offers_the_other_shows(layout: str, drawn: Boundaries) -> None:
    elements = of_layout(layout)
    assert set(drawings.buttons(schematic(layout))) == set(elements["element_id"])
    shown = layers(layout_map(layout, drawn))
    counties = {feature["properties"]["element"] for feature in shown["county"]["data"]["features"]}
    marks = {row["element"] for layer in ("site", "pill", "mark") if layer in shown for row in shown[layer]["data"]}
    assert (counties | marks) - {None} <= set(elements["element_id"])
    for element in elements.loc[elements["found"].isin(["点位", "县区", "责任县区"]), "element_id"]:
        chosen = layers(layout_map(layout, drawn, selected=element))
        rims = [layer for layer in ("site-chosen", "mark-chosen", "chosen-county") if chosen.get(layer, {}).get("data")]
        assert rims, f"{element} is not shown as chosen"


def test_nothing_is_highlighted_before_a_choice(drawn: Boundaries) -> None:
    shown = layers(layout_map("zz2014-l1", drawn))
    assert "chosen-county" not in shown
    assert shown["site-chosen"]["data"] == shown["mark-chosen"]["data"] == []


def test_representative_points_are_hollow_and_say_so(drawn: Boundaries) -> None:
    shown = layers(layout_map("zz2014-l1", drawn))
    paper = list(theme.rgba(LIGHT.paper))
    hollow = {dot["title"] for dot in shown["site"]["data"] if dot["fill"] == paper}
    assert hollow == {name for name in (dot["title"] for dot in shown["site"]["data"]) if name.endswith("（代表点）")}
    assert len(hollow) == 4
    assert [rim["radius"] for rim in shown["rim"]["data"]] == [1000]


@pytest.mark.parametrize("layout", [*LAYOUTS, "zz2014-l2", "zz2018-l1"])
@pytest.mark.parametrize("narrow", [False, True])
def test_schematic_has_a_place_for_each_element(layout: str, narrow: bool) -> None:
    elements = of_layout(layout)
    drawing = schematic(layout, narrow)
    assert set(drawings.buttons(drawing)) == set(elements["element_id"])
    written = "".join(drawings.words(drawing))
    for name in elements["name"]:
        assert name in written or short(name) in written
    lines = [part for part in drawings.parts(drawing, "text") if "text-anchor" not in part.attrib]
    heights = sorted(float(part.attrib["y"]) for part in lines)
    assert all(later - earlier > 11 for earlier, later in itertools.pairwise(heights)), "two names on one row"
    assert heights[-1] < float(drawings.parts(drawing, "svg")[0].attrib["height"])


def test_schematic_says_what_is_not_on_the_map() -> None:
    said = sum("未定位" in line for line in drawings.words(schematic("zz2014-l1")))
    assert said == of_layout("zz2014-l1")["found"].eq("待定位").sum() == 6


@pytest.mark.parametrize("year", [2016, 2017, 2018])
def test_quota_map_writes_each_countys_word_and_no_zero(year: int, drawn: Boundaries) -> None:
    rows = quotas(year)
    svg = drawn_quotas(rows)
    written = drawings.words(svg)
    labels = dict(zip(written[::2], written[1::2]))
    assert set(labels) == {row["place_short"] for row in rows} == set(drawings.buttons(svg))
    hatched = {name for name, fill in fills(svg).items() if fill == "url(#hatch)"}
    assert hatched == {row["place_short"] for row in rows if row["quota"] is None}
    assert drawings.parts(svg, "pattern")[0].attrib["id"] == "hatch"
    for row in rows:
        expected = row["words"] if row["quota"] is None else f"{row['quota']:g}"
        assert labels[row["place_short"]].endswith(expected)
    assert "0" not in labels.values()
    assert labels["永城市"].startswith("省直管，文件")
    if year == 2018:
        assert len(hatched) == 9
        assert labels["虞城县"] == "文件未分解"


def test_each_county_of_the_quota_map_says_its_quota_and_answers_with_its_name(drawn: Boundaries) -> None:
    rows = quotas(2017)
    buttons = drawings.buttons(drawn_quotas(rows, chosen="虞城县"))
    assert {name for name, part in buttons.items() if part.attrib["aria-pressed"] == "true"} == {"虞城县"}
    for row in rows:
        part = buttons[row["place_short"]]
        assert (part.attrib["role"], part.attrib["tabindex"]) == ("button", "0")
        assert part.find("title").text == part.attrib["aria-label"]
        assert part.attrib["aria-label"].startswith(f"{row['place_short']}：{row['words']}")
        assert (row["note"] or "") in part.attrib["aria-label"]
    plain = drawn_quotas(rows, is_linked=False, has_clauses=True)
    assert drawings.buttons(plain) == {}
    clauses = {part.attrib["href"].partition("#")[2] for part in drawings.parts(plain, "a")}
    assert clauses == {row["figure_id"] for row in rows if row["quota"] is not None}


@pytest.mark.parametrize("width", [300, 640, 1000])
@pytest.mark.parametrize("year", [2017, 2018])
def test_labels_of_the_quota_map_keep_apart_and_inside(width: int, year: int, drawn: Boundaries) -> None:
    size = 11 if width < 420 else 14
    svg = maps.quota_map(
        quotas(year),
        areas.plan("411400"),
        maps.Canvas(width, size=size),
        key="hatch",
        position=3,
        colours=LIGHT,
        alt="",
    )
    assert_apart(drawings.parts(svg, "text"), width)


def assert_apart(parts: list[Any], width: float) -> None:
    """No words cover others, and all are inside the drawing."""
    boxes = []
    for part in parts:
        words, size = "".join(part.itertext()), float(part.attrib["font-size"])
        half = sum(1.0 if letter > "\u2e7f" else 0.6 for letter in words) * size / 2
        x, y = float(part.attrib["x"]), float(part.attrib["y"])
        assert half <= x <= width - half, words
        boxes.append((words, x - half, x + half, y - size * 0.8, y + size * 0.1))
    for (one, left, right, top, foot), (other, *box) in itertools.combinations(boxes, 2):
        is_clear = right < box[0] or box[1] < left or foot < box[2] or box[3] < top
        assert is_clear, f"{one} and {other} cover one another"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("width", "size"), [(300, 11), (460, 12.5), (640, 14), (902, 10.5)])
def test_names_of_a_layout_keep_apart_and_inside(layout: str, width: int, size: float, drawn: Boundaries) -> None:
    """Names of counties and sites, the scale and the north arrow."""
    svg = drawn_layout(layout, maps.Canvas(width, size=size, is_framed=True, is_numbered=width < 640))
    inks = {LIGHT.map.ink, LIGHT.ink_2, LIGHT.map.pill_ink}
    shown = [part for part in drawings.parts(svg, "text") if part.attrib["fill"] in inks]
    assert {"北", "20公里"} <= {"".join(part.itertext()) for part in shown}
    assert_apart(shown, width)


def test_deeper_colour_means_more(drawn: Boundaries) -> None:
    rows = sorted((row for row in quotas(2017) if row["quota"] is not None), key=lambda row: row["quota"])
    for colours, sign in ((LIGHT, -1), (DARK, 1)):
        found = fills(drawn_quotas(rows, colours))
        bright = [sum(theme.rgba(found[row["place_short"]])[:3]) * sign for row in rows]
        assert bright == sorted(bright)
        assert len(set(bright)) > 1


@pytest.mark.parametrize("parent", ["410000", "410100", "411100", "411400"])
def test_tiles_are_one_square_a_unit_and_none_covers_another(parent: str) -> None:
    units = boundaries.units()
    wanted = units.loc[units["parent_adcode"].eq(parent), "adcode"]
    squares = tiles(parent)
    assert sorted(area.adcode for area in squares) == sorted(wanted)
    corners = {(min(area.rings[0])) for area in squares}
    assert len(corners) == len(squares)
    for area in squares:
        xs, ys = zip(*area.rings[0])
        assert max(xs) - min(xs) == pytest.approx(max(ys) - min(ys)) == pytest.approx(0.94)


def test_tiles_lie_roughly_as_the_counties_do() -> None:
    units = boundaries.units()
    for _, city in units.groupby("parent_adcode"):
        assert city["column"].rank().corr(city["longitude"].rank()) > 0.6
        assert city["row"].rank().corr(city["latitude"].rank()) < -0.6


def marks(svg: str) -> int:
    """How many marks of elements a drawing holds."""
    shapes = drawings.parts(svg, "path") + drawings.parts(svg, "circle")
    return sum(part.attrib["fill"] in LIGHT.map.groups.values() for part in shapes)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tile_layout_marks_each_element_in_its_countys_square(layout: str, undrawn: Boundaries) -> None:
    code, _ = LAYOUTS[layout]
    elements, canvas = of_layout(layout), maps.Canvas(600, size=14, is_framed=True)
    drawing = drawn_layout(layout, canvas, is_linked=True)
    assert sorted(drawings.words(drawing)) == sorted(area.name for area in tiles(code))
    assert marks(drawing) == elements["found"].isin(["县区", "责任县区"]).sum() > 0
    assert set() < set(drawings.buttons(drawing)) <= set(elements["element_id"])
    (chosen, *_) = drawings.buttons(drawing)
    again = drawn_layout(layout, canvas, chosen, is_linked=True)
    assert drawings.buttons(again)[chosen].attrib["aria-pressed"] == "true"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("is_numbered", [False, True])
def test_drawn_layout_holds_what_the_interactive_one_does(layout: str, is_numbered: bool, drawn: Boundaries) -> None:
    elements, sites = of_layout(layout), callouts(of_layout(layout))
    canvas = maps.Canvas(640, size=12, is_framed=True, is_numbered=is_numbered)
    svg = drawn_layout(layout, canvas, is_linked=True)
    written = drawings.words(svg)
    units = boundaries.units()
    assert {"20公里", "北", *units.loc[units["parent_adcode"].eq(LAYOUTS[layout][0]), "name"]} <= set(written)
    named = [f"{number}" if is_numbered else site["name"] for number, site in enumerate(sites, 1)]
    assert [word for word in written if word in named] == named
    hollow = [part for part in drawings.parts(svg, "circle") if part.attrib["fill"] in (LIGHT.paper, "none")]
    assert len(hollow) == sum(site["precision_class"] == "C" for site in sites)
    placed = elements.loc[elements["found"].isin(["县区", "责任县区"]), "element_id"]
    assert set(drawings.buttons(svg)) == {*placed, *(site["element_id"] for site in sites)}
    for element in [*placed, *(site["element_id"] for site in sites)]:
        pressed = drawings.buttons(drawn_layout(layout, canvas, element, is_linked=True))[element]
        assert pressed.attrib["aria-pressed"] == "true"
    plain = drawn_layout(layout, canvas)
    assert drawings.buttons(plain) == {}
    assert drawings.words(plain) == written


PAPER = maps.Canvas(560, 300, 9.5, is_framed=True)


def plain(svg: str) -> str:
    """A drawing that is a file of its own, without its namespace."""
    return svg.replace('xmlns="http://www.w3.org/2000/svg"', "", 1)


@pytest.mark.parametrize("kind", ["png", "svg"])
@pytest.mark.parametrize("is_tiled", [False, True])
def test_sheet_is_the_same_file_each_time_and_carries_its_caption(
    kind: str, is_tiled: bool, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    caption = request.getfixturevalue("undrawn" if is_tiled else "drawn").caption()
    elements, plan = of_layout("sq2016-l1"), areas.plan("411400")

    def picture(plan: Plan) -> bytes:
        shared = {"position": 3, "selected": "sq2016-e13", "title": "商丘市　一中心二平台多园区", "colours": LIGHT,
                  "stamp": "数据版本 0123abcd"}  # fmt: skip
        if kind == "svg":
            return str(maps.layout_sheet(elements, plan, PAPER, **shared)).encode()
        monkeypatch.setattr(areas, "plan", lambda _: plan)
        return pictures.layout_map(elements, "411400", **shared)

    assert plan.caption == caption
    made = picture(plan)
    assert made == picture(plan)
    assert made != picture(plan._replace(caption="无"))
    if kind == "png":
        image = Image.open(io.BytesIO(made)).convert("RGB")
        assert image.size == (1920, 1080)
        assert len(image.getcolors(1 << 24)) > 50
    else:
        written = drawings.words(plain(made.decode()))
        assert written[0] == "商丘市　一中心二平台多园区"
        assert "数据版本 0123abcd" in written
        assert caption in "".join(written)
        assert "http" not in plain(made.decode())


def test_legend_of_a_sheet_is_worded_by_the_ports_of_the_layout(drawn: Boundaries) -> None:
    elements = of_layout("zz2014-l1")
    sheet_of = maps.layout_sheet(elements, areas.plan("410100"), PAPER, position=1, colours=LIGHT)
    written = drawings.words(plain(str(sheet_of)))
    for word in ("陆港及其载体", "空港及其载体", "园区", "代表点，不表示范围"):
        assert word in written


def test_boxes_are_moved_apart_and_clear_of_what_is_fixed() -> None:
    boxes = [Box(10, 10, 40, 10), Box(12, 12, 40, 10), Box(60, 50, 20, 10)]
    fixed = [Box(62, 50, 8, 8)]
    placed = [box._replace(x=x, y=y) for box, (x, y) in zip(boxes, apart(boxes, fixed))]
    for one, other in itertools.combinations([*placed, *fixed], 2):
        is_beside = abs(one.x - other.x) >= (one.width + other.width) / 2 - 0.1
        assert is_beside or abs(one.y - other.y) >= (one.height + other.height) / 2 - 0.1
    assert apart(boxes[2:]) == [(60, 50)], "what is clear stays"


def test_province_shows_the_three_cities_and_only_these_answer(drawn: Boundaries) -> None:
    ours = {
        "410100": {"place": "郑州市", "place_short": "郑州", "position": 1, "words": "一港多园区"},
        "411100": {"place": "漯河市", "place_short": "漯河", "position": 2, "words": "文件未设空间布局"},
        "411400": {"place": "商丘市", "place_short": "商丘", "position": 3, "words": "一中心二平台多园区"},
    }
    for shapes in (areas.areas(drawn.cities), tiles("410000")):
        drawing = maps.province_map(ours, shapes, colours=LIGHT, alt="河南省", width=600)
        assert set(drawings.buttons(drawing)) == {"郑州", "漯河", "商丘"}
        assert len(drawings.words(drawing)) == 18
        assert {"郑州市", "漯河市", "商丘市", "开封"} <= set(drawings.words(drawing))
        plain = maps.province_map(ours, shapes, colours=LIGHT, alt="河南省", width=600, is_linked=False)
        assert drawings.buttons(plain) == {}
    for width in (260, 320, 600):
        small = maps.province_map(ours, areas.areas(drawn.cities), colours=LIGHT, alt="河南省", width=width)
        assert_apart(drawings.parts(small, "text"), width)


@pytest.mark.parametrize("width", [260, 320, 600])
def test_names_of_eighteen_cities_stand_above_all_areas(drawn: Boundaries, width: int) -> None:
    """An area that is drawn later never covers the name of its neighbour."""
    shapes = areas.areas(drawn.cities)
    ours = {
        area.adcode: {"place": area.name, "place_short": area.name[:-1], "position": number, "words": "一园"}
        for number, area in enumerate(shapes, 1)
    }
    drawing = maps.province_map(ours, shapes, colours=LIGHT, alt="河南省", width=width)
    kinds = [part.tag.rpartition("}")[2] for part in ElementTree.fromstring(drawing).iter()]
    assert {words.removesuffix("市") for words in drawings.words(drawing)} == {
        row["place_short"] for row in ours.values()
    }
    assert "path" not in kinds[kinds.index("text") :]
    assert_apart(drawings.parts(drawing, "text"), width)


@pytest.mark.parametrize("width", [320, 900])
def test_names_of_a_drawn_map_keep_apart_and_inside(width: int, drawn: Boundaries) -> None:
    for code, position in (("410000", 0), ("411100", 2), ("410100", 1), ("411400", 3)):
        shapes = areas.areas(drawn.cities if code == "410000" else drawn.of_city(code))
        if code == "410000":
            drawing = maps.province_map({}, shapes, colours=LIGHT, alt="图", width=width)
        else:
            drawing = maps.county_map(shapes, position=position, colours=LIGHT, alt="图", width=width)
        boxes = []
        for part in drawings.parts(drawing, "text"):
            half = len("".join(part.itertext())) * float(part.attrib["font-size"]) / 2
            x, y = float(part.attrib["x"]), float(part.attrib["y"])
            assert half <= x <= width - half
            boxes.append((x - half, x + half, y))
        for (left, right, y), (other_left, other_right, other_y) in itertools.combinations(boxes, 2):
            assert right < other_left or other_right < left or abs(y - other_y) > 9, "two names cover one another"


@pytest.mark.parametrize("year", [2017, 2018])
def test_printed_quota_map_says_each_number_and_each_word(
    year: int, drawn: Boundaries, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets: list[tuple] = []
    typeset = sheet.sheet
    monkeypatch.setattr(sheet, "sheet", lambda *content: sheets.append(content) or typeset(*content))
    made = pictures.quotas(store.rows, "商丘市", "备案认定跨境电子商务企业", year)
    with Image.open(io.BytesIO(made)) as image:
        assert image.size == (1920, 1080)
    drawing, _, (caption,), _ = sheets[0]
    written = drawings.words(str(drawing))
    for row in quotas(year):
        below = written[written.index(row["place_short"]) + 1]
        is_apart = (row["note"] or "").startswith("省直管")
        assert below == (f"{row['quota']:g}" if row["quota"] is not None else "省直管，" * is_apart + row["words"])
    assert "0" not in written
    assert caption.endswith(drawn.caption())
    assert ("示范区" in caption) == (year == 2017), "a zone has no boundary"
