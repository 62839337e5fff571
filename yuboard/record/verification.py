"""Verification of the record: its rules, and its quotes and numerals against the full texts."""

import contextlib
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import duckdb

from yuboard.problems import Problem
from yuboard.record import building, counting, folder, quotations, readings, tiers
from yuboard.record.numerals import vocabulary
from yuboard.record.parsing import parse
from yuboard.record.proofs import Proven, checksum
from yuboard.settings import texts_dir

_ARABIC = r"[0-9０-９]+(?:[.．][0-9０-９]+)?"
# 首 is a numeral only where it is a rank, and then no text is without it (首次, 首先).
_NUMERAL = "".join([*vocabulary.DIGITS, *vocabulary.TENS, *vocabulary.JOINED]).replace("首", "")
_DIGITS = _NUMERAL.replace("两", "").replace("俩", "").replace("仨", "")
_CHINESE = f"[{_NUMERAL}{''.join(vocabulary.MYRIADS)}]"
_SHARES = "|".join(word for word in [*vocabulary.IN_A_WORD, *vocabulary.DOUBLED] if word != "全部")
# What is counted without a unit of the record: 十三部委, 七大优势产业.
_COUNTED = ("部委", "大", "类", "项", "种")
_QUOTED = (
    "figures",
    "tasks",
    "task_targets",
    "duties",
    "criteria",
    "layout_elements",
    "document_bases",
    "layouts",
    "forms",
)


class Verification(NamedTuple):
    """Result of a check: every problem; by document the number of figures and, with the texts, of proven quotes.

    ``unproven`` are the documents whose texts are not at hand, ``doubts`` what is no problem and should be looked at,
    ``coded`` the codes of the cities with a document and of the places below them, with their names.
    ``notices`` block nothing: files that are not read, counts of rows that lag behind. ``proven`` are the documents
    whose quotes were all found, with the checksums of their texts.
    """

    problems: list[Problem]
    figures: dict[str, int]
    quotes: dict[str, int]
    unproven: list[str] = []  # noqa: RUF012
    doubts: list[Problem] = []  # noqa: RUF012
    coded: dict[str, str] = {}  # noqa: RUF012
    notices: list[Problem] = []  # noqa: RUF012
    proven: dict[str, Proven] = {}  # noqa: RUF012


def verify(data: Path, texts: Path | None = None) -> Verification:
    """Load and check ``data``, and prove its quotes where ``texts`` are given; nothing is published."""
    with duckdb.connect() as connection:
        problems = building.load_and_check(connection, data)
        unproven, quotes = prove(connection, texts) if texts else ([], {})
        figures = connection.execute(
            "select document_id, count(*) from figures group by document_id order by document_id"
        ).fetchall()
        documents = connection.execute("select document_id from documents order by document_id").fetchall()
        unread = [document_id for (document_id,) in documents if texts and document_id not in quotes]
        doubts, coded = _doubts(connection), dict(connection.execute(_CODED).fetchall())
        proven = _checksums(connection, texts, quotes) if texts else {}
    found = problems + unproven
    return Verification(found, dict(figures), quotes, unread, doubts, coded, _notices(data), proven)


def _checksums(connection: duckdb.DuckDBPyConnection, texts: Path, quotes: dict[str, int]) -> dict[str, Proven]:
    """The proven documents, with the checksums of the texts that prove them."""
    files = dict(connection.execute("select document_id, text_file from documents").fetchall())
    paths = {document_id: text_path(texts, files[document_id]) for document_id in quotes}
    return {name: Proven(quotes[name], checksum(read_text(path))) for name, path in paths.items() if path}


_CODED = """
    select p.adcode, p.name
    from places as p
    where p.adcode is not null
        and (p.place_id in (select place_id from documents) or p.parent_id in (select place_id from documents))
    order by p.source_row
    """


