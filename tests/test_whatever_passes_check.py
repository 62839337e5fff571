"""Whatever ``check`` lets pass opens every page and makes every file: generated data folders, by name and by number."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit

from tests.support import everything, folders
from tests.support.folders import Folder
from yuboard.record import building, verification

pytestmark = pytest.mark.usefixtures("told")
# Mixtures by their number; a few more by YUBOARD_MIXTURES=100-200.
FIRST, LAST = map(int, os.environ.get("YUBOARD_MIXTURES", "0-5").split("-"))
# The record's optional tables in groups, so that each is once empty while most others are not.
_OPTIONAL = [stem for stem in folders.OPTIONAL if stem != "exchange_rates"]
EMPTY = [_OPTIONAL[start::3] for start in range(3)]


@pytest.fixture
def told() -> Iterator[None]:
    """A page that raises says what, as the report of a failed test has to."""
    before = streamlit.config.get_option("client.showErrorDetails")
    streamlit.config.set_option("client.showErrorDetails", "full")
    yield
    streamlit.config.set_option("client.showErrorDetails", before)


def _in_use(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    data = folder.save(tmp_path / "data")
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    return data


@pytest.mark.parametrize("make", folders.CASES.values(), ids=list(folders.CASES))
def test_every_kind_of_record_is_shown_and_exported(
    make: Callable[[], Folder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    building.build(_in_use(make(), tmp_path, monkeypatch))
    assert everything.failures() == []


@pytest.mark.parametrize("seed", range(FIRST, LAST))
def test_mixtures_are_shown_and_exported(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    building.build(_in_use(folders.mixture(seed), tmp_path, monkeypatch))
    assert everything.failures(is_brief=True) == []


@pytest.mark.parametrize("stems", EMPTY, ids=["+".join(stems) for stems in EMPTY])
def test_empty_tables_are_sentences(stems: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    building.build(_in_use(folders.whole().without(*stems), tmp_path, monkeypatch))
    assert everything.failures(is_brief=True) == []


@pytest.mark.parametrize("which", [0, 0.5, 1])
def test_a_missing_column_is_told(which: float, tmp_path: Path) -> None:
    """The first, a middle or the last column of every file that is kept by hand is left out."""
    folder = folders.whole()
    lost = {name: folder.heads[Path(name).name] for name in folder.rows if name != "proof.csv"}
    lost = {name: head[int(which * (len(head) - 1))] for name, head in lost.items()}
    for name in {Path(name).name: name for name in lost}:
        folder.heads[name] = [column for column in folder.heads[name] if column not in lost.values()]
    told = {(problem.file, problem.column) for problem in verification.verify(folder.save(tmp_path)).problems}
    # A file of which no column is left is told as a whole.
    whole = {name: column if folder.heads[Path(name).name] else "" for name, column in lost.items()}
    assert set(whole.items()) <= told
