"""Numbers for monitoring in the OpenMetrics format: reruns of pages as they are timed, all else as it is when asked.

What was imported, returned and is late is read from the ledger, so every process of several tells the same and nothing
is lost with one. Labels are pages, actions and cities, never people.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.openmetrics.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from yuboard import clock
from yuboard.ledger import standing
from yuboard.ledger.engine import Ledger
from yuboard.ledger.holdings import standing_on
from yuboard.ledger.terms import terms
from yuboard.operation.health import book, health
from yuboard.problems import DataError, LedgerError
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.reporting.states import tally

CONTENT_TYPE = CONTENT_TYPE_LATEST
# Seconds: a rerun is to stay below 0.3.
_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10)
_registry = CollectorRegistry()
_reruns = Histogram(
    "yuboard_rerun_seconds", "Time that the script of a page took.", ["page"], buckets=_BUCKETS, registry=_registry
)


@contextmanager
def rerun(page: str) -> Iterator[None]:
    """Time one run of a page's script, however it ends."""
    began = perf_counter()
    try:
        yield
    finally:
        _reruns.labels(page or "overview").observe(perf_counter() - began)


def exposition() -> bytes:
    """Everything that is counted, in the format of ``CONTENT_TYPE``."""
    return bytes(generate_latest(_registry))


class _State(Collector):
    """The state of the service and of the ledger, asked anew at each look."""

    def collect(self) -> Iterator[Metric]:
        now = health()
        yield GaugeMetricFamily("yuboard_ready", "Whether requests can be served.", int(now.is_ready))
        data, backup = now.facts["data"], now.facts["backup"]
        yield InfoMetricFamily("yuboard_data", "Version of the data.", {"version": data["version"] if data else ""})
        if data:
            waiting = data["problems_waiting"]
            yield GaugeMetricFamily("yuboard_data_problems", "Problems that keep newer data back.", waiting)
        if backup:
            yield GaugeMetricFamily("yuboard_backup_age_seconds", "Age of the last backup.", backup["age_seconds"])
        free = GaugeMetricFamily("yuboard_disk_free_bytes", "Bytes that are free.", labels=["folder"])
        for name, size in now.facts["disk"].items():
            free.add_metric([name.removesuffix("_free_bytes")], size)
        yield free
        try:
            if opened := book():
                yield from _of_ledger(opened)
        except (LedgerError, DataError) as error:
            logging.getLogger(__name__).error("台账的数没有给出：%s", error)

    def describe(self) -> list[Metric]:
        """Nothing ahead of time: the state is not asked for before the service is up."""
        return []


_registry.register(_State())


def _of_ledger(ledger: Ledger) -> Iterator[Metric]:
    with ledger.reading() as connection:
        taken, revision = standing.actions(connection), standing.revision(connection)
    steps = CounterMetricFamily("yuboard_ledger_steps", "Steps in the ledger, by action.", labels=["action"])
    for action, count in taken.items():
        steps.add_metric([action], count)
    yield steps
    yield GaugeMetricFamily("yuboard_ledger_revision", "Number of the last event.", revision)
    late = GaugeMetricFamily("yuboard_reports_late", "Reports whose day is over.", labels=["city"])
    for city, count in _late(ledger, revision).items():
        late.add_metric([city], count)
    yield late


@cached(store.database, clock.today, size=2)
def _late(ledger: Ledger, _revision: int) -> dict[str, int]:
    """How many reports of each city are late today; reckoned anew when anything happened or another day began."""
    known, day = terms(store.reader(store.database())), clock.today()
    found = {}
    for city in sorted({form.city_id for form in known.calendar.forms}):
        asked = known.calendar.of_city(city)
        found[city] = len(tally(standing_on(ledger, asked.duties(asked.since, day), known, day)).late)
    return found
