"""Lock of a folder: one builder at a time, among threads and processes; the system frees it when its holder dies."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

from yuboard.disk import claim
from yuboard.problems import StorageError

LOCK = ".lock"
# A build takes seconds: whoever holds the lock longer is stopped or stuck.
_PATIENCE = 120


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until nobody else builds in ``folder``, and keep others waiting.

    Raises OSError where the folder cannot be written, StorageError where another builder does not end.
    """
    with (folder / LOCK).open("ab") as file:
        deadline = monotonic() + _PATIENCE
        while not claim(file):
            if monotonic() > deadline:
                raise StorageError(folder.name, f"另一个程序一直在建库，等了{_PATIENCE}秒；请结束那个程序后再试")
            sleep(0.05)
        yield
