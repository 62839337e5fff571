"""Figures from small frames: marks true to operators, nothing joined that is not one series."""

import itertools

import pandas as pd
import pytest

from yuboard import charts
from yuboard.record import store
from yuboard.theme import LIGHT
from yuboard.wording.measuring import room

POINT = {
    "panel": "亿元", "series": "a", "place_position": 1, "place_short": "郑州", "year": 2020, "year_label": "2020年",
    "role": "target", "operator": ">", "axis_low": 1000.0, "axis_high": None, "label": "突破1000亿元", "tag": "",
    "document_number": "郑政〔2014〕32号", "section": "三", "figure_id": "f1",
}  # fmt: skip


def points(*changes: dict) -> pd.DataFrame:
    frame = pd.DataFrame([POINT | change for change in changes])
    return frame.astype({"axis_low": float, "axis_high": float})


def marks(figure) -> list:
    return [trace for trace in figure.data if trace.mode == "markers+text"]


def dashes(figure) -> list:
    return [trace for trace in figure.data if trace.mode == "lines" and trace.line.dash == "dash"]


@pytest.mark.parametrize(
    ("operator", "symbol", "arrows"),
    [("=", "circle", 0), (">=", "triangle-up", 1), (">", "triangle-up", 1), ("<=", "triangle-down", 0)],
)
def test_operator_decides_the_mark(operator: str, symbol: str, arrows: int) -> None:
    change = {"operator": operator} | ({"axis_low": None, "axis_high": 5.0} if operator == "<=" else {})
    figure = charts.ladder(points(change), colours=LIGHT)
    assert marks(figure)[0].marker.symbol[0] == symbol
    assert sum(bool(note.showarrow) for note in figure.layout.annotations) == arrows


def test_range_is_a_band_with_caps_and_no_dot() -> None:
    figure = charts.ladder(points({"operator": "range", "axis_low": 2.0, "axis_high": 3.0}), colours=LIGHT)
    band = next(trace for trace in figure.data if trace.mode == "lines+markers")
    assert list(band.y) == [2.0, 3.0]
    assert marks(figure)[0].marker.opacity[0] == 0


def test_points_of_one_series_are_joined_and_others_never() -> None:
    frame = points({"year": 2017}, {"year": 2020}, {"series": "b", "year": 2020, "place_short": "漯河"})
    figure = charts.ladder(frame, colours=LIGHT)
    assert [list(line.x) for line in dashes(figure)] == [[2017, 2020]]


def test_words_of_the_lower_of_two_marks_in_a_year_stand_below_it_where_there_is_room() -> None:
    frame = points(
        {"year": 2017, "axis_low": 500.0}, {}, {"series": "b", "axis_low": 690.0}, {"series": "c", "axis_low": 251.0},
        {"series": "d", "axis_low": 10.0, "year": 2020},
    )  # fmt: skip
    sides = [side for trace in marks(charts.ladder(frame, colours=LIGHT)) for side in trace.textposition]
    assert sides == ["top left", "top left", "bottom left", "bottom left", "top left"]


def test_baseline_is_solid_and_targets_open() -> None:
    frame = points({"role": "baseline", "operator": "=", "year": 2013}, {"year": 2020})
    fills = marks(charts.ladder(frame, colours=LIGHT))[0].marker.color
    assert fills[0] == LIGHT.ink_2
    assert fills[1] == LIGHT.paper


def test_units_get_panels_of_their_own() -> None:
    figure = charts.ladder(points({}, {"panel": "亿美元", "series": "b"}), colours=LIGHT)
    assert {trace.yaxis for trace in marks(figure)} == {"y", "y2"} or {t.yaxis for t in marks(figure)} == {"y1", "y2"}
    assert [note.text for note in figure.layout.annotations if not note.showarrow] == [
        "郑州　单位：亿元",
        "郑州　单位：亿美元",
    ]


def test_qualitative_and_yearless_statements_are_not_drawn() -> None:
    figure = charts.ladder(points({"operator": "text"}, {"year": None, "series": "b"}, {}), colours=LIGHT)
    assert sum(len(trace.x) for trace in marks(figure)) == 1


