"""Quotas as a drawn table: every number once with its clause, bars of one axis, words where there is none."""

from xml.etree import ElementTree

import pytest

from tests.support import drawings
from yuboard.record import store
from yuboard.record.results import Row
from yuboard.tables import html
from yuboard.tables.quotas import View, quota_table

Element = ElementTree.Element
FILED = {"place": "商丘市", "indicator": "备案认定跨境电子商务企业"}
TOTAL = {"figure_id": "c-1", "place_id": "a", "indicator_id": "i", "place": "甲市", "indicator": "企业",
         "place_position": 1, "year": 2020, "label": "10家", "verdict": "相符", "operator": "=", "low": 10.0,
         "high": 10.0, "unit": "家", "places": 1, "total": 10.0}  # fmt: skip


def drawn(view: View | None = None, matrix: list[Row] | None = None, sums: list[Row] | None = None) -> Element:
    matrix = matrix or list(store.rows("quotas/matrix", **FILED))
    sums = sums or list(store.rows("quotas/sums", **FILED))
    return ElementTree.fromstring(
        str(quota_table(matrix, sums, name=lambda row: html.pick("county", row["place"]), link=html.picked, view=view))
    )


def words(part: Element) -> str:
    return "".join(part.itertext())


def body(table: Element) -> list[Element]:
    return list(next(table.iter("tbody")))


def lengths(cell: Element) -> list[tuple[float, bool]]:
    return [(float(bar.get("width")[:-1]), bar.get("fill") != "currentColor") for bar in cell.iter("rect")]


@pytest.mark.usefixtures("database")
def test_every_quota_stands_once_with_its_clause_and_its_bar_on_one_axis() -> None:
    rows = [row for row in store.rows("quotas/matrix", **FILED) if row["quota"] is not None]
    table = drawn(View())
    linked = [part.get("data-id") for part in table.iter("span") if part.get("class") == "num"]
    figures = [row["figure_id"] for row in store.rows("quotas/sums", **FILED)]
    assert sorted(linked) == sorted([*(row["figure_id"] for row in rows), *figures])
    plain = [length for row in body(table) for cell in row[1:] for length, hatched in lengths(cell) if not hatched]
    most = max(row["quota"] for row in rows)
    assert sorted(plain) == sorted(round(100 * row["quota"] / most, 2) for row in rows)


@pytest.mark.usefixtures("database")
def test_undivided_years_are_hatched_and_unlisted_places_have_their_word() -> None:
    rows = {words(row[0]): row for row in body(drawn(View()))}
    assert words(rows["虞城县"][3]) == "文件未分解"
    assert lengths(rows["虞城县"][3]) == [(100.0, True)]
    assert words(rows["永城市"][1]) == "— 文件未列"
    assert lengths(rows["永城市"][1]) == []
    assert "0家" not in [words(cell) for row in rows.values() for cell in row]


@pytest.mark.usefixtures("database")
def test_heads_have_the_figures_of_the_city_and_one_line_checks_the_sums() -> None:
    table = drawn(View())
    assert [words(head) for head in table.iter("th") if head.get("scope") == "col"] == [
        "地区", "2016年全市 50家", "2017年全市 100家", "2018年全市 200家",
    ]  # fmt: skip
    (checks,) = [part for part in table.iter("p") if part.get("class") == "checks"]
    assert [words(check) for check in checks] == [
        "2016年　9个地区合计 50家 = 全市 50家　✓ 相符", "2017年　9个地区合计 100家 = 全市 100家　✓ 相符",
        "2018年　全市200家　— 未分解　文件没有分到县（区）",
    ]  # fmt: skip


@pytest.mark.usefixtures("database")
def test_order_is_the_documents_until_a_year_is_chosen_and_ties_keep_it() -> None:
    stated = [words(row[0]) for row in body(drawn(View()))]
    largest = [words(row[0]) for row in body(drawn(View(sort="2017年")))]
    assert stated[:4] == ["梁园区", "睢阳区", "示范区（商丘）", "虞城县"]
    assert largest[:4] == ["梁园区", "睢阳区", "虞城县", "夏邑县"]
    assert largest[-4:] == ["示范区（商丘）", "永城市", "商务中心区（商丘）", "豫东物流集聚区"]
    assert sorted(largest) == sorted(stated)


@pytest.mark.usefixtures("database")
def test_scenario_is_hatched_labelled_and_never_in_a_cell_that_a_document_states() -> None:
    matrix = store.rows("quotas/matrix", **FILED)
    (yucheng,) = {row["place_id"] for row in matrix if row["place_short"] == "虞城县"}
    table = drawn(View(scenario={(yucheng, 2018): 20.0, (yucheng, 2017): 99.0}))
    row = next(row for row in body(table) if words(row[0]) == "虞城县")
    assert words(row[3]) == "文件未分解　测算 20家"
    assert lengths(row[3])[0][1]
    assert words(row[2]) == "10家 10%"


@pytest.mark.usefixtures("database")
def test_places_have_their_notes_where_nothing_can_be_chosen() -> None:
    still = drawings.told(ElementTree.tostring(drawn(), encoding="unicode"))
    assert "永城市省直管县级市，商丘市三年行动计划未列其配额" in still
    assert not [row for row in body(drawn()) if "data-id" in row.attrib]


def test_two_figures_of_a_city_for_one_year_have_a_column_each() -> None:
    other = TOTAL | {"figure_id": "c-2", "label": "力争12家", "verdict": "未分解"}
    cell = {"place_id": "b", "place": "<乙县>", "place_short": "乙县", "note": None, "year": 2020, "share": 100.0,
            "city_figure_id": "c-1", "quota": 10.0, "words": "10家", "figure_id": "f-1", "rank": 1,
            "rank_words": "只有1个地区"}  # fmt: skip
    whole = cell | {"city_figure_id": "c-2", "quota": None, "words": "文件未分解", "figure_id": None}
    table = drawn(View(sort="2020年"), [cell, whole], [TOTAL, other])
    (row,) = body(table)
    assert [words(part) for part in row] == ["<乙县>", "10家 100%", "文件未分解"]
    heads = [head.get("aria-sort") for head in table.iter("th") if head.get("scope") == "col"]
    assert heads == [None, "descending", None]


def test_a_stated_zero_is_sorted_above_what_is_not_stated() -> None:
    shared = {"note": None, "year": 2020, "share": 0.0, "city_figure_id": "c-1", "rank": None, "rank_words": None}
    told = [("乙县", None, "文件未列"), ("丙县", 0.0, "0家"), ("丁县", 10.0, "10家"), ("戊县", None, "文件未列")]
    matrix = [
        shared | {"place_id": name, "place": name, "place_short": name, "quota": quota, "words": said,
                  "figure_id": None if quota is None else f"f-{name}"}
        for name, quota, said in told
    ]  # fmt: skip
    order = [words(row[0]) for row in body(drawn(View(sort="2020年"), matrix, [TOTAL]))]
    assert order == ["丁县", "丙县", "乙县", "戊县"]
