"""The deck opened again: native charts equal to the story, one typeface, clauses in footer and notes, same bytes."""

import io
import re
import subprocess
import sys
import zipfile
from datetime import date
from functools import lru_cache
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from tests.support.stories import CITIES, story_of
from yuboard.charts import Value
from yuboard.exports.errors import TemplateError
from yuboard.exports.pptx import template as deck_template
from yuboard.exports.pptx.chart_xml import number_format
from yuboard.exports.pptx.presentation import deck
from yuboard.problems import SelectionError
from yuboard.settings import ROOT
from yuboard.slides.model import Slide, Story

MADE = date(2026, 1, 31)
SUBJECTS = [("商丘市",), CITIES, ("虞城县",), ("漯河市",)]


@lru_cache(maxsize=8)
def content(places: tuple[str, ...], scenario: bool = False) -> bytes:
    return deck(story_of(places, scenario), version="abcdef12", made_on=MADE, scenario=scenario)


def opened(places: tuple[str, ...], scenario: bool = False):
    return Presentation(io.BytesIO(content(places, scenario)))


def charts(presentation):
    return [(slide, shape.chart) for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


def shapes_of(slide):
    for shape in slide.shapes:
        yield shape
        if shape.shape_type is not None and shape.shape_type.name == "GROUP":
            yield from shape.shapes


@pytest.mark.parametrize("places", SUBJECTS, ids="、".join)
def test_one_slide_a_message_with_a_real_title(places: tuple[str, ...]) -> None:
    presentation = opened(places)
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert titles == [slide.title for slide in story_of(places).slides]
    assert [layout.name for layout in presentation.slide_layouts] == ["封面", "内容页", "空白"]
    assert round(presentation.slide_width / presentation.slide_height, 3) == 1.778


@pytest.mark.parametrize("places", SUBJECTS, ids="、".join)
def test_workbook_in_each_chart_holds_the_storys_values(places: tuple[str, ...]) -> None:
    drawn = {slide.shapes.title.text_frame.text: chart for slide, chart in charts(opened(places))}
    for wanted_slide in story_of(places).slides:
        if not has_native_chart(wanted_slide):
            continue
        chart = drawn.pop(wanted_slide.title)
        sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        rows = list(sheet.iter_rows(values_only=True))
        cells = {
            (row[0], series): value
            for row in rows[1:]
            for series, value in zip(rows[0][1:], row[1:])
            if value is not None and series != "目标间连线"
        }
        wanted = {(mark.name, mark.series): mark.value for mark in wanted_slide.values if mark.value is not None}
        lower = {key: value for key, value in cells.items() if "上限" not in key[1]}
        assert lower == wanted
        plotted = {
            (name, series.name): value
            for series in chart.plots[0].series
            for name, value in zip(chart.plots[0].categories, series.values)
            if value is not None and series.name != "目标间连线"
        }
        assert plotted == cells
    assert not drawn


def has_native_chart(slide: Slide) -> bool:
    """Whether a slide's values are a native chart: bead lines are shapes, one value alone is large type."""
    return bool(slide.values) and slide.kind != "beads" and not (slide.kind == "trajectory" and len(slide.values) < 2)


def native(places: tuple[str, ...], scenario: bool = False):
    """Each slide of the story that has a native chart, with the slide of the deck and its chart's frame."""
    for slide, pptx_slide in zip(story_of(places, scenario).slides, opened(places, scenario).slides, strict=True):
        if has_native_chart(slide):
            (frame,) = (shape for shape in pptx_slide.shapes if shape.has_chart)
            yield slide, pptx_slide, frame


def formats_of(series) -> dict[int, str]:
    """Number formats of a series' labels by the index of their point, in the order of the file."""
    labels = series._element.findall(f"{qn('c:dLbls')}/{qn('c:dLbl')}")
    return {int(label.find(qn("c:idx")).get("val")): label.find(qn("c:numFmt")).get("formatCode") for label in labels}


@pytest.mark.parametrize("scenario", [False, True])
@pytest.mark.parametrize("places", SUBJECTS, ids="、".join)
def test_native_charts_have_the_storys_words_in_its_order(places: tuple[str, ...], scenario: bool) -> None:
    kinds = set()
    for slide, _, frame in native(places, scenario):
        kinds.add(slide.kind)
        plot = frame.chart.plots[0]
        words = "；".join(f"{value.name}{value.series} {value.words}" for value in slide.chart.values)
        assert frame._element.xpath(".//p:cNvPr")[0].get("descr").endswith(f"。{words}")
        stated = {(v.name, v.series): v for v in slide.chart.values if v.value is not None}
        names, groups = (list(dict.fromkeys(getattr(v, of) for v in slide.chart.values)) for of in ("name", "series"))
        if slide.kind == "trajectory":
            assert [name for name in plot.categories if name in names] == sorted(names)
            stages = [name for name in ("基期", "中期目标", "终期目标") if name in groups]
            assert [s.name for s in plot.series if "上限" not in s.name][1:] == stages
        else:
            assert list(plot.categories) == names
            assert [series.name for series in plot.series] == groups
        labelled = {
            (plot.categories[index], series.name): code
            for series in plot.series
            for index, code in formats_of(series).items()
            if "上限" not in series.name
        }
        assert labelled == {
            key: number_format(
                value, None, "（下限）" if value.operator == "range" and slide.kind == "trajectory" else ""
            )
            for key, value in stated.items()
        }
    assert kinds or places == ("漯河市",)


@pytest.mark.parametrize("places", SUBJECTS, ids="、".join)
def test_native_charts_say_what_is_missing(places: tuple[str, ...]) -> None:
    for slide, pptx_slide, _ in native(places):
        said = [
            (shape.name.removeprefix("注记-"), shape.text_frame.text)
            for shape in pptx_slide.shapes
            if shape.name.startswith("注记-")
        ]
        values = slide.chart.values
        missing = [(value.name, f"— {value.words}") for value in values if value.value is None]
        if slide.kind == "quotas":
            names, years = (dict.fromkeys(getattr(value, of) for value in values) for of in ("name", "series"))
            given = {(value.name, value.series) for value in values}
            missing += [(name, "— 文件未列") for year in years for name in names if (name, year) not in given]
        assert said == missing, slide.key


def _is_turnover(title: str) -> bool:
    """Whether a title is of 电子商务交易额 (电商 where it is short of room), not of the cross-border one."""
    return "交易额" in title and "跨境" not in title


def test_years_without_a_value_are_listed_and_bridged() -> None:
    chart = next(chart for slide, chart in charts(opened(("郑州市",))) if _is_turnover(slide.shapes.title.text))
    assert list(chart.plots[0].categories) == [f"{year}年" for year in range(2013, 2021)]
    assert chart._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") == "span"


@pytest.mark.parametrize(
    ("mark", "format_code"),
    [
        (Value("", "", "突破1000亿元", ">", 1000.0, None, "亿元"), '"＞"#,##0"亿元"'),
        (Value("", "", "30%以上", ">=", 30.0, None, "%"), '"≥"#,##0"%"'),
        (Value("", "", "力争15亿美元", "=", 15.0, 15.0, "亿美元"), '"力争"#,##0"亿美元"'),
        (Value("", "", "9.3%", "=", 9.3, 9.3, "%"), '#,##0.0"%"'),
        (Value("", "", "-2%以上", ">=", -2.0, None, "%"), '"≥"#,##0"%";"≥"-#,##0"%"'),
        (Value("", "", "15亿美元", "approx", 99.24, 99.24, "亿元", is_computed=True), '"约合"#,##0.0"亿元（测算）"'),
    ],
)
def test_operator_stands_in_the_number_format(mark: Value, format_code: str) -> None:
    assert number_format(mark) == format_code


def test_labels_are_linked_to_cells_not_typed() -> None:
    for _, chart in charts(opened(CITIES)):
        root = chart._chartSpace
        assert root.findall(f".//{qn('c:dLbl')}")
        assert not root.findall(f".//{qn('c:dLbl')}/{qn('c:tx')}")
    formats = {
        each.get("formatCode") for _, chart in charts(opened(CITIES)) for each in chart._chartSpace.iter(qn("c:numFmt"))
    }
    assert '"＞"#,##0"亿元"' in formats
    assert '"≥"#,##0"%"' in formats


@pytest.mark.parametrize("places", SUBJECTS, ids="、".join)
def test_every_run_names_an_east_asian_typeface_and_language(places: tuple[str, ...]) -> None:
    presentation = opened(places)
    roots = [slide._element for slide in presentation.slides]
    roots += [slide.notes_slide._element for slide in presentation.slides]
    roots += [chart._chartSpace for _, chart in charts(presentation)]
    for root in roots:
        for run in root.iter(qn("a:r"), qn("a:fld")):
            assert run.find(qn("a:rPr")) is not None
        for properties in root.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
            assert properties.find(qn("a:ea")).get("typeface") == "Microsoft YaHei"
            assert properties.get("lang") == "zh-CN"


def test_theme_names_the_typeface_and_has_no_effects() -> None:
    with zipfile.ZipFile(io.BytesIO(content(("商丘市",)))) as archive:
        text = archive.read("ppt/theme/theme1.xml").decode()
        names = archive.namelist()
    assert text.count('<a:ea typeface="Microsoft YaHei" panose="020B0503020204020204"/>') == 2
    assert "outerShdw" not in text
    assert not [name for name in names if "thumbnail" in name or "printerSettings" in name]


@pytest.mark.parametrize("places", SUBJECTS, ids="、".join)
def test_nothing_is_smaller_than_ten_points(places: tuple[str, ...]) -> None:
    presentation = opened(places)
    roots = [slide._element for slide in presentation.slides] + [c._chartSpace for _, c in charts(presentation)]
    sizes = {int(each.get("sz")) for root in roots for each in root.iter() if each.get("sz", "").isdigit()}
    assert min(sizes) >= 1000


@pytest.mark.parametrize("places", SUBJECTS, ids="、".join)
def test_pictures_have_words_and_ornaments_say_that_they_are(places: tuple[str, ...]) -> None:
    for slide in opened(places).slides:
        for shape in shapes_of(slide):
            own = shape._element.xpath(".//p:cNvPr")[0]
            if shape.has_text_frame and shape.text_frame.text:
                continue
            is_ornament = "decorative" in str([each.tag for each in own.iter()])
            assert own.get("descr") or is_ornament or shape.is_placeholder, (shape.name, slide.shapes.title.text)


@pytest.mark.parametrize("places", SUBJECTS, ids="、".join)
def test_footer_names_a_document_and_notes_hold_the_clauses(places: tuple[str, ...]) -> None:
    for slide, wanted in zip(opened(places).slides, story_of(places).slides):
        words = [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]
        assert any("〔" in text or "无文号" in text for text in words if text.startswith("资料来源：")), wanted.key
        assert any("数据版本abcdef12　2026年1月31日制" in text for text in words)
        notes = slide.notes_slide.notes_text_frame.text
        assert all(source.quote in notes for source in wanted.sources)
        assert slide._element.findall(f".//{qn('a:fld')}")


@pytest.mark.parametrize("places", SUBJECTS, ids="、".join)
def test_everything_stands_on_the_page(places: tuple[str, ...]) -> None:
    presentation = opened(places)
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0, shape.name
            assert shape.left + shape.width <= presentation.slide_width + 9525, shape.name
            assert shape.top >= 0, shape.name
            assert shape.top + shape.height <= presentation.slide_height, (shape.name, slide.shapes.title.text)
        table = next((shape for shape in slide.shapes if shape.has_table), None)
        if table is not None:
            assert table.top + sum(row.height for row in table.table.rows) <= Inches(6.9)


def test_every_county_is_a_shape_of_its_own() -> None:
    slide = next(slide for slide in opened(("商丘市",)).slides if "多园区" in slide.shapes.title.text)
    group = next(shape for shape in slide.shapes if shape.shape_type is not None and shape.shape_type.name == "GROUP")
    assert {"梁园区", "睢阳区", "虞城县", "永城市"} <= {shape.name for shape in group.shapes}
    assert any("不作为行政区域划界依据" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_same_data_same_bytes() -> None:
    first = content(("商丘市",))
    assert first == deck(story_of(("商丘市",)), version="abcdef12", made_on=MADE)
    later = deck(story_of(("商丘市",)), version="abcdef12", made_on=date(2026, 2, 1))
    assert first != later


def test_scenario_is_left_out_unless_asked() -> None:
    assert content(("商丘市",)) == deck(story_of(("商丘市",), True), version="abcdef12", made_on=MADE)
    text = "".join(slide.shapes.title.text for slide in opened(("商丘市",), True).slides)
    assert "测算，非文件数据" in text


def template(tmp_path: Path, *, narrow: bool = False, bare: bool = False) -> Path:
    presentation = deck_template.built_in().deck
    for layout in list(presentation.slide_layouts):
        if bare and layout.name == "内容页":
            for holder in list(layout.placeholders):
                holder._element.getparent().remove(holder._element)
    if narrow:
        presentation.slide_width = Inches(10)
    sample = presentation.slides.add_slide(presentation.slide_layouts[0])
    sample.shapes.title.text = "单位样张"
    path = tmp_path / "house.pptx"
    presentation.save(path)
    return path


def test_house_template_is_used_and_its_samples_go(tmp_path: Path) -> None:
    made = deck(story_of(("商丘市",)), version="abcdef12", made_on=MADE, template=template(tmp_path))
    slides = Presentation(io.BytesIO(made)).slides
    assert len(slides) == len(story_of(("商丘市",)).slides)
    assert "单位样张" not in [slide.shapes.title.text for slide in slides]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        ({"bare": True}, "没有标题占位符"),
        ({"narrow": True}, "超出页面"),
    ],
)
def test_unfit_template_is_refused_in_chinese(tmp_path: Path, spoil: dict, words: str) -> None:
    with pytest.raises(TemplateError, match=words):
        deck(story_of(("商丘市",)), version="v", made_on=MADE, template=template(tmp_path, **spoil))


