"""Overview in words: the sentence with the first targets, what is reported, a number with its words set smaller."""

import re
from collections.abc import Sequence
from itertools import groupby

from yuboard.progress.rows import Progress
from yuboard.progress.standing import lagging
from yuboard.record.results import Row
from yuboard.wording.cities import counted
from yuboard.wording.missing import UNREPORTED
from yuboard.wording.parts import Number, Part, Phrase, Strong
from yuboard.wording.progress import counted as counted_states
from yuboard.wording.progress import missing, short

ENDED = "规划期已结束"
ALL_CITIES = "返回全部城市"
# More cities than these have no room in one sentence.
_SAID = 4
# The words of a target around its number: 突破 | 万亿元, 15% | 以上.
_BEFORE = (
    "预计|每年|每月|累计|合计|力争|争取|争创|至少|不低于|不少于|不高于|不超过|超过|突破|达到|达|增长|年均|新建|培育|约"
)
_SIZED = re.compile(f"((?:{_BEFORE})*)(.*?)((?:以上|以下|以内|左右|多)?)")


def sized(label: str) -> tuple[str, str, str]:
    """A target's words before its number, the number with its unit, and the words behind it: together ``label``."""
    found = _SIZED.fullmatch(label)
    before, number, after = found.groups() if found else ("", label, "")
    return (before, number, after) if number else ("", label, "")


def sentence(headlines: Sequence[Row]) -> Phrase:
    """The first target of each city, or all of one; of many cities how many targets fall due when."""
    groups = [list(rows) for _, rows in groupby(headlines, key=lambda row: row["place_id"])]
    firsts = groups[0] if len(groups) == 1 else [rows[0] for rows in groups]
    if not firsts:
        return ("所收文件没有列出首要目标。",)
    if len(firsts) > _SAID:
        years = sorted({row["year"] for row in headlines if row["year"] is not None})
        due = "、".join(f"{year}年{sum(row['year'] == year for row in headlines)}项" for year in years)
        return (f"{counted(len(firsts))}共有{len(headlines)}项首要目标，按到期年份：{due}。",)
    parts: list[str | Number] = []
    for row in firsts:
        number = Number(row["label"], row["figure_id"])
        parts += ["；" if parts else "", f"{row['place_short']}{row['year_label']}{row['indicator']}", number]
    return (*parts, "。")


def reported(rows: Sequence[Progress] = ()) -> Phrase:
    """State of reporting so far: how many goals stand how, which is furthest behind, who is silent since when."""
    if not any(row.is_reported for row in rows):
        return ("实际完成情况：", Strong(UNREPORTED), "，以下都是文件所定的目标数。")
    told = [row for row in rows if row.is_reported or (row.silence and row.silence.is_late)]
    said: list[Part] = ["实际完成情况：", *counted_states(told)]
    if behind := lagging(told):
        first = behind[0]
        said += [f"；差得最远的{first.goal.place_short}{first.goal.indicator}"]
        said += [Number(first.goal.label, first.goal.figure_id), f"，{short(first)}"]
    late = [row for row in told if row.silence and row.silence.is_late]
    if late:
        oldest = min(late, key=lambda row: row.silence.since if row.silence else row.day)
        said.append(f"；{missing(oldest)}")
    return (*said, "。")


def doubts(warnings: Sequence[Row]) -> str:
    """How many doubts must be read before quoting."""
    return f"引用前须看{len(warnings)}处疑点"


def period_ended(row: Row, documents: Sequence[Row], year: int) -> bool:
    """Whether the period of a target's document is over in ``year``."""
    return any(one["document_id"] == row["document_id"] and one["period_end"] < year for one in documents)
