"""``make bench``: loading beside peers, reruns alone and in a crowd, the build, a deck."""

import logging
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import crowd, deck, loading
from tests.support.browser import ARGUMENTS, chromium_path, serve
from yuboard.record import building
from yuboard.settings import ROOT

PEERS = Path(__file__).parent / "peers"


def main() -> None:
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        started = time.perf_counter()
        servers = {"ours": _served(stack, folder / "ours", "serve.py")}
        print(f"start to healthy {time.perf_counter() - started:.2f} s; build from nothing {build_s(folder):.2f} s")
        for peer in (loading.BARE, *loading.PEERS):
            servers[peer] = _served(stack, folder / peer, str(PEERS / f"{peer}.py"))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
            loading.report(browser, servers, folder)
            browser.close()
        crowd.report(servers["ours"], _served(stack, folder / "another", "serve.py"))
    deck.main()


def _served(stack: ExitStack, folder: Path, script: str) -> str:
    folder.mkdir()
    server = serve(folder, script=script)
    stack.callback(server.close)  # type: ignore[attr-defined]
    return next(server)


def build_s(folder: Path) -> float:
    """Seconds of a build, the median of three."""
    times = []
    for _ in range(3):
        data = Path(tempfile.mkdtemp(dir=folder))
        for path in building.inputs(ROOT / "data"):
            if path.is_relative_to(ROOT / "data"):
                target = data / path.relative_to(ROOT / "data")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
        started = time.perf_counter()
        building.build(data)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


if __name__ == "__main__":
    main()
