"""The database: named by content, published whole or not at all."""

import itertools
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.support import rows
from yuboard.problems import DataError
from yuboard.record import building, store
from yuboard.settings import ROOT, data_dir

RATES = "exchange_rates.csv"


def spoil(data: Path) -> None:
    rows.change(data / RATES, lambda row: row["year"] == "2013", cny_per_usd="61")


def command(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "yuboard", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_same_content_same_file(data: Path) -> None:
    first = building.build(data)
    written = first.stat().st_mtime_ns
    assert building.build(data) == first
    assert first.stat().st_mtime_ns == written


def test_edited_content_makes_another_file(data: Path) -> None:
    first = building.build(data)
    rows.change(data / RATES, lambda row: row["year"] == "2013", cny_per_usd="6.2")
    assert building.build(data) != first


def test_bad_data_publishes_nothing_and_keeps_the_last_good(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = building.build(data)
    spoil(data)
    with pytest.raises(DataError):
        building.build(data)
    assert building.last_good(data) == good
    assert not list(good.parent.glob("draft-*"))
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    assert store.database() == good
    assert [problem.file for problem in store.problems()] == [RATES]


def test_mended_data_is_published_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = itertools.count()
    monkeypatch.setattr("yuboard.record.cached.monotonic", lambda: next(seconds))
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    good = store.database()
    spoil(data)
    assert store.database() == good
    rows.change(data / RATES, lambda row: row["year"] == "2013", cny_per_usd="6.2")
    assert store.database() != good
    assert store.problems() == []


def test_data_put_back_become_the_last_good_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = itertools.count()
    monkeypatch.setattr("yuboard.record.cached.monotonic", lambda: next(seconds))
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    rates = (data / RATES).read_bytes()
    first = store.database()
    rows.change(data / RATES, lambda row: row["year"] == "2013", cny_per_usd="6.2")
    assert store.database() != first
    (data / RATES).write_bytes(rates)
    assert store.database() == first
    spoil(data)
    assert store.database() == first


def test_file_edited_while_it_is_read_is_never_published_under_the_old_name(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = building.content_hash(data)
    load, reads = building.load_and_check, []

    def edited_meanwhile(connection, folder):
        if not reads:
            rows.change(data / RATES, lambda row: row["year"] == "2013", cny_per_usd="6.2")
        reads.append(folder)
        return load(connection, folder)

    monkeypatch.setattr(building, "load_and_check", edited_meanwhile)
    made = building.build(data)
    assert len(reads) == 2
    assert made.stem == building.content_hash(data) != before
    assert [path.stem for path in made.parent.glob("*.duckdb")] == [made.stem]


def test_old_databases_are_forgotten_but_for_the_newest(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "KEPT", 2)
    made = []
    for rate in ("6.2", "6.3", "6.4"):
        rows.change(data / RATES, lambda row: row["year"] == "2013", cny_per_usd=rate)
        made.append(building.build(data))
    assert [path.exists() for path in made] == [False, True, True]
    assert building.last_good(data) == made[-1]


def test_without_any_good_database_the_problems_are_raised(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(data)
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    with pytest.raises(DataError, match=r"exchange_rates\.csv:2:cny_per_usd"):
        store.database()


def test_record_is_complete(database: Path) -> None:
    with duckdb.connect(database, read_only=True) as db:
        counts = dict(db.execute("select document_id, count(*) from figures group by 1").fetchall())
    assert sum(counts.values()) >= 270
    assert counts["zz2014"] >= 130
    assert counts["zz2016"] >= 34
    assert counts["zz2018"] >= 7
    assert counts["lh2014"] >= 5
    assert counts["sq2016"] >= 90


def test_views_are_published_as_the_rows_they_say(database: Path) -> None:
    names = "select view_name from duckdb_views() where not internal"
    with duckdb.connect() as fresh, duckdb.connect(database, read_only=True) as published:
        assert building.load_and_check(fresh, data_dir()) == []
        views = [name for (name,) in fresh.execute(names).fetchall()]
        assert len(views) > 10
        assert published.execute(names).fetchall() == []
        for name in views:
            kept, said = (sorted(map(repr, one.table(name).fetchall())) for one in (published, fresh))
            assert kept == said, name


def test_command_build_prints_the_path_last(data: Path) -> None:
    done = command("build", "--data", str(data))
    assert done.returncode == 0
    assert Path(done.stdout.splitlines()[-1]) == building.build(data)


def test_command_check_names_the_problem_and_fails(data: Path) -> None:
    spoil(data)
    done = command("check", "--data", str(data))
    assert done.returncode == 1
    assert f"{RATES}:2:cny_per_usd: 汇率应在1至20之间" in done.stdout
    assert "共1个问题" in done.stderr


def test_command_refuses_a_folder_without_data(tmp_path: Path) -> None:
    done = command("build", "--data", str(tmp_path))
    assert done.returncode == 2
    assert "不是数据文件夹" in done.stderr
