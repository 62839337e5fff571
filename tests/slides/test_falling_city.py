"""Falls, zero, values below it, months and dollars without a rate: the right words on every surface."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.support import falling_city
from tests.support.charts import points
from tests.support.falling_city import NAME
from yuboard import charts, theme
from yuboard.charts import drawing, plotly
from yuboard.charts.marks import Bar, Point
from yuboard.charts.subjects import subjects
from yuboard.charts.trend import trend
from yuboard.exports.pdf.briefing import briefing
from yuboard.exports.pptx.presentation import deck
from yuboard.exports.xlsx.comparison import comparison_workbook
from yuboard.record import building, store
from yuboard.record.results import Reader
from yuboard.settings import ROOT
from yuboard.slides.material import gather
from yuboard.slides.story import story
from yuboard.wording import comparison
from yuboard.wording.parts import plain
from yuboard.wording.targets import demand, formula, speed

STAMP = {"version": "0123abcd", "made_on": date(2026, 1, 31)}
SAID = {
    "退货率": ("自2024年30%起最低年均须降低3.3个百分点", "（20% − 30%）÷ 3年 = 最低每年降低3.3个百分点"),
    "物流费用": ("自2024年100亿元起年均须下降7.2%", "（80亿元 ÷ 100亿元）的3次方根 − 1 = 下降7.2%"),
    "新平台": ("起点2024年0家。起点为零，增速不可测算。", "起点为零，增速不可测算"),
    "投诉": ("自2024年5件起须降至零", "3年内由5件降至0件"),
    "增速": ("自2024年-3.5%起最低年均须提高0.5个百分点", "（−2% − （−3.5%））÷ 3年 = 最低每年0.5个百分点"),
    "处理能力": ("自2024年100万包起年均须提高20.0万包", "（160万包 − 100万包）÷ 3年 = 每年20.0万包"),
    "达标率": ("起点2024年90%。起点已在目标之内，没有所需的增速。", "起点已在目标之内，没有所需的增速"),
    "余额": ("起点2024年-5亿元。起点为负数，增速不可测算。", "起点为负数，增速不可测算"),
    "排名": ("起点2024年第8位。位次不计算增速。", "位次不计算增速"),
    "库存": ("自2024年30～40家起最低年均须下降12.6%", "（20家 ÷ 30家）的3次方根 − 1 = 最低下降12.6%"),
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Queries of the data with the city added."""
    data = tmp_path_factory.mktemp("falling") / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("build"))
    falling_city.add(Path(data))
    return store.reader(building.build(Path(data)))


def headlines(rows: Reader) -> dict:
    found = [row for row in rows("overview/headlines") if row["place"] == NAME]
    return {row["indicator"].removeprefix("测试"): row for row in found}


@pytest.mark.parametrize("name", SAID)
def test_a_change_is_worded_by_its_direction(rows: Reader, name: str) -> None:
    row = headlines(rows)[name]
    assert plain(demand(row)).removesuffix("　测算") == SAID[name][0]
    assert formula(row) == SAID[name][1]


def test_slides_tell_the_start_and_the_reason(rows: Reader) -> None:
    slides = story(gather(rows, (NAME,))).slides
    cells = [cell for slide in slides for line in slide.cells or () for cell in line]
    words = "\n".join(f"{cell.text}　{cell.sub}" for cell in cells)
    assert "0家　2024年　基期" in words
    assert "不可测算　起点为零，增速不可测算" in words
    assert "年均须下降7.2%" in words
    assert "须降至零　3年内由5件降至0件" in words
    assert not [slide.title for slide in slides if "增长-" in slide.title or "提高-" in slide.title]


def test_every_target_is_drawn_with_zero_on_its_axis(rows: Reader) -> None:
    for row in headlines(rows).values():
        stated = rows("trend/points", indicator=row["indicator"], places=(NAME,), converted=False)
        chart = charts.trajectory(stated, width=640, panel_height=320)
        (panel,) = chart.panels
        assert panel.y.low <= 0 <= panel.y.high
        levels = [value for point in stated for value in (point["axis_low"], point["axis_high"]) if value is not None]
        assert panel.y.low <= min(levels) <= max(levels) <= panel.y.high
        assert drawing.drawing(chart, colours=theme.LIGHT)
        assert plotly.figure(chart, colours=theme.LIGHT).to_dict()["data"]


def test_files_are_made(rows: Reader) -> None:
    assert briefing(NAME, rows=rows, **STAMP).startswith(b"%PDF")
    assert deck(story(gather(rows, (NAME,))), **STAMP)


def test_months_stand_in_order_and_are_never_a_year(rows: Reader) -> None:
    monthly = rows("trend/points", indicator="测试月度额", places=(NAME,), converted=False)
    assert [point["year_label"] for point in monthly] == [f"2025年{month}月份" for month in range(1, 13)]
    chart = trend(monthly, width=640)
    assert [mark.x for mark in chart.marks() if isinstance(mark, Point)] == [float(month) for month in range(1, 13)]
    assert not rows("trend/demands", indicator="测试月度额", places=(NAME,))


def test_dollars_after_the_last_rate_stay_as_written(rows: Reader) -> None:
    cells = [cell for cell in rows("compare/cells") if cell["comparison_id"] == cell_id(rows)]
    dollars = next(cell for cell in cells if cell["place"] == NAME)
    assert (dollars["verdict"], dollars["cny_value"], dollars["label"]) == ("无汇率", None, "30亿美元")
    assert "该年无汇率，不折算" in comparison.reason(dollars)
    assert {cell["verdict"] for cell in cells if cell["place"] in ("郑州市", "商丘市")} == {"可折算"}
    slides = story(gather(rows, (NAME, "郑州市", "商丘市"))).slides
    said = "\n".join(f"{value.words}" for slide in slides if slide.kind == "comparison" for value in slide.values)
    assert "30亿美元　该年无汇率，不折算" in said
    assert comparison_workbook((NAME, "郑州市"), rows=rows, **STAMP)
    (point,) = rows("trend/points", indicator=dollars["indicator"], places=(NAME,), converted=True)
    assert (point["panel"], point["is_converted"]) == ("亿美元", False)
    assert "该年无汇率，不折算" in point["tag"]


def cell_id(rows: Reader) -> str:
    return next(cell["comparison_id"] for cell in rows("compare/cells") if cell["indicator"] == "跨境电子商务交易额")


def test_bars_and_rows_go_below_zero() -> None:
    values = [
        charts.Value("甲", "目标", "-2%", low=-2.0, unit="%"),
        charts.Value("乙", "目标", "6%", low=6.0, unit="%"),
    ]
    chart = charts.comparison(values)
    below, above = (mark for mark in chart.marks() if isinstance(mark, Bar))
    assert (below.x, below.end, above.x, above.end) == (-2.0, 0.0, 0.0, 6.0)
    assert chart.panels[0].x.low <= -2.0
    stated = {"axis_low": -2.0, "axis_high": -2.0, "operator": "=", "subject": "甲", "plain_label": "-2%", "panel": "%"}
    panel = subjects(points(stated), width=640).panels[0]
    assert panel.x.low <= -2.0 < 0 <= panel.x.high


def test_speed_is_empty_where_nothing_is_computed(rows: Reader) -> None:
    assert speed(headlines(rows)["新平台"]) == ""
    assert speed(headlines(rows)["投诉"]) == "须降至零"


def test_the_key_explains_upper_bounds() -> None:
    assert "▽ 不高于" in charts.TRAJECTORY_KEY
