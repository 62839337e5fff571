"""Barriers on a page, as axe-core finds them; the script comes with axe-playwright-python, nothing is asked."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import axe_playwright_python
from playwright.sync_api import Page

# The rules of colour among those that axe applies by itself.
_OF_COLOUR = ["color-contrast", "link-in-text-block"]
_RUN = """(more) => axe.run({exclude: []}, {resultTypes: ['violations'], ...more}).then(found => found.violations
    .filter(rule => rule.impact !== 'minor')
    .flatMap(rule => rule.nodes.map(node => ({rule: rule.id, target: node.target.flat().join(' '),
        html: node.html.slice(0, 240), why: node.failureSummary.slice(0, 240)}))))"""


class Barrier(NamedTuple):
    """One finding: axe's rule, the element, and why."""

    rule: str
    target: str
    html: str
    why: str


class Foreign(NamedTuple):
    """A barrier of Streamlit's own: rule, element, the looks in which it is met, and its cause."""

    rule: str
    selector: str
    looks: tuple[str, ...]
    cause: str


# What is not ours. One that is met no more fails the test: it is to be struck out. The dark theme is that of the same
# pages on the same screen: there the rules of colour are asked alone, and none of these is one.
ALL = ("light", "phone")
# Where Streamlit puts what opens over a page: beside the page, outside its landmarks.
OVER = "body > :not(#root) *"
FOREIGN = (
    Foreign("list", '[data-testid="stSidebarNavItems"]', ("phone",), "the menu puts its sections as div into ul"),
    Foreign("listitem", '[data-testid="stSidebarNavItems"] li', ("phone",), "and their pages as li into those div"),
    Foreign("region", OVER, ALL, "lists and the main menu open outside the landmarks of the page"),
    Foreign("landmark-banner-is-top-level", f"{OVER}:is(header)", ALL, "the calendar has its month in a header"),
    Foreign(
        "landmark-no-duplicate-banner",
        '[data-testid="stHeader"], [data-testid="stSidebar"] *',
        ALL,
        "which counts beside that of the page",
    ),
    Foreign("landmark-unique", '[data-testid="stHeader"]', ALL, "and has no name of its own"),
)


class Judged(NamedTuple):
    """What is found on a page, parted: barriers of ours, and those of Streamlit's own that are met."""

    ours: list[Barrier]
    met: set[Foreign]


@lru_cache(maxsize=1)
def _script() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def barriers(page: Page, *, of_colour: bool = False) -> list[Barrier]:
    """What is moderate, serious or critical on a page as it is shown now; with ``of_colour`` by rules of colour alone.

    Themes differ in nothing else.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_script())
    more = {"runOnly": {"type": "rule", "values": _OF_COLOUR}} if of_colour else {}
    return [Barrier(**found) for found in page.evaluate(_RUN, more)]


def judge(page: Page, found: list[Barrier]) -> Judged:
    """Part what is found on a page into ours and what is known of Streamlit's own."""
    judged = Judged([], set())
    for barrier in found:
        known = [one for one in FOREIGN if one.rule == barrier.rule and _is_of(page, barrier, one.selector)]
        judged.met.update(known)
        if not known:
            judged.ours.append(barrier)
    return judged


def _is_of(page: Page, barrier: Barrier, selector: str) -> bool:
    """Whether the element of a finding is one that ``selector`` names."""
    return page.evaluate(
        "([target, selector]) => !!document.querySelector(target)?.matches(selector)", [barrier.target, selector]
    )
