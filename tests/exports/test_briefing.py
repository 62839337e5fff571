"""The printed note: every figure in its words, numbered to its clause, and nothing left to chance."""

import io
import itertools
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from yuboard import theme
from yuboard.charts.marks import Chart, Point
from yuboard.exports.pdf import content as parts
from yuboard.exports.pdf.briefing import briefing, content
from yuboard.exports.pdf.content import Clauses, path, quota_chart
from yuboard.exports.typesetting import typeset
from yuboard.problems import ExportError, SelectionError
from yuboard.record import store

MADE = {"version": "0123abcd", "made_on": date(2026, 1, 15)}
CITIES = ("郑州市", "漯河市", "商丘市")
COUNTIES = ("虞城县", "永城市")


@cache
def words_of(made: bytes) -> str:
    """All words of a PDF without blanks, as lines break anywhere."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages))


def plain(words: str) -> str:
    return re.sub(r"\s", "", words)


def of(place: str) -> dict[str, Any]:
    subject = next(row for row in store.rows("places/reportable") if row["name"] == place)
    return content(subject, store.rows, MADE["version"], MADE["made_on"])


@pytest.fixture(scope="module")
def notes(database: Path) -> dict[str, bytes]:
    return {place: briefing(place, rows=store.rows, **MADE) for place in (*CITIES, *COUNTIES)}


@pytest.mark.parametrize("place", [*CITIES, *COUNTIES])
def test_one_to_four_numbered_pages_with_version_and_date(notes: dict[str, bytes], place: str) -> None:
    reader = PdfReader(io.BytesIO(notes[place]))
    assert 1 <= len(reader.pages) <= 4
    assert reader.metadata.title == f"{place}电子商务目标简报"
    for number, page in enumerate(reader.pages, 1):
        words = plain(page.extract_text())
        assert f"第{number}页，共{len(reader.pages)}页" in words
        assert "数据版本0123abcd制作日期2026-01-15" in words
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    for heading in ("一、主要目标", "二、分县配额", "三、须当面说明", "四、出处"):
        assert heading in words_of(notes[place])


@pytest.mark.parametrize("place", CITIES)
def test_every_target_of_a_city_is_in_its_words_with_its_clause(notes: dict[str, bytes], place: str) -> None:
    words = words_of(notes[place])
    for row in store.rows("targets/stated", place=place):
        if row["role"] != "baseline":
            assert plain(row["label"]) in words
            assert f"“{plain(row['quote'])}”" in words
            assert plain(row["document_number"]) in words
    for row in store.rows("findings/of_place", place=place, county=None):
        assert plain(row["treatment"]) in words


def test_every_quota_is_in_the_table_of_the_city(notes: dict[str, bytes]) -> None:
    matrix = of("商丘市")["matrix"]
    cells = store.rows("quotas/cells", place="商丘市")
    shown = [word for row in matrix["rows"] for word in row["cells"]]
    assert shown == [cell["words"] if cell["quota"] is None else f"{cell['quota']:g}" for cell in cells]
    assert matrix["sums"][:3] == ["50", "100", "文件未分解"]
    words = words_of(notes["商丘市"])
    for cell in cells:
        assert plain(cell["place"]) in words
        assert plain(cell["city_label"]) in words


@pytest.mark.parametrize("county", COUNTIES)
def test_a_county_has_what_is_given_to_it_and_what_is_not(notes: dict[str, bytes], county: str) -> None:
    words = words_of(notes[county])
    given = store.rows("quotas/county", place="商丘市", county=county)
    named = [row for row in given if row["rank"] is not None]
    for row in named:
        share = f"{row['share']:.1f}%，{row['rank_words']}"
        assert plain(row["words"] + "[") in words
        assert share in words
        assert f"“{plain(row['quote'])}”" in words
    if not named:
        assert f"文件没有点名给{county}分配任何目标" in words
        assert {row["words"] for row in of(county)["shares"]} == {"文件未列", "文件未分解"}
    assert "文件未分解" in words


def test_a_county_of_a_city_that_splits_nothing(database: Path) -> None:
    words = words_of(briefing("中牟县", rows=store.rows, **MADE))
    assert "郑州市的文件没有把目标分解到县（市、区），也就没有中牟县的配额" in words


def path_of(city: str, indicator: str, document: str) -> Chart:
    """The chart of an indicator in one document; checked to be the one that the note prints."""
    wanted = {"indicator": indicator, "document_number": document, "subject": None}
    values = [row for row in store.rows("targets/stated", place=city) if wanted.items() <= row.items()]
    chart = path(sorted(values, key=lambda row: row["year"]), Clauses())
    printed = [part for part in of(city)["trajectories"] if (part["name"], part["document"]) == (indicator, document)]
    assert [part["alt"] for part in printed] == [chart.alt]
    for words in (line.words for mark in chart.marks() if mark.label for line in mark.label.lines[:1]):
        assert f">{words}</text>" in printed[0]["svg"]
    return chart


def beads(chart: Chart) -> list[tuple[str, float, str]]:
    """Words of each value, its year, and its sign; all stand on one line without an axis of values."""
    marks = [mark for mark in chart.marks() if mark.value]
    assert len({mark.y if isinstance(mark, Point) else (mark.low + mark.high) / 2 for mark in marks}) == 1
    assert not chart.panels[0].y.ticks
    assert not chart.panels[0].y.lines
    return [(mark.value.words, mark.x, mark.shape if isinstance(mark, Point) else "band") for mark in marks]


def test_beads_and_arrows_are_true_to_the_figures(database: Path) -> None:
    turnover = path_of("郑州市", "电子商务交易额", "郑政〔2014〕32号")
    stages = [("1500亿元", 2013, "circle"), ("6000亿元", 2017, "circle"), ("突破万亿元", 2020, "arrow")]
    assert beads(turnover) == stages
    across = path_of("郑州市", "跨境电子商务交易额", "郑政〔2014〕32号")
    assert beads(across) == [("500亿元", 2017, "circle"), ("突破1000亿元", 2020, "arrow")]
    share = path_of("郑州市", "网络零售额占社会消费品零售总额比重", "郑政〔2014〕32号")
    assert beads(share) == [("9.3%", 2013, "circle"), ("20%以上", 2017, "arrow"), ("30%以上", 2020, "arrow")]
    stated = store.rows("targets/stated", place="商丘市")
    parks = [row for row in stated if row["indicator"] == "跨境电子商务示范园区（新建）"]
    assert beads(path(parks, Clauses())) == [("2~3家", 2017, "band"), ("3~5家", 2018, "band")]
    alone = path_of("漯河市", "省级以上电子商务示范企业", "漯河实施意见（无文号）")
    (mark,) = alone.marks()
    assert re.fullmatch(r"2015年　中期目标　\[\d+\]", mark.label.lines[1].words)


@pytest.mark.parametrize("place", [*CITIES, *COUNTIES])
def test_every_value_of_a_chart_has_its_stage_and_clause_number(notes: dict[str, bytes], place: str) -> None:
    words = words_of(notes[place])
    data = of(place)
    numbers = {
        (document["title"].split("　")[0], clause["section"], clause["quote"]): clause["number"]
        for document in data["documents"]
        for clause in document["clauses"]
    }
    city = next(row["city"] for row in store.rows("places/reportable") if row["name"] == place)
    names = {part["name"] for part in data["trajectories"]}
    charted = [
        row
        for row in store.rows("targets/stated", place=city)
        if row["indicator"] in names and row["operator"] != "text" and row["year"] is not None and not row["subject"]
    ]
    svg = plain("".join(part["svg"] for part in data["trajectories"]))
    assert svg.count("目标[") + svg.count("基期[") >= len(charted)
    for row in charted:
        number = numbers[row["document_number"], row["section"], row["quote"]]
        assert plain(f"{row['role_word']}[{number}]") in words
        assert plain(row["plain_label"]) in words
        assert not row["mark"] or plain(f"{row['plain_label']}（{row['mark']}）") in words


def test_quota_bars_are_as_long_as_the_quotas(notes: dict[str, bytes]) -> None:
    chart = quota_chart(store.rows, "商丘市", "备案认定跨境电子商务企业")
    assert of("商丘市")["bars"]["svg"] == parts.picture(chart)["svg"]
    cells = store.rows("quotas/cells", place="商丘市")
    given = [row for row in cells if row["indicator"] == "备案认定跨境电子商务企业" and row["quota"] is not None]
    bars = [mark for mark in chart.marks() if mark.value]
    assert sorted((bar.value.name, bar.value.year, bar.end - bar.x) for bar in bars) == sorted(
        (row["place_short"], row["year"], row["quota"]) for row in given
    )
    assert {bar.x for bar in bars} == {0.0}
    assert [bar.label.lines[0].words for bar in bars] == [f"{bar.end:g}家" for bar in bars]
    assert len({(bar.value.year, bar.tone) for bar in bars}) == len({bar.tone for bar in bars}) == 2


def test_charts_are_grey_and_can_be_read_in_print(database: Path) -> None:
    across = (210 - 2 * 20) / 25.4 * 72
    half = (across - 6 / 25.4 * 72) / 2
    for place in CITIES:
        data = of(place)
        pictures = [(part["svg"], half) for part in data["trajectories"]]
        pictures += [(data["bars"]["svg"], across)] if data["bars"] else []
        for svg, room in pictures:
            wide = float(re.search(r'<svg [^>]*? width="([\d.]+)"', svg)[1])
            assert min(float(size) * room / wide for size in re.findall(r'font-size="([\d.]+)"', svg)) >= 6.5
            colours = re.findall(r"#([0-9A-Fa-f]{6})", svg)
            assert all(code[:2] == code[2:4] == code[4:] for code in colours)
    fills = {tone for tone in vars(theme.PRINT.cities[0]).values() if tone.startswith("#")}
    lights = sorted(int(tone[1:3], 16) for tone in fills)
    assert min(b - a for a, b in itertools.pairwise(lights)) >= 30, "greys that stay apart"


def test_computed_figures_are_marked_and_no_scenario_is_there(notes: dict[str, bytes]) -> None:
    words = words_of(notes["商丘市"])
    assert "测算（15亿美元÷3亿美元）的2次方根−1=123.6%" in words
    assert "不含情景推算" in words


@pytest.mark.parametrize("place", [*CITIES, *COUNTIES])
def test_the_bundled_font_has_every_letter(place: str, database: Path) -> None:
    known = TTFont(str(pylopdf_fonts_zh_cn.sans_path())).getBestCmap()
    data = {key: value for key, value in of(place).items() if key != "map"}
    letters = {letter for letter in str(data) if letter.isprintable()}
    assert not {letter for letter in letters if ord(letter) not in known}


@pytest.mark.parametrize("place", ["郑州市", "商丘市"])
@pytest.mark.parametrize("ground", ["drawn", "undrawn"])
def test_words_on_the_map_can_be_read_in_print(place: str, ground: str, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(ground)
    svg = of(place)["map"]["svg"]
    across = (210 - 2 * 20) / 25.4 * 72
    wide = float(re.search(r'<svg [^>]*? width="([\d.]+)"', svg)[1])
    sizes = {float(size) * across / wide for size in re.findall(r'font-size="([\d.]+)"', svg)}
    assert min(sizes) >= 6.5
    assert "不作为行政区域划界依据" in re.sub(r"<[^>]+>", "", svg)
    assert "数据版本" not in svg, "the footer has it"


def test_only_the_bundled_font_is_embedded(notes: dict[str, bytes]) -> None:
    fonts = {
        font.get_object()["/BaseFont"].split("+")[-1]
        for page in PdfReader(io.BytesIO(notes["商丘市"])).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.split("-")[0] for name in fonts} == {"NotoSansSC"}


def test_words_are_never_read_as_markup(database: Path) -> None:
    strange = "#strong[甲] *乙* $x$ _丙_ \\ `丁` <戊> @己 = 庚 // 辛"

    def spoiled(name: str, **parameters: Any) -> Any:
        return [
            {key: strange if key in ("label", "quote", "title", "treatment") else value for key, value in row.items()}
            for row in store.rows(name, **parameters)
        ]

    words = words_of(briefing("漯河市", rows=spoiled, **MADE))
    assert words.count(plain(strange)) >= 6


def test_a_warning_of_the_typesetter_is_an_error(tmp_path: Path) -> None:
    template = tmp_path / "briefing.typ"
    template.write_text('#set text(font: "No Such Font")\n字', encoding="utf-8")
    with pytest.raises(ExportError, match="排版有问题，没有生成文件"):
        typeset(template, {}, "pdf")


def test_same_data_and_date_make_the_same_bytes(notes: dict[str, bytes]) -> None:
    for place, made in notes.items():
        assert briefing(place, rows=store.rows, **MADE) == made


def test_an_unknown_place_is_said_in_chinese(database: Path) -> None:
    with pytest.raises(SelectionError, match="没有名为“开封市”的地区"):
        briefing("开封市", rows=store.rows, **MADE)


def test_growth_on_paper_has_its_reservations(notes: dict[str, bytes]) -> None:
    words = words_of(notes["商丘市"])
    assert plain("123.6%；起点本身也是目标，不是实际数") in words
    assert plain("文件没有写累计还是当年，按年末总数算") in words