def test_city_colour_is_fixed() -> None:
    figure = charts.ladder(points({"place_position": 3}), colours=LIGHT)
    assert marks(figure)[0].marker.line.color[0] == LIGHT.cities[2].base


def test_differing_subjects_stand_in_rows_and_are_not_joined() -> None:
    frame = points(
        {"subject": "大企业", "role": "baseline", "operator": "=", "axis_low": 75.0, "year": 2013},
        {"subject": "大型企业", "operator": ">=", "axis_low": 90.0},
    )
    figure = charts.subjects(frame, colours=LIGHT)
    assert [trace.mode for trace in figure.data] == ["markers+text"]
    assert list(figure.data[0].x) == [75.0, 90.0]
    assert [name.rstrip("\u200b") for name in figure.data[0].y] == ["郑州·大企业<br>2020年", "郑州·大型企业<br>2020年"]
    assert list(figure.data[0].marker.symbol) == ["circle", "triangle-up"]


def test_city_that_would_vanish_beside_another_gets_its_own_panel() -> None:
    frame = points({}, {"place_short": "商丘", "series": "b", "axis_low": 100.0})
    figure = charts.ladder(frame, colours=LIGHT)
    units = [note.text for note in figure.layout.annotations if not note.showarrow]
    assert units == [f"{city}　单位：亿元　各图纵轴不同，不比高低" for city in ("郑州", "商丘")]
    phone = charts.ladder(frame, colours=LIGHT, width=324)
    told = [note.text for note in phone.layout.annotations if not note.showarrow]
    assert told == [f"{city}　单位：亿元　各图纵轴不同" for city in ("郑州", "商丘")]


def test_a_part_bears_its_name_as_far_as_it_fits() -> None:
    frame = store.query("quotas/parts", place="商丘市", indicator="备案认定跨境电子商务企业")

    def named(width: int) -> int:
        return sum("<br>" in bar.text for bar in charts.quota_parts(frame, position=3, colours=LIGHT, width=width).data)

    assert 0 == named(320) < named(760) < named(1640)


def test_names_of_a_standing_go_above_its_lines_on_a_narrow_screen() -> None:
    frame = store.query("counties/standing", county="虞城县")
    wide, narrow = (
        charts.standing(frame, position=3, colours=LIGHT, is_narrow=is_narrow) for is_narrow in (False, True)
    )
    assert wide.layout.yaxis.showticklabels
    assert not wide.layout.annotations
    assert not narrow.layout.yaxis.showticklabels
    assert [note.text for note in narrow.layout.annotations] == [
        f"{year}年　备案认定跨境电子商务企业" for year in (2016, 2017)
    ]


def test_cities_in_one_panel_are_told_by_name_and_not_by_hue_alone() -> None:
    figure = charts.ladder(points({}, {"place_short": "商丘", "series": "b", "axis_low": 900.0}), colours=LIGHT)
    assert [note.text for note in figure.layout.annotations if not note.showarrow] == ["郑州、商丘　单位：亿元"]
    assert [text.split()[0] for trace in marks(figure) for text in trace.text] == ["<b>郑州", "<b>商丘"]


@pytest.mark.parametrize("width", [320, 480, 900])
def test_year_labels_of_a_ladder_keep_apart_and_name_the_last(width: int) -> None:
    frame = points(*({"year": year} for year in (2013, 2014, 2016, 2017, 2020)))
    axis = charts.ladder(frame, colours=LIGHT, width=width).layout.xaxis
    per_year = (width - 80) / (axis.range[1] - axis.range[0])
    size = 8 * 4 + (14 if axis.ticktext[0].endswith("年") else 0)
    for earlier, later in itertools.pairwise(axis.tickvals):
        assert (later - earlier) * per_year >= size
    assert axis.tickvals[-1] == 2020
    assert axis.tickangle == 0
    assert width < 900 or axis.ticktext[-1] == "2020年"


