"""Pages of the app: their scripts and addresses, how one is opened, and what a reader reads on it."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.support import drawings
from yuboard.settings import ROOT

PATHS = {
    "pages/leadership/overview.py": "",
    "pages/leadership/progress.py": "progress",
    "pages/leadership/trend.py": "trend",
    "pages/leadership/compare.py": "compare",
    "pages/leadership/layouts.py": "layouts",
    "pages/counties/quotas.py": "quotas",
    "pages/counties/county.py": "county",
    "pages/counties/tasks.py": "tasks",
    "pages/counties/selfcheck.py": "selfcheck",
    "pages/reporting/report.py": "report",
    "pages/reporting/review.py": "review",
    "pages/reporting/status.py": "reporting",
    "pages/reporting/recognised.py": "recognised",
    "pages/presenters/exports.py": "exports",
    "pages/presenters/present.py": "present",
    "pages/evidence/search.py": "search",
    "pages/evidence/documents.py": "documents",
    "pages/evidence/lineage.py": "lineage",
    "pages/evidence/quality.py": "quality",
    "pages/evidence/method.py": "method",
}
# Every parameter that a page takes from its address, but words to search for and titles, which may be any.
PARAMETERS = {
    "pages/leadership/compare.py": ("verdict", "line"),
    "pages/leadership/overview.py": ("city", "day"),
    "pages/leadership/trend.py": ("indicator", "cities", "cny", "explore", "domain", "verdict", "due"),
    "pages/leadership/layouts.py": ("layout", "year", "explore", "element"),
    "pages/counties/quotas.py": ("city", "indicator", "county", "map_year", "scenario", "chart", "sort"),
    "pages/counties/county.py": ("county", "with", "day"),
    "pages/counties/tasks.py": ("view", "task", "unit", "city", "theme", "document", "sort"),
    "pages/counties/selfcheck.py": ("kind", "tab"),
    "pages/presenters/exports.py": ("place", "indicators", "scenario"),
    "pages/presenters/present.py": ("place", "indicators"),
    "pages/evidence/documents.py": ("document", "place", "stage", "page", "figure"),
    "pages/evidence/quality.py": ("finding", "weight", "order", "day"),
    "pages/evidence/method.py": ("domain",),
}
APP = str(ROOT / "app.py")


def opened(page: str, /, *, user: dict[str, Any] | None = None, **parameters: str) -> AppTest:
    """The app on ``page``, for a ``user`` where one is signed in, with ``parameters`` in its address.

    A page that raises fails here.
    """
    test = AppTest.from_file(APP, default_timeout=30)
    if user:
        test.user = user
    for name, value in parameters.items():
        test.query_params[name] = value
    test.run()
    if page:
        test.switch_page(page).run()
    assert not test.exception, test.exception
    return test


def press(test: AppTest, label: str) -> AppTest:
    """The page after a click on the button of this label."""
    next(button for button in test.button if button.label == label).click().run()
    assert not test.exception, test.exception
    return test


def component_of(test: AppTest, name: str) -> Any:
    """What the one component of a name was given to show."""
    (found,) = (e for e in test.get("bidi_component") if e.proto.component_name.endswith(f"yuboard_{name}"))
    return json.loads(found.proto.json)


def words(test: AppTest) -> str:
    """Everything a reader can read on the page, tables, buttons and drawings included."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "button", "metric", "table")
    parts = []
    for kind in kinds:
        for element in test.get(kind):
            parts += [str(getattr(element, "label", "")), str(element.value)]
            if kind == "table":
                parts.append(element.value.to_csv())
    parts += map(drawings.told, drawings.on_page(test))
    return "\n".join(parts)
