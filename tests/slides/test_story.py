"""The story: titles that fit, a clause for every number, words for what is missing, and no Python for a new city."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.support import rows
from tests.support.decks import opened
from tests.support.stories import CITIES, story_of
from yuboard import theme
from yuboard.exports.pptx.presentation import deck
from yuboard.problems import SelectionError
from yuboard.record import store
from yuboard.settings import ROOT
from yuboard.slides.comparison import comparison_slide
from yuboard.slides.drawing import drawing
from yuboard.slides.material import gather
from yuboard.slides.model import Story
from yuboard.slides.story import story
from yuboard.slides.titles import TITLE_WIDTH, fitting, numbered, pages
from yuboard.wording.counties import sentence
from yuboard.wording.measuring import width
from yuboard.wording.parts import Number, plain

OF_THEM = ("zhengzhou", "luohe", "shangqiu")
MISSING = ("文件未设", "文件未分解", "文件未列", "未上报", "不可测算", "文本未注", "口径不可比")


def subjects() -> list[tuple[str, ...]]:
    """Every city, cities compared, every place below one of them."""
    places = [row["name"] for row in rows.read(ROOT / "data" / "places.csv") if row["parent_id"] in OF_THEM]
    return [*((city,) for city in CITIES), CITIES, ("郑州市", "商丘市"), *((place,) for place in places)]


def slide(of: Story, key: str):
    return next(slide for slide in of.slides if slide.key == key)


def test_titles_fit_and_keys_are_distinct(subtests: pytest.Subtests) -> None:
    for places in subjects():
        with subtests.test(places=places):
            slides = story_of(places).slides
            for each in slides:
                assert width(each.title) <= TITLE_WIDTH, each.title
                assert "…" not in each.title
                assert "None" not in each.title + each.dek
                assert "nan" not in each.title + each.dek
            assert len({each.key for each in slides}) == len(slides)
            assert [slides[0].kind, slides[-1].kind] == ["cover", "method"]
            assert any(each.kind == "findings" for each in slides)


def test_every_number_has_its_clause(subtests: pytest.Subtests) -> None:
    for places in subjects():
        with subtests.test(places=places):
            for each in story_of(places).slides:
                known = {source.figure_id for source in each.sources}
                for mark in each.values:
                    assert mark.value is None or mark.figure_id in known, (each.key, mark)
                for cell in (cell for row in each.cells for cell in row):
                    if cell.tone == "strong":
                        assert cell.figure_id in known, (each.key, cell)
                for note in each.notes:
                    if note.position is not None and note.words:
                        assert note.figure_id in known, (each.key, note)
                for source in each.sources:
                    assert source.number
                    assert source.section
                    assert source.quote


def test_what_is_missing_is_a_word_and_never_nought(subtests: pytest.Subtests) -> None:
    for places in subjects():
        with subtests.test(places=places):
            for each in story_of(places).slides:
                for mark in each.values:
                    assert mark.value != 0
                    if mark.value is None:
                        assert mark.words in MISSING
                for cell in (cell for row in each.cells for cell in row):
                    assert cell.text
                    assert cell.text != "0"
                    if cell.tone == "missing":
                        assert cell.text in MISSING


def test_values_are_those_of_the_record() -> None:
    marks = slide(story_of(("商丘市",)), "ladder-shangqiu-1").values
    assert [(mark.name, mark.value, mark.words) for mark in marks] == [
        ("2016年", 3, "力争3亿美元"), ("2017年", 8, "力争8亿美元"), ("2018年", 15, "力争15亿美元"),
    ]  # fmt: skip
    bars = slide(story_of(("商丘市",)), "quotas-shangqiu-1-1").values
    assert sum(mark.value for mark in bars if mark.year == 2016) == 50
    assert sum(mark.value for mark in bars if mark.year == 2017) == 100
    assert not [mark for mark in bars if mark.year == 2018]


def test_undivided_year_stands_in_the_title_and_beside_the_bars() -> None:
    bars = slide(story_of(("商丘市",)), "quotas-shangqiu-1-1")
    assert bars.title == "商丘：备案认定跨境电商企业2017年100家分到9地，2018年200家未分解"
    note = next(note for note in bars.notes if note.words == "200家")
    assert note.tone == "missing"
    assert "文件未分解" in note.text


def test_cities_are_compared_with_verdicts_and_conversion_is_marked() -> None:
    cross = slide(story_of(CITIES), "compare-cross_border")
    zhengzhou, later, luohe, shangqiu = cross.values
    assert [value.name for value in (zhengzhou, later)] == ["郑州2020年（2014年文件）", "郑州2020年（2018年文件）"]
    assert (later.words, later.is_computed) == ("力争100亿美元", True)
    assert later.value == pytest.approx(100 * 6.90077)
    assert (zhengzhou.value, zhengzhou.operator, zhengzhou.words) == (1000, ">", "突破1000亿元")
    assert (luohe.value, luohe.words) == (None, "文件未设")
    assert shangqiu.value == pytest.approx(15 * 6.61596)
    assert shangqiu.is_computed
    assert "测算" in cross.labels
    assert cross.notes[1].words == "力争100亿美元"
    assert cross.notes[-1].head == "可比性　◐ 可折算"
    assert cross.notes[-1].text.startswith("同名指标，文件都没有写统计范围；币种不同，按当年平均汇率折算后对照；")
    shares = slide(story_of(CITIES), "compare-retail_share")
    assert shares.notes[-1].head == "可比性　◑ 同名指标"
    assert "文件都没有写统计范围" in shares.notes[-1].text
    words = "".join(cell.sub for each in story_of(CITIES).slides for row in each.cells for cell in row)
    assert "口径不同" in words


def test_county_has_its_parts_and_the_citys_rest() -> None:
    county = story_of(("虞城县",))
    given = slide(county, "county-given")
    assert [row[1].text for row in given.cells] == ["1个", "5家", "1个", "1个", "10家"]
    assert slide(county, "quotas-shangqiu-1-1").title.startswith("虞城县：2017年备案认定跨境电子商务企业10家")
    rest = [
        cell.text for each in county.slides if each.key.startswith("county-all") for row in each.cells for cell in row
    ]
    assert {"文件未分解", "文件未列", "文件未设"} <= set(rest)


@pytest.mark.parametrize("name", ["虞城县", "示范区", "永城市", "中牟县"])
def test_the_first_slide_about_a_county_begins_with_the_sentence_of_its_page(name: str) -> None:
    county = next(row for row in store.rows("counties/list") if row["short_name"] == name)
    asked = {"county": name}
    said = sentence(store.rows("counties/parts", **asked), county, len(store.rows("counties/duties", **asked)))
    first = story_of((county["name"],)).slides[1]
    assert first.dek.startswith(plain(said))
    numbers = {part.figure_id for part in said if isinstance(part, Number)}
    assert numbers <= {source.figure_id for source in first.sources}
    assert ("测算" in first.dek) <= ("测算" in first.labels)
    drawn = "".join(re.findall(r">([^<]+)</text>", str(drawing(first, theme.LIGHT))))
    assert first.dek in drawn, "nothing of it is cut off on stage"
    page = opened(deck(story_of((county["name"],)), version="v", made_on=date(2026, 1, 31))).slides[1]
    assert first.dek in [shape.text_frame.text for shape in page.shapes if shape.name == "说明"]


def test_zone_is_found_by_its_short_name_and_has_its_quotas() -> None:
    assert slide(story_of(("示范区",)), "county-given").cells


def test_county_of_a_city_that_splits_nothing_says_so() -> None:
    none = slide(story_of(("中牟县",)), "county-none")
    assert [row[1].text for row in none.cells] == ["文件未分解"] * 3


def test_scenario_is_absent_unless_asked_and_marked_where_it_is() -> None:
    plain, asked = story_of(("商丘市",)), story_of(("商丘市",), True)
    assert not [mark for each in plain.slides for mark in each.values if mark.is_scenario]
    computed = [each for each in asked.slides if each.is_scenario]
    assert computed
    assert all("测算，非文件数据" in each.title and "测算，非文件数据" in each.labels for each in computed)
    assert sum(mark.value for each in computed for mark in each.values) == 200
    assert [each.key for each in asked.without_scenario().slides] == [each.key for each in plain.slides]


def test_slides_can_be_chosen_put_in_order_and_retitled() -> None:
    chosen = story_of(("商丘市",)).chosen(["method", "ladder-shangqiu-1", "gone"], {"method": "说明"})
    assert [each.key for each in chosen.slides] == ["method", "ladder-shangqiu-1"]
    assert chosen.slides[0].title == "说明"


def test_other_indicators_can_be_told() -> None:
    other = story(gather(store.rows, ["郑州市"], indicators=["网络零售额", "机场货邮吞吐量"]))
    trajectories = [each for each in other.slides if each.kind == "trajectory"]
    assert [slide.title for slide in trajectories] == ["郑州：网络零售额2020年力争1500亿元，年均须增长29.8%（测算）"]


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([], "没有选地区"),
        ([" "], "没有选地区"),
        (["火星市"], "没有名为“火星市”的地区"),
        (["虞城县", "郑州市"], "不能混选"),
    ],
)
def test_bad_selection_is_refused_in_chinese(places: list[str], words: str) -> None:
    with pytest.raises(SelectionError, match=words):
        gather(store.rows, places)


def test_fourth_city_is_told_without_python(fourth_city: Path) -> None:
    assert fourth_city
    alone = story(gather(store.rows, ["示例市"]))
    assert slide(alone, "ladder-example-1").title == "示例：电商交易额2020年突破100亿元，最低年均须增长35.7%（测算）"
    assert sum(mark.value for mark in slide(alone, "quotas-example-1-1").values) == 30
    assert story(gather(store.rows, ["示例乙县"])).slides
    four = story(gather(store.rows, [*CITIES, "示例市"]))
    assert len(slide(four, "compare-turnover").values) == 4
    assert all(width(each.title) <= TITLE_WIDTH for each in four.slides)


def test_titles_shorten_before_they_are_cut() -> None:
    assert fitting("跨境电子商务") == "跨境电子商务"
    assert fitting("跨境电子商务" * 6) == "跨境电商" * 6 if width("跨境电商" * 6) <= TITLE_WIDTH else True
    assert fitting("甲" * 40, "乙" * 20) == "乙" * 20
    assert width(fitting("甲" * 40)) <= TITLE_WIDTH
    assert numbered("甲" * 40, "乙" * 20, 2, 3) == "乙" * 20 + "（2/3）"
    again = numbered("甲" * 28 + "（2/3）", "甲" * 28 + "（2/3）", 1, 2)
    assert again.endswith("甲…（2/3）（1/2）"), "a page that is parted once more keeps both of its numbers"
    assert width(again) <= TITLE_WIDTH
    assert [len(page) for page in pages(range(11), 5)] == [4, 4, 3]


def test_footer_names_documents_and_sections() -> None:
    footer = slide(story_of(("商丘市",)), "ladder-shangqiu-1").footer
    assert re.match(r"资料来源：商政〔2016〕26号　二/", footer)


def test_bars_stand_only_for_one_definition() -> None:
    material = gather(store.rows, CITIES)
    line = [dict(cell) for cell in material.cells if cell["comparison_id"] == "retail_share"]
    line[1]["verdict"] = "口径不同"
    marks = comparison_slide(line, "三市", material).values
    assert [(mark.value, mark.words) for mark in marks][1:] == [(None, "口径不可比"), (None, "文件未设")]


def test_table_of_lines_tells_the_later_figure_and_dollars_in_yuan() -> None:
    first = slide(story_of(("商丘市",)), "lines-1")
    zhengzhou, _, shangqiu = (cell.sub for cell in first.cells[0][1:])
    assert (
        "另：力争100亿美元　2020年　郑政文〔2018〕57号　约合690亿元（测算，2020年平均汇率6.9008元/美元）" in zhengzhou
    )
    assert "约合99.2亿元（测算，2018年平均汇率6.6160元/美元）" in shangqiu
    assert any("100亿美元" in source.about for source in first.sources)


def test_treatment_points_to_the_page_not_to_what_a_slide_lacks() -> None:
    cells = [cell.text for each in story_of(CITIES).slides for row in each.cells for cell in row]
    assert any("见看板“数据质量”页的前后文件写法不同" in text for text in cells)
    assert not [text for text in cells if "上方" in text]


def test_a_document_of_all_rows_is_told_at_the_foot_alone() -> None:
    one = slide(story_of(("商丘市",)), "summary-1")
    several = [each for each in story_of(("郑州市", "商丘市")).slides if each.key.startswith("summary")]
    assert {row[0].sub for row in one.cells} == {""}
    assert "商政〔2016〕26号" in one.footer
    assert "商政〔2016〕26号" in {row[0].sub for each in several for row in each.cells}
    none = slide(story_of(("中牟县",)), "county-none")
    assert none.header == ("指标", "本地配额", "全市")
    assert "郑政〔2014〕32号" in none.footer