def _doubts(connection: duckdb.DuckDBPyConnection) -> list[Problem]:
    """Names that a dictionary reads in several ways and places.csv does not say how; cities without a code."""
    listed = connection.execute(
        "select source_file, source_row, short_name from places where pinyin is null order by source_row"
    ).fetchall()
    doubts = [
        Problem(file, row, "pinyin", f"“{name}”的{_said(ways)}，拼音首字母检索可能不对；请填写拼音")
        for file, row, name in listed
        if (ways := readings.ways(name))
    ]
    uncoded = connection.execute(
        "select source_file, source_row, name from places"
        " where adcode is null and place_id in (select place_id from documents) order by source_row"
    ).fetchall()
    return doubts + [Problem(file, row, "adcode", f"“{name}”没有区划代码，地图从略") for file, row, name in uncoded]


def _said(ways: dict[str, list[str]]) -> str:
    return "、".join(f"“{sign}”有{'、'.join(said)}几种读法" for sign, said in ways.items())


def _notices(data: Path) -> list[Problem]:
    found = folder.listing(data)
    sheets = {path.relative_to(data).as_posix(): parse(path) for path in found.tables}
    rows = {name: sheet.rows for name, sheet in sheets.items() if not sheet.flaws}
    lagging = counting.uncounted(sheets.get(counting.FILE), rows)
    return [*found.notices, *folder.cut_short(found.tables, data), *lagging]


def read_text(path: Path) -> str:
    """A document's text as it is compared: all white space removed, as line breaks come from page layout."""
    return re.sub(r"\s", "", path.read_text(encoding="utf-8", errors="replace"))


def text_path(texts: Path, name: str | None) -> Path | None:
    """The full text of this name, if there is one: a name that leads out of the folder leads nowhere."""
    if not name or re.search(r"[/\\:]", name):
        return None
    with contextlib.suppress(OSError):
        if (texts / name).is_file() and os.access(texts / name, os.R_OK):
            return texts / name
    return None


def texts_version() -> tuple[tuple[str, int], ...]:
    """The version of the full texts at hand, for ``record.cached``: names and times of change."""
    texts = texts_dir()
    versions = []
    for file in sorted(texts.glob("*.txt")) if texts else ():
        with contextlib.suppress(OSError):
            versions.append((file.name, file.stat().st_mtime_ns))
    return tuple(versions)


def numerals(units: Iterable[str]) -> re.Pattern[str]:
    """Pattern of a document's numerals: every Arabic one, and a Chinese one that counts.

    A Chinese numeral counts before one of ``units`` (两家, 万亿元), in a fraction (百分之五), and when it has two
    digits or more (十三), as do tenths, doublings and 一半. A single one before any other word is mostly none: 一批,
    第三方, 统一.
    """
    counted = "|".join(re.escape(word) for word in sorted({*units, *_COUNTED}))
    tenths = rf"{_CHINESE}{vocabulary.TENTH}(?![{vocabulary.NO_TENTH}])|翻{_CHINESE}番|{_SHARES}"
    infix = "".join(vocabulary.INFIX)
    chinese = rf"{_CHINESE}+分之{_CHINESE}+|{tenths}|{_CHINESE}+[{infix}]?(?:{counted})|[{_DIGITS}]{{2,}}"
    # 万 or 亿 after an Arabic numeral is part of it.
    return re.compile(rf"{_ARABIC}|(?<![0-9０-９万亿])(?:{chinese})")


