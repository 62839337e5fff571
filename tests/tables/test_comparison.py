"""The comparison as a drawn table: verdicts, what is set and unset, bars only where sizes may be compared."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support import drawings
from yuboard.record import store
from yuboard.tables import html
from yuboard.tables.comparison import Choice, comparison_table
from yuboard.wording.comparison import Line, lines

Element = ElementTree.Element
# A cell of a line that is made up.
CELL = {
    "comparison_id": "c", "title": "甲项", "comparison_definition": "甲", "place_id": "a", "place": "甲市",
    "place_short": "甲", "place_position": 1, "figure_id": "f-1", "indicator": "甲项", "year_label": "2020年",
    "label": "10家", "base_value": 10.0, "base_unit": "家", "document_number": "甲政〔2020〕1号", "section": "一",
    "quote": "10家", "verdict": "同口径", "reason": "定义相同", "later_figure_id": None, "cny_value": None,
}  # fmt: skip


def drawn(compared: list[Line], choice: Choice | None) -> Element:
    return ElementTree.fromstring(str(comparison_table(compared, html.picked, choice)))


def rows(table: Element, kind: str) -> list[Element]:
    return [row for row in table.iter("tr") if kind in row.get("class", "").split()]


def words(part: Element) -> str:
    return "".join(part.itertext())


def buttons(part: Element) -> list[Element]:
    return [button for button in part.iter() if button.get("role") == "button"]


def bars(part: Element) -> list[tuple[float, str]]:
    return [(float(bar.get("width")[:-1]), bar.get("fill")) for bar in part.iter("rect")]


@pytest.fixture
def compared(database: Path) -> list[Line]:
    return lines(store.rows("compare/cells"))


def test_lines_stand_by_verdict_each_with_its_sign_and_word_once(compared: list[Line]) -> None:
    shown = [words(row[0]) for row in rows(drawn(compared, Choice()), "line")]
    assert shown[:3] == ["◑ 同名指标", "◐ 可折算", "▲ 口径不同"]
    assert len(shown) == len({cell["comparison_id"] for cell in store.rows("compare/cells")})
    assert shown == sorted(shown, key=list(dict.fromkeys(shown)).index)


def test_cells_have_the_words_of_the_documents_with_year_and_clause_and_what_is_unset_says_so(
    compared: list[Line],
) -> None:
    for line, row in zip(compared, rows(drawn(compared, Choice()), "line"), strict=True):
        for cell, shown in zip(line.cells, row[2:], strict=True):
            if not cell["figure_id"]:
                assert words(shown) == "— 文件未设"
                continue
            first = buttons(shown)[0]
            assert (first.get("data-id"), first.text) == (cell["figure_id"], cell["label"])
            assert cell["year_label"] in words(shown)
            assert (cell["verdict"] in words(shown)) == (cell["verdict"] != line.verdict)


def test_reasons_open_below_their_line_and_all_of_them_where_nothing_can_be_chosen(compared: list[Line]) -> None:
    live, still = drawn(compared, Choice(line="cross_border")), drawn(compared, None)
    opened = [row for row in rows(live, "more") if "closed" not in row.get("class")]
    (own,) = opened
    for expected in ("郑政文〔2018〕57号", "约合99.2亿元（测算，2018年平均汇率6.6160元/美元）", "所收文件未设此项目标"):
        assert expected in words(own)
    assert not rows(still, "closed")
    for line, row in zip(compared, rows(still, "more"), strict=True):
        for cell, shown in zip(line.cells, row[1:], strict=True):
            assert cell["reason"] in words(shown)
            assert cell["place_short"] in words(shown)
    assert not [part for part in buttons(still) if "=" in part.get("data-id")]


def test_chips_count_the_lines_of_each_verdict_and_leave_the_others_out(compared: list[Line]) -> None:
    counts = Counter(line.verdict for line in compared)
    whole, some = drawn(compared, Choice()), drawn(compared, Choice(verdict="口径不同"))
    chips = [words(chip) for chip in next(part for part in whole if part.get("class") == "chips")]
    assert chips[0] == f"全部 {len(compared)}"
    assert {re.sub(r"^\S+ ", "", chip) for chip in chips[1:]} == {f"{word} {n}" for word, n in counts.items()}
    assert {words(row[0]) for row in rows(some, "line")} == {"▲ 口径不同"}
    assert len(rows(some, "line")) == counts["口径不同"]


def test_bars_stand_only_where_sizes_may_be_compared(compared: list[Line]) -> None:
    table = drawn(compared, Choice())
    measured = {line.verdict: bars(row) for line, row in zip(compared, rows(table, "line")) if bars(row)}
    assert set(measured) == {"可折算"}
    shown = sorted(measured["可折算"], reverse=True)
    assert [round(length, 1) for length, _ in shown] == [100.0, 69.0, 9.9]
    assert all(fill.startswith("url(#") for _, fill in shown)
    assert {fill[5:-1] for _, fill in shown} <= {pattern.get("id") for pattern in table.iter("pattern")}


def test_bars_of_one_definition_are_plain_and_what_differs_has_none() -> None:
    other = {"place_short": "乙", "place_id": "b", "place_position": 2, "figure_id": "f-2"}
    apart = {"place_short": "丙", "place_id": "d", "place_position": 3, "figure_id": "f-3", "verdict": "口径不同"}
    made = drawn(lines([CELL, CELL | other | {"base_value": 5.0}, CELL | apart]), Choice())
    (row,) = rows(made, "line")
    assert words(row[0]) == "● 同口径"
    assert [bars(cell) for cell in row[2:]] == [[(100.0, "currentColor")], [(50.0, "currentColor")], []]
    assert "▲ 口径不同" in words(row[4])


def test_a_line_that_nobody_sets_and_one_below_zero_are_drawn() -> None:
    silent = CELL | {"figure_id": None, "verdict": "文件未设"}
    assert words(rows(drawn(lines([silent]), Choice()), "line")[0]) == "— 文件未设甲项— 文件未设"
    low = CELL | {"place_id": "b", "base_value": -10.0, "figure_id": "f-2"}
    (row,) = rows(drawn(lines([CELL, low]), Choice()), "line")
    assert [(bar.get("x"), bar.get("width")) for bar in row.iter("rect")] == [("50.00%", "50.00%"), ("0.00%", "50.00%")]


def test_many_cities_stand_within_each_line_by_name() -> None:
    cells = [CELL | {"place_short": f"市{n}", "place_id": f"p{n}", "figure_id": f"f-{n}"} for n in range(1, 18)]
    cells.append(CELL | {"place_short": "市18", "place_id": "p18", "figure_id": None, "verdict": "文件未设"})
    (row,) = rows(drawn(lines(cells), Choice()), "line")
    assert len(row) == 3
    listed = [words(part) for part in row.iter("li")]
    assert listed == [*(f"市{n}10家 2020年" for n in range(1, 18)), "市18 — 文件未设"]


def test_text_of_the_data_stays_text() -> None:
    bad = '<img src="x">&"\''
    markup = str(comparison_table(lines([CELL | {"title": bad, "label": bad, "reason": bad}]), html.picked, Choice()))
    assert "<img" not in markup
    assert bad in drawings.told(markup)
