"""Maps from real elements and boundaries: true to the documents, readable, and asking nothing of any host."""

import io
import itertools
import json
import re
from typing import Any

import pandas as pd
import pytest
from PIL import Image

from tests.support import drawings
from yuboard import maps, theme
from yuboard.geography import boundaries
from yuboard.geography.boundaries import Boundaries
from yuboard.geography.elements import short
from yuboard.maps import plans, static
from yuboard.maps.interactive import stack
from yuboard.maps.view import View
from yuboard.record import store
from yuboard.theme import DARK, LIGHT
from yuboard.ui import layouts

# Of each layout with sites or counties: its city's code and position.
LAYOUTS = {"zz2014-l1": ("410100", 1), "sq2016-l1": ("411400", 3)}
WIDE, HIGH = 800, 560
PILL_HEIGHT = 25
Layers = dict[str, dict[str, Any]]


def layout_map(layout: str, drawn: Boundaries, selected: str | None = None, width: int = WIDE) -> maps.Map:
    code, position = LAYOUTS[layout]
    return maps.layout_map(
        layouts.elements(layout), drawn.of_city(code), list(drawn.cities), position=position, selected=selected,
        width=width, height=HIGH, colours=LIGHT,
    )  # fmt: skip


def layers(deck: maps.Map) -> Layers:
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def tiles(parent: str) -> list[maps.Area]:
    units = boundaries.units()
    return maps.tiles(units[units["parent_adcode"].eq(parent)])


def texts(figure) -> list[str]:
    return [text for trace in figure.data if trace.mode == "text" for text in trace.text]


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
    listed = maps.callouts(layouts.elements("zz2014-l1"))
    assert [pill["title"] for pill in pills] == [site["name"] for site in listed]


def test_wheel_scrolls_the_page_and_not_the_map(drawn: Boundaries) -> None:
    (view,) = json.loads(layout_map("zz2014-l1", drawn).to_json())["views"]
    assert view["controller"]["scrollZoom"] is False


