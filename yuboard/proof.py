"""Proof against the full texts: every quote is there, and no numeral was passed over."""

import re
from pathlib import Path

import duckdb

from yuboard.problems import Problem

_NUMERAL = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_QUOTED = ("figures", "tasks", "task_targets", "duties", "criteria", "layout_elements", "document_bases", "layouts")


def read_text(path: Path) -> str:
    """A document's text as it is compared: all white space removed, as line breaks come from page layout."""
    return re.sub(r"\s", "", path.read_text(encoding="utf-8", errors="replace"))


def prove(connection: duckdb.DuckDBPyConnection, texts: Path) -> tuple[list[Problem], dict[str, int]]:
    """Compare every quote and every numeral of each document.

    Returns the problems, and the number of quotes proven per document. A text file that is missing
    is a problem, as nothing of its document is proven then.
    """
    problems: list[Problem] = []
    proven: dict[str, int] = {}
    documents = connection.execute(
        "select document_id, text_file, source_file, source_row from documents order by document_id"
    ).fetchall()
    for document_id, text_file, source_file, source_row in documents:
        path = texts / (text_file or "")
        if not path.is_file():
            text = f"缺少全文文件“{text_file or ''}”，引文无法核对"
            problems.append(Problem(source_file, source_row, "text_file", text))
            continue
        found, count = _prove_document(connection, document_id, read_text(path))
        problems += found
        proven[document_id] = count
    return problems, proven


def _prove_document(connection: duckdb.DuckDBPyConnection, document_id: str, text: str) -> tuple[list[Problem], int]:
    problems: list[Problem] = []
    covered = bytearray(len(text))
    count = 0
    for table in _QUOTED:
        rows = connection.execute(
            f"select quote, source_file, source_row from {table} where document_id = ?", [document_id]
        ).fetchall()
        for quote, file, row in rows:
            if _cover(text, quote, covered if table == "figures" else None):
                count += 1
            else:
                problems.append(Problem(file, row, "quote", f"引文不在全文中：“{quote}”"))
    units = connection.execute(
        "select u.as_written, u.source_file, u.source_row from task_units as u"
        " join tasks as t on t.task_id = u.task_id where t.document_id = ?",
        [document_id],
    ).fetchall()
    problems += [
        Problem(file, row, "as_written", f"单位“{as_written}”不在全文中")
        for as_written, file, row in units
        if as_written not in text
    ]
    excluded = connection.execute(
        "select fragment, source_file, source_row from exclusions where document_id = ?", [document_id]
    ).fetchall()
    for fragment, file, row in excluded:
        if not _cover(text, fragment, covered):
            problems.append(Problem(file, row, "fragment", f"片段不在全文中：“{fragment}”"))
    file = f"documents/{document_id}/figures.csv"
    for match in _NUMERAL.finditer(text):
        if not all(covered[match.start() : match.end()]):
            around = text[max(0, match.start() - 15) : match.end() + 15]
            problems.append(Problem(file, 0, "quote", f"数字“{match.group()}”未录入，也未列入排除：…{around}…"))
    return problems, count


def _cover(text: str, fragment: str, covered: bytearray | None) -> bool:
    """Mark each occurrence of ``fragment``; False where there is none."""
    start = text.find(fragment)
    if start < 0:
        return False
    while start >= 0 and covered is not None:
        covered[start : start + len(fragment)] = b"\1" * len(fragment)
        start = text.find(fragment, start + 1)
    return True
