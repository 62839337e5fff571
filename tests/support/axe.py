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


def is_of(page: Page, barrier: Barrier, selector: str) -> bool:
    """Whether the element of a finding is one that ``selector`` names."""
    return page.evaluate(
        "([target, selector]) => !!document.querySelector(target)?.matches(selector)", [barrier.target, selector]
    )