def schematic(layout: str, narrow: bool = False, width: int = 720, selected: str | None = None) -> str:
    return maps.schematic(
        layouts.elements(layout), title="布局", selected=selected, narrow=narrow, width=width, colours=LIGHT, alt="结构"
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
    chosen = layouts.elements(layout)["element_id"].iloc[-1]
    assert not any(part.get("aria-pressed") == "true" for part in drawings.buttons(schematic(layout, narrow)).values())
    found = drawings.buttons(schematic(layout, narrow, selected=chosen))
    assert [key for key, part in found.items() if part.get("aria-pressed") == "true"] == [chosen]
    for part in found.values():
        assert part.attrib["role"] == "button"
        assert part.attrib["tabindex"] == "0"
        assert part.attrib["aria-label"]


def test_words_of_the_data_stay_words_in_a_drawing() -> None:
    elements = layouts.elements("zz2014-l1").copy()
    elements.loc[elements.index[-1], ["name", "role"]] = ["<script>1</script>", 'a" onclick="b']
    drawing = maps.schematic(elements, title="<b>", selected=None, narrow=True, colours=LIGHT, alt='"><b>')
    assert "<script" not in drawing
    assert drawings.parts(drawing, "b") == []
    assert any("<script>" in line for line in drawings.words(drawing))
    assert all("onclick" not in part.attrib for part in drawings.parts(drawing, "g"))


@pytest.mark.parametrize("width", [300, 520, 900])
def test_legend_keeps_within_its_width(width: int) -> None:
    entries = [maps.Entry(word, "circle", LIGHT.ink, LIGHT.ink) for word in maps.GROUP_WORDS.values()]
    drawing = maps.legend(entries, colours=LIGHT, width=width)
    assert drawings.words(drawing) == list(maps.GROUP_WORDS.values())
    places = [(float(part.attrib["x"]), float(part.attrib["y"])) for part in drawings.parts(drawing, "text")]
    for (x, _), word in zip(places, maps.GROUP_WORDS.values()):
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
    elements = layouts.elements(layout)
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
    elements = layouts.elements(layout)
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
    assert said == layouts.elements("zz2014-l1")["found"].eq("待定位").sum() == 6


@pytest.mark.parametrize("year", [2016, 2017, 2018])
def test_quota_map_writes_each_countys_word_and_no_zero(year: int, drawn: Boundaries) -> None:
    rows = store.query("quotas/matrix", place="商丘市", indicator="备案认定跨境电子商务企业")
    rows = rows[rows["year"].eq(year) & rows["adcode"].notna()]
    figure = maps.quota_map(rows, maps.areas(drawn.of_city("411400")), position=3, colours=LIGHT)
    labels = {text.split("<br>")[0]: re.sub(r"<[^>]+>", "", text.split("<br>")[1]) for text in texts(figure)}
    assert set(labels) == set(rows["place_short"])
    hatched = {trace.name for trace in figure.data if trace.fillpattern and trace.fillpattern.shape}
    assert hatched == set(rows.loc[rows["quota"].isna(), "adcode"])
    for row in rows.itertuples():
        expected = f"{row.quota:g}" if pd.notna(row.quota) else row.words
        assert labels[row.place_short].endswith(expected)
    assert "0" not in labels.values()
    assert labels["永城市"].startswith("省直管，文件")
    if year == 2018:
        assert len(hatched) == 9
        assert labels["虞城县"] == "文件未分解"


def test_deeper_colour_means_more(drawn: Boundaries) -> None:
    rows = store.query("quotas/matrix", place="商丘市", indicator="备案认定跨境电子商务企业")
    rows = rows[rows["year"].eq(2017) & rows["quota"].notna() & rows["adcode"].notna()].sort_values("quota")
    for colours, sign in ((LIGHT, -1), (DARK, 1)):
        figure = maps.quota_map(rows, maps.areas(drawn.of_city("411400")), position=3, colours=colours)
        fills = {trace.name: trace.fillcolor for trace in figure.data if trace.name}
        bright = [sum(theme.rgba(fills[code])[:3]) * sign for code in rows["adcode"]]
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


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tile_layout_marks_each_element_in_its_countys_square(layout: str) -> None:
    code, position = LAYOUTS[layout]
    elements, squares = layouts.elements(layout), tiles(code)
    drawing = maps.layout_tiles(
        elements, squares, position=position, selected=None, colours=LIGHT, alt="方块图", width=600
    )
    assert sorted(drawings.words(drawing)) == sorted(area.name for area in squares)
    shapes = drawings.parts(drawing, "path") + drawings.parts(drawing, "circle")
    marks = sum(part.attrib["fill"] in LIGHT.map.groups.values() for part in shapes)
    assert marks == elements["found"].isin(["县区", "责任县区"]).sum() > 0
    assert set() < set(drawings.buttons(drawing)) <= set(elements["element_id"])
    (chosen, *_) = drawings.buttons(drawing)
    again = maps.layout_tiles(
        elements, squares, position=position, selected=chosen, colours=LIGHT, alt="方块图", width=600
    )
    assert drawings.buttons(again)[chosen].attrib["aria-pressed"] == "true"


@pytest.mark.parametrize("kind", ["png", "svg"])
@pytest.mark.parametrize("is_tiled", [False, True])
@pytest.mark.parametrize("narrow", [False, True])
def test_static_twin_is_the_same_file_each_time_and_carries_its_caption(
    kind: str, is_tiled: bool, narrow: bool, drawn: Boundaries
) -> None:
    caption = drawn.caption()

    def picture(words: str) -> bytes:
        shared = {"position": 3, "selected": "sq2016-e13", "caption": words, "title": "商丘市　一中心二平台多园区",
                  "colours": LIGHT, "kind": kind, "narrow": narrow}  # fmt: skip
        elements = layouts.elements("sq2016-l1")
        if is_tiled:
            return maps.static_tiles(elements, tiles("411400"), **shared)
        return maps.static_map(elements, drawn.of_city("411400"), list(drawn.cities), **shared)

    made = picture(caption)
    assert made == picture(caption)
    assert made != picture("无")
    if kind == "png":
        assert len(Image.open(io.BytesIO(made)).convert("RGB").getcolors(1 << 24)) > 50
    else:
        # Letters are drawn as outlines; what they say stands in comments, line by line.
        said = "".join(re.findall(r"<!--(.*?)-->", made.decode(), re.DOTALL)).replace("\n", "").replace(" ", "")
        assert caption.replace(" ", "") in said
        assert "http" not in re.sub(r'xmlns[^"]*"[^"]*"|<!DOCTYPE.*?>|<metadata>.*?</metadata>', "", made.decode(),
                                    flags=re.DOTALL)  # fmt: skip


def test_province_shows_the_three_cities_and_only_these_answer(drawn: Boundaries) -> None:
    ours = {
        "410100": {"place": "郑州市", "place_short": "郑州", "position": 1, "words": "一港多园区"},
        "411100": {"place": "漯河市", "place_short": "漯河", "position": 2, "words": "文件未设空间布局"},
        "411400": {"place": "商丘市", "place_short": "商丘", "position": 3, "words": "一中心二平台多园区"},
    }
    for areas in (maps.areas(drawn.cities), tiles("410000")):
        drawing = maps.province_map(ours, areas, colours=LIGHT, alt="河南省", width=600)
        assert set(drawings.buttons(drawing)) == {"郑州", "漯河", "商丘"}
        assert len(drawings.words(drawing)) == 18
        assert {"郑州市", "漯河市", "商丘市", "开封"} <= set(drawings.words(drawing))
        plain = maps.province_map(ours, areas, colours=LIGHT, alt="河南省", width=600, is_linked=False)
        assert drawings.buttons(plain) == {}


@pytest.mark.parametrize("width", [320, 900])
def test_names_of_a_drawn_map_keep_apart_and_inside(width: int, drawn: Boundaries) -> None:
    for code, position in (("410000", 0), ("411100", 2)):
        areas = maps.areas(drawn.cities if code == "410000" else drawn.of_city(code))
        if code == "410000":
            drawing = maps.province_map({}, areas, colours=LIGHT, alt="图", width=width)
        else:
            drawing = maps.county_map(areas, position=position, colours=LIGHT, alt="图", width=width)
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
    said: list[str] = []
    written = static._word
    monkeypatch.setattr(static, "_word", lambda *told, **extra: (said.append(told[3]), written(*told, **extra))[1])
    made = plans.quota_picture(store.rows, "商丘市", "备案认定跨境电子商务企业", year)
    with Image.open(io.BytesIO(made)) as image:
        assert image.size[0] == 1920
    rows = store.query("quotas/matrix", place="商丘市", indicator="备案认定跨境电子商务企业")
    own = rows[rows["year"].eq(year) & rows["adcode"].notna()]
    for row in own.itertuples():
        assert said[said.index(row.place_short) + 1] == (f"{row.quota:g}" if pd.notna(row.quota) else row.words)
    assert "0" not in said
