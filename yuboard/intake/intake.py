"""Intake of a file: read, judged, compared with the ledger; then stored whole as a draft, or nothing of it."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from yuboard.intake import answers, comparing, judging
from yuboard.intake.answers import Answers
from yuboard.intake.judging import Judged, Origin, Progress
from yuboard.ledger import answers as keeping
from yuboard.ledger import importing
from yuboard.ledger.engine import Ledger
from yuboard.ledger.importing import Proposal
from yuboard.ledger.receipts import Receipt
from yuboard.ledger.terms import Author, Terms
from yuboard.ledger.tidy import COLUMNS, MOST_ROWS
from yuboard.problems import DataError, LedgerError, Problem, UploadError
from yuboard.record.results import Reader

NOT_STORED = "整份没有存入"
Store = Callable[[Proposal], Receipt]


class Sheet(NamedTuple):
    """Sheet that was sent: its name, the hash of its bytes, and what the reader found in it as plain data."""

    file: str
    file_hash: str
    found: Mapping[str, Any]


def sheet(file: str, content: bytes, found: Mapping[str, Any]) -> Sheet:
    return Sheet(file, hashlib.sha256(content).hexdigest(), found)


def is_tidy(content: bytes) -> bool:
    """Whether a file is the strict form of entry: its first line has that form's heads, or most of them."""
    line = content[:4000].splitlines()[0] if content.strip() else b""
    heads = {cell.strip(b' "') for cell in line.removeprefix(b"\xef\xbb\xbf").split(b",")}
    return len(heads & {column.encode() for column in COLUMNS}) > len(COLUMNS) / 2


def consider(
    sent: Sheet,
    origin: Origin,
    terms: Terms,
    author: Author,
    today: date,
    ledger: Ledger | None,
    given: Mapping[str, str] | None = None,
    *,
    asks_anew: bool = False,
    progress: Progress = lambda _: None,
) -> list[Judged]:
    """Every value of a sheet with its verdict. ``given``: answers by the text of their question; ``asks_anew``: those
    that are remembered do not count.

    Without a ledger, all that is certain is new. Raises LedgerError for made data that is brought to a real ledger.
    """
    if ledger is not None:
        with ledger.reading() as connection:
            importing.keep_apart(connection, sent.file, sent.found["is_made"])
    values = sent.found["values"]
    if len(values) > MOST_ROWS:
        raise LedgerError(f"{sent.file} 有{len(values)}个值，一批至多{MOST_ROWS}个，请拆成几份。")
    remembered = {} if asks_anew else _remembered(ledger, author, sent.found)
    judged = judging.judge(sent.found, origin, terms, author, today, Answers(given, remembered), progress)
    if ledger is not None:
        comparing.compare(judged, ledger, terms, origin, today)
    return judged


def _remembered(ledger: Ledger | None, author: Author, found: Mapping[str, Any]) -> keeping.Remembered:
    layouts = {layout for doubts, _, layout in found["more"] if doubts}
    if ledger is None or not layouts:
        return {}
    with ledger.reading() as connection:
        return keeping.remembered(connection, author, layouts)


def answered(judged: Sequence[Judged], written: Mapping[str, str]) -> dict[str, str]:
    """Codes by question, of answers that somebody wrote by the cell that asks; they hold wherever the same is asked.

    Raises UploadError for a cell that asks nothing, and for what is no answer.
    """
    codes: dict[str, str] = {}
    for cell, text in written.items():
        asking = [one for one in judged if cell in (one.cell, one.address)]
        asked = next((question for one in asking for question in one.questions if not question.is_soft), None)
        asked = asked or next((question for one in asking for question in one.questions), None)
        if asked is None:
            raise UploadError(f"{cell} 没有要回答的问题")
        codes[asked.text] = answers.chosen(asked, text)
    return codes


def absent(judged: Sequence[Judged], rows: Reader, author: Author) -> str:
    """Sentence on the indicators for which the documents set figures at the author's place and of which the file says
    nothing; empty where there are none.
    """
    said = {one.read["indicator"] for one in judged}
    wanted = [row["indicator"] for row in rows("reporting/template", place=author.place.name) if row["is_own"]]
    missing = [name for name in dict.fromkeys(wanted) if name not in said]
    return f"文件给本地定了数、这份表里没有的指标：{'、'.join(missing)}。" if missing else ""


def proposal(sent: Sheet, judged: Sequence[Judged], terms: Terms) -> Proposal:
    """The draft that a sheet makes. Raises DataError where a question is open or a rule refuses a value."""
    if problems := [Problem(sent.file, one.row, one.address, text) for one in judged for text in one.to_do]:
        raise DataError(problems, NOT_STORED)
    entries = [one.entry for one in judged if one.entry is not None]
    if not entries:
        raise LedgerError(f"{sent.file} 里没有新的或更正的值，没有存入。")
    rows = [one.row for one in judged if one.entry is not None]
    return Proposal(sent.file, sent.file_hash, entries, rows, [], terms.calendar)


def keep(judged: Sequence[Judged], sent: Sheet, terms: Terms, author: Author, ledger: Ledger, store: Store) -> Receipt:
    """Store the draft by ``store``, then remember the answers that the sheet's layout asked for."""
    receipt = store(proposal(sent, judged, terms))
    keeping.remember(ledger, author, (given for one in judged for given in one.given))
    return receipt
