"""ASGI middleware that sends the front end's scripts and styles compressed, for servers without a proxy before them.

Streamlit sends them as they are: to compress them at every request would take longer than the network saves. They never
change while a server runs, so each is compressed once, beside the loop that answers everybody, and kept.
"""

import gzip
import re

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ASSET = re.compile(r"/(?:static|yuboard)/.+\.(?:js|css)$")
_LEVEL = 6


class Compression:
    """Compresses scripts and styles for whoever takes gzip; kept by path and entity tag, some 6 MB in all."""

    def __init__(self, app: ASGIApp):
        self.app = app
        self.kept: dict[tuple[str, str], bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_asset = scope["type"] == "http" and scope["method"] == "GET" and _ASSET.search(scope["path"])
        headers = Headers(scope=scope)
        if is_asset and "gzip" in headers.get("accept-encoding", "") and "range" not in headers:
            await self.app(scope, receive, _Compressed(scope["path"], self.kept, send))
        else:
            await self.app(scope, receive, send)


class _Compressed:
    """Holds a whole answer back and sends it on compressed; one without content passes as it is."""

    def __init__(self, path: str, kept: dict[tuple[str, str], bytes], send: Send):
        self.path, self.kept, self.send = path, kept, send
        self.start: Message | None = None
        self.body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self.start)

    async def _finish(self, start: Message) -> None:
        headers = MutableHeaders(raw=start["headers"])
        key = (self.path, headers.get("etag", ""))
        if key not in self.kept:
            self.kept[key] = await to_thread.run_sync(_smaller, bytes(self.body))
        content = self.kept[key]
        headers["content-encoding"], headers["content-length"] = "gzip", str(len(content))
        headers.add_vary_header("accept-encoding")
        del headers["accept-ranges"]
        if tag := headers.get("etag"):
            # Another form of the same content: a weak tag says so, and is known again when it comes back.
            headers["etag"] = f"W/{tag.removeprefix('W/')}"
        await self.send(start)
        await self.send({"type": "http.response.body", "body": content})


def _smaller(content: bytes) -> bytes:
    return gzip.compress(content, _LEVEL, mtime=0)
