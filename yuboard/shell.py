"""What Streamlit's page shell lacks: a Chinese language mark, Chinese built-in words, early chart code.

An ASGI middleware rewrites the HTML shell on its way out; everything else passes untouched.
"""

from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

WORDS_PATH = "/yuboard/zh.js"
_STATIC = Path(streamlit.__file__).parent / "static"
# Bundles that pages need and that Streamlit would ask for one after the other, only after the first run.
_WIDGETS = (
    "Button",
    "DownloadButton",
    "Selectbox",
    "Multiselect",
    "Pagination",
    "TextInput",
    "Checkbox",
    "ButtonGroup",
)
_CHART_PAGES = ("", "trend", "quotas")


class Shell:
    """Serves the built-in words as a script and marks the shell as Chinese."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
        elif scope["path"].endswith(WORDS_PATH):
            script = Response(_words(), media_type="text/javascript")
            await script(scope, receive, send)
        elif "text/html" in Headers(scope=scope).get("accept", ""):
            await self.app(_uncompressed(scope), receive, _Rewriter(scope["path"], send))
        else:
            await self.app(scope, receive, send)


class _Rewriter:
    """Holds an HTML answer back until it is whole, rewrites it, and sends it on."""

    def __init__(self, path: str, send: Send):
        self.page = path.rstrip("/").rpartition("/")[2]
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if "text/html" not in Headers(raw=message["headers"]).get("content-type", ""):
                await self.send(message)
                return
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish()

    async def _finish(self) -> None:
        assert self.start is not None
        body = rewrite(self.body.decode(), self.page).encode()
        headers = MutableHeaders(raw=self.start["headers"])
        headers["content-length"] = str(len(body))
        del headers["etag"]
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})


def rewrite(html: str, page: str) -> str:
    """The shell with ``lang``, the script of built-in words, and the bundles of ``page`` asked for early."""
    links = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in _bundles(page))
    html = html.replace('<html lang="en">', '<html lang="zh-CN">')
    return html.replace("</head>", f'{links}<script defer src=".{WORDS_PATH}"></script></head>')


@lru_cache(maxsize=32)
def _bundles(page: str) -> tuple[str, ...]:
    folder = _STATIC / "static" / "js"
    stems = (*_WIDGETS, "PlotlyChart") if page in _CHART_PAGES else _WIDGETS
    return tuple(path.name for stem in stems for path in sorted(folder.glob(f"{stem}.*.js")))


@lru_cache(maxsize=1)
def _words() -> str:
    return (Path(__file__).parent / "zh.js").read_text(encoding="utf-8")


def _uncompressed(scope: Scope) -> Scope:
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}
