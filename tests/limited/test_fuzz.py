"""Two thousand spoiled uploads: each ends as data or as one Chinese sentence, and the server is as it was before.

``make fuzz`` runs more of them, from other seeds.
"""

import gc
import io
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

import openpyxl
import psutil
import pytest

from tests.support.mutations import spoiled
from tests.support.packages import cells, workbook
from tests.support.templates import saved, with_samples
from yuboard.accreditation import batch
from yuboard.exports.pptx import trial
from yuboard.limited import Child, Limits
from yuboard.problems import UploadError
from yuboard.record import store
from yuboard.ui import selfcheck

# How many of each hundred are workbooks, texts and decks.
CASES = int(os.environ.get("YUBOARD_FUZZ", "2000"))
SHARES = {"workbook": 50, "text": 30, "deck": 20}
# A child does many files here and one in the server: everything else is the same.
FILES_A_CHILD = 100
LIMITS = Limits(processor=60, clock=60, memory=trial.LIMITS.memory)
KIND = "示范园区"


class Case(NamedTuple):
    """One spoiled file: its task, its arguments, its content."""

    kind: str
    task: str
    arguments: dict[str, str]
    content: bytes


def filled_in() -> list[list[str]]:
    criteria = store.rows("criteria/list", kind=KIND)
    head = [batch.NAME, *batch.variables(criteria), *batch.conditions(criteria)]
    return [head, *([f"园区{number}", *["50"] * (len(head) - 2), "是"] for number in range(8)), ["合计", "400"]]


def by_openpyxl(lines: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    book.active.merge_cells("D5:D7")
    book.active["B4"] = "=SUM(B2:B3)"
    book.create_sheet("说明").append(["列"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def seeds() -> dict[str, list[bytes]]:
    """Real files of each kind, to be spoiled."""
    lines = filled_in()
    text = "\r\n".join(",".join(line) for line in lines)
    form = batch.template(KIND, store.rows("criteria/list", kind=KIND))
    return {
        "workbook": [form, by_openpyxl(lines), workbook(("填报", cells(*lines)), ("说明", cells(["列"])))],
        "text": [text.encode(encoding) for encoding in ("utf-8-sig", "gb18030", "utf-16")],
        "deck": [saved(), saved(with_samples)],
    }


def cases(count: int) -> Iterator[Case]:
    chance, files = random.Random(20160913), seeds()
    reading = "yuboard.spreadsheets.reading:plain"
    tasks = {
        "workbook": (reading, {"name": "表.xlsx", "wanted": batch.NAME}),
        "text": (reading, {"name": "表.csv", "wanted": batch.NAME}),
        "deck": ("yuboard.exports.pptx.trial:accepted", {}),
    }
    for kind, share in SHARES.items():
        for _ in range(count * share // 100):
            yield Case(kind, *tasks[kind], spoiled(chance.choice(files[kind]), chance))


def ended(case: Case, child: Child) -> str:
    """How a case ended: read, assessed, or the sentence that it was refused with, as the page would tell it."""
    answer = child.ask(case.task, case.content, case.arguments)
    if answer.refusal:
        return answer.refusal
    if case.kind == "deck":
        assert answer.content.startswith(b"PK")
        return "read"
    criteria = store.rows("criteria/list", kind=KIND)
    lines = answer.data["lines"]
    flaws = {(row, column): words for row, column, words in answer.data["flaws"]}
    try:
        batch.assess("表", lines, criteria, selfcheck.factors(), flaws)
        batch.remarks("表", lines)
    except UploadError as error:
        return str(error)
    return "read"


def state() -> tuple[int, int, int]:
    process = psutil.Process()
    return process.num_fds(), process.num_threads(), len(process.children())


def test_every_spoiled_file_ends_in_data_or_one_sentence(caplog: pytest.LogCaptureFixture) -> None:
    made = cases(CASES)
    first = next(made)  # by now the database is open, which has threads and a file of its own
    selfcheck.factors()
    before, child, results = state(), None, Counter()
    memory = 0
    for number, case in enumerate(chain([first], made)):
        if child is None or not child.is_alive or number % FILES_A_CHILD == 0:
            if child is not None:
                child.close()
            child = Child(LIMITS)
        told = ended(case, child)
        results[case.kind, told == "read"] += 1
        assert told == "read" or (re.search(r"[\u4e00-\u9fff]{4}", told) and len(told) < 400), told
        assert not re.search(r"\n|Traceback|Error|Exception", told), told
        if number == CASES // 10:
            gc.collect()
            memory = psutil.Process().memory_info().rss
    child.close()
    gc.collect()
    assert all(now <= then for now, then in zip(state(), before)), (state(), before)
    assert psutil.Process().memory_info().rss - memory < 60_000_000
    # Neither a run that refuses everything nor one that spoils nothing proves anything.
    for kind, share in SHARES.items():
        read, refused = results[kind, True], results[kind, False]
        assert read + refused == CASES * share // 100
        assert min(read, refused) > (read + refused) // 20, results
    # A fault of the program is told like damage, but it is a fault: few mutations may find one.
    assert caplog.text.count("an uploaded file was not read") <= CASES // 100
