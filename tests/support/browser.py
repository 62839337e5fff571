"""A real server and the system's Chromium: starting, waiting, and watching for requests to other hosts."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from yuboard.settings import ROOT

ARGUMENTS = [
    "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--enable-unsafe-swiftshader",
]  # fmt: skip
# A tablet held upright and turned, as a browser context.
TABLET: dict[str, Any] = {
    "viewport": {"width": 768, "height": 1024}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2,
    "locale": "zh-CN",
}  # fmt: skip
TABLET_ACROSS = TABLET | {"viewport": {"width": 1024, "height": 768}}
# A laptop and a projector as browser contexts.
LAPTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}, "locale": "zh-CN"}
WIDE: dict[str, Any] = {"viewport": {"width": 1920, "height": 1080}, "locale": "zh-CN"}
# A phone as a browser context: its viewport meta is obeyed, it has touch and a fine screen.
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 3,
    "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 "
    "Mobile Safari/537.36",
    "locale": "zh-CN",
}  # fmt: skip
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def chromium_path() -> str:
    """The system's Chromium; a missing one is a failure, never a skip."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.fail("no Chromium on this machine; sh scripts/setup_browser.sh installs it")
    return path


def free_port() -> int:
    """A port that nobody listens on."""
    (port,) = free_ports(1)
    return port


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on, each another one: they are held together until all are known."""
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]


def serve(
    folder: Path, script: str = "serve.py", root: Path = ROOT, port: int | None = None, **environment: str
) -> Iterator[str]:
    """A fresh server on a free port, of the project in ``root``; its address while it runs."""
    with running(folder, script, root, port, **environment) as (_, address):
        yield address


@contextmanager
def running(
    folder: Path, script: str = "serve.py", root: Path = ROOT, port: int | None = None, **environment: str
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The process of such a server, and its address."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log, env=os.environ | environment)
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{address}{environment.get('STREAMLIT_SERVER_BASE_URL_PATH', '')}/_stcore/health")
            yield process, address
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


class Watch:
    """What a browser context, or one page, asked, of other hosts too, and what its console complained of."""

    def __init__(self, context: BrowserContext | Page, server: str):
        self.asked: list[str] = []
        self.strangers: list[str] = []
        self.errors: list[str] = []
        self._server = server
        context.on("request", self._request)
        context.on("console", self._console)

    def _request(self, request) -> None:
        self.asked.append(request.url)
        local = (self._server, self._server.replace("http", "ws"), "data:", "blob:")
        if not request.url.startswith(local):
            self.strangers.append(request.url)

    def _console(self, message) -> None:
        if message.type == "error":
            self.errors.append(message.text)


def drawn(page: Page) -> bool:
    """Whether a page has charts and each of them has a height."""
    charts = page.locator("svg[role=group], .js-plotly-plot").all()
    return bool(charts) and all((box := chart.bounding_box()) and box["height"] > 20 for chart in charts)


def settle(page: Page) -> None:
    """Wait until the script has run, every chart is drawn and a full-screen page hears its keys.

    The stage is drawn by a script that loads after the page; it says when it listens.
    """
    page.wait_for_selector(READY, timeout=30000)
    page.wait_for_function(
        """() => !document.querySelector('[data-testid="stSkeleton"]')
            && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
                .every(chart => chart.querySelector('.main-svg'))
            && [...document.querySelectorAll('.stage')].every(stage => 'ready' in stage.dataset)
            && [...document.querySelectorAll('[data-testid^="stBidiComponent"]')].every(part => {
                const host = [part, ...part.querySelectorAll('*')].find(one => one.shadowRoot);
                const content = host ? host.shadowRoot : part, drawn = content.querySelector('.drawing');
                return drawn ? 'ready' in drawn.dataset : content.childElementCount > 0;
            })
            && (!location.pathname.endsWith('/present') || document.querySelector('.stage, [data-testid=stAlert]'))""",
        timeout=30000,
    )