def prove(connection: duckdb.DuckDBPyConnection, texts: Path) -> tuple[list[Problem], dict[str, int]]:
    """Compare every quote, every text in quotation marks, every unit of a task, tier and numeral of each document.

    Returns the problems, and the number of quotes proven per document. A document whose text is not at hand is in
    neither: it is unproven. A folder that has the text of none is a problem.
    """
    problems: list[Problem] = []
    missing: list[Problem] = []
    proven: dict[str, int] = {}
    texts_read: dict[str, str] = {}
    documents = connection.execute(
        "select document_id, text_file, source_file, source_row from documents order by document_id"
    ).fetchall()
    for document_id, text_file, source_file, source_row in documents:
        path = text_path(texts, text_file)
        if path is None:
            text = f"缺少全文文件“{text_file or ''}”，引文无法核对"
            missing.append(Problem(source_file, source_row, "text_file", text))
            continue
        texts_read[document_id] = read_text(path)
        unproven, count = _prove_document(connection, document_id, texts_read[document_id])
        problems += unproven + tiers.misjudged(connection, document_id, texts_read[document_id])
        proven[document_id] = count
    return (problems if proven else missing) + quotations.misquoted(connection, texts_read), proven


def all_quotes(connection: duckdb.DuckDBPyConnection) -> int:
    """How many quotes the record has, proven or not."""
    counts = [connection.execute(f"select count(quote) from {table}").fetchone() for table in _QUOTED]
    return sum(count[0] for count in counts if count)


def _prove_document(connection: duckdb.DuckDBPyConnection, document_id: str, text: str) -> tuple[list[Problem], int]:
    problems: list[Problem] = []
    covered = bytearray(len(text))
    count = 0
    for table in _QUOTED:
        rows = connection.execute(
            f"select quote, source_file, source_row from {table} where document_id = ? and quote is not null",
            [document_id],
        ).fetchall()
        for quote, file, row in rows:
            if _cover(text, quote, covered if table == "figures" else None):
                count += 1
            else:
                problems.append(Problem(file, row, "quote", f"引文不在全文中：“{quote}”"))
    problems += _prove_units(connection, document_id, text) + _prove_period(connection, document_id, text)
    excluded = connection.execute(
        "select fragment, source_file, source_row from exclusions where document_id = ?", [document_id]
    ).fetchall()
    for fragment, file, row in excluded:
        if not _cover(text, fragment, covered):
            problems.append(Problem(file, row, "fragment", f"片段不在全文中：“{fragment}”"))
    return problems + _passed_over(connection, document_id, text, covered), count


def _prove_units(connection: duckdb.DuckDBPyConnection, document_id: str, text: str) -> list[Problem]:
    rows = connection.execute(
        "select u.as_written, u.source_file, u.source_row from task_units as u"
        " join tasks as t on t.task_id = u.task_id where t.document_id = ? order by u.source_row",
        [document_id],
    ).fetchall()
    return [
        Problem(file, row, "as_written", f"单位“{as_written}”不在全文中")
        for as_written, file, row in rows
        if as_written not in text
    ]


def _prove_period(connection: duckdb.DuckDBPyConnection, document_id: str, text: str) -> list[Problem]:
    rows = connection.execute(
        "select period_quote, source_file, source_row from documents"
        " where document_id = ? and period_quote is not null",
        [document_id],
    ).fetchall()
    return [
        Problem(file, row, "period_quote", f"期间的引文不在全文中：“{quote}”")
        for quote, file, row in rows
        if not quotations.stands_in(quote, text)
    ]


def _passed_over(
    connection: duckdb.DuckDBPyConnection, document_id: str, text: str, covered: bytearray
) -> list[Problem]:
    units = [unit for (unit,) in connection.execute("select unit from units order by unit").fetchall()]
    problems = []
    for match in numerals(units).finditer(text):
        if not all(covered[match.start() : match.end()]):
            around = text[max(0, match.start() - 15) : match.end() + 15]
            words = f"数字“{match.group()}”未录入，也未列入排除：…{around}…"
            problems.append(Problem(f"documents/{document_id}/figures.csv", 0, "quote", words))
    return problems


def _cover(text: str, fragment: str, covered: bytearray | None) -> bool:
    """Mark each occurrence of ``fragment``; False where there is none."""
    start = text.find(fragment)
    if start < 0:
        return False
    while start >= 0 and covered is not None:
        covered[start : start + len(fragment)] = b"\1" * len(fragment)
        start = text.find(fragment, start + 1)
    return True
