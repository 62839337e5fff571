"""Import of any sheet by command: progress, answers, a preview value by value, the marked workbook."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from yuboard import clock
from yuboard.importer import reading
from yuboard.intake import intake, returning
from yuboard.intake.intake import Sheet
from yuboard.intake.judging import DOUBTFUL, SILENT, Judged, Origin, counts
from yuboard.ledger import importing
from yuboard.ledger.engine import Ledger
from yuboard.ledger.importing import Proposal
from yuboard.ledger.receipts import Receipt
from yuboard.ledger.terms import Author, Terms
from yuboard.problems import LedgerError, UploadError
from yuboard.record import store
from yuboard.wording.reports import VERDICT_WORDS

# Values that are listed one by one; a longer file has its sums, and what is open in it.
_MOST_LINES = 200


@dataclass
class Considered:
    """Sheet that was read and judged, with whoever sends it."""

    sent: Sheet
    content: bytes
    judged: list[Judged]
    terms: Terms
    author: Author
    ledger: Ledger
    day: date

    def proposal(self) -> Proposal:
        return intake.proposal(self.sent, self.judged, self.terms)

    def store(self) -> Receipt:
        """The receipt of the draft. Raises DataError with everything that is open."""
        return intake.keep(
            self.judged,
            self.sent,
            self.terms,
            self.author,
            self.ledger,
            lambda proposal: importing.store(self.ledger, proposal, self.author, self.day),
        )


def considered(
    file: tuple[str, bytes], terms: Terms, author: Author, ledger: Ledger, options: Mapping[str, Any]
) -> Considered:
    """Read and judge a sheet, then once more with the answers that were given. Raises UploadError."""
    name, content = file
    today = clock.today()
    with click.progressbar(length=100, label="读取和核对", file=sys.stderr) as bar:
        rows = store.reader(store.database())
        step = _steps(bar, 0)
        found = reading.read_in_child(name, content, rows, today, options["sheet"], on_progress=step)
        step(1)
        sent = intake.sheet(name, content, found)
        source = options["source"] or f"{author.place.name}报送"
        origin = Origin(name, options["kind"], source, options["note"].strip())
        judged = intake.consider(sent, origin, terms, author, today, ledger, progress=_steps(bar, 50))
        if written := _written(options["given"], options["listed"]):
            codes = intake.answered(judged, written)
            judged = intake.consider(sent, origin, terms, author, today, ledger, codes)
    return Considered(sent, content, judged, terms, author, ledger, today)


def _steps(bar: Any, begun: int) -> Any:
    """Progress of reading or of judging, as the half of the bar from ``begun`` on."""
    return lambda done: bar.update(max(begun + int(50 * done) - bar.pos, 0))


def _written(given: tuple[str, ...], listed: Path | None) -> dict[str, str]:
    """Answers by cell. Raises UploadError where a line is none."""
    lines = list(given)
    if listed is not None:
        try:
            lines += [line for line in listed.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
        except (OSError, UnicodeDecodeError) as error:
            raise UploadError(f"回答的文件 {listed} 读不出来，应是 UTF-8 的文本") from error
    found = {}
    for line in lines:
        cell, sign, text = line.replace("＝", "=").partition("=")
        if not sign or not text.strip():
            raise UploadError(f"“{line}”不是一个回答，应写成 B7=1 这样")
        found[cell.strip()] = text.strip()
    return found


def preview(done: Considered) -> Iterator[str]:
    """Lines of the preview: what is open, every value of a short file, the sums."""
    judged = done.judged
    shown = judged if len(judged) <= _MOST_LINES else [one for one in judged if one.is_open]
    for one in shown[:_MOST_LINES]:
        yield _line(one)
    found = "，".join(f"{VERDICT_WORDS[verdict]}{count}" for verdict, count in counts(judged).items() if count)
    yield f"共{len(judged)}个值：{found}" if judged else "没有认出上报的数"
    if absent := intake.absent(judged, store.reader(store.database()), done.author):
        yield absent
    for sheet, cell, why in done.sent.found["left"][:20]:
        yield f"没有采用　{f'{sheet}!' if sheet else ''}{cell}　{why}"


def _line(one: Judged) -> str:
    notes = [*one.answered, one.stands, *one.rules]
    if one.verdict == DOUBTFUL:
        notes += one.to_do
    word = "不报" if one.verdict == SILENT and one.answered else VERDICT_WORDS[one.verdict]
    return "　".join(filter(None, (one.address, word, one.in_words, *dict.fromkeys(notes))))


def report(done: Considered) -> bytes:
    """The sender's own workbook with every cell marked. Raises LedgerError where nothing was read."""
    if not done.judged:
        raise LedgerError(f"{done.sent.file} 里没有认出上报的数，没有什么可标。")
    asked = returning.clauses(store.reader(store.database()), done.author)
    return returning.marked(done.content, done.judged, done.author, asked, version=store.version())
