"""ASGI middleware that rewrites Streamlit's HTML shell; everything else passes untouched.

It adds the language mark zh-CN, Chinese built-in words, the cookie of the screen's size, and the print style sheet, and
takes out the script that stands in the page itself, so that a policy may forbid all such scripts.
"""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yuboard.web.held import Held

WORDS_PATH = "/yuboard/zh.js"
SCREEN_PATH = "/yuboard/screen.js"
MENU_PATH, CONTRAST_PATH = "/yuboard/menu.js", "/yuboard/contrast.css"
COPY_PATH, HEAD_PATH = "/yuboard/clipboard.js", "/yuboard/head.css"
CONNECTION_PATH = "/yuboard/connection.js"
# A page of its own for when Streamlit's cannot start.
DOCTOR_PAGE, DOCTOR_PATH = "/yuboard/doctor", "/yuboard/doctor.js"
PAPER_PATH, SCALE_PATH = "/yuboard/print.css", "/yuboard/paper.js"
_FRONT_END = re.compile(r"/static/(?:js|css)/[^/]+$")
_NO_SCRIPT = "本页需要浏览器启用脚本（JavaScript）。不能启用的电脑，请打开管理员导出的静态网页。"
# Their addresses change with their content: a browser need not ask for them again.
_KEPT = {"cache-control": "public, max-age=31536000, immutable"}
_TYPES = {
    WORDS_PATH: "text/javascript",
    SCREEN_PATH: "text/javascript",
    MENU_PATH: "text/javascript",
    COPY_PATH: "text/javascript",
    CONNECTION_PATH: "text/javascript",
    DOCTOR_PATH: "text/javascript",
    CONTRAST_PATH: "text/css",
    HEAD_PATH: "text/css",
    PAPER_PATH: "text/css",
    SCALE_PATH: "text/javascript",
}


class Shell:
    """Serves our scripts and the print style sheet, and marks the shell as Chinese."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
        elif asset := next((path for path in _TYPES if scope["path"].endswith(path)), None):
            await Response(_asset(asset), media_type=_TYPES[asset], headers=_KEPT)(scope, receive, send)
        elif scope["path"].endswith(DOCTOR_PAGE):
            script = _address(DOCTOR_PATH).replace("/yuboard/", "/")
            page = _asset(f"{DOCTOR_PAGE}.html").replace('src="doctor.js"', f'src="{script}"')
            await HTMLResponse(page)(scope, receive, send)
        elif _FRONT_END.search(scope["path"]):
            await self.app(scope, receive, _never_a_page(send))
        elif "text/html" in Headers(scope=scope).get("accept", ""):
            await self.app(_uncompressed(scope), receive, Held(send, _is_html, _rewritten))
        else:
            await self.app(scope, receive, send)


def _never_a_page(send: Send) -> Send:
    """Send on, but 404 in the place of a page: a tab older than an upgrade asks for scripts that are gone."""
    is_missing = False

    async def judged(message: Message) -> None:
        nonlocal is_missing
        if message["type"] == "http.response.start" and _is_html(200, MutableHeaders(raw=message["headers"])):
            is_missing = True
            await send({"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]})
            await send({"type": "http.response.body", "body": b""})
        elif not is_missing:
            await send(message)

    return judged


def _is_html(_status: int, headers: MutableHeaders) -> bool:
    return "text/html" in headers.get("content-type", "")


async def _rewritten(headers: MutableHeaders, body: bytes) -> bytes:
    del headers["etag"]
    return rewrite(body.decode()).encode()


def rewrite(html: str) -> str:
    """The shell with ``lang``, Chinese words where scripts are off, our scripts, and the style of paper."""
    html = html.replace('<html lang="en">', '<html lang="zh-CN">')
    html = html.replace("<title>Streamlit</title>", "<title>豫策看板</title>")
    html = re.sub("<noscript>.*?</noscript>", f"<noscript><p>{_NO_SCRIPT}</p></noscript>", html, flags=re.DOTALL)
    # A flag for services that render pages ahead, which nothing here asks for.
    html = re.sub("<script>.*?</script>", "", html, flags=re.DOTALL)
    # The screen's cookie must be set before Streamlit connects: that script is not deferred, and stands first.
    html = html.replace("<head>", f'<head><script src="{_address(SCREEN_PATH)}"></script>', 1)
    paper = f'<link rel="stylesheet" media="print" href="{_address(PAPER_PATH)}">'
    paper += "".join(f'<link rel="stylesheet" href="{_address(path)}">' for path in (CONTRAST_PATH, HEAD_PATH))
    deferred = (WORDS_PATH, SCALE_PATH, MENU_PATH, COPY_PATH, CONNECTION_PATH)
    scripts = "".join(f'<script defer src="{_address(path)}"></script>' for path in deferred)
    return html.replace("</head>", f"{paper}{scripts}</head>")


@lru_cache(maxsize=16)
def _asset(path: str) -> str:
    return (Path(__file__).parent / "assets" / path.rpartition("/")[2]).read_text(encoding="utf-8")


@lru_cache(maxsize=16)
def _address(path: str) -> str:
    return f".{path}?{hashlib.sha256(_asset(path).encode()).hexdigest()[:8]}"


def _uncompressed(scope: Scope) -> Scope:
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}
