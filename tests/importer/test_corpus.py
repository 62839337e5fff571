"""The corpus of messy workbooks: nearly all is read right, and nothing is wrong without a question."""

import random
from collections import Counter
from contextlib import suppress

from tests.importer.brothers import BROTHERS
from tests.importer.corpus import CORPUS
from tests.importer.making import Messy, xlsx
from yuboard.importer import reading
from yuboard.importer.names import Names
from yuboard.problems import UploadError


def test_the_corpus_is_large_and_its_files_differ() -> None:
    assert len(CORPUS) >= 60
    assert len({messy.title for messy in CORPUS}) == len({messy.content for messy in CORPUS}) == len(CORPUS)


def flaws(messy: Messy, known: Names) -> tuple[Counter[str], list[str]]:
    """How many values are right, asked about or wrong in silence; and in words everything that is not right."""
    read = {(v.sheet, v.cell): v.plain() for v in reading.read(messy.content, messy.file, known).values}
    counts, told = Counter[str](), []
    for one in messy.expected:
        value = read.pop((one.sheet, one.cell), None)
        if value is None:
            counts["silent"] += 1
            told.append(f"{messy.title} {one.cell}: not read")
            continue
        wrong = {name: value[name] for name, wanted in one.plain().items() if value[name] != wanted}
        asks = value["question"] is not None
        kind = "right" if not wrong else "asked" if asks else "silent"
        if not wrong and one.asks is not None and one.asks != asks:
            kind = "silent" if one.asks else "needless"
        counts[kind] += 1
        if kind != "right":
            told.append(f"{messy.title} {one.cell}: {kind} {wrong} {value['question'] or ''}")
    for (_, cell), value in read.items():
        kind = "asked" if value["question"] else "silent"
        counts[kind] += 1
        told.append(f"{messy.title} {cell}: {kind}, not expected: {value}")
    return counts, told


def test_whatever_is_done_to_a_sheet_is_read_or_refused(known: Names) -> None:
    """Rows lost, doubled and moved, cells overwritten: no error but the sentence of a refusal."""
    chance = random.Random(20161127)
    written = [
        "合计",
        "其中：",
        "2017年",
        "-",
        "虞城县",
        "",
        None,
        5,
        "同比",
        "（万元）",
        "网络零售额",
        "1-9月",
        "小计",
        0.5,
        "注：",
    ]
    for number in range(300):
        rows = [list(row) for row in BROTHERS[number % len(BROTHERS)].rows]
        for _ in range(chance.randint(1, 5)):
            row = chance.randrange(len(rows))
            done = chance.choice(["overwrite", "insert", "double", "lose", "widen", "shuffle"])
            if done == "overwrite" and rows[row]:
                rows[row][chance.randrange(len(rows[row]))] = chance.choice(written)
            elif done in ("insert", "double"):
                rows.insert(row, list(rows[chance.randrange(len(rows))]) if done == "double" else [])
            elif done == "lose" and len(rows) > 1:
                rows.pop(row)
            elif done == "widen":
                rows = [[*cells[:row], "", *cells[row:]] for cells in rows]
            elif done == "shuffle":
                chance.shuffle(rows)
        with suppress(UploadError):
            reading.read(xlsx({"Sheet1": rows}), "a.xlsx", known)


def test_nearly_all_is_right_and_nothing_is_silently_wrong(known: Names) -> None:
    counts, told = Counter[str](), []
    for messy in CORPUS:
        own, words = flaws(messy, known)
        counts += own
        told += words
    assert not counts["silent"], "\n".join(told)
    assert counts["right"] >= 0.98 * counts.total(), "\n".join(told)
