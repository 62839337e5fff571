"""Downloads that fail: each on each page is one sentence under its button and a traceback in the log."""

import ast
import io
import json
import logging
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import streamlit as st

from tests.support.pages import PATHS, opened
from yuboard.exports.files import MANIFEST
from yuboard.geography.boundaries import Boundaries
from yuboard.problems import DataError, ExportError, Problem, SelectionError
from yuboard.settings import ROOT
from yuboard.ui import bundles, downloads, exports, selfcheck

Makers = dict[str, Callable[[], bytes]]
# What a page is asked for so that it offers all its files.
ASKED = {
    "pages/leadership/layouts.py": {"layout": "zz2014-l1"},
    "pages/counties/quotas.py": {"city": "商丘市"},
    "pages/counties/county.py": {"county": "虞城县"},
}
# Every page but these two offers files: one shows results of a search, one is the full screen.
# Pages of reporting offer files to whoever is signed in; their own tests have them.
OFFERING = [
    page for page in PATHS if page.rpartition("/")[2] not in ("search.py", "present.py") and "/reporting/" not in page
]


@pytest.fixture
def makers(monkeypatch: pytest.MonkeyPatch) -> Makers:
    """What the buttons make when they are clicked, by their keys."""
    found: Makers = {}
    button = st.download_button

    def record(label: str, *, data, key: str, **rest: object) -> bool:
        if callable(data):
            found[key] = data
        return button(label, data=data, key=key, **rest)

    monkeypatch.setattr(st, "download_button", record)
    return found


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Breaks the last step of every kind of file."""

    def fail(*_: object, **__: object) -> bytes:
        raise RuntimeError("injected")

    def break_all() -> None:
        for target in (
            "yuboard.tables.csv_bytes", "typst.compile_with_warnings", "yuboard.maps.layout_sheet",
            "yuboard.spreadsheets.workbook.Book.content", "yuboard.exports.pptx.presentation.packed",
            "yuboard.ui.bundles.Bundle.content", "pptx.presentation.Presentation.save", "docx.document.Document.save",
        ):  # fmt: skip
            monkeypatch.setattr(target, fail)
        for kept in (exports._handout, exports._made):
            kept.cache_clear()

    return break_all


@pytest.mark.parametrize("page", OFFERING)
def test_every_failure_is_told_and_logged(
    page: str, makers: Makers, broken: Callable[[], None], drawn: Boundaries, caplog: pytest.LogCaptureFixture
) -> None:
    test = opened(page, **ASKED.get(page, {}))
    if page.endswith("exports.py"):
        assert {"deck", "file_对比", "file_全部数据", "file_郑州市_简报"} <= set(makers)
    labels = {button.key: button.label for button in test.get("download_button") if button.key in makers}
    assert labels
    assert not test.error
    broken()
    with caplog.at_level(logging.ERROR):
        for key, make in list(makers.items()):
            with pytest.raises(RuntimeError):
                make()
            assert f"{key}: the file" in caplog.text
    assert caplog.text.count("Traceback") >= len(makers)
    test.run()
    told = [error.value for error in test.error]
    assert len(told) == len(labels)
    for label in labels.values():
        assert any(f"“{label.strip()}”没有做成" in words.replace("\\", "") for words in told), label
    assert not test.run().error, "a sentence is told once"


def test_files_at_hand_before_the_click_fail_in_a_sentence_too(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> bytes:
        raise RuntimeError("injected")

    monkeypatch.setattr(selfcheck, "_template", fail)
    test = opened("pages/counties/selfcheck.py", tab="批量自评")
    assert "“下载模板（XLSX）”没有做成" in test.error[0].value.replace("\\", "")
    assert test.file_uploader, "the rest of the page is there"
    assert "injected" in caplog.text


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ExportError("磁盘已满。"), "磁盘已满。"),
        (DataError([Problem("a.csv", 2, "b", "c")]), "数据有1处问题"),
        (MemoryError(), "内存不足"),
        (KeyError("x"), "已记入服务器日志"),
    ],
)
def test_sentence_says_what_to_do(error: Exception, words: str) -> None:
    told = downloads.cause(error)
    assert words in told
    assert "\n" not in told
    assert "KeyError" not in told


@pytest.mark.parametrize(
    ("error", "is_logged"), [(SelectionError("没有选任何一页。"), False), (RuntimeError("injected"), True)]
)
def test_a_file_that_cannot_be_counted_is_offered_all_the_same(
    error: Exception, is_logged: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """An ordinary refusal, which the click tells, is no fault of the program."""

    def refuse() -> bytes:
        raise error

    assert exports._counted("讲义", exports.PDF, refuse) == "讲义（PDF）"
    assert exports._counted("配额", exports.XLSX, refuse) == "配额（Excel）"
    assert caplog.text.count("Traceback") == 2 * is_logged
    assert bool(caplog.records) == is_logged


def test_downloads_are_offered_in_one_place() -> None:
    for path in [ROOT / "app.py", *ROOT.glob("pages/*/*.py"), *ROOT.glob("yuboard/**/*.py")]:
        names = {node.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if hasattr(node, "attr")}
        assert "download_button" not in names or path.name == "downloads.py", path


@pytest.fixture
def made_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[bundles.Key]:
    """Bundles whose child is done at once; the keys that one was started for."""
    started: list[bundles.Key] = []

    def run(bundle: bundles.Bundle) -> None:
        started.append(bundle.key)
        bundle.path.write_bytes(b"made")

    monkeypatch.setattr(bundles, "_run", run)
    monkeypatch.setattr(bundles, "_bundles", {})
    return started


def key(day: int = 1, kind: str = "存档") -> bundles.Key:
    return bundles.Key(kind, ROOT / "data", date(2026, 1, day), date(2026, 1, day), "maps")


def test_ten_readers_share_one_bundle(made_at_once: list[bundles.Key]) -> None:
    asked = [bundles.ask(key()) for _ in range(10)]
    assert all(bundle.finished.wait(10) and bundle.content() == b"made" for bundle in asked)
    assert made_at_once == [key()]
    assert bundles.ask(key()) is asked[0]


def test_earlier_bundles_of_a_kind_are_let_go(made_at_once: list[bundles.Key]) -> None:
    first, other = bundles.ask(key(1)), bundles.ask(key(1, "静态网页"))
    assert first.finished.wait(10)
    assert other.finished.wait(10)
    second = bundles.ask(key(2))
    assert second.finished.wait(10)
    assert other.content() == second.content() == b"made"
    with pytest.raises(ExportError, match="请重新生成"):
        first.content()


def test_bundles_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work: list[int] = []
    monkeypatch.setattr(bundles, "_bundles", {})

    def run(bundle: bundles.Bundle) -> None:
        at_work.append(1)
        assert len(at_work) == 1
        bundle.path.write_bytes(b"")
        at_work.pop()

    monkeypatch.setattr(bundles, "_run", run)
    asked = [bundles.ask(key(day)) for day in range(1, 20)]
    assert all(bundle.finished.wait(10) and not bundle.refusal for bundle in asked)


def test_bundle_that_fails_is_told_logged_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(bundles, "_bundles", {})
    failing = bundles.Key("存档", ROOT / "nothing.duckdb", date(2026, 1, 1), date(2026, 1, 1), "")
    bundle = bundles.ask(failing)
    assert bundle.finished.wait(60)
    assert "已记入服务器日志" in bundle.refusal
    assert "Traceback" in caplog.text
    assert bundles.ask(failing) is not bundle


def test_bundle_is_made_in_a_child_and_says_how_far_it_is(database: Path) -> None:
    bundle = bundles.ask(bundles.Key("存档", database, date(2026, 1, 31), date(2026, 1, 31), ""))
    assert bundle.finished.wait(300)
    assert bundle.refusal == ""
    assert bundle.share > 0.9
    with zipfile.ZipFile(io.BytesIO(bundle.content())) as files:
        listing = json.loads(files.read(MANIFEST))
    assert (listing["data_version"], listing["made_on"]) == (database.stem[:8], "2026-01-31")
