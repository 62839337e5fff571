"""Tasks: who answers for them in the documents' words, when they fall due, and which targets they serve."""

from collections.abc import Mapping, Sequence

from yuboard.progress.rows import Progress
from yuboard.record.results import Row
from yuboard.wording import clauses
from yuboard.wording.missing import UNASSIGNED, UNDATED
from yuboard.wording.parts import Badge, Number, Phrase, Quiet, Quote, Strong

NOT_JUDGED = Badge("不判进度")
NO_TARGET = "文件未写明对应目标：这一条没有数字目标，本文件的目标中也没有与它同指一物的。"
TIED = "同指：目标写在本文件别处，与本条用同一个词说同一件事；这种对应由本看板核对，文件没有写明。"
NO_UNIT = f"{UNASSIGNED}：原文没有为这一条写牵头单位或责任单位。"
_LEAD_WORDS = {"牵头单位": "牵头", "责任单位": "责任"}


def lead(row: Row) -> Phrase:
    """Who answers for a task, in short."""
    if row["lead_kind"] not in _LEAD_WORDS:
        return (Badge(f"— {UNASSIGNED}"),)
    return (Badge(_LEAD_WORDS[row["lead_kind"]], "blue"), f" {row['units']}")


def assigned(row: Row) -> Phrase:
    """Who answers for a task, as written; the order of 责任单位 means nothing."""
    if not row["units_as_written"]:
        return (Strong("分工"), f"　{NO_UNIT}")
    order = "（排列次序不表示牵头）" if row["lead_kind"] == "责任单位" else ""
    return (Strong(row["lead_kind"]), f"　{row['units_as_written']}{order}")


def clause(row: Row) -> Quote:
    """The clause of a task with its place."""
    return clauses.cited(row["quote"], row["document_number"], row["section"])


def due_years(served: Sequence[Row]) -> list[int]:
    """The years of the targets that a task serves, first to last, once each."""
    return sorted({row["year"] for row in served if row["is_due"] and row["year"] is not None})


def due(served: Sequence[Row]) -> list[str]:
    """The same in words; the word for none."""
    return [f"{year:.0f}年" for year in due_years(served)] or [UNDATED]


def dated(served: Sequence[Row], standing: Mapping[str, Progress]) -> list[Progress]:
    """Progress of the targets that a task serves, of those alone whose year the documents give."""
    found = (standing.get(row["figure_id"]) for row in served if row["is_due"])
    return [row for row in found if row and not row.goal.is_inferred]


def not_judged(served: Sequence[Row]) -> str:
    """Why a task has no state: nothing overdue is told of what no clause dates."""
    return "条文没有写期限" if served else "条文没有数字"


def number(row: Row) -> Phrase:
    """A figure that a task serves: its words, and what it counts; 同指 where it stands elsewhere in the document."""
    tie = () if row["is_own"] else (" ", Badge("同指"))
    return (
        Number(row["label"], row["figure_id"]),
        *tie,
        " ",
        Quiet(f"{row['indicator']}　{row['year_label']}　{row['role_word']}"),
    )


def served(row: Row) -> Phrase:
    """One target of an opened task, with what ties it to the clause and where it stands."""
    if row["term"] is None:
        tie = "写在本条"
    else:
        tie = f"同指“{row['term']}”（本条原文：“{row['term_quote']}”）{row['term_note'] or ''}"
    place = f"{row['document_number']} {row['section']}"
    return (
        f"{row['indicator']}　{row['year_label']}　",
        Number(row["label"], row["figure_id"]),
        f"　{tie}　",
        Quiet(place),
    )


def counted(rows: Sequence[Row]) -> str:
    """How many tasks have which kind of assignment."""
    leads = sum(row["lead_kind"] == "牵头单位" for row in rows)
    shared = sum(row["lead_kind"] == "责任单位" for row in rows)
    return (
        f"牵头单位已明确{leads}项，责任单位已明确{shared}项，{UNASSIGNED}{len(rows) - leads - shared}项。"
        "责任单位的排列次序不表示牵头。"
    )
