"""How soon a report is on screens: a batch of 1,000 rows approved on a ledger of 5 million. Prints, judges nothing.

``python -m tests.bench.ledger [rows]``; the values are made, and stand in a folder that is deleted.
"""

import itertools
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from tests.support.ledgers import TODAY, People, table
from tests.support.ledgers import month as report_row
from yuboard.ledger import appending, chain, importing, publishing, workflow
from yuboard.ledger.engine import Ledger, create
from yuboard.ledger.rows import Entry, Event
from yuboard.ledger.terms import terms
from yuboard.record import building, snapshots, store

T = TypeVar("T")
BATCH = 5000


def timed(label: str, step: Callable[[], T]) -> T:
    start = time.perf_counter()
    result = step()
    print(f"{label:40} {time.perf_counter() - start:8.2f} s", flush=True)
    return result


def made(people: People) -> Iterator[Entry]:
    """Entries without end, over every place, indicator and month, each of its own subject."""
    blank = dict.fromkeys(Entry._fields) | {"entry_id": 0, "batch": 0, "moment": "", "hash": ""}
    plain = {"basis": "累计", "unit": "家", "status": "reported", "kind": "自报", "source": "演示数据"}
    plain |= {"file": "a.csv", "author": "甲"}
    places, indicators = list(people.terms.places), list(people.terms.indicators)
    for number in itertools.count():
        place, indicator = places[number % len(places)], indicators[number // len(places) % len(indicators)]
        year = 2010 + number % 16
        period = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31", "subject": f"{number}"}
        cells = {"place": place, "indicator": indicator, "value": f"{number}", "cell": f"H{number % BATCH + 2}"}
        yield Entry(**(blank | plain | period | cells))


def fill(ledger: Ledger, entries: Iterator[Entry]) -> None:
    """Batches of 5,000 made entries, all approved, in one transaction; a ledger that can be verified and backed up."""
    marks, moment = ", ".join("?" for _ in Entry._fields), appending.stamp()
    with ledger.writing() as connection:
        last = appending.last(connection)
        at, batch, previous = 0, 0, last.entries_hash if last else chain.GENESIS
        while rows := list(itertools.islice(entries, BATCH)):
            batch, stored = batch + 1, []
            for entry in rows:
                at += 1
                entry = entry._replace(entry_id=at, batch=batch, moment=moment)
                previous = chain.link(previous, entry)
                stored.append(entry._replace(hash=previous))
            connection.exec_driver_sql("insert into entries values (" + marks + ")", [tuple(one) for one in stored])
            for action in ("draft", "submitted", "approved"):
                by = {"author": rows[0].author, "author_role": "reviewer", "place": rows[0].place}
                step = appending.event(action, batch=batch, **by)._replace(entries=at, entries_hash=previous)
                if action == "draft":
                    step = step._replace(rows=len(stored), content=chain.digest(stored))
                follow(connection, step._replace(moment=moment))


def follow(connection: Connection, event: Event) -> None:
    """Append an event whose entries are there already."""
    last = appending.last(connection)
    event = event._replace(event_id=last.event_id + 1)
    appending.store(connection, [event._replace(hash=chain.link(last.hash, event))], [])


def report(ledger: Ledger, people: People, database: Path, name: str) -> None:
    """One report of 1,000 rows on its way to the screens."""
    rows = [report_row(at % 24, subject=f"{name}-{at}") for at in range(1000)]
    sender, reviewer, known = people.yucheng, people.shangqiu, people.terms
    read = lambda: importing.propose("a.csv", table(*rows), known, sender, TODAY)  # noqa: E731
    proposal = timed("1,000 rows read and checked", read)
    number = timed("stored", lambda: importing.store(ledger, proposal, sender, TODAY)).batch or 0
    timed("submitted", lambda: workflow.submit(ledger, number, sender, known, TODAY))
    start = time.perf_counter()
    timed("approved", lambda: workflow.approve(ledger, number, reviewer, known))
    timed("published", lambda: publishing.publish(ledger))
    connection, _ = timed("connected", lambda: snapshots.connect(database, ledger.snapshots))
    for words in ("place = 'yucheng'", "place = 'yucheng' and indicator = 'cross_border_filed_enterprises'"):
        query = connection.cursor().table("reported_values").filter(words).count("*")
        timed(f"seen: {words}"[:40], query.fetchall)
    print(f"{'from approval to screens':40} {time.perf_counter() - start:8.2f} s\n", flush=True)


def main(count: int) -> None:
    database = building.build()
    people = People(terms(store.reader(database)))
    with tempfile.TemporaryDirectory() as folder:
        ledger, _ = create(str(Path(folder) / "ledger"))
        timed(f"{count} rows written and chained", lambda: fill(ledger, itertools.islice(made(people), count)))
        snapshot = timed("first snapshot of all", lambda: publishing.publish(ledger))
        print(f"{len(snapshot.runs)} runs\n")
        for name in "abc":
            report(ledger, people, database, name)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000)
