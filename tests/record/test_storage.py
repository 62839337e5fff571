"""Bad disks: full, read-only, damaged files, two builders, a clock set back; the last good database stays in use."""

import itertools
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import duckdb
import pytest

from tests.support import rows
from yuboard import disk
from yuboard.problems import DataError, Problem, StorageError
from yuboard.record import building, connections, locking, sealing, store
from yuboard.record.results import Key
from yuboard.settings import ROOT

RATES = "exchange_rates.csv"
rate = itertools.count(1)


def edit(data: Path) -> None:
    """Another version of the data."""
    rows.change(data / RATES, lambda row: row["year"] == "2013", cny_per_usd=f"6.{next(rate)}")


def tiny(connection: duckdb.DuckDBPyConnection, data: Path) -> list[Problem]:
    """A database of one table, so that a build takes no time; a rate of 61 is a problem, as in the record."""
    connection.execute("create table documents as from range(20000)")
    rates = {row["year"]: row["cny_per_usd"] for row in rows.read(data / RATES)}
    return [Problem(RATES, 2, "cny_per_usd", "61")] if rates["2013"] == "61" else []


@pytest.fixture
def served(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data in use by the store, built into a tiny database; a second passes at every look."""
    monkeypatch.setattr(building, "load_and_check", tiny)
    monkeypatch.setattr(store, "query_text", {"documents": "from documents"}.__getitem__)
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    seconds = itertools.count()
    monkeypatch.setattr("yuboard.record.cached.monotonic", lambda: next(seconds))
    monkeypatch.setattr(store, "monotonic", lambda: next(seconds) * store.RETRY)
    store.database()
    return data


def documents(path: Path) -> int:
    """Rows of the one table, by a query of the store's own kind."""
    return store._asked(Key((path,), "documents", ()), lambda cursor: len(cursor.fetchall()))


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    yield
    for path in list(connections._open):
        connections.close(path)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "emptied": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(b"no database" * 1000),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "cut at the end": lambda path: os.truncate(path, path.stat().st_size - 1),
    "one byte": lambda path: path.write_bytes(flipped(path.read_bytes())),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    "gone": lambda path: path.unlink(),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a dangling link": lambda path: (path.unlink(), path.symlink_to("nowhere")),
    "without its seal": lambda path: path.with_suffix(".seal").unlink(),
    "seal is garbage": lambda path: path.with_suffix(".seal").write_bytes(b"\xff["),
    "seal is a list": lambda path: path.with_suffix(".seal").write_bytes(b"[]"),
    "a foreign journal": lambda path: sealing.journal(path).write_bytes(b"x" * 100),
}


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damaged_database_is_set_aside_and_built_once_more(
    served: Path, damage: Callable[[Path], object], caplog: pytest.LogCaptureFixture
) -> None:
    path = store.database()
    damage(path)
    assert store.database() == path
    assert store.problems() == []
    assert documents(path) == 20000
    before = path.stat()
    assert store.database() == path
    assert path.stat() == before, "built once"
    if sealing._aside(path.parent):
        assert "已损坏" in caplog.text


@pytest.mark.usefixtures("served")
def test_query_heals_where_the_file_looks_as_before() -> None:
    """Damage in place, under the open connection, with size and time as they were: only the query tells."""
    path = store.database()
    stat = path.stat()
    with path.open("r+b") as file:
        file.seek(12288)
        file.write(bytes(stat.st_size - 12288))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    sealing._sound[path] = sealing._stamp(path)
    assert documents(path) == 20000
    assert len(sealing._aside(path.parent)) == 1
    assert sealing.is_sound(path)


def test_damaged_files_kept_for_diagnosis_are_few(tmp_path: Path) -> None:
    for number in range(sealing.KEPT_ASIDE + 3):
        path = tmp_path / "a.duckdb"
        path.write_text(str(number))
        sealing.set_aside(path)
    assert sorted(path.read_text() for path in tmp_path.iterdir()) == ["3", "4", "5"]


