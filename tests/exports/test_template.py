"""House templates: what fits carries every deck within its page, what does not is told by the name of its layout."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import pytest
from pptx.oxml.ns import qn

from tests.support.packages import unpacked
from tests.support.stories import CITIES, story_of
from tests.support.templates import FIT, LAYOUT, UNFIT, linked, opened, saved
from yuboard import limited
from yuboard.exports.errors import TemplateError
from yuboard.exports.pptx import presentation, template, trial
from yuboard.exports.pptx.presentation import deck, page_count
from yuboard.exports.pptx.stripping import stripped
from yuboard.problems import UploadError

MADE = date(2026, 1, 31)
# Every template carries the deck of a city; those whose areas differ most carry all cities too.
CARRIED = [(name, ("郑州市",)) for name in FIT]
CARRIED += [(name, CITIES) for name in ("as little room as may be", "PowerPoint's own, four to three")]
TRIAL = "yuboard.exports.pptx.trial:accepted"


@pytest.mark.parametrize(("content", "words"), UNFIT.values(), ids=UNFIT)
def test_unfit_template_is_told_in_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(TemplateError, match=words) as told:
        template.house(content)
    assert "\n" not in str(told.value)
    assert str(told.value).endswith("。")


@lru_cache(maxsize=32)
def made_on(name: str, places: tuple[str, ...]) -> bytes:
    return deck(story_of(places), version="v", made_on=MADE, template=FIT[name])


@pytest.mark.parametrize(("name", "places"), CARRIED)
def test_every_deck_keeps_to_the_page_of_a_fit_template(name: str, places: tuple[str, ...]) -> None:
    made = opened(made_on(name, places))
    assert len(made.slides) >= len(story_of(places).slides)
    assert len(made.slides) == page_count(story_of(places), FIT[name])
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert sorted(titles) == sorted(set(titles)), "parts of a table are told apart"
    for slide in made.slides:
        title = slide.shapes.title
        for shape in slide.shapes:
            where = (slide.slide_layout.name, title.text_frame.text, shape.name)
            assert min(shape.left, shape.top, shape.width, shape.height) >= -9525, where
            assert shape.left + shape.width <= made.slide_width + 9525, where
            assert shape.top + shape.height <= made.slide_height + 9525, where
        texts = [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text]
        blocks = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
        for one, other in combinations([title, *blocks], 2):
            assert not overlap(one, other), (title.text_frame.text, one.name, other.name)
        for text in texts:
            if text.shape_id != title.shape_id:
                assert not overlap(title, text), (title.text_frame.text, text.name)
        fixed = [shape for owner in (slide.slide_layout, made.slide_master) for shape in owner.shapes]
        for picture in (shape for shape in fixed if not shape.is_placeholder and shape.width is not None):
            for shape in (*texts, *blocks):
                assert shape.is_placeholder or not overlap(picture, shape), (title.text_frame.text, shape.name)


def test_layouts_are_found_by_their_kind() -> None:
    for name in ("PowerPoint's own, wide", "PowerPoint's own, four to three", "names of another maker"):
        made = opened(made_on(name, ("郑州市",)))
        cover, *pages = [slide.slide_layout.name for slide in made.slides]
        assert cover in ("Title Slide", "标题幻灯片")
        assert set(pages) <= {"Title Only", "仅标题"}
    made = opened(made_on("title and content alone", ("郑州市",)))
    assert {slide.slide_layout.name for slide in made.slides} == {"Title Slide", "Title and Content"}


def test_type_and_places_shrink_with_the_page_of_a_template() -> None:
    wide, small = (opened(made_on(f"PowerPoint's own, {page}", ("郑州市",))) for page in ("wide", "a smaller page"))
    assert small.slide_height / wide.slide_height == pytest.approx(0.75, abs=0.001)
    for one, other in zip(wide.slides, small.slides, strict=True):
        assert one.shapes.title.text_frame.text == other.shapes.title.text_frame.text
    sizes = [
        max(int(run.get("sz")) for run in deck.slides[1]._element.iter(qn("a:rPr")) if run.get("sz"))
        for deck in (wide, small)
    ]
    assert sizes[1] < sizes[0]


def test_overlap_is_told_with_slide_and_thing(monkeypatch: pytest.MonkeyPatch) -> None:
    areas = presentation.templates.built_in().areas
    low = replace(areas, content=replace(areas.content, top=0.7))
    pages = replace(presentation.templates.built_in(), areas=low)
    monkeypatch.setattr(presentation.templates, "built_in", lambda: pages)
    with pytest.raises(TemplateError, match=r"第2页“.+”的“.+”与标题重叠，没有生成"):
        deck(story_of(("郑州市",)), version="v", made_on=MADE)


def test_sample_is_a_template_that_fits() -> None:
    assert template.house(template.sample()).content.name == "内容页"


def overlap(one, other, spare: int = 18_000) -> bool:
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return across > spare and down > spare


@pytest.mark.parametrize("name", FIT)
def test_nothing_active_or_from_outside_leaves_in_a_deck(name: str) -> None:
    made = unpacked(made_on(name, ("郑州市",)))
    assert not [name for name in made if re.search(r"vba|activeX|embeddings/ole|media/.*\.(mp4|wav)|customUI", name)]
    for name, part in made.items():
        if name.endswith((".rels", ".xml")):
            assert b"External" not in part, name
            assert not re.search(rb"hlink(Click|Hover|MouseOver)", part), name
            assert b"macroEnabled" not in part, name
    assert not [name for name in made if name.startswith(("docProps/custom", "customXml", "ppt/tags", "ppt/comment"))]


def test_samples_comments_and_marks_of_the_maker_stay_out() -> None:
    members = unpacked(stripped(FIT["own slides"]))
    assert not [name for name in members if "/slides/" in name or name.startswith("docProps")]
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mark = f'<p:custDataLst><p:tags r:id="rX" xmlns:r="{office}"/></p:custDataLst>'
    tagged = linked(LAYOUT, "tags", "../tags/tag1.xml", mark, outside=False)
    clean = unpacked(stripped(tagged))
    assert not [name for name in clean if "tag" in name.lower()]
    assert b"rX" not in clean[LAYOUT]


def test_stripping_twice_changes_nothing() -> None:
    clean = stripped(saved())
    assert unpacked(stripped(clean)) == unpacked(clean)


def test_upload_is_tried_in_the_child_and_its_sentence_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    _, clean = limited.call(TRIAL, FIT["ours"], trial.LIMITS)
    assert clean == stripped(FIT["ours"])
    content, words = UNFIT["tall title"]
    with pytest.raises(UploadError, match=words):
        limited.call(TRIAL, content, trial.LIMITS)
    monkeypatch.setattr("yuboard.limited.calling.Child", None)
    assert limited.call(TRIAL, FIT["ours"], trial.LIMITS)[1] == clean
    with pytest.raises(UploadError, match=words):
        limited.call(TRIAL, content, trial.LIMITS)


def test_path_that_cannot_be_read_is_told(tmp_path) -> None:
    """A device has no end and a huge file no room in memory: neither is read."""
    huge = tmp_path / "huge.pptx"
    with huge.open("wb") as file:
        file.truncate(10**11)
    for path, words in ((tmp_path, "是文件夹"), (Path("/dev/zero"), "不是普通文件"), (huge, "文件太大")):
        with pytest.raises(TemplateError, match=f"模板打不开：{words}"):
            template.house(path)
