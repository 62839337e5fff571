"""Limited reading: whatever a child does, the server gets data or one sentence, and loses nothing."""

import ast
import logging
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from yuboard import limited
from yuboard.limited import calling
from yuboard.problems import UploadError
from yuboard.settings import ROOT

TASKS = "tests.support.misbehaving:"
SHORT = limited.Limits(processor=1, clock=3)
# Where it is not time that ends a child: a busy machine takes seconds to start it.
LONG = limited.Limits(processor=5, clock=25)


def test_data_and_bytes_come_back_from_another_process() -> None:
    data, content = limited.call(f"{TASKS}echo", b"abc", times=2)
    assert data["size"] == 3
    assert data["pid"] != os.getpid()
    assert content == b"abcabc"


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ("spin", "用时超过上限"),
        ("sleep", "用时超过上限"),
        ("swallow", "内存超过上限"),
        ("die", "内存超过上限"),
        ("abort", "内存超过上限"),
        ("stumble", "读不出来"),
        ("exit_politely", "读不出来"),
        ("chatter", "内存超过上限"),
        ("write", "读不出来"),
        ("no_such_task", "读不出来"),
    ],
)
def test_child_that_misbehaves_is_ended_and_told(task: str, words: str) -> None:
    before = psutil.Process()
    # Python's own threads: what libraries keep for themselves may start at any time.
    handles, threads, children = before.num_fds(), threading.active_count(), len(before.children())
    started = time.monotonic()
    with pytest.raises(UploadError, match=words) as told:
        limited.call(f"{TASKS}{task}", task.encode(), SHORT if "用时" in words else LONG)
    assert "\n" not in str(told.value)
    assert time.monotonic() - started < LONG.clock
    after = psutil.Process()
    assert after.num_fds() <= handles
    assert threading.active_count() <= threads
    assert len(after.children()) <= children


def test_fault_of_the_program_is_logged_with_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(UploadError):
        limited.call(f"{TASKS}stumble", b"logged", LONG)
    assert "in stumble" in caplog.text
    assert "a fault of the program" in caplog.text


def test_verdict_is_kept_by_content(monkeypatch: pytest.MonkeyPatch) -> None:
    first = limited.call(f"{TASKS}echo", b"kept")
    assert limited.call(f"{TASKS}echo", b"kept") == first
    assert limited.call(f"{TASKS}echo", b"other") != first
    with pytest.raises(UploadError):
        limited.call(f"{TASKS}die", b"kept")
    monkeypatch.setattr(calling, "Child", None)
    assert limited.call(f"{TASKS}echo", b"kept") == first
    with pytest.raises(UploadError, match="内存"):
        limited.call(f"{TASKS}die", b"kept")


def test_slowness_is_not_held_against_a_file_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UploadError):
        limited.call(f"{TASKS}sleep", b"slow", limited.Limits(clock=0.5))
    later = time.monotonic() + 61
    monkeypatch.setattr(calling, "monotonic", lambda: later)
    asked = []
    monkeypatch.setattr(calling, "_asked", lambda *_: asked.append(1) or calling.Answer(1))
    assert limited.call(f"{TASKS}sleep", b"slow", limited.Limits(clock=0.5)) == (1, b"")
    assert asked


@pytest.mark.parametrize(
    "data",
    [{"lines": [["x" * 100] * 100] * 5000}, {"values": [{str(name): "x" * 100 for name in range(100)}] * 5000}],
    ids=["a table of texts", "values that were read"],
)
def test_what_is_kept_is_bounded(data: object, monkeypatch: pytest.MonkeyPatch) -> None:
    large = calling.Answer(data)
    assert calling._weight(large) > 100 * 100 * 5000
    monkeypatch.setattr(calling, "_asked", lambda *_: large)
    for number in range(20):
        limited.call("a:b", str(number).encode())
    assert sum(kept.weight for kept in calling._kept.values()) <= calling._KEPT_BYTES + calling._weight(large)


def test_many_files_take_turns_and_the_last_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work, most, gate = [], [], threading.Event()

    def asked(*_: object) -> calling.Answer:
        at_work.append(1)
        most.append(len(at_work))
        gate.wait(10)
        at_work.pop()
        return calling.Answer("read")

    monkeypatch.setattr(calling, "_asked", asked)

    def outcome(number: int) -> str:
        try:
            return str(limited.call("a:turns", str(number).encode())[0])
        except UploadError as error:
            return str(error)

    with ThreadPoolExecutor(30) as crowd:
        futures = [crowd.submit(outcome, number) for number in range(30)]
        while sum(future.done() for future in futures) < 30 - calling.AT_ONCE - calling.WAITING:
            time.sleep(0.01)
        gate.set()
        told = [future.result() for future in futures]
    assert max(most) <= calling.AT_ONCE
    assert told.count("read") == calling.AT_ONCE + calling.WAITING
    assert all("过一会儿再传" in words for words in told if words != "read")


def test_child_has_none_of_the_servers_handles() -> None:
    with open(os.devnull, "rb") as inherited:  # noqa: PTH123
        os.set_inheritable(inherited.fileno(), True)
        child = limited.Child(LONG)
        try:
            assert child.ask(f"{TASKS}echo", b"", {}).data["size"] == 0
            held = Path(f"/proc/{child._process.pid}/fd").iterdir()
            assert str(inherited.fileno()) not in [path.name for path in held]
        finally:
            child.close()


def test_pages_hand_what_was_uploaded_to_a_child_and_to_nothing_else() -> None:
    """The bytes of an upload are an argument of limited reading wherever a page takes them."""
    taken = 0
    for path in [*ROOT.glob("pages/*/*.py"), *ROOT.glob("yuboard/ui/**/*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        safe = {
            id(argument)
            for call in calls
            if ast.unparse(call.func) in ("limited.call", "reading.read_in_child")
            for argument in call.args
        }
        uploads = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "getvalue"]
        assert all(id(upload) in safe for upload in uploads), path
        taken += len(uploads)
        assert sum("file_uploader" in ast.unparse(call.func) for call in calls) == len(uploads), path
    assert taken == 4
