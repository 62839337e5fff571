"""Large reports: a sheet and the strict form, imported by the command; what its processes take, and that they tell.

``make large`` has 100,000 values (``YUBOARD_ROWS``).
"""

import csv
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice, product
from pathlib import Path

import psutil
import pytest
import xlsxwriter

from tests.support.ledgers import TODAY
from yuboard.importer import reading
from yuboard.ledger.periods import last_day
from yuboard.ledger.terms import Terms
from yuboard.ledger.tidy import COLUMNS
from yuboard.record.results import Reader

ROWS = int(os.environ.get("YUBOARD_ROWS") or 4000)
# Bytes of a process that judges and stores, and of the one that reads a sheet.
MOST = 500 * 2**20
Line = tuple[str, str, str, int, int, int]


def lines(known: Terms, rows: Reader) -> Iterator[Line]:
    """Made values of flows: place, indicator, unit, year, month, value; each states something else."""
    units = {row["indicator_id"]: row["unit"] for row in rows("reporting/indicators")}
    places = [place.name for place in known.places.values() if place.city_id == "shangqiu"]
    flows = [one for one in known.indicators.values() if one.quantity == "flow"]
    every = product(range(1950, 2026), range(1, 13), flows, places)
    for number, (year, month, flow, place) in enumerate(islice(every, ROWS)):
        yield place, flow.name, units[flow.indicator_id], year, month, number % 977 + 2


def sheet(made: Iterator[Line], folder: Path) -> Path:
    path = folder / "上报.xlsx"
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, ["商丘市电子商务指标月报"])
    page.write_row(1, 0, ["地区", "指标", "报告期", "口径", "数值", "计量单位"])
    for at, (place, indicator, unit, year, month, value) in enumerate(made, 2):
        page.write_row(at, 0, [place, indicator, f"{year}年{month}月", "当期", value, unit])
    book.close()
    return path


def strict(made: Iterator[Line], folder: Path) -> Path:
    path = folder / "上报.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for place, indicator, unit, year, month, value in made:
            cells = {"place": place, "indicator": indicator, "unit": unit, "value": value, "basis": "当期"}
            cells |= {"period_start": f"{year}-{month:02d}-01", "period_end": last_day(year, month).isoformat()}
            writer.writerow(cells | {"status": "reported", "kind": "自报", "source": "演示"})
    return path


def peaks(command: list[str], **environment: str) -> tuple[int, int, str]:
    """The most that a command and its children held at once each, in bytes, and what it said at its end."""
    process = psutil.Popen(command, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    own = children = 0
    while process.poll() is None:
        try:
            own = max(own, process.memory_info().rss)
            children = max(children, *(child.memory_info().rss for child in process.children()), 0)
        except psutil.Error:
            pass
        time.sleep(0.02)
    told = process.stdout.read().decode()
    assert process.returncode == 0, told
    return own, children, told


@pytest.mark.parametrize("make", [sheet, strict])
def test_a_large_report_is_imported_in_bounded_memory(
    make: Callable[[Iterator[Line], Path], Path], known: Terms, rows: Reader, tmp_path: Path
) -> None:
    path = make(lines(known, rows), tmp_path)
    command = [sys.executable, "-m", "yuboard", "ledger"]
    environment = {"YUBOARD_LEDGER": str(tmp_path / "ledger")}
    peaks([*command, "init"], **environment)
    asked = ["import", str(path), "--author", "演示填报员", "--place", "商丘市", "--reviewer"]
    own, child, told = peaks([*command, *asked], **environment)
    assert f"{ROWS}条已存为草稿" in told
    assert 0 < own < MOST
    assert child < MOST
    assert (child > 0) is (make is sheet)


def test_reading_tells_how_far_it_is(known: Terms, rows: Reader, tmp_path: Path) -> None:
    path = sheet(lines(known, rows), tmp_path)
    shares: list[float] = []
    reading.read_in_child(path.name, path.read_bytes(), rows, TODAY, on_progress=shares.append)
    assert shares
    assert shares == sorted(set(shares))
    assert 0 < shares[0] <= shares[-1] < 1