def test_what_is_no_template_is_refused() -> None:
    with pytest.raises(TemplateError, match="模板打不开"):
        deck(story_of(("商丘市",)), version="v", made_on=MADE, template=b"not a deck")


def test_empty_choice_is_refused() -> None:
    with pytest.raises(SelectionError, match="没有选任何一页"):
        deck(Story("空", ()), version="v", made_on=MADE)


def export(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "yuboard", "export", "deck", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_command_writes_a_deck(tmp_path: Path) -> None:
    out = tmp_path / "商丘.pptx"
    done = export("--place", "商丘市", "--out", str(out), "--date", "2026-01-31")
    assert done.returncode == 0, done.stderr
    assert len(Presentation(str(out)).slides) == len(story_of(("商丘市",)).slides)
    assert [path.name for path in tmp_path.iterdir()] == ["商丘.pptx"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--out", "{}/a.pptx"], "没有选地区"),
        (["--place", "火星市", "--out", "{}/a.pptx"], "没有名为“火星市”的地区"),
        (["--place", "商丘市", "--out", "{}/none/a.pptx"], "文件夹不存在"),
        (["--place", "商丘市", "--out", "{}/a.txt"], "文件名应以 .pptx 结尾"),
        (["--place", "商丘市", "--out", "{}/a.pptx", "--template", "{}/none.pptx"], "模板打不开"),
    ],
)
def test_command_refuses_in_chinese_and_leaves_nothing(tmp_path: Path, arguments: list[str], words: str) -> None:
    done = export(*(argument.format(tmp_path) for argument in arguments))
    assert done.returncode == 2
    assert words in done.stderr
    assert re.match(r"未导出：", done.stderr)
    assert not list(tmp_path.iterdir())


