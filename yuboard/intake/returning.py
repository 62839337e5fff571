"""Returning a file to its sender: their own workbook with every cell marked, and who – period – cell – what to do."""

from collections.abc import Iterator, Mapping, Sequence

from yuboard import limited, made
from yuboard.intake.judging import CHANGED, SILENT, Judged, counts
from yuboard.intake.questions import said
from yuboard.ledger.terms import Author
from yuboard.limited import Limits
from yuboard.record.results import Reader
from yuboard.wording import reports

_LIMITS = Limits(processor=90, clock=180.0, memory=1_400_000_000)
# Comments and coloured cells that a spreadsheet still opens quickly.
_MOST_COMMENTS, _MOST_MARKS, _MOST_LINES = 3000, 50_000, 5000
Clauses = Mapping[str, str]


def clauses(rows: Reader, author: Author) -> Clauses:
    """By the name of an indicator, what the documents ask of the author's place, with the clause."""
    found = rows("reporting/template", place=author.place.name)
    return {row["indicator"]: f"{row['demand']}（{row['clauses']}）".replace("\n", "；") for row in found}


def marked(content: bytes, judged: Sequence[Judged], author: Author, asked: Clauses, *, version: str = "") -> bytes:
    """The workbook that goes back, judged by data of this ``version``.

    Raises UploadError where it cannot be made within the limits.
    """
    listed = [line for one in judged for line in _lines(one, author, asked)]
    marks = [[one.sheet, one.cell, one.verdict, _comment(one, asked)] for one in judged[:_MOST_MARKS]]
    for mark in [mark for mark in marks if mark[3]][_MOST_COMMENTS:]:
        mark[3] = ""
    found = "，".join(
        f"{reports.VERDICT_WORDS[verdict]}{count}格" for verdict, count in counts(judged).items() if count
    )
    more = f"；先列{_MOST_LINES}条" if len(listed) > _MOST_LINES else ""
    _, done = limited.call(
        "yuboard.spreadsheets.marking:marked",
        content,
        _LIMITS,
        marks=marks,
        lines=listed[:_MOST_LINES],
        told=made.headed(f"{author.place.name}　{found}{more}", version),
    )
    return done


def _comment(one: Judged, asked: Clauses) -> str:
    """Comment of a cell: what it should say, and by which rule or clause."""
    if one.is_open:
        return "\n".join([*one.to_do, *_by(one, asked)])
    if one.verdict == CHANGED:
        return f"更正：{said(one.read)}；{one.stands}"
    return "；".join(one.answered)


def _by(one: Judged, asked: Clauses) -> Iterator[str]:
    if clause := asked.get(one.read["indicator"] or ""):
        yield f"文件的要求：{clause}"


def _lines(one: Judged, author: Author, asked: Clauses) -> Iterator[list[str]]:
    """Lines of the sheet in front: one for each thing to be done."""
    read = one.read
    to_do = one.to_do
    if one.verdict == SILENT and not one.answered:
        to_do = ["空着，算没有上报；确实没有数的，写零、没有发生或不适用"]
    when = reports.period(read["period_start"], read["period_end"]) if read["period_start"] else "没有写明"
    number = reports.amount(one.written["value"], one.written["unit"], one.written["status"])
    for text in to_do:
        yield [
            read["place"] or author.place.name,
            when,
            one.address,
            f"{read['indicator'] or '指标没有认出'}：{number}",
            text,
            "；".join(_by(one, asked)) or "台账的填报规则",
        ]
