"""One estimate of how wide text is, on every surface."""

import ast

import pytest

from yuboard.settings import ROOT
from yuboard.wording.measuring import cut, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("县区", 2), ("2025年", 3), ("≥5家", 2.5), ("“双十”……", 6), ("〔2016〕26号", 6), ("　", 1)],
)
def test_width_counts_full_and_half_characters(text: str, expected: float) -> None:
    assert width(text) == expected


def test_cut_text_fits_and_says_that_it_is_cut() -> None:
    assert cut("跨境电子商务", 6) == "跨境电子商务"
    assert cut("跨境电子商务", 5) == "跨境电子…"
    assert width(cut("商政〔2016〕26号　实施方案", 8.5)) <= 8.5


def test_no_other_module_measures_text() -> None:
    """Code points and widths of characters are asked for where text is measured, read from a table or searched."""
    named = {"measuring.py", "parsing.py", "reading.py", "search.py"}
    for path in sorted((ROOT / "yuboard").rglob("*.py")):
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        words = {node.id for node in nodes if isinstance(node, ast.Name)}
        assert path.name in named or not words & {"ord", "unicodedata"}, path