@pytest.mark.parametrize("width", [320, 640, 1000])
def test_words_of_subjects_stand_within_the_chart(width: int) -> None:
    frame = points(
        {"subject": "大企业", "axis_low": 75.0, "label": "争取75%以上", "panel": "%"},
        {"subject": "全市40个工业园区的企业", "axis_low": 90.0, "label": "力争达到90%以上", "panel": "%"},
    )
    figure = charts.subjects(frame, colours=LIGHT, width=width)
    names = room([name.rstrip("\u200b") for name in figure.data[0].y])
    plot = width - names - 24
    for value, label in zip(figure.data[0].x, frame["label"]):
        assert value / figure.layout.xaxis.range[1] * plot + room([label]) <= plot


PART = {"city_label": "50家", "is_divided": True, "place_short": "梁园区", "quota": 10.0, "unit": "家", "year": 2016}


def test_undivided_year_is_hatched_and_says_so() -> None:
    frame = pd.DataFrame([PART, PART | {"is_divided": False, "year": 2018, "quota": 200.0, "place_short": "200家"}])
    figure = charts.quota_parts(frame, position=3, colours=LIGHT)
    undivided = figure.data[1]
    assert undivided.text == "文件未分解到县（区）"
    assert undivided.marker.pattern.shape == "/"


def test_scenario_bars_are_hatched_and_named() -> None:
    rows = [
        {"place_short": "梁园区", "year": 2017, "quota": 20.0, "unit": "家", "is_scenario": False},
        {"place_short": "梁园区", "year": 2018, "quota": 40.0, "unit": "家", "is_scenario": True},
    ]
    figure = charts.quota_bars(pd.DataFrame(rows), position=3, colours=LIGHT)
    named = {trace.name: trace for trace in figure.data}
    assert named["2018年（测算，非文件数据）"].marker.pattern.shape == "/"
    assert named["2017年"].marker.pattern.shape is None


def test_undated_document_is_hatched() -> None:
    frame = pd.DataFrame(
        [
            {"document_id": "a", "document_number": "甲", "short_title": "一", "place_position": 1,
             "period_start": 2014, "is_start_inferred": False, "period_end": 2020, "issued_year": 2014.5},
            {"document_id": "b", "document_number": "无文号", "short_title": "二", "place_position": 2,
             "period_start": 2014, "is_start_inferred": True, "period_end": 2020, "issued_year": None},
        ]
    )  # fmt: skip
    figure = charts.timeline(frame, colours=LIGHT)
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert bars[0].marker.pattern.shape is None
    assert bars[1].marker.pattern.shape == "/"
    assert "未注日期，起始年推定" in bars[1].text


@pytest.mark.parametrize("width", [300, 700, 1200])
def test_names_on_the_line_of_years_fit_their_bars_or_stand_above(width: int) -> None:
    row = {"document_id": "a", "document_number": "郑政文〔2018〕57号", "short_title": "郑州跨境综试区方案",
           "place_position": 1, "period_start": 2014, "is_start_inferred": False, "period_end": 2020,
           "issued_year": 2018.2}  # fmt: skip
    figure = charts.timeline(pd.DataFrame([row]), colours=LIGHT, width=width)
    above = [note.text for note in figure.layout.annotations]
    inside = [trace.text for trace in figure.data if trace.type == "bar" and trace.text]
    assert len(above) + len(inside) == 1
    assert bool(inside) == (width > 700)
    assert len(figure.layout.xaxis.tickvals) == 7


def test_first_label_keeps_off_the_value_axis_of_a_narrow_ladder() -> None:
    frame = points({"year": 2016, "label": "力争3亿美元"}, {"year": 2018, "label": "力争15亿美元"})
    first, last = charts.ladder(frame, colours=LIGHT, width=320).layout.xaxis.range
    assert (2016 - first) / (last - first) * (320 - 80) >= 15 * len("力争3亿美元")


def test_panel_alone_may_be_higher() -> None:
    alone = charts.ladder(points({}), colours=LIGHT, lone_height=460)
    several = charts.ladder(points({}, {"panel": "亿美元", "series": "b"}), colours=LIGHT, lone_height=460)
    assert alone.layout.height == 460
    assert several.layout.height == 320 * 2 + 90
