"""One request to an ASGI application, without a server."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.types import ASGIApp

Message = dict[str, Any]


def ask(app: ASGIApp, host: str | None, path: str = "/", kind: str = "http", **headers: str) -> list[Message]:
    """What the application sends to one request; a header's name is written with _."""
    sent: list[Message] = []
    raw = [(b"host", host.encode())] if host is not None else []
    raw += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "method": "GET", "path": path, "headers": raw, "root_path": ""}

    asked = iter([{"type": "http.request"}])

    async def receive() -> Message:
        # After the request the other side stays and says nothing more.
        return next(asked, None) or await asyncio.Future()

    async def send(message: Message) -> None:
        sent.append(message)

    async def once() -> None:
        await app(scope, receive, send)

    # In a thread of its own: a browser test before this one leaves its event loop running in the main thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, once()).result()
    return sent


def started(app: ASGIApp) -> list[str]:
    """What the application answers when its server starts and stops, in the order of these."""
    sent: list[str] = []
    asked = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])

    async def receive() -> Message:
        return next(asked)

    async def send(message: Message) -> None:
        sent.append(message["type"])

    async def once() -> None:
        await app({"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}, receive, send)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, once()).result()
    return sent


async def inner(scope: Message, receive: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": b"inside"})
