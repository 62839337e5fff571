"""One title a column of the record: read from downloads, archive, workbooks, pages, screens and slides as produced."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from lxml import html
from pptx import Presentation

from yuboard import tables
from yuboard.exports.pptx.presentation import deck
from yuboard.exports.site.build import static
from yuboard.exports.xlsx.quotas import quota_workbook
from yuboard.exports.xlsx.record import record_workbook
from yuboard.geography.layouts import all_elements
from yuboard.record import store
from yuboard.record.results import frame
from yuboard.slides.material import gather
from yuboard.slides.story import story
from yuboard.spreadsheets.workbook import HEADER
from yuboard.tables import register

MADE = {"version": "0123abcd", "made_on": date(2026, 1, 15)}
EVERY_TASK = {"words": "", "unit": "", "theme": "", "city": "", "documents": ()}
KIND = "示范园区"
Grid = Sequence[Sequence[str]]


def csv_grids() -> Iterator[Grid]:
    downloads = [
        (store.rows("tasks/list", **EVERY_TASK).frame, tables.TASK_COLUMNS),
        (store.rows("criteria/list", kind=KIND).frame, tables.CRITERION_COLUMNS),
        (store.rows("quality/findings").frame, tables.FINDING_COLUMNS),
        (store.rows("quality/documents").frame, tables.SUMMARY_COLUMNS),
        (store.rows("quotas/county", place="商丘市", county="虞城县").frame, tables.COUNTY_COLUMNS),
    ]
    for part in register.parts(store.rows, all_elements(store.rows)):
        downloads.append((frame(part.rows, [column.key for column in part.columns]), part.columns))
    for rows, columns in downloads:
        content = tables.csv_bytes(tables.named(rows, columns), **MADE).decode("utf-8-sig")
        yield list(csv.reader(io.StringIO(content)))


def workbook_grids() -> Iterator[Grid]:
    for content in (record_workbook(rows=store.rows, **MADE), quota_workbook("虞城县", rows=store.rows, **MADE)):
        for sheet in openpyxl.load_workbook(io.BytesIO(content), data_only=True):
            rows = sheet.iter_rows(min_row=HEADER + 1, values_only=True)
            yield [["" if cell is None else str(cell) for cell in row] for row in rows]


def page_grids() -> Iterator[Grid]:
    for name, content in static(rows=store.rows, **MADE).items():
        if name.endswith(".html"):
            for table in html.fromstring(content.decode()).iterfind(".//table"):
                yield [["".join(cell.itertext()).strip() for cell in row if cell.tag in ("th", "td")]
                       for row in table.iter("tr")]  # fmt: skip


def screen_grids() -> Iterator[Grid]:
    for rows in (
        tables.criterion_list(store.rows("criteria/list", kind=KIND)),
        tables.document_list(store.rows("documents/list")),
        tables.base_list(store.rows("documents/bases")),
    ):
        lines = tables.markdown(rows).splitlines()
        yield [[re.sub(r"[*\\]", "", cell).strip() for cell in line[2:-2].split(" | ")] for line in lines]


def slide_grids() -> Iterator[Grid]:
    slides = deck(story(gather(store.rows, ["虞城县"], scenario=False)), **MADE)
    for slide in Presentation(io.BytesIO(slides)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                yield [[cell.text for cell in row.cells] for row in shape.table.rows]


@pytest.fixture(scope="module")
def grids(database: Path) -> dict[str, list[Grid]]:
    makers = (csv_grids, workbook_grids, page_grids, screen_grids, slide_grids)
    return {maker.__name__: list(maker()) for maker in makers}


def heads(grids: Sequence[Grid], value: str, anchor: str) -> set[str]:
    """The titles over cells that begin with ``value``, in lines that hold ``anchor`` too."""
    return {
        title
        for head, *rows in grids
        if "主体" not in head  # the same words there are a figure's subject
        for row in rows
        if any(anchor in cell for cell in row)
        for title, cell in zip(head, row)
        if (cell == value or (len(value) > 7 and cell.startswith(value))) and anchor not in cell
    }


@pytest.mark.parametrize(
    ("query", "parameters", "key", "title", "surfaces"),
    [
        ("tasks/list", EVERY_TASK, "title", "任务", 3),
        ("tasks/list", EVERY_TASK, "summary", "摘要", 2),
        ("tasks/list", EVERY_TASK, "lead_kind", "分工类别", 2),
        ("criteria/list", {"kind": KIND}, "unit_kind", "认定对象", 2),
        ("criteria/list", {"kind": KIND}, "number", "条款", 4),
        ("criteria/list", {"kind": KIND}, "summary", "标准", 4),
        ("counties/duties", {"county": "虞城县"}, "summary", "事项", 3),
        ("counties/duties", {"county": "虞城县"}, "addressed", "文件写给", 2),
        ("counties/roles", {"county": "虞城县"}, "name", "要素", 3),
        ("documents/bases", {}, "title", "引用文件", 3),
        ("quality/findings", {}, "treatment", "本看板的处理", 3),
        ("quotas/county", {"place": "商丘市", "county": "虞城县"}, "words", "本地配额", 4),
    ],
)
def test_a_column_has_one_title_everywhere(
    grids: dict[str, list[Grid]], query: str, parameters: dict, key: str, title: str, surfaces: int
) -> None:
    anchor = {"quality/findings": "as_stated", "quotas/county": "rank_words"}.get(query, "quote")
    rows = [row for row in store.rows(query, **parameters) if row[key] and row.get("rank", 1) is not None]
    found = {
        surface: set().union(*(heads(parts, row[key], row[anchor]) for row in rows)) for surface, parts in grids.items()
    }
    named = {surface: titles for surface, titles in found.items() if titles}
    assert len(named) >= surfaces
    assert set().union(*named.values()) == {title}, named
