"""The static twin: complete, every number leads to its clause, no script, the same for the same data."""

import hashlib
import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.support import rows as csv_rows
from tests.support.quotations import strange
from yuboard.charts import BEAD_KEY
from yuboard.exports.files import MANIFEST, write_folder
from yuboard.exports.site import phrases
from yuboard.exports.site.build import PAGES, STYLE, static
from yuboard.exports.site.context import county_file, slug
from yuboard.geography import boundaries
from yuboard.geography.boundaries import Boundaries
from yuboard.record import building, store
from yuboard.wording.parts import (
    Badge,
    Grid,
    Items,
    Lines,
    Marked,
    Number,
    Quiet,
    Quote,
    Reference,
    Small,
    Strong,
    Title,
)

MADE = {"version": "0123abcd", "made_on": date(2026, 1, 15)}


class Reading(HTMLParser):
    """What a browser would make of a page: anchors, links, elements and words, tags properly closed."""

    EMPTY = frozenset({"meta", "link", "br"})

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.numbers: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._number = ""
        self.feed(content.decode())
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        own = {name: value or "" for name, value in attrs}
        self.attributes |= set(own)
        self.ids += [own["id"]] if "id" in own else []
        self.links += [(tag, own[name]) for name in ("href", "src", "action", "data") if name in own]
        if own.get("class", "").startswith("num"):
            self._number = unquote(own["href"].partition("#")[2])
            self.numbers.setdefault(self._number, []).append("")
        if tag not in self.EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag == "a":
            self._number = ""

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._number:
            self.numbers[self._number][-1] += data


@pytest.fixture(scope="module")
def files(database: Path) -> dict[str, bytes]:
    told: list[tuple[int, int, str]] = []
    made = static(rows=store.rows, on_step=lambda *step: told.append(step), **MADE)
    assert [name for _, _, name in told] == [name for name in made if name.endswith(".html")]
    assert [done for done, _, _ in told] == list(range(len(told)))
    return made


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Reading]:
    return {name: Reading(content) for name, content in files.items() if name.endswith(".html")}


def every_figure() -> tuple:
    return store.rows("documents/figures", words="", documents=(), places=(), roles=())


def test_every_figure_has_its_clause(pages: dict[str, Reading]) -> None:
    clauses = pages["documents.html"]
    for row in every_figure():
        assert row["figure_id"] in clauses.ids
        assert row["label"] in clauses.words
        assert row["quote"] in clauses.words
        assert f"{row['document_number']}　{row['section']}" in clauses.words


def test_every_link_leads_somewhere(pages: dict[str, Reading], files: dict[str, bytes]) -> None:
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), f"{name}: an anchor stands twice"
        for tag, link in page.links:
            file, _, anchor = link.partition("#")
            if tag == "link":
                assert file == STYLE
                continue
            target = pages[file or name]
            assert not anchor or unquote(anchor) in target.ids, f"{name}: {link}"
            assert not file or file in files


def test_verdict_of_a_clause_leads_to_the_doubts_about_it_and_to_no_other(files: dict[str, bytes]) -> None:
    page = files["documents.html"].decode()
    clauses = re.findall(r'<article class="clause" id="([^"]+)">(.*?)</article>', page, re.DOTALL)
    doubtful = 0
    for figure_id, html in clauses:
        linked = re.findall(r'href="quality\.html#f-([^"]+)"', html)
        about = [row["finding_id"] for row in store.rows("findings/of_figure", figure_id=unquote(figure_id))]
        assert linked == [slug(finding_id) for finding_id in about], figure_id
        assert len(set(linked)) == len(linked), figure_id
        doubtful += bool(linked)
    assert 0 < doubtful < len(clauses) == len(every_figure())


def test_numbers_say_what_their_clause_says(pages: dict[str, Reading]) -> None:
    figures = {row["figure_id"]: row for row in every_figure()}
    for name, page in pages.items():
        for figure_id, said in page.numbers.items():
            row = figures[figure_id]
            known = {row["label"], figure_id, "起点出处", f"{row['low']:g}" if row["low"] is not None else ""}
            assert set(said) <= known, f"{name}: {figure_id} {said}"


def test_nothing_runs_and_nothing_is_fetched(pages: dict[str, Reading], files: dict[str, bytes]) -> None:
    for name, page in pages.items():
        assert not page.tags & {"script", "iframe", "object", "embed", "img", "form", "base", "audio", "video"}, name
        assert not [attribute for attribute in page.attributes if attribute.startswith("on") or attribute == "style"]
        assert not re.search(rb"https?://|javascript:", files[name]), name
    assert b"url(" not in files[STYLE]
    assert b"@import" not in files[STYLE]


def test_every_page_says_version_and_date(pages: dict[str, Reading]) -> None:
    numbers = [row["document_number"] for row in store.rows("documents/list")]
    for name, page in pages.items():
        assert "数据版本0123abcd　·　制作日期2026年1月15日" in page.words, name
        assert "不含情景推算" in page.words
        assert all(number in page.words for number in numbers)


