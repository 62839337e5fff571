"""Ledgers for tests: made-up reports of two counties of 商丘, and the people who send and review them."""

import csv
import io
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from yuboard import clock
from yuboard.ledger import importing, workflow
from yuboard.ledger.engine import Ledger
from yuboard.ledger.receipts import Receipt
from yuboard.ledger.terms import Author, Terms, author
from yuboard.ledger.tidy import COLUMNS

ENGINES = ("sqlite", "postgresql")
TODAY = date(2026, 11, 27)
FILED = "备案认定跨境电子商务企业"
TURNOVER = "跨境电子商务交易额"


def stop_clock(patch: pytest.MonkeyPatch) -> None:
    """Let it be noon of TODAY in Beijing, for whatever asks: the days of made reports stay where they are."""
    patch.setattr(clock, "today", lambda: TODAY)
    patch.setattr(clock, "utc", lambda: datetime.combine(TODAY, time(12), clock.BEIJING).astimezone(UTC))


def row(**cells: str) -> dict[str, str]:
    """A row of a tidy CSV that has nothing wrong with it: a made-up value of 虞城县."""
    filled = {"place": "虞城县", "indicator": FILED, "period_start": "2017-01-01", "period_end": "2017-12-31"}
    filled |= {"basis": "时点", "as_of": "2017-12-31", "value": "7", "unit": "家", "status": "reported"}
    return dict.fromkeys(COLUMNS, "") | filled | {"kind": "自报", "source": "演示数据"} | cells


def month(number: int, **cells: str) -> dict[str, str]:
    """A row of one of the months of 2016 and 2017, counted from 0."""
    year, month = 2016 + number // 12, number % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - date.resolution).isoformat()
    return row(period_start=f"{year}-{month:02d}-01", period_end=last, as_of=last, **cells)


def table(*rows: dict[str, str]) -> bytes:
    """Rows as a tidy CSV."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


class People:
    """People who write: reporters of two counties, and reviewers of two cities."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.yucheng = author(terms, "甲", "虞城县", is_reviewer=False)
        self.minquan = author(terms, "乙", "民权县", is_reviewer=False)
        self.shangqiu = author(terms, "丙", "商丘市", is_reviewer=True)
        self.luohe = author(terms, "丁", "漯河市", is_reviewer=True)


def draft(
    ledger: Ledger, people: People, *rows: dict[str, str], by: Author | None = None, name: str = "a.csv"
) -> Receipt:
    """Import rows as a draft, by 虞城县 where nobody else is named."""
    person = by or people.yucheng
    return importing.store(ledger, importing.propose(name, table(*rows), people.terms, person, TODAY), person, TODAY)


def submitted(ledger: Ledger, people: People, *rows: dict[str, str], by: Author | None = None) -> int:
    """Import rows and submit them; returns the number of the batch."""
    number = draft(ledger, people, *rows, by=by).batch or 0
    workflow.submit(ledger, number, by or people.yucheng, people.terms, TODAY)
    return number


def approved(ledger: Ledger, people: People, *rows: dict[str, str], by: Author | None = None) -> int:
    """Import rows, submit and approve them; returns the number of the batch."""
    number = submitted(ledger, people, *rows, by=by)
    workflow.approve(ledger, number, people.shangqiu, people.terms)
    return number


def everything(ledger: Ledger) -> list[tuple[object, ...]]:
    """All that a ledger holds, to see that nothing of it changed."""
    from yuboard.ledger.verification import history

    with ledger.reading() as connection:
        return [(event, tuple(entries)) for event, entries in history(connection)]


def folder_content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, to see which were written."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
