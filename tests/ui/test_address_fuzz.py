"""Every parameter of every page at once, with whatever a link may carry: never an error, never markup of the link.

``YUBOARD_EXAMPLES`` asks for more cases a page, new at each run.
"""

import os
import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support.hostile import HOST, PAYLOADS, STARTS
from tests.support.pages import PARAMETERS, PATHS, opened

EXAMPLES = int(os.environ.get("YUBOARD_EXAMPLES", "1"))
# Parameters that take any word, beside those that choose among known ones.
FREE = {
    "pages/evidence/search.py": ("q", "page"),
    "pages/presenters/exports.py": ("slides", "title.cover"),
    "pages/presenters/present.py": ("slides", "slide", "title.cover"),
    "pages/reporting/report.py": ("place", "batch"),
    "pages/reporting/review.py": ("batch",),
    "pages/reporting/status.py": ("city", "year", "day", "cell"),
    "pages/reporting/recognised.py": ("day",),
}
# Of a link or a picture of the address, what is not escaped.
MARKUP = re.compile(rf"(?<!\\)(?:\]\(|<)[^ ]*{re.escape(HOST)}")
WORDS = st.one_of(
    st.sampled_from([*PAYLOADS, *(start.replace("恶", payload) for start, payload in zip(STARTS, PAYLOADS))]),
    st.sampled_from(["0", "-1", "1e9", "9" * 400, "NaN", "2017", "2017-02-30", "../../passwd", "a" * 5000, ",,、、"]),
    st.sampled_from(["商丘市", "虞城县", "shangqiu", "sq2016-001", "true", "null", "%00", "\x00\x1b", "\u202e商丘"]),
    st.text(max_size=40),
)


@pytest.mark.parametrize("page", PATHS)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="YUBOARD_EXAMPLES" not in os.environ,
    database=None,
    # Each case opens a page: to look for a smaller one would take minutes.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_page_takes_any_address(page: str, data: st.DataObject) -> None:
    names = (*PARAMETERS.get(page, ()), *FREE.get(page, ()), "unknown")
    given = {name: data.draw(WORDS, label=name) for name in names}
    test = opened(page, **given)
    said = [part.value for kind in ("markdown", "warning", "info", "error", "caption") for part in test.get(kind)]
    assert not [text for text in said if MARKUP.search(text)]
