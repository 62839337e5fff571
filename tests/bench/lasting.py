"""Lasting: 200 sessions for five minutes, and an hour's page changes of 20 readers as fast as they go.

``python -m tests.bench.lasting`` prints how long reruns took, errors, and what the processes hold before and after:
with two of them on a machine of two cores, and with one. Visitors come through nginx with the site of the
installation, by TLS, and it shares them out by their cookies.
"""

import asyncio
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from ssl import SSLContext, create_default_context

import psutil

from tests.bench.crowd import PAGES, PAUSE_S, SESSIONS, Session, State, late, opened, server_process, state
from tests.support.browser import serve
from tests.support.nginx import nginx

MINUTES, BAR_MS = 5, 300
READERS, HOUR_S = 20, 3600


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / one for one in ("first", "second")]
        for folder in folders:
            folder.mkdir()
        running = [serve(folder) for folder in folders]
        addresses = [next(server) for server in running]
        for address in addresses:
            asyncio.run(opened(address))
        for some in (addresses, addresses[:1]):
            site = Path(name) / f"site{len(some)}"
            site.mkdir()
            with nginx(site, some, {}) as entrances:
                asyncio.run(_crowd(some, entrances["tls"], create_default_context(cafile=site / "yuboard.crt")))
        asyncio.run(_changes(addresses[0], server_process(addresses[0])))
        for server in running:
            server.close()  # type: ignore[attr-defined]


def _state(addresses: Sequence[str]) -> State:
    """What all processes hold together."""
    return State(*map(sum, zip(*(state(server_process(address)) for address in addresses))))


async def _crowd(addresses: Sequence[str], entrance: str, trusted: SSLContext) -> None:
    before, order = _state(addresses), random.Random(0)
    async with AsyncExitStack() as stack:
        sessions = []
        for at in range(SESSIONS):
            cookie = f"yuboard_route={order.randbytes(16).hex()}"
            session = Session(entrance, PAGES[at % len(PAGES)], cookie=cookie, trusted=trusted)
            sessions.append(await stack.enter_async_context(session))
            await session.rerun()
        shares = " and ".join(str(_connected(address)) for address in addresses)
        held = _state(addresses)
        end = time.monotonic() + 60 * MINUTES
        found = await asyncio.gather(*(_acting(session, order, end) for session in sessions))
        errors, after = sum(session.errors for session in sessions), _state(addresses)
    times = [took for one in found for took in one]
    who = f"{len(addresses)} processes, {SESSIONS} sessions ({shares} connections)"
    said = f"{who} every {PAUSE_S:.0f} s for {MINUTES} minutes: {len(times)} reruns, {errors} errors"
    print(f"{said}, p50 {statistics.median(times):.0f} ms, p95 {late(times):.0f} ms (bar {BAR_MS})")
    each = (held.memory - before.memory) / SESSIONS
    print(f"a session takes {each:.2f} MiB; over the minutes {after.memory - held.memory:+.0f} MiB", flush=True)


def _connected(address: str) -> int:
    """How many connections a process has."""
    connections = server_process(address).net_connections("tcp")
    return sum(one.status == psutil.CONN_ESTABLISHED for one in connections)


async def _acting(session: Session, order: random.Random, end: float) -> list[float]:
    times: list[float] = []
    while time.monotonic() < end:
        await asyncio.sleep(order.uniform(0.5, 1.5) * PAUSE_S)
        times.append(await session.turn(order.choice(PAGES)))
    return times


async def _changes(address: str, server: psutil.Process) -> None:
    """What every quarter of the hour leaves behind."""
    changes = round(READERS * HOUR_S / PAUSE_S)
    states = [await _settled(server)]
    async with AsyncExitStack() as stack:
        sessions = [await stack.enter_async_context(Session(address, PAGES[0])) for _ in range(READERS)]
        for _ in range(4):
            await asyncio.gather(*(_turning(session, changes // READERS // 4) for session in sessions))
            states.append(await _settled(server))
        errors = sum(session.errors for session in sessions)
    print(f"{changes} page changes: {errors} errors; after each quarter {_grown(states)}")


async def _turning(session: Session, count: int) -> None:
    for page in itertools.islice(itertools.cycle(PAGES), count):
        await session.turn(page)


async def _settled(server: psutil.Process) -> State:
    await asyncio.sleep(3)
    return state(server)


def _grown(states: Sequence[State]) -> str:
    first, *later = states
    told = (f"{one.memory:.0f} MiB, {one.files - first.files:+d} files, {one.threads - first.threads:+d} threads"
            for one in later)  # fmt: skip
    return f"(from {first.memory:.0f} MiB): {'; '.join(told)}"


if __name__ == "__main__":
    main()
