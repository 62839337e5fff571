"""Scripts and styles of the front end are sent compressed; all else as it is."""

import gzip
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from tests.support.asgi import ask, started
from yuboard.web.compression import Compression
from yuboard.web.guard import Guard
from yuboard.web.shell import Shell

SCRIPT = b"export const words = '" + b"abc" * 5000 + b"';"


@pytest.fixture
def app(tmp_path: Path) -> Compression:
    for name in ("a.js", "a.css", "a.woff2"):
        (tmp_path / name).write_bytes(SCRIPT)
    return Compression(Starlette(routes=[Mount("/static", StaticFiles(directory=tmp_path))]))


def answer(app: Compression, path: str, **headers: str) -> tuple[int, Headers, bytes]:
    start, *rest = ask(app, "127.0.0.1", path, **headers)
    return start["status"], Headers(raw=start["headers"]), b"".join(part["body"] for part in rest)


@pytest.mark.parametrize("name", ["a.js", "a.css"])
def test_a_script_is_compressed_once_and_says_so(app: Compression, name: str) -> None:
    for _ in range(2):
        status, headers, body = answer(app, f"/static/{name}", accept_encoding="gzip, deflate, br")
        assert (status, headers["content-encoding"], headers["vary"]) == (200, "gzip", "accept-encoding")
        assert gzip.decompress(body) == SCRIPT
        assert int(headers["content-length"]) == len(body) < len(SCRIPT) / 10
    assert len(app.kept) == 1


def test_a_browser_that_has_it_is_told_so(app: Compression) -> None:
    _, headers, _ = answer(app, "/static/a.js", accept_encoding="gzip")
    assert headers["etag"].startswith("W/")
    status, _, body = answer(app, "/static/a.js", accept_encoding="gzip", if_none_match=headers["etag"])
    assert (status, body) == (304, b"")


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/a.js", {}),
        ("/static/a.js", {"accept_encoding": "br"}),
        ("/static/a.woff2", {"accept_encoding": "gzip"}),
    ],
)
def test_all_else_passes_as_it_is(app: Compression, path: str, headers: dict[str, str]) -> None:
    status, answered, body = answer(app, path, **headers)
    assert (status, body) == (200, SCRIPT)
    assert "content-encoding" not in answered


def test_a_part_is_sent_as_a_part(app: Compression) -> None:
    status, answered, body = answer(app, "/static/a.js", accept_encoding="gzip", range="bytes=0-9")
    assert (status, body) == (206, SCRIPT[:10])
    assert "content-encoding" not in answered


def test_what_is_missing_is_told(app: Compression) -> None:
    status, answered, _ = answer(app, "/static/b.js", accept_encoding="gzip")
    assert status == 404
    assert "content-encoding" not in answered


def test_a_server_that_starts_is_let_through() -> None:
    """What is done before the first visitor comes would be skipped without a word."""
    app = Guard(Compression(Shell(Starlette())))
    assert started(app) == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
