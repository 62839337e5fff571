"""One wording: no Chinese sentence stands twice in code and templates."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
KINDS = (".py", ".html", ".typ", ".js")
# More than twelve Chinese characters, punctuation among them.
LONG = 13
RUN = re.compile(rf"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…·]{{{LONG},}}")


def files() -> list[Path]:
    """All code and templates that may hold words for users."""
    folders = [path for name in ("yuboard", "pages") for path in (ROOT / name).rglob("*") if path.suffix in KINDS]
    return sorted([*folders, ROOT / "app.py", ROOT / "serve.py"])


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each string literal of Python, pieces of f-strings too; of each line of anything else."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.lineno, node.value
    else:
        yield from enumerate(source.splitlines(), 1)


def places(path: Path) -> dict[str, set[str]]:
    """From each stretch of thirteen characters in a file to the lines that hold it."""
    held = defaultdict(set)
    for line, text in texts(path):
        for run in RUN.findall(text):
            for start in range(len(run) - LONG + 1):
                held[run[start : start + LONG]].add(f"{path.relative_to(ROOT)}:{line}")
    return held


def repeated(paths: list[Path]) -> dict[tuple[str, ...], str]:
    """From the lines that share words to the first words that they share."""
    held = defaultdict(set)
    for path in paths:
        for words, lines in places(path).items():
            held[words] |= lines
    return {tuple(sorted(lines)): words for words, lines in reversed(held.items()) if len(lines) > 1}


def test_no_sentence_stands_twice() -> None:
    assert not repeated(files())


def test_repeats_are_found_in_all_kinds_of_files(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    (tmp_path / "a.py").write_text('x = f"{1}文件没有把目标分解到县（市、区）。{2}"', encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>{{ city }}：文件没有把目标分解到县（市、区），见下</p>", encoding="utf-8")
    (tmp_path / "c.py").write_text("# 文件没有把目标分解到县（市、区）", encoding="utf-8")
    found = repeated([tmp_path / name for name in ("a.py", "b.html", "c.py")])
    assert list(found) == [("a.py:1", "b.html:1")]
