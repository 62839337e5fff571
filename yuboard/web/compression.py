"""ASGI middleware that sends the front end's scripts and styles compressed, for servers without a proxy before them.

Streamlit sends them as they are: to compress them at every request would take longer than the network saves. They never
change while a server runs, so each is compressed once, beside the loop that answers everybody, and kept.
"""

import gzip
import re

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from yuboard.web.held import Held

_ASSET = re.compile(r"/(?:static|yuboard)/.+\.(?:js|css)$")
_LEVEL = 6


class Compression:
    """Compresses scripts and styles for whoever takes gzip; kept by path and entity tag, some 6 MB in all."""

    def __init__(self, app: ASGIApp):
        self.app = app
        self.kept: dict[tuple[str, str], bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_asset = scope["method"] == "GET" and _ASSET.search(scope["path"])
        asked = Headers(scope=scope)
        if is_asset and "gzip" in asked.get("accept-encoding", "") and "range" not in asked:

            async def compressed(headers: MutableHeaders, body: bytes) -> bytes:
                return await self._compressed(scope["path"], headers, body)

            send = Held(send, lambda status, _: status == 200, compressed)
        await self.app(scope, receive, send)

    async def _compressed(self, path: str, headers: MutableHeaders, body: bytes) -> bytes:
        key = (path, headers.get("etag", ""))
        if key not in self.kept:
            self.kept[key] = await to_thread.run_sync(_smaller, body)
        headers["content-encoding"] = "gzip"
        headers.add_vary_header("accept-encoding")
        del headers["accept-ranges"]
        if tag := headers.get("etag"):
            # Another form of the same content: a weak tag says so, and is known again when it comes back.
            headers["etag"] = f"W/{tag.removeprefix('W/')}"
        return self.kept[key]


def _smaller(content: bytes) -> bytes:
    return gzip.compress(content, _LEVEL, mtime=0)
