"""The pages: where each stands and what its address is."""

from yuboard.settings import ROOT

PATHS = {
    "pages/leadership/overview.py": "",
    "pages/leadership/trend.py": "trend",
    "pages/leadership/compare.py": "compare",
    "pages/leadership/layouts.py": "layouts",
    "pages/counties/quotas.py": "quotas",
    "pages/counties/county.py": "county",
    "pages/counties/tasks.py": "tasks",
    "pages/counties/selfcheck.py": "selfcheck",
    "pages/presenters/exports.py": "exports",
    "pages/presenters/present.py": "present",
    "pages/evidence/search.py": "search",
    "pages/evidence/documents.py": "documents",
    "pages/evidence/lineage.py": "lineage",
    "pages/evidence/quality.py": "quality",
    "pages/evidence/method.py": "method",
}
APP = str(ROOT / "app.py")