def test_scenario_is_never_asked_for(database: Path) -> None:
    asked: list[dict] = []
    static(rows=lambda name, **parameters: asked.append(parameters) or store.rows(name, **parameters), **MADE)
    assert asked
    assert not [parameters for parameters in asked if parameters.get("scenario")]


def test_content_of_the_pages(pages: dict[str, Reading]) -> None:
    for row in store.rows("overview/headlines"):
        assert row["label"] in pages["index.html"].words
        assert row["figure_id"] in pages["index.html"].numbers
    for row in store.rows("trend/indicators"):
        assert row["name"] in pages["trend.html"].words
        for point in store.rows(
            "trend/points", indicator=row["name"], places=("郑州市", "漯河市", "商丘市"), converted=False
        ):
            assert point["label"] in pages["trend.html"].numbers[point["figure_id"]]
    assert BEAD_KEY in pages["trend.html"].words
    assert "折算后：郑州2020年突破1000亿元" in pages["trend.html"].words
    county = pages["county-yucheng.html"].words
    assert county.count("资料来源：商政〔2016〕26号") >= 3, "told once a table"
    assert "商政〔2016〕26号　二" not in county
    for cell in store.rows("compare/cells"):
        assert cell["reason"] in pages["compare.html"].words
    for layout in store.rows("layouts/list"):
        assert layout["name"] in pages["layouts.html"].words
        if layout["layout_id"]:
            for row in store.rows("layouts/elements", layout=layout["layout_id"]):
                assert row["element_id"] in pages["layouts.html"].ids
    for row in store.rows("record/tasks"):
        assert row["title"] in pages["tasks.html"].words
        assert row["units"] in pages["tasks.html"].words
        assert row["lead_kind"] == "未明确" or f"{row['lead_kind']} {row['units']}" in pages["tasks.html"].words
    for row in store.rows("record/criteria"):
        assert row["summary"] in pages["criteria.html"].words
    assert "≥1/3" in pages["criteria.html"].words
    assert "三分之一" not in pages["criteria.html"].words
    for row in store.rows("lineage/events"):
        assert row["event"] == "due" or row["label"][:20] in pages["lineage.html"].words
    for row in store.rows("tasks/matrix", places=()):
        assert row["unit"] in pages["tasks.html"].words
    for row in store.rows("counties/standing", county="虞城县"):
        assert not row["is_own"] or f"{row['label']}　{row['rank_words']}" in pages["county-yucheng.html"].words
    for row in store.rows("quality/findings"):
        assert row["treatment"] in pages["quality.html"].words
    for row in store.rows("method/indicators", domain=None):
        assert row["definition"] in pages["method.html"].words


def test_every_county_has_a_page(pages: dict[str, Reading]) -> None:
    places = store.rows("places/below_cities")
    for place in places:
        page = pages[county_file(place)]
        assert place["name"] in page.words
        assert county_file(place) in [link for _, link in pages["quotas.html"].links]
        assert county_file(place) in [link for _, link in pages["index.html"].links]
    quotas = [row for row in every_figure() if row["role"] == "quota"]
    for row in quotas:
        place = next(place for place in places if place["place_id"] == row["place_id"])
        assert row["label"] in pages[county_file(place)].numbers[row["figure_id"]]
        assert row["figure_id"] in pages["quotas.html"].numbers
    assert len(pages) == len(PAGES) + len(places)


def test_undivided_years_have_their_word_and_never_a_zero(files: dict[str, bytes], pages: dict[str, Reading]) -> None:
    words = pages["quotas.html"].words
    assert "2018年　全市200家　— 未分解" in words
    matrix = files["quotas.html"].decode().partition('id="q-cross_border_filed_enterprises"')[2]
    body = matrix.partition("<tbody>")[2].partition("</tbody>")[0]
    lines = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    assert len(lines) == 12
    for line in lines:
        cells = re.findall(r"<td[^>]*>(.*?)</td>", line, re.DOTALL)
        assert "文件未分解" in cells[2]
        assert "url(#hatch-shangqiu-cross_border_filed_enterprises)" in cells[2]
    assert not [words for page in pages.values() for said in page.numbers.values() for words in said if words == "0"]


def test_computed_values_are_marked(pages: dict[str, Reading]) -> None:
    assert "自2013年1500亿元起最低年均须增长31.1%　测算" in pages["index.html"].words
    assert "约合690亿元 测算" in pages["quality.html"].words
    assert "占比与位次（测算）" in pages["county-yucheng.html"].words


def test_same_data_and_date_make_the_same_bytes(files: dict[str, bytes]) -> None:
    assert static(rows=store.rows, **MADE) == files


def test_manifest_lets_an_export_be_replaced(files: dict[str, bytes], tmp_path: Path) -> None:
    manifest = json.loads(files[MANIFEST])
    for entry in manifest["files"]:
        assert entry["sha256"] == hashlib.sha256(files[entry["name"]]).hexdigest()
    for _ in range(2):
        write_folder(files, tmp_path / "静态版")
    assert {path.name for path in (tmp_path / "静态版").iterdir()} == set(files)


