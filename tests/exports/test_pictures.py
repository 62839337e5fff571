"""Drawings for the static pages and for pictures, from the real rows: every number in its place, nothing made up."""

import io
from datetime import date
from itertools import groupby

import pytest
from PIL import Image

from tests.support.drawings import parts, words
from yuboard.charts import static_counts, static_times
from yuboard.charts.static_svg import clause
from yuboard.exports.png import catalogue
from yuboard.exports.png import sheet as drawings
from yuboard.record import store
from yuboard.record.results import Row
from yuboard.slides.material import gather
from yuboard.slides.model import Mark
from yuboard.slides.story import story

FILED = {"place": "商丘市", "indicator": "备案认定跨境电子商务企业"}
MADE = {"version": "0123abcd", "made_on": date(2026, 1, 15)}


def shangqiu() -> Row:
    return next(row for row in store.rows("places/cities") if row["name"] == "商丘市")


def links(svg: str) -> list[str | None]:
    return [part.get("href") for part in parts(svg, "a")]


def rectangles(svg: str) -> list:
    return [part for part in parts(svg, "rect") if part.get("stroke")]


def test_a_bar_is_as_long_as_the_figure_of_the_city_and_each_part_leads_to_its_clause() -> None:
    rows = store.rows("quotas/parts", **FILED)
    svg = str(static_counts.quota_parts(rows, shangqiu()["position"], "x", "k"))
    lengths: dict[int, float] = {}
    for row, box in zip(rows, rectangles(svg), strict=True):
        lengths[row["year"]] = lengths.get(row["year"], 0.0) + float(box.attrib["width"])
    assert lengths[2017] / lengths[2016] == pytest.approx(2, rel=0.01)
    assert lengths[2018] / lengths[2016] == pytest.approx(4, rel=0.01)
    assert rectangles(svg)[-1].attrib["fill"] == "url(#k)"
    assert words(svg).count("文件未分解到县（区）") == 1
    for row in rows:
        assert clause(row["city_figure_id"]) in links(svg)
        assert row["figure_id"] is None or clause(row["figure_id"]) in links(svg)


def test_numbers_of_all_parts_are_written(subtests: pytest.Subtests) -> None:
    for row in store.rows("quotas/indicators", place="商丘市"):
        with subtests.test(indicator=row["indicator_id"]):
            found = store.rows("quotas/parts", place="商丘市", indicator=row["name"])
            svg = str(static_counts.quota_parts(found, shangqiu()["position"], "x", "k"))
            divided = [f"{part['quota']:g}" for part in found if part["is_divided"]]
            written = words(svg)
            assert [written.count(number) for number in divided] == [divided.count(number) for number in divided]


def test_a_part_too_short_for_its_name_keeps_its_number() -> None:
    rows = [dict(row) for row in store.rows("quotas/parts", **FILED)]
    short = next(row for row in rows if row["place_short"] == "示范区" and row["year"] == 2016)
    svg = words(str(static_counts.quota_parts([*rows], 3, "x", "k")))
    assert {"2", "梁园区"} <= set(svg)
    short["quota"] = 0.001
    assert "0.001" not in words(str(static_counts.quota_parts(rows, 3, "x", "k")))


@pytest.mark.parametrize("county", ["虞城县", "示范区", "梁园区"])
def test_standing_has_a_mark_for_every_place_and_words_for_one(county: str) -> None:
    rows = store.rows("counties/standing", county=county)
    svg = str(static_counts.standing(rows, shangqiu()["position"]))
    own = [row for row in rows if row["is_own"]]
    assert len(parts(svg, "circle")) == len(own) == 2
    assert len(parts(svg, "title")) == len(rows) - len(own)
    for row in own:
        assert f"{row['label']}　{row['rank_words']}" in words(svg)
    assert "占各地合计的比重（%，测算）" in words(svg)


def test_matrix_counts_every_task_of_every_unit() -> None:
    rows = store.rows("tasks/matrix", places=())
    svg = str(static_counts.unit_matrix(rows))
    assert len(parts(svg, "circle")) == len(rows)
    written = words(svg)
    for unit, tasks in {row["unit"]: row["tasks"] for row in rows}.items():
        at = written.index(unit)
        assert written[at + 1] == f"{tasks}"
    cells = [str(row["cell"]) for row in rows]
    assert written[-len(cells) :] == cells
    ours = store.rows("tasks/matrix", places=("漯河市",))
    assert ours
    assert not [row for row in ours if row["unit"].startswith("郑州")]


