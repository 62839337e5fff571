"""Clock: the date in Beijing, whatever the machine's zone is and whether or not it has zone data."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from yuboard import clock
from yuboard.settings import ROOT


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 31, 15, 59, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 16, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_begins_in_beijing(monkeypatch: pytest.MonkeyPatch, moment: datetime, day: date) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Stopped)
    assert clock.today() == day


@pytest.mark.parametrize("zone", ["America/New_York", "UTC", "Pacific/Kiritimati", "nonsense"])
def test_the_machines_zone_changes_nothing(zone: str) -> None:
    code = "from yuboard import clock; print(clock.today())"
    before = clock.today()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "TZ": zone, "PYTHONTZPATH": ""},
    )  # fmt: skip
    assert done.stdout.strip() in {str(before), str(clock.today())}
