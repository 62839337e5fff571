"""Clock of the house: Beijing time, whatever zone the machine is set to, as every reader and every file is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta, timezone

# Asia/Shanghai, without summer time since 1992. A fixed offset needs no zone data, which Windows and slim images lack.
BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")
_set: ContextVar[datetime | None] = ContextVar("set", default=None)


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Let it be another moment, for whoever makes data for demonstration; a real ledger keeps no such time."""
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)


def is_set() -> bool:
    """Whether it is another moment than that of the machine."""
    return _set.get() is not None


def moment(seconds: float) -> str:
    """The date and time in Beijing of a time as logs have it, in seconds since 1970."""
    return f"{datetime.fromtimestamp(seconds, BEIJING):%Y-%m-%d %H:%M:%S}"


def at(seconds: float) -> datetime:
    """The moment in UTC of a time in seconds since 1970, as tokens have it."""
    return datetime.fromtimestamp(seconds, UTC)


def today() -> date:
    """The date in Beijing, for what is printed on files and pages."""
    return utc().astimezone(BEIJING).date()


def utc() -> datetime:
    """This moment in UTC, for what is put in order and proven; printed in Beijing time."""
    return _set.get() or datetime.now(UTC)
