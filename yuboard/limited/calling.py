"""The server's side of limited reading: a child process a file, a queue before it, and its verdict kept by content."""

import json
import logging
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from threading import BoundedSemaphore, Event, Lock, Timer
from time import monotonic
from typing import Any, NamedTuple

from yuboard.limited.progress import Tell, quiet
from yuboard.problems import UploadError
from yuboard.settings import ROOT

# Children at once, and files that may wait for one; who comes later is told so.
AT_ONCE, WAITING, PATIENCE = 2, 8, 40.0
_MOST_HEAD, _MOST_ANSWER = 65_536, 64_000_000
_STOPPED = "已中止，没有采用；请只留需要的内容，另存后再传"
_SLOW = f"读这个文件用时超过上限，{_STOPPED}"
_HEAVY = f"读这个文件要的内存超过上限，{_STOPPED}"
_BROKEN = "文件内部结构有误，读不出来，没有采用；请在原来的软件里打开，另存后再传"
_BUSY = "正在读的上传文件较多，这一份没有读，请过一会儿再传"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limits:
    """Bounds of a child: seconds of the processor and bytes of memory for it, seconds of the clock for a file.

    The largest table that is taken needs five seconds of the processor; a busy machine takes longer by the clock.
    """

    processor: int = 12
    clock: float = 30.0
    memory: int = 640_000_000


class Answer(NamedTuple):
    """Outcome of a file: plain data and bytes, or a sentence that says why not; ``is_kept`` where it would recur."""

    data: Any = None
    content: bytes = b""
    refusal: str = ""
    is_kept: bool = True


class Child:
    """One child process. It does one task after another until it is closed, or killed at its limits."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        bounds = [str(limits.memory), str(limits.processor)]
        # Nothing of the server goes into it but these pipes: no threads, no sockets, no open database.
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-m", "yuboard.limited.child", *bounds],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        )

    @property
    def is_alive(self) -> bool:
        """Whether it can do another task."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the process, whatever it does, and give its pipes back."""
        self._process.kill()
        with self._process:  # closes the pipes and waits
            pass

    def ask(self, task: str, content: bytes, arguments: dict[str, Any], on_progress: Tell = quiet) -> Answer:
        """The answer to one task; ``task`` is ``module:function`` and is given the content and the arguments."""
        expired = Event()

        def expire() -> None:
            expired.set()
            self._process.kill()

        timer = Timer(self._limits.clock, expire)
        timer.daemon = True
        timer.start()
        try:
            head = {"task": task, "arguments": arguments, "size": len(content)}
            return self._exchanged(head, content, on_progress)
        except (OSError, ValueError, KeyError):
            self._process.kill()
            self._process.wait()
            if expired.is_set() or self._process.returncode == -24:  # SIGXCPU
                return Answer(refusal=_SLOW, is_kept=False)
            return Answer(refusal=_HEAVY)
        finally:
            timer.cancel()
            timer.join()

    def _exchanged(self, head: dict[str, Any], content: bytes, on_progress: Tell) -> Answer:
        """Raises OSError, ValueError or KeyError where the child does not answer as it should."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(head).encode() + b"\n" + content)
        stdin.flush()
        while "share" in (answer := json.loads(stdout.readline(_MOST_HEAD))):
            on_progress(min(max(float(answer["share"]), 0.0), 1.0))
        sizes = int(answer["data"]), int(answer["content"])
        if min(sizes) < 0 or sum(sizes) > _MOST_ANSWER:
            raise ValueError("the answer is too large")
        data, made = stdout.read(sizes[0]), stdout.read(sizes[1])
        if (len(data), len(made)) != sizes:
            raise ValueError("the answer is cut off")
        if fault := answer["fault"]:
            _log.error("an uploaded file was not read: %s\n%s", head["task"], fault)
        refusals = {"memory": _HEAVY, "fault": _BROKEN, "refused": answer["refusal"]}
        return Answer(json.loads(data), made, refusals.get(answer["outcome"], ""))


_slots, _places = BoundedSemaphore(AT_ONCE), BoundedSemaphore(AT_ONCE + WAITING)
# Answers are kept for half an hour after they were last asked for; those of a busy machine for a minute.
_KEPT_BYTES, _LONG, _SOON = 64_000_000, 1800.0, 60.0
_lock = Lock()
_kept: OrderedDict[tuple[str, str, str], "_Kept"] = OrderedDict()


class _Kept(NamedTuple):
    """An answer, until when it is good, and about how many bytes it holds."""

    answer: Answer
    until: float
    weight: int


def call(
    task: str, content: bytes, limits: Limits | None = None, *, on_progress: Tell = quiet, **arguments: Any
) -> tuple[Any, bytes]:
    """Plain data, and bytes where ``task`` makes them, of an uploaded file, read in a child within ``limits``.

    ``on_progress`` is told the share that is done. The verdict is kept by content: a page that runs again does not
    read again. Raises UploadError, with one Chinese sentence, where the file was refused, took too much, or too many
    others wait.
    """
    key = (task, json.dumps(arguments, sort_keys=True), sha256(content).hexdigest())
    answer = _known(key)
    if answer is None:
        with _turn():
            answer = _known(key) or _asked(task, content, limits or Limits(), arguments, on_progress)
        _keep(key, answer)
    if answer.refusal:
        raise UploadError(answer.refusal)
    return answer.data, answer.content


def _asked(task: str, content: bytes, limits: Limits, arguments: dict[str, Any], on_progress: Tell) -> Answer:
    child = Child(limits)
    try:
        return child.ask(task, content, arguments, on_progress)
    finally:
        child.close()


@contextmanager
def _turn() -> Iterator[None]:
    """A place in the queue, and then a child's slot. Raises UploadError where there is none in time."""
    if not _places.acquire(blocking=False):
        raise UploadError(_BUSY)
    try:
        if not _slots.acquire(timeout=PATIENCE):
            raise UploadError(_BUSY)
        try:
            yield
        finally:
            _slots.release()
    finally:
        _places.release()


def _known(key: tuple[str, str, str]) -> Answer | None:
    with _lock:
        for old in [old for old, kept in _kept.items() if monotonic() > kept.until]:
            del _kept[old]
        found = _kept.get(key)
        if found is None:
            return None
        if found.answer.is_kept:
            _kept[key] = found._replace(until=monotonic() + _LONG)
        _kept.move_to_end(key)
        return found.answer


def _keep(key: tuple[str, str, str], answer: Answer) -> None:
    """Keep an answer; one that a busy machine may have caused for a minute only, the oldest of many not at all."""
    with _lock:
        _kept[key] = _Kept(answer, monotonic() + (_LONG if answer.is_kept else _SOON), _weight(answer))
        _kept.move_to_end(key)
        while len(_kept) > 1 and (len(_kept) > 64 or sum(kept.weight for kept in _kept.values()) > _KEPT_BYTES):
            _kept.popitem(last=False)


def _weight(answer: Answer) -> int:
    """About how many bytes an answer holds in memory: each text of its data as one of its own."""
    return len(answer.content) + _held(answer.data)


def _held(data: Any) -> int:
    if isinstance(data, str):
        return 60 + 2 * len(data)
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return sum(map(_held, parts))