def test_folder_that_refuses_the_rename_leaves_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from yuboard.exports.files import write_out

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(SelectionError, match="没有写入权限"):
        write_out(tmp_path / "a.pptx", b"x")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("places", [("商丘市",), CITIES], ids="、".join)
def test_bead_lines_are_shapes_and_words_that_can_be_edited(places: tuple[str, ...]) -> None:
    at, slide = next((n, each) for n, each in enumerate(story_of(places).slides) if each.kind == "beads")
    page = opened(places).slides[at]
    assert {shape.shape_type.name for shape in page.shapes} <= {"AUTO_SHAPE", "TEXT_BOX", "LINE", "PLACEHOLDER"}
    told = {shape._element.xpath(".//p:cNvPr")[0].get("descr"): shape for shape in page.shapes}
    words = [shape.text_frame.text.split("\n")[0] for shape in page.shapes if shape.name.startswith("文字-")]
    for mark in slide.chart.marks():
        if mark.value is None:
            continue
        sign = told[mark.title]
        assert (
            "UP_ARROW" in str(sign.auto_shape_type)
            if mark.value.operator in (">=", ">")
            else "OVAL" in str(sign.auto_shape_type)
        )
        assert any(word.startswith(mark.value.words) for word in words), mark.value.words
        assert f"{mark.value.year}年" in words
        assert mark.value.figure_id in {source.figure_id for source in slide.sources}
    notes = page.notes_slide.notes_text_frame.text
    assert all(source.quote in notes for source in slide.sources)
