"""Lasting: 200 sessions for five minutes, and an hour's page changes of 20 readers as fast as they go.

``python -m tests.bench.lasting`` prints how long reruns took, errors, and what the server holds before and after: with
two processes, as the proxy shares out visitors on a machine of two cores, and with one.
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

import psutil

from tests.bench.crowd import PAGES, PAUSE_S, SESSIONS, Session, State, late, opened, server_process, state
from tests.support.browser import serve

MINUTES, BAR_MS = 5, 300
READERS, HOUR_S = 20, 3600


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / one for one in ("first", "second")]
        for folder in folders:
            folder.mkdir()
        running = [serve(folder) for folder in folders]
        asyncio.run(_report([next(server) for server in running]))
        for server in running:
            server.close()  # type: ignore[attr-defined]


async def _report(addresses: Sequence[str]) -> None:
    for address in addresses:
        await opened(address)
    await _crowd(addresses)
    await _crowd(addresses[:1])
    await _changes(addresses[0], server_process(addresses[0]))


def _state(addresses: Sequence[str]) -> State:
    """What all processes hold together."""
    return State(*map(sum, zip(*(state(server_process(address)) for address in addresses))))


async def _crowd(addresses: Sequence[str]) -> None:
    before, order, shared = _state(addresses), random.Random(0), itertools.cycle(addresses)
    async with AsyncExitStack() as stack:
        sessions = []
        for at in range(SESSIONS):
            sessions.append(await stack.enter_async_context(Session(next(shared), PAGES[at % len(PAGES)])))
            await sessions[-1].rerun()
        held = _state(addresses)
        end = time.monotonic() + 60 * MINUTES
        found = await asyncio.gather(*(_acting(session, order, end) for session in sessions))
        errors, after = sum(session.errors for session in sessions), _state(addresses)
    times = [took for one in found for took in one]
    who = f"{len(addresses)} processes, {SESSIONS} sessions"
    said = f"{who} every {PAUSE_S:.0f} s for {MINUTES} minutes: {len(times)} reruns, {errors} errors"
    print(f"{said}, p50 {statistics.median(times):.0f} ms, p95 {late(times):.0f} ms (bar {BAR_MS})")
    each = (held.memory - before.memory) / SESSIONS
    print(f"a session takes {each:.2f} MiB; over the minutes {after.memory - held.memory:+.0f} MiB", flush=True)


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
