"""Drawings for the static pages and for pictures, from the real rows: every number in its place, nothing made up."""

import io
from datetime import date
from itertools import groupby

import pytest
from PIL import Image

from tests.support.drawings import words
from yuboard.exports.png import catalogue
from yuboard.exports.png import sheet as drawings
from yuboard.record import store
from yuboard.slides.material import gather
from yuboard.slides.story import story

FILED = {"place": "商丘市", "indicator": "备案认定跨境电子商务企业"}
MADE = {"version": "0123abcd", "made_on": date(2026, 1, 15)}


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
    expected |= {f"图/{kind}/商丘市_{FILED['indicator']}.png" for kind in ("名次", "格子")}
    assert len(expected) == 2 + 5 + 9 + 3 + 2
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
    assert below[-1] == "资料来源：漯河实施意见（无文号）"
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
    assert below[-1].startswith("资料来源：商政〔2016〕26号")
