"""The guard on a running server: what a foreign host gets, and what a browser lets a page do."""

import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser


def status(server: str, path: str, **headers: str) -> int:
    """The status of an answer to a request with these headers, byte for byte."""
    address = urlsplit(server)
    lines = [f"GET {path} HTTP/1.1", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        return int(connection.recv(64).split()[1])


@pytest.mark.parametrize(
    ("host", "origin", "expected"),
    [
        ("{own}", "http://{own}", 101),
        ("evil.example", "http://evil.example", 403),
        ("{own}", "http://evil.example", 403),
        ("evil.example", "http://{own}", 403),
    ],
)
def test_socket_is_opened_under_own_name_only(server: str, host: str, origin: str, expected: int) -> None:
    own = urlsplit(server).netloc
    told = status(
        server, "/_stcore/stream", Host=host.format(own=own), Origin=origin.format(own=own), Upgrade="websocket",
        Connection="Upgrade", Sec_WebSocket_Version="13", Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==",
    )  # fmt: skip
    assert told == expected


@pytest.mark.parametrize("path", ["/", "/trend", "/_stcore/health", "/yuboard/zh.js", "/favicon.png"])
def test_page_of_a_foreign_name_is_refused(server: str, path: str) -> None:
    assert status(server, path, Host=urlsplit(server).netloc) == 200
    assert status(server, path, Host="evil.example") == 403


def test_metrics_are_closed(server: str) -> None:
    assert status(server, "/_stcore/metrics", Host="127.0.0.1") == 404


@pytest.fixture
def stranger() -> Iterator[tuple[str, list[str]]]:
    """Another host, and what it is asked."""
    asked: list[str] = []

    class Stranger(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    host = ThreadingHTTPServer(("127.0.0.2", 0), Stranger)
    Thread(target=host.serve_forever, daemon=True).start()
    yield f"http://127.0.0.2:{host.server_port}", asked
    host.shutdown()
    host.server_close()


WAYS = {
    "picture": "document.body.append(Object.assign(new Image(), {{src: '{0}/picture'}}))",
    "fetch": "fetch('{0}/fetch', {{mode: 'no-cors'}}).catch(() => 0)",
    "frame": "document.body.append(Object.assign(document.createElement('iframe'), {{src: '{0}/frame'}}))",
    "script": "document.head.append(Object.assign(document.createElement('script'), {{src: '{0}/script'}}))",
    "style": "document.body.style.backgroundImage = 'url({0}/style)'",
    "beacon": "navigator.sendBeacon('{0}/beacon')",
}


def test_page_cannot_ask_another_host_even_if_told_to(
    chromium: Browser, server: str, stranger: tuple[str, list[str]]
) -> None:
    address, asked = stranger
    wanted = {f"/{way}" for way in WAYS if way != "beacon"}
    page = chromium.new_page()
    for start in (address, f"{server}/method"):
        asked.clear()
        page.goto(start)
        for way in WAYS.values():
            page.evaluate(f"() => {{ {way.format(address)} }}")
        deadline = time.monotonic() + 15
        while start == address and not wanted <= set(asked) and time.monotonic() < deadline:
            page.wait_for_timeout(100)
        if start == address:  # proves that the ways work where nothing forbids them
            assert wanted <= set(asked)
        page.wait_for_timeout(500)
    assert asked == []
    page.close()
