"""How fast the pages are, beside a bare Streamlit page in the same run. Prints a table, judges nothing.

Three times a page, medians in milliseconds: a warm full load in the browser until everything is drawn, a page change
inside the app, and one warm rerun of the script on the server. And once: the build, and start to healthy.
"""

import logging
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from tests import bench_deck
from tests.support.browser import ARGUMENTS, chromium_path, serve, settle
from tests.support.pages import APP, PATHS
from yuboard.record import building
from yuboard.settings import ROOT

ROUNDS = 5
SECTIONS = ("县区与部门", "汇报", "依据与说明")
BARE = 'import streamlit as st\n\nst.write("hello")\n'


def median_ms(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def rerun_ms(script: str, page: str = "") -> float:
    test = AppTest.from_file(script, default_timeout=60).run()
    if page:
        test.switch_page(page)
    test.run()
    return median_ms(test.run, 15)


def load_ms(page: Page, address: str) -> float:
    def visit() -> None:
        page.goto(address)
        settle(page)

    visit()
    return median_ms(visit)


# Notes when WebGL first drew, and when the page last changed.
WATCH = """(() => {
  for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...given) {
      window.drawn ??= performance.now();
      return draw.apply(this, given);
    };
  }
  const note = () => { window.changed = performance.now(); };
  new MutationObserver(note).observe(document, {subtree: true, childList: true, characterData: true});
})()"""


def map_ms(browser: Browser, ours: str, bare: str) -> tuple[float, float]:
    """From a warm full load to the first drawing of the map, and a bare page's last change, by the browser's clock."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(WATCH)
    times: dict[str, list[float]] = {"drawn": [], "changed": []}
    for turn in range(ROUNDS + 1):
        for address, name in ((f"{ours}/layouts", "drawn"), (bare, "changed")):
            page.goto(address)
            page.wait_for_function("(name) => window[name] && performance.now() - window.changed > 1000", arg=name)
            if turn:
                times[name].append(page.evaluate(f"window.{name}"))
    page.close()
    return statistics.median(times["drawn"]), statistics.median(times["changed"])


def link(page: Page, title: str) -> Locator:
    """The navigation's link to a page, its section opened where it has one."""
    listed = page.get_by_role("menuitem", name=title, exact=True)
    found = page.get_by_role("link", name=title, exact=True).or_(listed).first
    for section in SECTIONS:
        if found.is_visible():
            break
        page.get_by_text(section, exact=True).first.click()
        page.wait_for_timeout(100)
    return found


def change_ms(page: Page, address: str, title: str) -> float:
    """From another page of the app to the one titled ``title``, by the navigation."""
    times = []
    for _ in range(ROUNDS):
        page.goto(f"{address}/{'quality' if title != '数据质量' else 'method'}")
        settle(page)
        target = link(page, title)
        start = time.perf_counter()
        target.click()
        page.wait_for_url(f"{address}/{PATHS_BY_TITLE[title]}**")
        settle(page)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


PATHS_BY_TITLE = {
    "总览": "", "指标趋势": "trend", "三市对比": "compare", "空间布局": "layouts", "县区配额": "quotas",
    "县区一页": "county", "任务分工": "tasks", "创建标准自评": "selfcheck", "汇报与导出": "exports",
    "汇报模式": "present", "全站搜索": "search", "文件与出处": "documents", "政策脉络": "lineage",
    "数据质量": "quality", "口径说明": "method",
}  # fmt: skip


def main() -> None:
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bare.py").write_text(BARE, encoding="utf-8")
        started = time.perf_counter()
        servers = [serve(folder), serve(folder, script=str(folder / "bare.py"))]
        ours = next(servers[0])
        healthy = time.perf_counter() - started
        bare = next(servers[1])
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1920, "height": 1080})
            floor = load_ms(page, bare), rerun_ms(str(folder / "bare.py"))
            print(f"{'page':12}{'load':>8}{'× bare':>8}{'change':>8}{'× load of bare':>16}{'rerun':>8}")
            print(f"{'(bare)':12}{floor[0]:8.0f}{1:8.2f}{'':8}{'':16}{floor[1]:8.1f}")
            for script, path in PATHS.items():
                title = next(title for title, known in PATHS_BY_TITLE.items() if known == path)
                load = load_ms(page, f"{ours}/{path}")
                change = change_ms(page, ours, title)
                rerun = rerun_ms(APP, script)
                print(
                    f"{path or 'overview':12}{load:8.0f}{load / floor[0]:8.2f}{change:8.0f}{change / floor[0]:16.2f}"
                    f"{rerun:8.1f}"
                )
            drawn, changed = map_ms(browser, ours, bare)
            print(f"map drawn after {drawn:.0f} ms, bare page done after {changed:.0f} ms: {drawn / changed:.2f} times")
            browser.close()
        for server in servers:
            server.close()
        build_ms = median_ms(lambda: build_from_nothing(folder), 3)
    print(f"build {build_ms:.0f} ms; start to healthy {healthy:.2f} s")
    bench_deck.main()


def build_from_nothing(folder: Path) -> None:
    data = Path(tempfile.mkdtemp(dir=folder))
    for path in building.inputs(ROOT / "data"):
        if path.is_relative_to(ROOT / "data"):
            target = data / path.relative_to(ROOT / "data")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    building.build(data)


if __name__ == "__main__":
    main()