def test_timeline_has_a_diamond_for_each_date_and_a_hatch_where_there_is_none() -> None:
    documents = store.rows("documents/list")
    svg = str(static_times.timeline(documents))
    dated = [row for row in documents if row["issued_on"] is not None]
    assert len(parts(svg, "path")) == len(dated) < len(documents)
    assert len(parts(svg, "pattern")) == len(documents) - len(dated)
    for row in documents:
        assert sum(line.startswith(row["document_number"]) for line in words(svg)) == 1
    assert any(line.endswith("（未注日期，起始年推定）") for line in words(svg))


def test_lineage_counts_the_targets_that_fall_due() -> None:
    events = store.rows("lineage/events")
    svg = str(static_times.lineage(events))
    due = [row["label"] for row in events if row["event"] == "due"]
    assert [line for line in words(svg) if line.isdigit() and len(line) < 4] == due
    for row in events:
        assert row["event"] != "cited" or any(row["label"][:20] in line for line in words(svg))
    years = [int(line) for line in words(svg) if line.isdigit() and len(line) == 4]
    assert years == list(range(2005, 2021))


def test_a_name_without_room_on_the_left_stands_in_its_bar() -> None:
    events = [row for row in store.rows("lineage/events") if row["document_id"] == "sq2016" and row["event"] != "cited"]
    svg = str(static_times.lineage(events))
    said = next(part for part in parts(svg, "text") if "商丘三年行动计划" in "".join(part.itertext()))
    assert said.attrib["text-anchor"] == "start"


def test_bars_of_cities_say_what_is_computed_and_what_is_missing() -> None:
    marks = [
        Mark("甲", "目标", "突破1000亿元", ">", 1000.0, None, "亿元", 2020, 1),
        Mark("乙", "目标", "文件未设", position=2, unit="亿元"),
        Mark("丙", "目标", "力争15亿美元", "approx", 99.2, 99.2, "亿元", 2018, 3, is_computed=True),
    ]
    svg = str(static_counts.city_bars(marks))
    long, missing, short = (float(part.attrib["width"]) for part in parts(svg, "rect"))
    assert long / short == pytest.approx(1000 / 99.2, rel=0.01)
    assert len(rectangles(svg)) == 1, "only a missing value is a framed wash"
    assert float(rectangles(svg)[0].attrib["width"]) == missing
    assert words(svg)[-2:] == ["力争15亿美元", "约合99.2亿元（测算）"]


def test_every_chart_has_its_picture(database) -> None:
    names = [name for name, _ in catalogue.gallery(rows=store.rows, **MADE)]
    assert len(set(names)) == len(names)
    cities = [row["name"] for row in store.rows("places/cities")]
    told = [slide for slide in story(gather(store.rows, cities)).slides if slide.kind == "comparison"]
    expected = {f"图/对比/{slide.title.partition('：')[0]}.png" for slide in told}
    expected |= {f"图/组成/商丘市_{row['name']}.png" for row in store.rows("quotas/indicators", place="商丘市")}
    expected |= {
        f"图/位置/商丘市_{row['short_name']}.png"
        for row in store.rows("counties/list")
        if store.rows("counties/standing", county=row["short_name"])
    }
    expected |= {"图/文件与期间.png", "图/政策脉络.png", "图/任务分工.png"}
    assert len(expected) == 2 + 5 + 9 + 3
    assert expected <= set(names)


@pytest.mark.parametrize("name", ["图/文件与期间.png", "图/政策脉络.png", "图/任务分工.png"])
def test_pictures_of_one_city_tell_of_no_other(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets: list[tuple] = []
    sheet = drawings.sheet
    monkeypatch.setattr(drawings, "sheet", lambda *args: sheets.append(args) or sheet(*args))
    drawn = dict(catalogue.gallery(("漯河市",), rows=store.rows, **MADE))[name]()
    assert Image.open(io.BytesIO(drawn)).size == (1920, 1080)
    drawing, _, below, made = sheets[0]
    assert made == "数据版本 0123abcd　制作日期 2026-01-15"
    assert below[-1] == "出处：漯河实施意见（无文号）"
    assert not [line for line in words(str(drawing)) if "郑州" in line or "商丘" in line]


def test_composition_says_under_it_what_its_parts_are(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets: list[tuple] = []
    monkeypatch.setattr(drawings, "sheet", lambda *args: sheets.append(args) or b"")
    drawings.parts(store.rows, FILED["place"], FILED["indicator"], "x")
    _, title, below, _ = sheets[0]
    assert title == "商丘市　备案认定跨境电子商务企业：全市数由哪些县（区）组成"
    for year, own in groupby(store.rows("quotas/parts", **FILED), key=lambda row: row["year"]):
        told = next(line for line in below if line.startswith(f"{year}年"))
        assert all(f"{row['place_short']}{row['quota']:g}" in told for row in own if row["is_divided"])
    assert "2018年　文件未分解到县（区）" in below
    assert below[-1].startswith("出处：商政〔2016〕26号")
