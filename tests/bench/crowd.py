"""Crowd: many sessions at once, without browsers, over the WebSocket that Streamlit's front end speaks.

What is timed is the server's work and the way back; client and server share the machine's cores.
"""

import asyncio
import itertools
import random
import statistics
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from ssl import SSLContext
from typing import NamedTuple, Self

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

SESSIONS, PAUSE_S, ACTS, BURSTS = 200, 6.0, 5, 2
REPEATS = 40
MANY = 1000
PAGES = ("", "county", "compare", "trend", "quotas", "progress", "layouts", "tasks", "documents")
RERUN_BAR_MS, CPU_BAR_MS, STEADY_BAR_MS, BURST_BAR_MS = 12, 8, 250, 2000
LIMIT_S = 300


class Session:
    """One visitor on one page; behind a proxy with TLS, known to it by a cookie and trusting its certificate."""

    def __init__(self, server: str, page: str, *, cookie: str = "", trusted: SSLContext | None = None) -> None:
        self._server, self._page = server, page
        self._headers, self._trusted = {"Cookie": cookie} if cookie else {}, trusted
        self._socket: ClientConnection
        self.errors = 0

    async def __aenter__(self) -> Self:
        address = self._server.replace("http", "ws", 1) + "/_stcore/stream"
        self._socket = await connect(
            address,
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=self._server,  # type: ignore[arg-type]
            additional_headers=self._headers,
            ssl=self._trusted,
            max_size=None,
            compression=None,
        )
        return self

    async def __aexit__(self, *told: object) -> None:
        await self._socket.close()

    async def turn(self, page: str) -> float:
        """The same for another page, which stays the session's."""
        self._page = page
        return await self.rerun()

    async def rerun(self) -> float:
        """Milliseconds from the message that asks for a run to the one that says it is done."""
        message = BackMsg()
        message.rerun_script.page_name = self._page
        message.rerun_script.context_info.url = f"{self._server}/{self._page}"
        message.rerun_script.context_info.locale = "zh-CN"
        message.rerun_script.context_info.timezone = "Asia/Shanghai"
        started = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(LIMIT_S):
            await self._finished()
        return (time.perf_counter() - started) * 1000

    async def _finished(self) -> None:
        while True:
            answer = ForwardMsg.FromString(await self._socket.recv(decode=False))
            kind = answer.WhichOneof("type")
            if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
                self.errors += 1
            if kind == "script_finished" and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return


class State(NamedTuple):
    """What the server holds: MiB of memory, open files, threads."""

    memory: float
    files: int
    threads: int


def state(server: psutil.Process) -> State:
    return State(server.memory_info().rss / 2**20, server.num_fds(), server.num_threads())


def _cpu_ms(server: psutil.Process) -> float:
    spent = server.cpu_times()
    return (spent.user + spent.system) * 1000


def late(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


async def _alone(address: str, server: psutil.Process) -> None:
    print(f"\nWarm rerun, one session; bars {RERUN_BAR_MS} ms at the median, {CPU_BAR_MS} ms of processor")
    print(f"{'page':14}{'median ms':>11}{'cpu ms':>9}")
    for page in PAGES:
        async with Session(address, page) as session:
            for _ in range(4):
                await session.rerun()
            before = _cpu_ms(server)
            times = [await session.rerun() for _ in range(REPEATS)]
            cpu = (_cpu_ms(server) - before) / REPEATS
            print(f"{page or 'overview':14}{statistics.median(times):11.1f}{cpu:9.1f}", flush=True)


async def _acting(session: Session, order: random.Random) -> list[float]:
    times = []
    for _ in range(ACTS):
        await asyncio.sleep(order.uniform(0.5, 1.5) * PAUSE_S)
        times.append(await session.rerun())
    return times


async def _crowd(addresses: Sequence[str]) -> None:
    """Sessions in turns on each of the processes, as the proxy shares out visitors."""
    order, shared = random.Random(0), itertools.cycle(addresses)
    async with AsyncExitStack() as stack:
        sessions = []
        for at in range(SESSIONS):
            sessions.append(await stack.enter_async_context(Session(next(shared), PAGES[at % len(PAGES)])))
            await sessions[-1].rerun()
        steady = await asyncio.gather(*(_acting(session, order) for session in sessions))
        times = [took for found in steady for took in found]
        bursts: list[float] = []
        for _ in range(BURSTS):
            await asyncio.sleep(3)
            bursts += await asyncio.gather(*(session.rerun() for session in sessions))
        errors = sum(session.errors for session in sessions)
    print(f"\n{SESSIONS} sessions, {len(addresses)} processes; errors {errors}")
    said = f"every {PAUSE_S:.0f} s: p50 {statistics.median(times):.0f} ms, p95 {late(times):.0f} ms"
    print(f"{said} (bar {STEADY_BAR_MS})")
    print(f"in one instant: p50 {statistics.median(bursts):.0f} ms, p95 {late(bursts):.0f} ms (bar {BURST_BAR_MS})")


async def _lasting(address: str, server: psutil.Process) -> None:
    """What a thousand reruns of open sessions leave behind, after some that fill the caches."""
    async with AsyncExitStack() as stack:
        sessions = [await stack.enter_async_context(Session(address, page)) for page in PAGES[:4]]
        states = []
        for repeats in (50, MANY // len(sessions)):
            for session in sessions:
                for _ in range(repeats):
                    await session.rerun()
            await asyncio.sleep(3)
            states.append(state(server))
    before, after = states
    memory = f"memory {after.memory - before.memory:+.1f} MiB (of {before.memory:.0f})"
    print(
        f"\n{MANY} reruns: {memory}, files {after.files - before.files:+d}, threads {after.threads - before.threads:+d}"
    )


async def _report(address: str, another: str, server: psutil.Process) -> None:
    await _alone(address, server)
    await _lasting(address, server)
    await _crowd((address,))
    await opened(another)
    await _crowd((address, another))


async def opened(address: str) -> None:
    """Every page once, so that the caches are full."""
    for page in PAGES:
        async with Session(address, page) as session:
            await session.rerun()


def report(address: str, another: str) -> None:
    """Print what the server at ``address`` (http://127.0.0.1:port) does for one session and for many.

    ``another`` is a second process, with which it shares the many in the end.
    """
    asyncio.run(_report(address, another, server_process(address)))


def server_process(address: str) -> psutil.Process:
    """The process that listens at an address of this machine."""
    port = int(address.rpartition(":")[2])
    connections = psutil.net_connections("tcp")
    number = next(one.pid for one in connections if one.laddr.port == port and one.status == psutil.CONN_LISTEN)
    return psutil.Process(number)
