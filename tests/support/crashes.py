"""Crashes for tests: a process that works on a ledger without pause, and is killed while it does."""

import itertools
import multiprocessing
import os
import random
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Engine, event

from tests.support.ledgers import TODAY, People, draft, month
from yuboard.ledger import backup, publishing, workflow
from yuboard.ledger.engine import Ledger, create, open_ledger
from yuboard.ledger.receipts import Receipt
from yuboard.ledger.terms import Terms
from yuboard.problems import LedgerError

_MONTHS, _ROWS = 120, 20


class Work(NamedTuple):
    """What a process is to work on; with ``kill_at`` it kills itself before so many statements to the database."""

    setting: str
    snapshots: Path
    folder: Path
    terms: Terms
    seed: int
    kill_at: int | None = None
    largest_file: int | None = None


@contextmanager
def working(work: Work, target: Callable[[Work, Connection], None]) -> Iterator[tuple[Any, Connection]]:
    """A process that runs ``target``, and the end of the pipe where it tells what was acknowledged to it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=target, args=(work, sending), daemon=True)
    # A page tested before leaves its script as the main module, which every child would run.
    main, sys.modules["__main__"] = sys.modules["__main__"], sys.modules[__name__]
    try:
        process.start()
    finally:
        sys.modules["__main__"] = main
    sending.close()
    try:
        yield process, receiving
    finally:
        process.kill()
        process.join()
        receiving.close()


def told(receiving: Connection) -> list[Any]:
    """All that came through the pipe until the process ended."""
    messages = []
    with suppress(EOFError, OSError):
        while True:
            messages.append(receiving.recv())
    return messages


def run(work: Work, sending: Connection) -> None:
    """Report, submit, approve, publish, correct and copy, on and on; tells each receipt once it holds it."""
    ledger, people, chance = _opened(work), People(work.terms), random.Random(work.seed)
    sending.send("ready")
    if work.kill_at is not None:
        _kill_before(ledger.engine, work.kill_at)
    for _ in range(10_000):
        start = chance.randrange(_MONTHS - _ROWS)
        rows = [month(start + at, subject=f"{work.seed}-{chance.random()}") for at in range(_ROWS)]
        receipt = draft(ledger, people, *rows)
        sending.send(receipt)
        sending.send(workflow.submit(ledger, receipt.batch or 0, people.yucheng, people.terms, TODAY))
        if chance.random() < 0.3:
            sending.send(workflow.give_back(ledger, receipt.batch or 0, people.shangqiu, people.terms, "请核对"))
        else:
            sending.send(workflow.approve(ledger, receipt.batch or 0, people.shangqiu, people.terms))
            publishing.publish(ledger)
        backup.back_up(ledger, work.folder / "backup.gz")
        sending.send("copied")


def report(work: Work, sending: Connection) -> None:
    """Import ten drafts, and tell each receipt."""
    ledger, people = _opened(work), People(work.terms)
    for number in range(10):
        sending.send(draft(ledger, people, *[month(at, subject=f"{work.seed}-{number}") for at in range(_ROWS)]))


def fill(work: Work, sending: Connection) -> None:
    """Import until the disk takes no more; tells each receipt, and last the sentence."""
    if work.largest_file:
        resource.setrlimit(resource.RLIMIT_FSIZE, (work.largest_file, work.largest_file))
    ledger, people = _opened(work), People(work.terms)
    try:
        for number in range(10_000):
            # Words that no engine can pack into less.
            rows = [month(at, subject=f"{number}", problem=os.urandom(900).hex()) for at in range(100)]
            sending.send(draft(ledger, people, *rows))
    except LedgerError as error:
        sending.send(str(error))


def upgrade(work: Work, sending: Connection) -> None:
    """Bring the ledger to the newest structure; killed before a statement of that, or tells how many there were."""
    statements = _kill_before(Engine, -1 if work.kill_at is None else work.kill_at)
    create(work.setting)
    sending.send(next(statements))


def receipts(messages: list[Any]) -> list[Receipt]:
    return [message for message in messages if isinstance(message, Receipt)]


def _opened(work: Work) -> Ledger:
    return replace(open_ledger(work.setting), snapshots=work.snapshots)


def _kill_before(engine: Engine | type[Engine], number: int) -> Iterator[int]:
    """Kill this process before the statement of this number, commits counted among them; the count goes on."""
    statements = itertools.count()

    def count(*_: object) -> None:
        if next(statements) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", count)
    event.listen(engine, "commit", count)
    return statements
