"""Loading: from the call of a page to its last visible change, by the browser's own clock, beside pages of others.

Every page is visited once a round, so that a slow moment of the machine falls on all of them; a bare page is visited
twice a round, and how far its two medians lie apart is the noise.
"""

import random
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.support.browser import READY, WIDE
from yuboard.settings import ROOT

ROUNDS, COLD_ROUNDS = 7, 5
QUIET_MS = 700
PEERS = ("gdp", "four")
BARE, BARE_AGAIN = "bare", "bare, again"


# Share of the faster peer's time that a warm full load is to keep below, by the page's address; layouts are loaded when
# their map is drawn, which is also loaded as one to explore, by WebGL.
BARS = {
    "": 0.55, "county?county=虞城县": 0.55, "compare": 0.55, "trend": 0.7, "quotas": 0.7, "progress": 0.7,
    "tasks": 0.5, "selfcheck": 0.5, "documents": 0.5, "lineage": 0.5, "quality": 0.5, "method": 0.5, "search": 0.5,
    "layouts": 0.9, "layouts?explore=true": None, "exports": None, "present": None,
}  # fmt: skip
CHANGE_BAR, COLD_BAR, STATIC_BAR = 0.8, 1.7, 0.5

# Notes the last change of the document and of every component in it, the first drawing of WebGL, and the last click.
WATCH = """(() => {
  const note = () => { window.changed = performance.now(); };
  const wanted = {subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["d"]};
  const observe = (root) => new MutationObserver(note).observe(root, wanted);
  observe(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (...given) {
    const root = attach.apply(this, given);
    observe(root);
    return root;
  };
  for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...given) {
      window.drawn ??= performance.now();
      return draw.apply(this, given);
    };
  }
  addEventListener("click", () => { window.began = performance.now(); }, true);
})()"""
IS_QUIET = f"() => window.changed && performance.now() - window.changed > {QUIET_MS}"


def loaded(page: Page, address: str) -> float:
    """Milliseconds from the call to the last change; of a page with a map, to its first drawing if that is later."""
    page.goto(address)
    if address.startswith("http"):
        page.wait_for_selector(READY, timeout=60_000)
    if address.endswith("explore=true"):
        page.wait_for_function("() => window.drawn", timeout=60_000)
    page.wait_for_function(IS_QUIET, timeout=60_000)
    return float(page.evaluate("Math.max(window.changed, window.drawn ?? 0)"))


def _opened(browser: Browser) -> Page:
    page = browser.new_context(**WIDE).new_page()
    page.add_init_script(WATCH)
    return page


def _interleaved(
    names: list[str], measure: Callable[[str], float], rounds: int, *, lost: int
) -> dict[str, list[float]]:
    """Times by name, after ``lost`` rounds that fill the caches; each round takes the names in another order."""
    times: dict[str, list[float]] = {name: [] for name in names}
    order = random.Random(0)
    for turn in range(rounds + lost):
        for name in order.sample(names, len(names)):
            took = measure(name)
            if turn >= lost:
                times[name].append(took)
    return times


def warm(browser: Browser, targets: Mapping[str, str]) -> dict[str, list[float]]:
    """Warm full loads of pages, address by name, each in a profile of its own."""
    pages = {name: _opened(browser) for name in targets}

    def measure(name: str) -> float:
        pages[name].bring_to_front()
        return loaded(pages[name], targets[name])

    times = _interleaved(list(targets), measure, ROUNDS, lost=2)
    for page in pages.values():
        page.context.close()
    return times


def cold(browser: Browser, targets: Mapping[str, str]) -> dict[str, list[float]]:
    """First loads, each in a profile that holds nothing."""

    def measure(name: str) -> float:
        page = _opened(browser)
        took = loaded(page, targets[name])
        page.context.close()
        return took

    return _interleaved(list(targets), measure, COLD_ROUNDS, lost=1)


def changes(browser: Browser, ours: str) -> dict[str, list[float]]:
    """From a click to the last change: of the page by the menu, and of a choice on a page."""
    page = _opened(browser)
    clicks: dict[str, tuple[str, Callable[[], None]]] = {
        "总览 → 三市对比": ("", lambda: page.get_by_role("link", name="三市对比", exact=True).click()),
        "三市对比 → 总览": ("compare", lambda: page.get_by_role("link", name="总览", exact=True).first.click()),
        "总览 → 指标趋势": ("", lambda: page.get_by_role("link", name="指标趋势", exact=True).click()),
        "总览: a number's clause": (
            "",
            lambda: (
                page.locator('.glance [data-id]:has-text("万亿元")').first.click(),
                page.wait_for_selector('[role="dialog"] .citation'),
            ),
        ),
        "指标趋势: another indicator": ("trend", lambda: page.locator(".index .name").nth(2).click()),
        "县区一页: a county": ("county", lambda: page.locator('.choices [role="button"]').first.click()),
    }

    def measure(name: str) -> float:
        path, click = clicks[name]
        loaded(page, f"{ours}/{path}")
        click()
        page.wait_for_function("() => window.changed > window.began", timeout=60_000)
        page.wait_for_function(IS_QUIET, timeout=60_000)
        return float(page.evaluate("window.changed - window.began"))

    times = _interleaved(list(clicks), measure, COLD_ROUNDS, lost=1)
    page.context.close()
    return times


def report(browser: Browser, servers: Mapping[str, str], folder: Path) -> None:
    """Print every table; ``servers`` are the addresses of ours and of the peers."""
    ours, bare = servers["ours"], servers[BARE]
    subprocess.run(
        [sys.executable, "-m", "yuboard", "export", "static", "--out", str(folder / "static")],
        check=True, cwd=ROOT, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    beside = {BARE: bare, BARE_AGAIN: bare} | {name: servers[name] for name in PEERS}
    pages = {path or "overview": f"{ours}/{path}" for path in BARS}
    static = {
        f"static {name}": (folder / "static" / f"{name}.html").as_uri() for name in ("index", "compare", "quotas")
    }
    times = warm(browser, beside | pages | static)
    floor = statistics.median(times[BARE] + times[BARE_AGAIN])
    peer = min(statistics.median(times[name]) for name in PEERS)
    low, high = sorted((statistics.median(times[BARE]), statistics.median(times[BARE_AGAIN])))
    print(f"\nWarm full load, last visible change; noise: two medians of the bare page {high / low - 1:.0%} apart")
    _table(times, {"× bare": floor, "× peer": peer}, {path or "overview": bar for path, bar in BARS.items()})
    print(f"static pages are to stay below {STATIC_BAR} × bare")

    first = cold(browser, {BARE: beside[BARE], "overview": pages["overview"], "compare": pages["compare"]})
    print(f"\nCold load, empty cache; bar {COLD_BAR} × bare")
    _table(first, {"× bare": statistics.median(first[BARE])}, {})

    print(f"\nFrom click to last change; bar {CHANGE_BAR} × a bare page's warm load")
    _table(changes(browser, ours), {"× bare": floor}, {})


def _table(times: Mapping[str, list[float]], beside: Mapping[str, float], bars: Mapping[str, float | None]) -> None:
    print(f"{'page':32}{'ms':>7}{'min':>7}{'max':>7}" + "".join(f"{name:>9}" for name in beside) + f"{'bar':>7}")
    for name, found in times.items():
        middle = statistics.median(found)
        ratios = "".join(f"{middle / base:9.2f}" for base in beside.values())
        bar = bars.get(name)
        print(
            f"{name:32}{middle:7.0f}{min(found):7.0f}{max(found):7.0f}{ratios}{'' if bar is None else f'{bar:7.2f}'}",
            flush=True,
        )
