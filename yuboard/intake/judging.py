"""Judging of what was read: each value is new, changed, equal, doubtful, refused or not reported, and by which rule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from yuboard.importer.doubts import Doubt, Kind
from yuboard.intake import answers, questions
from yuboard.intake.answers import Answers
from yuboard.intake.questions import DROP, Question, is_complete, said
from yuboard.ledger import checking, tidy
from yuboard.ledger.rows import Entry
from yuboard.ledger.terms import Author, Terms
from yuboard.ledger.tidy import Line
from yuboard.wording.reports import VERDICT_WORDS

NEW, CHANGED, EQUAL, DOUBTFUL, REFUSED, SILENT = "new", "changed", "equal", "doubtful", "refused", "silent"
_STEP = 2000
Progress = Callable[[float], object]


class Origin(NamedTuple):
    """Origin of a file's values: its name, 快报, 公报 or 自报, the source in words, a 说明 of all of it."""

    file: str
    kind: str
    source: str
    note: str = ""


@dataclass(slots=True)
class Judged:
    """Value as judged. ``read`` is what it says after the answers; ``rules`` why it is refused or must be explained.

    ``stands``: what the ledger holds of it, in words. ``is_remembered``: an earlier file's answer settled something.
    """

    sheet: str
    cell: str
    row: int
    read: dict[str, Any]
    written: dict[str, Any]
    layout: str
    remark: str = ""
    verdict: str = NEW
    questions: tuple[Question, ...] = ()
    rules: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    given: tuple[tuple[str, str, str], ...] = ()
    is_remembered: bool = False
    entry: Entry | None = None
    stands: str = ""

    @property
    def address(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell

    @property
    def is_open(self) -> bool:
        """Whether it keeps the file from being stored."""
        return self.verdict in (DOUBTFUL, REFUSED)

    @property
    def in_words(self) -> str:
        """Its statement, as far as that is known."""
        return said(self.read) if is_complete(self.read) else self.read["indicator"] or "没有认全"

    @property
    def to_do(self) -> list[str]:
        """Things to be done about it, one by one; none where it is not open."""
        if self.verdict == REFUSED:
            return [f"拒绝：{rule}" for rule in self.rules]
        return [question.told for question in self.questions] if self.verdict == DOUBTFUL else []


def judge(
    found: Mapping[str, Any],
    origin: Origin,
    terms: Terms,
    author: Author,
    today: date,
    known: Answers,
    progress: Progress = lambda _: None,
) -> list[Judged]:
    """Every value of a file that was read, judged by all rules that need nothing of the ledger."""
    judged = []
    total = len(found["values"]) or 1
    for number, (value, more) in enumerate(zip(found["values"], found["more"])):
        if number % _STEP == 0:
            progress(number / total)
        listed, remark, layout = more
        doubts = [Doubt(text, Kind(kind), tuple(options), is_kept) for text, kind, options, is_kept in listed]
        if value["place"] is None and not author.is_reviewer:
            doubts = [_own_place(doubt, author) for doubt in doubts]
        one = Judged(value["sheet"], value["cell"], _row(value["cell"]), value, value, layout, remark)
        hard = [doubt for doubt in doubts if doubt.kind == Kind.IMPOSSIBLE]
        _answer(one, [doubt for doubt in doubts if doubt not in hard], terms, known)
        if one.verdict != SILENT:
            _check(one, origin, terms, author, today)
            _refuse(one, [doubt.text for doubt in hard])
        judged.append(one)
    progress(1.0)
    return judged


def _own_place(doubt: Doubt, author: Author) -> Doubt:
    """Where a file names no place, the sender's own may be chosen, once for all files of the layout."""
    is_bare = doubt.kind == Kind.PLACE and not doubt.options
    return doubt._replace(options=(author.place.name,), is_about_table=True) if is_bare else doubt


def _row(cell: str) -> int:
    return int("".join(filter(str.isdigit, cell)))


def _answer(one: Judged, doubts: Sequence[Doubt], terms: Terms, known: Answers) -> None:
    """Apply the answers there are; the questions without one stay open."""
    codes = []
    for doubt in doubts:
        asked = questions.question(doubt, one.written, terms)
        answer = known.to(asked, one.layout)
        if answer is None:
            one.questions += (asked,)
            continue
        codes.append(answer.code)
        one.is_remembered |= answer.is_remembered
        one.answered += (answer.told(answers.words(answer.code, asked)),)
        if asked.key and not answer.is_remembered:
            one.given += ((one.layout, asked.key, answer.code),)
    made = answers.applied(one.written, codes, doubts, terms) if codes else one.written
    if made is None or DROP in codes:
        one.verdict, one.questions = SILENT, ()
        return
    one.read = made
    if made["status"] == "missing" and not one.questions:
        one.verdict = SILENT


def _check(one: Judged, origin: Origin, terms: Terms, author: Author, today: date) -> None:
    """Settle what no answer can: permission, place, unit, period; then what a 说明 explains."""
    hard = [question for question in one.questions if not question.is_soft]
    line = Line(one.row, _cells(one, origin))
    entry, problems = checking.check(origin.file, line, terms, author, today)
    # Where something is still asked, only what the file says for certain can refuse it.
    certain = {"place"} if one.read["place"] and not _asks(hard, "place") else set()
    if not hard:
        certain |= set(tidy.COLUMNS)
    one.rules = tuple(problem.text for problem in problems if problem.column in certain)
    if one.rules:
        one.verdict = REFUSED
    elif hard:
        one.verdict = DOUBTFUL
    else:
        one.entry = entry
        _explain(one, [question.text for question in one.questions], origin)


def _refuse(one: Judged, hard: Sequence[str]) -> None:
    """A value that the reader finds impossible is refused, even where the ledger alone would have taken it."""
    if hard and one.verdict != REFUSED:
        one.verdict, one.entry, one.questions = REFUSED, None, ()
        one.rules = tuple(hard)


def _asks(open_questions: Sequence[Question], name: str) -> bool:
    return any(choice.code.startswith(f"{name}=") for question in open_questions for choice in question.choices)


def _explain(one: Judged, soft: Sequence[str], origin: Origin) -> None:
    """Soft rules let a value pass that comes with a 说明, its own or the file's."""
    if not soft or one.entry is None:
        return
    one.rules += tuple(soft)
    said = "；".join(filter(None, (one.remark, origin.note)))
    if said:
        one.entry = one.entry._replace(problem=said[: tidy.MOST_CHARACTERS])
        one.questions = ()
    else:
        one.verdict = DOUBTFUL


def explain(one: Judged, soft: Sequence[str], origin: Origin) -> None:
    """More soft rules about a value, as the ledger's earlier values show them."""
    _explain(one, soft, origin)
    if one.verdict == DOUBTFUL:
        one.questions += tuple(Question(text, (), "", True, False) for text in soft)


def _cells(one: Judged, origin: Origin) -> dict[str, str | None]:
    """The line of the tidy form that says the same."""
    read = one.read
    is_state = read["basis"] == "时点"
    value = read["value"]
    if value is not None and read["unit"] == "%":
        value += "%"
    status = read["status"]
    if status in ("reported", "zero") and value is not None:
        status = "reported" if any(digit in "123456789" for digit in value) else "zero"
    source = "；".join([origin.source, *one.answered])
    return {
        "place": read["place"],
        "indicator": read["indicator"],
        "subject": read["subject"],
        "period_start": read["period_start"],
        "period_end": read["period_end"],
        "basis": read["basis"],
        "as_of": read["period_end"] if is_state else None,
        "value": value,
        "unit": read["unit"] if value is not None else None,
        "status": status,
        "kind": origin.kind,
        "source": source[: tidy.MOST_CHARACTERS],
        "problem": "；".join(filter(None, (one.remark, origin.note)))[: tidy.MOST_CHARACTERS] or None,
        "file": origin.file,
        "sheet": one.sheet or None,
        "cell": one.cell,
        "replaces": None,
    }


def counts(judged: Sequence[Judged]) -> dict[str, int]:
    """How many values have each verdict, in the order in which they are told."""
    return {verdict: sum(one.verdict == verdict for one in judged) for verdict in VERDICT_WORDS}
