"""ASGI middleware in front of all else: which hosts are answered, and what a browser may do with the answers.

A page may ask this server alone, whatever text it shows; a request under a foreign name is refused, sockets too.
"""

import re
import socket
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# For no visitor: numbers for monitoring, and Streamlit's interface for programs.
_METRICS, _PROGRAMS = re.compile(r"/_stcore/metrics/?$"), re.compile(r"/_stcore/agent(/|$)")
_REFUSED = "这个服务不以该主机名提供。请用本机的 IP 地址或名称访问，或由管理员在 YUBOARD_HOSTS 中加上这个名称。"
_PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"


class Guard:
    """Refuses foreign hosts and closed addresses, and sets the headers of every answer.

    ``hosts`` are the names that the server is reached by besides its own and its addresses (``*.`` for all below one);
    ``embedders`` the origins whose pages may hold it in a frame; ``has_metrics`` leaves the numbers open.
    """

    def __init__(
        self, app: ASGIApp, hosts: Iterable[str] = (), embedders: Iterable[str] = (), *, has_metrics: bool = False
    ):
        self.app = app
        self.hosts = {*map(_plain_name, hosts), *_own_names()}
        self.embedders = tuple(embedders)
        self.has_metrics = has_metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif not is_known(Headers(scope=scope).get("host", ""), self.hosts):
            await _refuse(scope, receive, send, _REFUSED, 403)
        elif _PROGRAMS.search(scope["path"]) or (not self.has_metrics and _METRICS.search(scope["path"])):
            await _refuse(scope, receive, send, "没有这个地址。", 404)
        else:
            await self.app(scope, receive, self._stamped(scope, send))

    def _stamped(self, scope: Scope, send: Send) -> Send:
        policy = content_policy(Headers(scope=scope).get("host", ""), self.embedders)

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                headers["content-security-policy"] = policy
                headers["x-content-type-options"] = "nosniff"
                headers["referrer-policy"] = "same-origin"
                headers["permissions-policy"] = _PERMISSIONS
                if not self.embedders:
                    headers["x-frame-options"] = "SAMEORIGIN"
            await send(message)

        return stamped


async def _refuse(scope: Scope, receive: Receive, send: Send, words: str, status: int) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        await PlainTextResponse(words, status)(scope, receive, send)


def content_policy(host: str, embedders: Iterable[str] = ()) -> str:
    """Content-Security-Policy of an answer to ``host``: everything comes from there.

    Streamlit sets styles in the page, loads our components' scripts from memory (blob:), draws maps by a compiled
    program (wasm) and shows pictures as data.
    ``ws://`` is named, as older browsers do not count it to 'self'.
    """
    sockets = f" ws://{host} wss://{host}" if re.fullmatch(r"[\w.:\[\]-]+", host) else ""
    rules = {
        "default-src": "'self'",
        "script-src": "'self' blob: 'wasm-unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self' data: blob:",
        "connect-src": f"'self' blob: data:{sockets}",
        "worker-src": "'self' blob:",
        "frame-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(("'self'", *embedders)),
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def is_known(host: str, names: Iterable[str]) -> bool:
    """Whether a Host header is an address, this machine, or one of ``names``.

    An address cannot be a foreign name that was pointed at this server (DNS rebinding), so every address is known.
    """
    name = _plain_name(host)
    if not name:
        return False
    try:
        ip_address(name)
    except ValueError:
        return any(name.endswith(known[1:]) if known.startswith("*.") else name == known for known in names)
    return True


def _plain_name(host: str) -> str:
    """The name in a Host header in small letters, without its port; empty where it is none."""
    try:
        parts = urlsplit(f"//{host.strip()}")
        _ = parts.port
    except ValueError:
        return ""
    is_bare = not (parts.username or parts.password or parts.path or parts.query or parts.fragment)
    return (parts.hostname or "").lower().rstrip(".") if is_bare else ""


def _own_names() -> set[str]:
    """Names of this machine, asked of no other: ``localhost``, its host name in full and up to the first point."""
    name = socket.gethostname().lower()
    return {"localhost", name, name.partition(".")[0]}
