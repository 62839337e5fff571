"""Texts in quotation marks in code, templates and SQL, and those that are nobody's words.

In code three things may stand in “…”: words of a document; one value put in at run time (what a user typed, a cell of
the record, which ``check --texts`` proves); and the whole of a label that the interface shows elsewhere. 「…」 holds
names in other programs' menus.
"""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from yuboard.record.quotations import quoted, stands_in
from yuboard.settings import ROOT

VALUE = "\0"
# What a value put in at run time looks like: in SQL, in Jinja and in typst.
_PUT_IN = re.compile(r"' \|\| .*? \|\| '|\{\{.*?\}\}|#[a-z]+\.[a-z_]+")
_LABEL = 12


def code() -> list[Path]:
    """Python but for the reader of quotation marks itself."""
    found = [*(ROOT / "yuboard").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "app.py"]
    return sorted(path for path in found if path.name != "quotations.py")


def markup() -> list[Path]:
    found = [path for kind in ("html", "typ", "js") for path in (ROOT / "yuboard").rglob(f"*.{kind}")]
    return sorted([*found, *(ROOT / "queries").rglob("*.sql")])


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each string of Python; what an f-string puts in is one character."""
    pieces: set[int] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            pieces |= {id(piece) for piece in node.values}
            words = (piece.value if isinstance(piece, ast.Constant) else VALUE for piece in node.values)
            yield node.lineno, _PUT_IN.sub(VALUE, "".join(map(str, words)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces:
            yield node.lineno, node.value


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of anything else, without the comments of SQL."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.lstrip().startswith("--"):
            yield number, _PUT_IN.sub(VALUE, line)


@lru_cache(maxsize=1)
def labels() -> frozenset[str]:
    """Words that are a whole string of the code, as those of buttons, titles, columns and statuses are."""
    return frozenset(words for path in code() for _, words in literals(path) if words and len(words) <= _LABEL)


def strange(words: str, texts: list[str]) -> list[str]:
    """The texts in “…” of ``words`` that are nobody's."""
    found = [one for one in quoted(re.sub("「[^」]*」", "", words)) if one != VALUE and one not in labels()]
    return [one for one in found if not any(stands_in(one, text) for text in texts)]
