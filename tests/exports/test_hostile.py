"""Hostile text in every cell of text: every file is made, holds it as text, and asks no other host."""

import csv
import io
import re
import zipfile
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.support import hostile
from yuboard.exports.archive import record_zip
from yuboard.exports.pdf.briefing import briefing
from yuboard.exports.pptx.presentation import deck
from yuboard.exports.site.build import static
from yuboard.exports.xlsx.comparison import comparison_workbook
from yuboard.exports.xlsx.quotas import quota_workbook
from yuboard.ledger.progress import progress_on
from yuboard.progress.scoring import Score, rules, scores
from yuboard.record import store
from yuboard.slides.material import gather
from yuboard.slides.story import story

pytestmark = pytest.mark.usefixtures("hostile_store")
MADE: dict[str, Any] = {"version": "0123abcd", "made_on": date(2026, 1, 15)}


def cities() -> list[str]:
    return [row["name"] for row in store.rows("places/cities")]


@pytest.fixture
def scored() -> list[Score]:
    """The scores by the made rule, of places that have reported nothing."""
    day = MADE["made_on"]
    return scores(
        rules(store.rows("progress/scoring")), progress_on(store.rows, lambda *_, **__: (), None, day), {}, day
    )


class Read(HTMLParser):
    """A page as a browser takes it: addresses that it would ask, tags, comments, text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.tags: set[str] = set()
        self.comments: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.asked += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href", "srcset", "style")]

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_static_pages_hold_it_as_text(scored: list[Score]) -> None:
    pages = {
        name: Read(content.decode())
        for name, content in static(rows=store.rows, scores=scored, **MADE).items()
        if name.endswith(".html")
    }
    words = "".join(page.words for page in pages.values())
    for piece in hostile.PAYLOADS:
        assert piece in words, piece
    assert f"{scored[0].rule.title}　2017年" in words
    for name, page in pages.items():
        assert not [address for address in page.asked if re.search(r"h\.test|^\w+:|^//", address)], name
        assert not page.comments, name
        assert not page.tags & {"img", "script", "iframe", "object", "embed", "form"}, name


def test_archive_holds_it_as_text(scored: list[Score]) -> None:
    archive = zipfile.ZipFile(io.BytesIO(record_zip(rows=store.rows, scores=scored, **MADE)))
    cells = [
        cell
        for name in archive.namelist()
        if name.endswith(".csv")
        for line in csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig")))
        for cell in line
    ]
    for piece in hostile.PAYLOADS:
        assert any(piece in cell for cell in cells), piece
    assert {point.item.title for point in scored[0].points} <= set(cells)
    assert not [cell for cell in cells if "恶" in cell and cell.startswith(("=", "+", "-", "@", "\t"))]
    books = [name for name in archive.namelist() if name.endswith(".xlsx")]
    assert sum(_hostile_cells(archive.read(name)) for name in books)


def _hostile_cells(content: bytes) -> int:
    """How many cells of a workbook have hostile text; none of them is a formula or a link."""
    sheets = load_workbook(io.BytesIO(content))
    cells = [cell for sheet in sheets for line in sheet.iter_rows() for cell in line if "恶" in str(cell.value)]
    for cell in cells:
        assert cell.data_type == "s"
        assert cell.hyperlink is None
    _check_package(content)
    return len(cells)


def _check_package(content: bytes) -> None:
    """Nothing in an office file leads to another host."""
    package = zipfile.ZipFile(io.BytesIO(content))
    for name in package.namelist():
        if name.endswith(".rels"):
            assert hostile.HOST not in package.read(name).decode(), name
            assert 'TargetMode="External"' not in package.read(name).decode(), name


def test_workbooks_hold_it_as_text() -> None:
    assert _hostile_cells(quota_workbook(cities()[-1], rows=store.rows, **MADE))
    assert _hostile_cells(comparison_workbook(cities(), rows=store.rows, **MADE))


def test_deck_holds_it_as_text(scored: list[Score]) -> None:
    content = deck(story(gather(store.rows, (hostile.county(),), scores=scored)), **MADE)
    _check_package(content)
    slides = zipfile.ZipFile(io.BytesIO(content))
    words = "".join(slides.read(name).decode() for name in slides.namelist() if "slides/slide" in name)
    assert "恶" in words
    assert "hlinkClick" not in words


def test_briefing_holds_it_as_text(scored: list[Score]) -> None:
    reader = PdfReader(io.BytesIO(briefing(hostile.county(), rows=store.rows, scores=scored, **MADE)))
    words = "".join(page.extract_text() for page in reader.pages)
    assert "恶" in words
    assert "三、计分" in words
    links = [note.get_object().get("/A", {}) for page in reader.pages for note in page.get("/Annots") or []]
    assert not [link for link in links if "/URI" in link]
