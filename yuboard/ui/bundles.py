"""Bundles (archive, static pages): made once for a data version and date, one at a time, and shared by everyone."""

import json
import logging
import subprocess
import sys
import tempfile
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Event, Lock, Thread, Timer
from typing import NamedTuple

from yuboard.problems import ExportError
from yuboard.settings import ROOT
from yuboard.ui.downloads import FAULT

_LONGEST = 900.0
_log = logging.getLogger(__name__)


class Key(NamedTuple):
    """Identity of a bundle: kind, database, as-of day, the date on it, and which maps and which ledger are in it."""

    kind: str
    database: Path
    day: date
    made_on: date
    maps: Hashable


@dataclass
class Bundle:
    """One bundle: how far it is, and in the end its file or the sentence that says why there is none."""

    key: Key
    path: Path
    step: str = "正在排队……"
    share: float = 0.0
    refusal: str = ""
    finished: Event = field(default_factory=Event)

    @property
    def is_made(self) -> bool:
        """Whether its file can be had."""
        return self.finished.is_set() and not self.refusal

    def content(self) -> bytes:
        """The bytes of the file. Raises ExportError where a later bundle has taken its place."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError as error:
            raise ExportError("数据或日期已经更新，这一份不再保留，请重新生成。") from error


_lock, _turn = Lock(), Lock()
_bundles: dict[Key, Bundle] = {}


@lru_cache(maxsize=1)
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Folder of the files; it goes with the server."""
    return tempfile.TemporaryDirectory(prefix="yuboard-bundles-")


def known(key: Key) -> Bundle | None:
    """The bundle that someone has asked for already."""
    return _bundles.get(key)


def ask(key: Key) -> Bundle:
    """The bundle of ``key``, set to work where nobody has asked for it; one that failed is tried again."""
    with _lock:
        bundle = _bundles.get(key)
        if bundle is None or bundle.refusal:
            bundle = Bundle(key, Path(_folder().name) / f"{abs(hash(key)):x}.zip")
            _bundles[key] = bundle
            Thread(target=_make, args=(bundle,), name=f"bundle {key.kind}", daemon=True).start()
        return bundle


def _make(bundle: Bundle) -> None:
    try:
        with _turn:
            bundle.step = "正在生成……"
            _run(bundle)
        if not bundle.refusal:
            _forget_earlier(bundle)
    except Exception:
        _log.exception("a bundle was not made: %s", bundle.key.kind)
        bundle.refusal = FAULT
    finally:
        bundle.finished.set()


def _run(bundle: Bundle) -> None:
    kind, database, day, made_on, _ = bundle.key
    words = (kind, str(database), day.isoformat(), made_on.isoformat(), str(bundle.path))
    command = [sys.executable, "-m", "yuboard.ui.bundling", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=ROOT) as process:
        timer = Timer(_LONGEST, process.kill)
        timer.start()
        try:
            assert process.stdout is not None
            for line in process.stdout:
                _heed(bundle, json.loads(line))
        finally:
            timer.cancel()
            process.kill()
    if process.returncode and not bundle.refusal:
        raise RuntimeError(f"the process ended with {process.returncode}")


def _heed(bundle: Bundle, told: dict[str, str | int]) -> None:
    """Take over one line of the child: a step, a sentence, or a fault of the program."""
    if "fault" in told:
        raise RuntimeError(str(told["fault"]))
    if "refusal" in told:
        bundle.refusal = str(told["refusal"])
    else:
        done, total = int(told["done"]), int(told["total"])
        bundle.share, bundle.step = done / max(total, 1), f"{done}/{total}　{told['part']}"


def _forget_earlier(bundle: Bundle) -> None:
    """Let go of the bundles of this kind before it: of another data version, another day, other maps."""
    with _lock:
        for key in [key for key, other in _bundles.items() if key.kind == bundle.key.kind and other.finished.is_set()]:
            if key != bundle.key:
                _bundles.pop(key).path.unlink(missing_ok=True)
