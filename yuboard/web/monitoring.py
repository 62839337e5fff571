"""ASGI middleware for whoever watches over the service: its health, its numbers, and how a request arrived.

``/healthz`` answers 200 where requests can be served and 503 where not, or while the process is on its way out.
"""

import hashlib
import os
import re
from collections.abc import Callable, Mapping
from typing import Any

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from yuboard.web.draining import Draining

_HEALTH, _NUMBERS, _ARRIVAL = re.compile(r"/healthz$"), re.compile(r"(?<!/_stcore)/metrics$"), "/yuboard/arrival"
_FRESH = {"cache-control": "no-store"}
_TOLD = ("host", "origin", "x-forwarded-proto", "x-forwarded-for", "forwarded", "accept-encoding")


class Monitoring:
    """Answers ``/healthz``, ``/metrics`` where ``has_metrics``, and ``/yuboard/arrival``.

    ``health`` gives whether the service is ready, the flaws and the facts; ``numbers`` the exposition and its type.
    ``identity_header`` is the name of the header in which a proxy signs people in.
    """

    def __init__(
        self,
        app: ASGIApp,
        health: Callable[[], tuple[bool, list[str], Mapping[str, Any]]],
        numbers: Callable[[], tuple[bytes, str]],
        draining: Draining,
        *,
        has_metrics: bool = False,
        identity_header: str | None = None,
    ):
        self.app = app
        self.health, self.numbers, self.draining = health, numbers, draining
        self.has_metrics, self.identity_header = has_metrics, identity_header

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer: Response | None = None
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            answer = await self._answer(scope)
        await (answer or self.app)(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response | None:
        path = scope["path"]
        if _HEALTH.search(path):
            return await to_thread.run_sync(self._health)
        if _NUMBERS.search(path):
            if not self.has_metrics:
                return PlainTextResponse("没有打开监测数字：由管理员设 YUBOARD_METRICS=1。", 404)
            content, kind = await to_thread.run_sync(self.numbers)
            return Response(content, headers=_FRESH | {"content-type": kind})
        if path.endswith(_ARRIVAL):
            return JSONResponse(self._arrival(Headers(scope=scope)), headers=_FRESH)
        return None

    def _health(self) -> Response:
        is_ready, flaws, facts = self.health()
        serves = is_ready and not self.draining.is_on
        status = "draining" if self.draining.is_on else "failing" if not is_ready else "degraded" if flaws else "ok"
        return JSONResponse({"status": status, "problems": flaws, **facts}, 200 if serves else 503, headers=_FRESH)

    def _arrival(self, headers: Headers) -> dict[str, Any]:
        """How a request arrived, for finding out what a proxy does to it; an identity only as its hash."""
        told: dict[str, Any] = {name: headers.get(name) for name in _TOLD}
        identities = headers.getlist(self.identity_header) if self.identity_header else []
        return told | {
            "process": os.getpid(),
            "header_bytes": sum(len(name) + len(value) for name, value in headers.raw),
            "identities": [hashlib.sha256(value.encode()).hexdigest() for value in identities],
        }