def test_text_of_the_data_stays_text(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = "<script>alert(1)</script>\"'&"
    figures = data / "documents" / "sq2016" / "figures.csv"
    csv_rows.change(figures, lambda row: row["figure_id"] == "sq2016-027", note=bad)
    csv_rows.change(data / "places.csv", lambda row: row["place_id"] == "yucheng", note=bad)
    csv_rows.change(data / "findings.csv", lambda row: row["finding_id"] == "sq-trade-sum", title=bad, computed=bad)
    csv_rows.change(data / "indicators.csv", lambda row: row["indicator_id"] == "ecommerce_turnover", name=bad)
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    building.build(data)
    spoilt = static(rows=store.rows, **MADE)
    for name in ("documents.html", "county-yucheng.html", "quality.html", "trend.html", "index.html", "quotas.html"):
        assert b"<script" not in spoilt[name]
        assert b"&lt;script&gt;alert(1)&lt;/script&gt;" in spoilt[name]
        assert bad in Reading(spoilt[name]).words


def test_without_boundaries_squares_are_drawn(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    none = Boundaries((), (), {"source": boundaries.NO_SOURCE}, "无", "none")
    monkeypatch.setattr(boundaries, "load", lambda: none)
    made = static(rows=store.rows, **MADE)
    assert boundaries.NO_SOURCE in made["quotas.html"].decode()
    assert "虞城县" in Reading(made["layouts.html"]).words


@pytest.mark.parametrize(
    ("phrase", "html"),
    [
        ((Strong("粗"), "　", Badge("测算")), '<strong>粗</strong>　<span class="badge gray">测算</span>'),
        (("**不粗** <b>",), "**不粗** &lt;b&gt;"),
        (("<b> & ", Quiet("淡")), '&lt;b&gt; &amp; <span class="quiet">淡</span>'),
        ((Strong("<i>"), Badge("<u>", "red")), '<strong>&lt;i&gt;</strong><span class="badge red">&lt;u&gt;</span>'),
        ((Number("<3家", "a-1"),), '<a class="num" href="documents.html#a-1">&lt;3家</a>'),
        (("重申 ", Reference("a-1")), '重申 <a class="num" href="documents.html#a-1">a-1</a>'),
        (("<", Marked("&"), ">"), "&lt;<mark>&amp;</mark>&gt;"),
        ((Small(("<小>", Quiet("淡"))),), '<span class="sub">&lt;小&gt;<span class="quiet">淡</span></span>'),
    ],
)
def test_parts_of_our_sentences(phrase: tuple, html: str) -> None:
    assert phrases.inline(phrase) == html


def test_blocks_of_our_sentences() -> None:
    html = phrases.block([("起",), Items((("一",), ("二",))), Grid(("甲", "乙"), (("1", "2"),))])
    quoted = phrases.block([Title("<题>"), Lines((("一",), ("二",))), Quote((("文",), ("—— 号",)))])
    assert quoted == "<h3>&lt;题&gt;</h3>\n<p>一<br>二</p>\n<blockquote><p>文</p><p>—— 号</p></blockquote>"
    assert html.startswith("<p>起</p>\n<ul><li>一</li><li>二</li></ul>\n")
    assert "<thead><tr><th>甲</th><th>乙</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>" in html


def test_counties_have_their_duties_and_targets_their_relations(pages: dict[str, Reading]) -> None:
    said = "2017年10家，与夏邑县并列第3位 测算；2016年5家；2018年文件未分解（全市200家）。"
    assert said in pages["county-yucheng.html"].words
    assert "2018年底前" in pages["county-yucheng.html"].words
    duties = store.rows("counties/duties", county="虞城县")
    assert duties
    for row in duties:
        assert row["summary"] in pages["county-yucheng.html"].words
        assert row["quote"] in pages["county-yucheng.html"].words
    relations = store.rows("lineage/relations")
    assert {row["relation"] for row in relations} >= {"前后不一致", "同一文件内重申"}
    for row in relations:
        assert row["earlier_label"] in pages["lineage.html"].words
        assert row["words"] in pages["lineage.html"].words
    for row in store.rows("lineage/milestones"):
        assert row["words"] in pages["lineage.html"].words


def test_quotation_marks_hold_words_of_the_documents(pages: dict[str, Reading], full: list[str]) -> None:
    """Sentences made at run time too; what the record quotes stands in elements of its own without marks."""
    found = {one for page in pages.values() for one in strange(page.words, full)}
    assert not found


def test_marks_and_reservations_stand_in_every_page(pages: dict[str, Reading]) -> None:
    for name, reading in pages.items():
        for said in reading.numbers.get("sq2016-075", []):
            assert "原文写“全省”" in said, name
    assert "力争8亿美元（原文写“全省”）" in pages["lineage.html"].words
    assert "文件没有写累计还是当年，按年末总数算" in pages["trend.html"].words
    assert "是否包括省直管的永城市，文件没有写明" in pages["county-yongcheng.html"].words
    assert "没有写明，未列入上表" in pages["county-zz_hkg.html"].words