POINTERS: dict[str, Callable[[Path], object]] = {
    "nowhere": lambda path: path.write_text("0123456789abcdef.duckdb"),
    "out of the folder": lambda path: path.write_text("../../places.csv"),
    "garbage": lambda path: path.write_bytes(b"\xff\0\xfe"),
    "empty": lambda path: path.write_bytes(b""),
    "gone": lambda path: path.unlink(),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("spoil", POINTERS.values(), ids=POINTERS)
def test_bad_pointer_still_finds_the_last_good(served: Path, spoil: Callable[[Path], object]) -> None:
    good = store.database()
    spoil(good.parent / building.CURRENT)
    rows.change(served / RATES, lambda row: row["year"] == "2013", cny_per_usd="61")
    assert store.database() == good
    assert [problem.file for problem in store.problems()] == [RATES]
    rows.change(served / RATES, lambda row: row["year"] == "2013", cny_per_usd="6.19576")
    again = store.database()
    assert (good.parent / building.CURRENT).read_text() == again.name


def test_damaged_last_good_is_not_served(served: Path) -> None:
    first = store.database()
    edit(served)
    second = store.database()
    assert second != first
    rows.change(served / RATES, lambda row: row["year"] == "2013", cny_per_usd="61")
    second.write_bytes(b"")
    assert store.database() == first


def limited(data: Path, size: int) -> subprocess.CompletedProcess[str]:
    """A build by a process whose files may not grow beyond ``size`` bytes, as on a disk with so much room."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [sys.executable, "-m", "yuboard", "build", "--data", str(data)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=limit)


@pytest.mark.parametrize("size", [100_000, 700_000])
def test_disk_without_room_publishes_nothing(served: Path, size: int) -> None:
    good = store.database()
    edit(served)
    done = limited(served, size)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "没有建成数据库：" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert building.last_good(served) == good
    assert {path.suffix for path in good.parent.iterdir()} <= {".duckdb", ".seal", ".txt", ""}
    assert [path.stem for path in good.parent.glob("*.duckdb")] == [good.stem]
    assert building.build(served) != good


@pytest.mark.parametrize("number", ["ENOSPC", "EROFS", "EACCES", "EIO"])
def test_what_the_disk_says_is_a_problem_and_heals(served: Path, monkeypatch: pytest.MonkeyPatch, number: str) -> None:
    import errno

    good = store.database()
    edit(served)
    error = OSError(getattr(errno, number), os.strerror(getattr(errno, number)))

    def full(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(sealing, "seal", full)
        assert store.database() == good
        assert disk.reason(error) in store.problems()[0].text
        assert not [path for path in good.parent.iterdir() if path.name.startswith(disk.DRAFT)]
    assert store.database() != good
    assert store.problems() == []


def test_draft_that_lost_rows_is_never_published(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = store.database()
    edit(served)
    read, calls = building._content, []

    def lossy(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
        calls.append(connection)
        content = read(connection)
        return content | {"documents": content["documents"][:-1]} if len(calls) == 2 else content

    monkeypatch.setattr(building, "_content", lossy)
    with pytest.raises(StorageError, match="不一致"):
        building.build(served)
    assert building.last_good(served) == good
    assert building.build(served) != good


def test_clock_set_back_deletes_nothing_that_is_in_use(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "KEPT", 2)
    first = store.database()
    os.utime(first, (4e9, 4e9))
    for number in range(2):
        other = first.with_name(f"{number:016x}.duckdb")
        other.write_bytes(b"")
        os.utime(other, (4e9, 4e9))
    edit(served)
    new = store.database()
    assert new != first
    assert new.exists()
    assert first.exists()
    before = new.stat()
    assert store.database() == new
    assert new.stat() == before


def test_data_folder_that_is_not_there_is_never_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for data, words in ((tmp_path / "no" / "data", "不存在"), (tmp_path, "缺少 documents.csv")):
        monkeypatch.setenv("YUBOARD_DATA", str(data))
        with pytest.raises(DataError, match=words):
            store.database()
        assert list(tmp_path.iterdir()) == []


def test_drafts_of_the_dead_are_swept_and_those_of_the_living_are_not(served: Path) -> None:
    good = store.database()
    left = [good.parent / f"{disk.DRAFT}abc", good.parent / "draft-xyz"]
    for path in left:
        path.mkdir()
        (path / "draft.duckdb").write_bytes(b"x")
    (good.parent / f"{disk.DRAFT}pointer").write_bytes(b"x")
    edit(served)
    with locking.alone(good.parent):
        other = Thread(target=building.build, args=(served,))
        other.start()
        other.join(0.5)
        assert other.is_alive()
        assert all(path.exists() for path in left)
    other.join(60)
    assert not [path for path in good.parent.iterdir() if path.name.startswith((disk.DRAFT, "draft-"))]


def test_killed_build_leaves_the_last_good_and_the_next_one_cleans_up(served: Path) -> None:
    good = store.database()
    edit(served)
    code = (
        "import os, signal, sys; from pathlib import Path; from yuboard.record import building, sealing\n"
        "building.load_and_check = lambda connection, data: []\n"
        "sealing.seal = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"building.build(Path({str(served)!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert list(good.parent.glob(f"{disk.DRAFT}*"))
    assert building.last_good(served) == good
    assert building.build(served) != good
    assert not list(good.parent.glob(f"{disk.DRAFT}*"))


def test_unexpected_error_of_a_build_leaves_the_last_good(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = store.database()
    edit(served)

    def broken(*_: object) -> None:
        raise RuntimeError("unforeseen")

    with monkeypatch.context() as patch:
        patch.setattr(building, "load_and_check", broken)
        assert store.database() == good
        assert "unforeseen" in store.problems()[0].text
    assert store.database() != good


@pytest.fixture
def holder(served: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the database open for writing."""
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    path = building.build(served)
    connections.close(path)
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield other
        other.kill()


def test_database_held_by_another_program_is_a_sentence_and_heals(served: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(DataError, match=rf"正被另一个程序占用（进程号{holder.pid}）"):
        store.database()
    holder.kill()
    holder.wait()
    assert store.database().exists()
    assert store.problems() == []
