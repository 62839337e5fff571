"""What all tests share: the real data built once, copies of it to spoil, and the full texts."""

import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from tests.support import calendars, hostile
from tests.support import fourth_city as fourth_city_rows
from tests.support.ledgers import People
from yuboard.geography import boundaries, extraction
from yuboard.geography.boundaries import Boundaries
from yuboard.ledger.terms import Terms, terms
from yuboard.record import building, store
from yuboard.record.verification import read_text
from yuboard.settings import ROOT

TEXTS = Path(os.environ.get("YUBOARD_TEXTS") or ROOT.parent / "shared" / "documents")


# What takes longest, longest first. Begun last, it would leave one worker without work at the end.
LONG = (
    "browser",
    "tests/test_whatever_passes_check.py",
    "tests/record/test_checks.py",
    "tests/limited/test_fuzz.py",
    "tests/intake/test_large.py",
    "tests/exports/test_template.py",
    "tests/slides/test_pages.py",
    "tests/exports/test_site.py",
    "tests/record/test_building.py",
    "tests/demonstration/test_demonstration.py",
)


class Scheduling(LoadScopeScheduling):
    """Sends a module to one worker, and the modules that share a server or a browser to one, too; long ones first."""

    def _split_scope(self, nodeid: str) -> str:
        folder = nodeid.split("/")[1]
        return folder if folder in ("browser", "ledger") else nodeid.partition("::")[0]

    def _assign_work_unit(self, node: WorkerController) -> None:
        for scope in reversed([scope for scope in LONG if scope in self.workqueue]):
            self.workqueue.move_to_end(scope, last=False)
        super()._assign_work_unit(node)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling:
    return Scheduling(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """In CI a skipped test counts as a failure: nothing is proven by it."""
    if os.environ.get("CI") and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("A test was skipped; in CI that is a failure.", red=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A memory of ledgers of this run alone: folders of earlier runs may come again under the same names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YUBOARD_STATE", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session", autouse=True)
def components() -> Iterator[None]:
    """What components the installed packages bring: looked for once, not whenever a test opens the app."""
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", lru_cache(maxsize=1)(scan))
        yield


@pytest.fixture(scope="session")
def database() -> Path:
    """The database of the real data."""
    return building.build(ROOT / "data")


@pytest.fixture(scope="session")
def known(database: Path) -> Terms:
    """The terms of the real data, that reports are checked against."""
    return terms(store.reader(database))


@pytest.fixture(scope="session")
def people(known: Terms) -> People:
    """People who send and review."""
    return People(known)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real data, to spoil."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("build", "ledger")))


@pytest.fixture(scope="session")
def four_cities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data with a made-up fourth city, built once, to read; no Python touched."""
    path = tmp_path_factory.mktemp("fourth") / "data"
    shutil.copytree(ROOT / "data", path, ignore=shutil.ignore_patterns("build", "ledger"))
    fourth_city_rows.add(path)
    building.build(path)
    return path


@pytest.fixture
def fourth_city(four_cities: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data with the fourth city in use, to read."""
    monkeypatch.setenv("YUBOARD_DATA", str(four_cities))
    return four_cities


@pytest.fixture
def own_fourth_city(four_cities: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data with the fourth city in use, to add to and to spoil."""
    path = Path(shutil.copytree(four_cities, tmp_path / "data"))
    monkeypatch.setenv("YUBOARD_DATA", str(path))
    return path


@pytest.fixture(scope="session")
def hostile_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data, and a made rule of points, with hostile text in every cell of text, built."""
    path = calendars.copied(tmp_path_factory.mktemp("hostile") / "data")
    calendars.add_rule(path, "2017-01-05")
    hostile.spoil(path)
    building.build(path)
    return path


@pytest.fixture(scope="module")
def hostile_store(hostile_data: Path) -> Iterator[None]:
    """The hostile data in use."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YUBOARD_DATA", str(hostile_data))
        yield


@pytest.fixture(scope="session")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The boundaries as extracted from the installed package."""
    folder = tmp_path_factory.mktemp("extracted")
    extraction.build(folder)
    return folder


@pytest.fixture
def borders(extracted: Path, tmp_path: Path) -> Path:
    """A copy of the extracted boundaries, to spoil."""
    return Path(shutil.copytree(extracted, tmp_path / "borders"))


@pytest.fixture
def drawn(extracted: Path, monkeypatch: pytest.MonkeyPatch) -> Boundaries:
    """The extracted boundaries, in use as if they were the installed ones."""
    monkeypatch.delenv("YUBOARD_GEO", raising=False)
    monkeypatch.setattr(boundaries, "geo_build", lambda: extracted)
    return boundaries.load()


@pytest.fixture
def undrawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Boundaries:
    """No boundaries at all, as where none were installed."""
    monkeypatch.delenv("YUBOARD_GEO", raising=False)
    monkeypatch.setattr(boundaries, "geo_build", lambda: tmp_path / "nothing built")
    return boundaries.load()


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of full texts: without it nothing is proven, which in CI is a failure."""
    if not TEXTS.is_dir():
        message = f"the full texts are not in {TEXTS}; set YUBOARD_TEXTS"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return TEXTS


@pytest.fixture(scope="session")
def full(texts: Path) -> list[str]:
    """The full texts themselves, as quotes are compared with them."""
    return [read_text(path) for path in sorted(texts.glob("*.txt"))]
