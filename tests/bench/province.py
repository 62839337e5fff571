"""A made province beside the demonstration: 18 cities, their counties, 200 indicators, 20 years, 5 million values.

``python -m tests.bench.province [rows [folder]]`` prints the rerun of every page on both, and what the server
holds; it is made anew unless a folder is given that has it. The demonstration is the record with a few hundred reports,
so that what is compared is the size alone.
Cities bear their names, everything else is made.
"""

import asyncio
import itertools
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil

from tests.bench.crowd import Session, server_process
from tests.bench.ledger import BATCH, fill, timed
from tests.support.browser import serve
from tests.support.folders import Folder, eighteen_cities
from yuboard.demonstration import making
from yuboard.disk import write_whole
from yuboard.ledger import publishing
from yuboard.ledger.backup import back_up
from yuboard.ledger.engine import create
from yuboard.ledger.periods import last_day
from yuboard.ledger.rows import Entry
from yuboard.ledger.verification import verify
from yuboard.made import FILE, MARK
from yuboard.record import building, store
from yuboard.settings import data_dir

INDICATORS, OF_A_CITY, DIVIDED = 200, 60, 4
# Values of a place and indicator: a quarter for twelve years, then a month for eight.
QUARTERS, MONTHS = range(2007, 2019), range(2019, 2027)
PAGES = (
    "", "progress", "trend", "compare", "quotas", "county", "tasks", "documents", "lineage", "quality", "method",
    "search", "reporting", "layouts",
)  # fmt: skip
REPEATS, BAR = 7, 2.0


def record() -> Folder:
    """The record of the province: a plan for every city, with quotas of its counties."""
    folder = eighteen_cities()
    for number in range(INDICATORS):
        folder.indicator(f"i{number:03d}", f"试验指标{number:03d}", unit="家", quantity="stock")
    cities = [row for row in folder.rows["places.csv"] if row["kind"] == "市"]
    for number, city in enumerate(cities):
        below = [row["place_id"] for row in folder.rows["places.csv"] if row["parent_id"] == city["place_id"]]
        names = [f"{city['short_name']}第{at}试县" for at in range(1, 11 if number == 0 else 10)]
        _plan(folder, city["place_id"], number, below or folder.counties(city["place_id"], names, city["adcode"]))
    return folder


def _plan(folder: Folder, city: str, number: int, counties: list[str]) -> None:
    document = f"plan{number}"
    folder.document(document, city, 2021, 2026, number=f"试政〔2021〕{number}号", issued_on="2021-01-15")
    for at in range(OF_A_CITY):
        indicator = f"i{(number * 7 + at) % INDICATORS:03d}"
        if at < DIVIDED:
            folder.divided(document, city, indicator, 2026, {county: 10 + at for county in counties})
            continue
        shared = {"time_basis": "point"}
        folder.figure(document, city, indicator, "baseline", 2020, str(100 + at), **shared)
        folder.figure(document, city, indicator, "interim", 2023, str(150 + at), **shared)
        folder.figure(document, city, indicator, "target", 2026, str(200 + at), **shared)


def values(places: list[str]) -> Iterator[Entry]:
    """Entries of every place, indicator and period, the oldest first."""
    blank = dict.fromkeys(Entry._fields) | {"entry_id": 0, "batch": 0, "moment": "", "hash": ""}
    plain = {"basis": "时点", "unit": "家", "status": "reported", "kind": "自报", "source": MARK, "file": "a.csv"}
    for year, month in _periods():
        end = last_day(year, month)
        when = {"period_start": f"{year}-{month:02d}-01", "period_end": f"{end}", "as_of": f"{end}"}
        for at, (place, number) in enumerate(itertools.product(places, range(INDICATORS))):
            value = (year - 2007) * 12 + month + at % 50
            cells = {"place": place, "indicator": f"i{number:03d}", "value": f"{value}", "cell": f"H{at % BATCH + 2}"}
            yield Entry(**(blank | plain | when | cells | {"author": MARK}))


def _periods() -> Iterator[tuple[int, int]]:
    yield from itertools.product(QUARTERS, (3, 6, 9, 12))
    yield from itertools.product(MONTHS, range(1, 13))


def make(data: Path, count: int) -> None:
    """Make the data folder of the province, its ledger published; its version bears the mark of made data."""
    record().save(data)
    write_whole(data / FILE, f"{MARK}\n".encode())
    database = timed("the province's record built", lambda: building.build(data))
    places = [row["place_id"] for row in store.reader(database)("places/reportable")]
    print(f"{len(places)} places")
    ledger, _ = create(str(data / "ledger"), is_made=True)
    with closing(ledger):
        timed(f"{count} rows written and chained", lambda: fill(ledger, itertools.islice(values(places), count)))
        timed("snapshot of all", lambda: publishing.publish(ledger))
        timed("verified", lambda: verify(ledger))
        timed("backed up", lambda: back_up(ledger, data.parent / "backup.gz"))


async def reruns(address: str) -> dict[str, tuple[float, float]]:
    """First and median warm rerun of every page in milliseconds."""
    found = {}
    for page in PAGES:
        async with Session(address, page) as session:
            first = await session.rerun()
            found[page] = first, statistics.median([await session.rerun() for _ in range(REPEATS)])
            if session.errors:
                print(f"{page or 'overview'}: {session.errors} errors")
    return found


def measured(data: Path, folder: Path) -> tuple[dict[str, tuple[float, float]], float]:
    """Reruns on a server of its own with a data folder, and the MiB that it holds at their end."""
    folder.mkdir()
    running = serve(folder, YUBOARD_DATA=str(data), YUBOARD_LEDGER="", YUBOARD_STATE="")
    address = next(running)
    server: psutil.Process = server_process(address)
    found = asyncio.run(reruns(address))
    memory = server.memory_info().rss / 2**20
    running.close()  # type: ignore[attr-defined]
    return found, memory


def main(count: int, kept: Path | None) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = kept / "province" if kept else folder / "province"
        if not data.exists():
            make(data, count)
        making.make(data_dir(), folder / "demo")
        small, small_memory = measured(folder / "demo" / "data", folder / "small")
        large, large_memory = measured(data, folder / "large")
    print(f"\n{'page':14}{'demo ms':>11}{'province ms':>13}{'times':>8}{'first ms':>10}   bar {BAR}")
    for page in PAGES:
        own, of_province = small[page][1], large[page][1]
        print(f"{page or 'overview':14}{own:11.1f}{of_province:13.1f}{of_province / own:8.1f}{large[page][0]:10.0f}")
    print(f"memory {small_memory:.0f} and {large_memory:.0f} MiB")


if __name__ == "__main__":
    rows, folder = [*sys.argv[1:], None, None][:2]
    main(int(rows or 5_000_000), Path(folder) if folder else None)
