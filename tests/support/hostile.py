"""Hostile text in every cell of text: what Markdown, Streamlit, HTML, typst or a workbook would read as their own."""

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from tests.support import rows
from yuboard.record import store

HOST = "h.test"
# Short, without blanks and digits, so that a quotation takes any of them and no number changes. All hold 恶.
PAYLOADS = (
    f"![恶](//{HOST}/p.png)", f"[恶](//{HOST})", f"<img/恶/src=//{HOST}>", "$恶$与$恶$", ":red[恶]", "恶:material/bug:",
    "`恶`", f"恶http://{HOST}", f"恶www.{HOST}", f"恶@{HOST}", "[^恶]", "恶:smile:", "|恶|", "**恶**", "~~恶~~",
    "#panic[恶]", "恶&lt;b&gt;", ":streamlit:恶", "恶:material_bug:", "{{恶}}", "\\恶\\", "<!--恶-->", "==恶==",
)  # fmt: skip
# Before the text of a cell where that may begin with anything: a formula, a list, a heading, code, a rule.
STARTS = ("=恶+A1", "- 恶 ", "1. 恶 ", "# 恶 ", "> 恶 ", "    恶", "恶 -> 恶 -- 恶 ", "+恶 ", "@恶 ")

# Columns of text by file: those that end with hostile text, and those that may begin with it too.
ENDS = {
    "documents.csv": ("number", "title", "short_title", "issuer"),
    "indicators.csv": ("name",),
    "places.csv": ("name", "short_name", "aliases"),
    "layouts.csv": ("name", "section", "quote"),
    "figures.csv": ("subject", "section", "quote"),
    "document_bases.csv": ("number", "title", "quote"),
    "tasks.csv": ("section", "title", "quote"),
    "task_targets.csv": ("quote",),
    "duties.csv": ("section", "quote"),
    "criteria.csv": ("number", "section", "quote"),
    "layout.csv": ("name", "aliases", "status", "section", "quote"),
    "comparisons.csv": ("title",),
    "findings.csv": ("title",),
    "forms.csv": ("title", "issuer", "unit", "section", "quote", "notice"),
    "score_rules.csv": ("title", "issuer", "number"),
    "score_items.csv": ("title", "quote"),
}
FREE = {
    "documents.csv": ("note",),
    "indicators.csv": ("definition",),
    "places.csv": ("note",),
    "layouts.csv": ("summary",),
    "figures.csv": ("note",),
    "document_bases.csv": ("note",),
    "tasks.csv": ("summary", "note"),
    "task_targets.csv": ("note",),
    "duties.csv": ("summary", "addressed", "note"),
    "criteria.csv": ("summary", "note"),
    "layout.csv": ("role", "note"),
    "comparisons.csv": ("definition",),
    "comparison_members.csv": ("reason",),
    "findings.csv": ("as_stated", "computed", "treatment"),
    "revisions.csv": ("rule", "reason"),
    "exchange_rates.csv": ("source",),
    "units.csv": ("note",),
    "exclusions.csv": ("reason",),
    "forms.csv": ("note",),
}
# Names that rows share: the same text becomes the same hostile text wherever it stands, also within a list.
NAMES = {
    "themes.csv": ("theme",),
    "indicators.csv": ("domain",),
    "tasks.csv": ("themes",),
    "task_units.csv": ("unit",),
    "criteria.csv": ("unit_kind", "variable", "condition"),
    "finding_figures.csv": ("mark",),
}
# Names by which rules of the code know a row.
_KNOWN = ("复审周期", "不再接受申报的期限", "规则", "通用")
# What parts a list of names and the levels of a kind.
_PARTS = "[、·]"
# The longest quotation that is taken.
_LONGEST = 90


def spoil(data: Path) -> None:
    """Put hostile text into every cell of text of a copy of the data."""
    ends, starts = cycle(PAYLOADS), cycle(STARTS)
    names: dict[str, str] = {}
    for path in sorted(data.rglob("*.csv")):
        table = rows.read(path)
        for row in table:
            for column in ENDS.get(path.name, ()):
                if row[column] and not _is_full(column, row[column]):
                    row[column] += next(ends)
            for column in FREE.get(path.name, ()):
                if row[column]:
                    row[column] = next(starts) + row[column] + next(ends)
            for column in NAMES.get(path.name, ()):
                for word in filter(None, re.split(_PARTS, row[column])):
                    if word not in names and word not in _KNOWN:
                        names[word] = word + next(ends)
                row[column] = re.sub(f"[^{_PARTS[1:-1]}]+", lambda word: names.get(word[0], word[0]), row[column])
            if path.name == "figures.csv":
                _spoil_written(row, next(ends))
        if table:
            rows.write(path, table)
    for path in sorted(data.rglob("task_units.csv")):
        _spoil_units(path, ends)


def _spoil_units(path: Path, ends: Iterator[str]) -> None:
    """Put hostile text behind the units of tasks as they are written, in the task's quote too, which must show them."""
    tasks = {row["task_id"]: row for row in rows.read(path.with_name("tasks.csv"))}
    units = rows.read(path)
    for unit in units:
        task, piece, written = tasks[unit["task_id"]], next(ends), unit["as_written"]
        if len(task["quote"]) + len(piece) <= _LONGEST and f"{written}、" in f"{task['quote']}、":
            task["quote"] = f"{task['quote']}、".replace(f"{written}、", f"{written}{piece}、")[:-1]
            unit["as_written"] = written + piece
    rows.write(path, units)
    rows.write(path.with_name("tasks.csv"), list(tasks.values()))


def _spoil_written(row: rows.Row, piece: str) -> None:
    """Put hostile text behind the written words of a figure, in its quote too, where no number follows them there."""
    written = row["as_written"]
    if len(row["quote"]) + len(piece) <= _LONGEST and row["quote"].count(written) == 1:
        row["quote"] = row["quote"].replace(written, written + piece)
        row["as_written"] = written + piece


def _is_full(column: str, text: str) -> bool:
    return column == "quote" and len(text) + max(map(len, PAYLOADS)) > _LONGEST


def found(text: str) -> Iterator[str]:
    """The hostile pieces that a text holds."""
    yield from (piece for piece in PAYLOADS if piece in text)


def county() -> str:
    """虞城县 under the name that it has in the hostile data, which are in use."""
    return next(row["short_name"] for row in store.rows("counties/list") if row["short_name"].startswith("虞城"))
