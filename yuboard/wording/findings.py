"""Findings and revisions: doubts about the sources, statements that differ."""

from yuboard.record.results import Row
from yuboard.wording.comparison import FOREIGN
from yuboard.wording.missing import COMPUTED, NO_RATE
from yuboard.wording.numbers import average_rate, in_yuan
from yuboard.wording.parts import Badge, Block, Number, Phrase, Quiet, Quote, Strong, Tone

ATTENTION = "引用前请注意"
REVISIONS = "同一目标，前后文件写法不同"
REVISED = "上报的数有过修订"
PARTS = "全市的数与各地合计（最近一期）"
BOTH_KEPT = "后发文件没有写明废止先发文件的，两个写法都保留，不以一个代替另一个。"
INFERRED = "原文没有写年份、由本系统推定的数字"
# The sign at a figure that a finding touches, and what it says.
WARNING = "⚠"
DOUBTED = "引用前请看疑点"
# How heavy a finding is, heaviest first.
WEIGHTS = {
    "影响计算": "改变能不能算、怎么算：增速、合计、占比",
    "影响引用": "引用这个数时须一并说明",
    "文字瑕疵": "只是写法不一或误字，不影响数字",
}
_TONES: dict[str, Tone] = {"影响计算": "red", "影响引用": "orange", "文字瑕疵": "gray"}


def weight(word: str) -> Badge:
    """How heavy a finding is, as a label."""
    return Badge(word, _TONES[word])


def finding_head(row: Row) -> Phrase:
    """A finding by its title, with its place, weight and kind."""
    return (Strong(row["title"]), "　", Badge(row["place"]), "　", weight(row["weight"]), "　", Badge(row["kind"]))


def finding(row: Row) -> tuple[Block, ...]:
    """One finding in full: what is written, what was computed, the treatment, and the clauses."""
    quotes = tuple((line,) for line in row["quotes"].split("\n") if line)
    return (
        (Strong("文件写法"), f"　{row['as_stated']}"),
        (Strong("核算结果"), f"　{row['computed']}"),
        (Strong("本看板的处理"), f"　{row['treatment']}"),
        *((Quote(quotes),) if quotes else ()),
    )


def revision(row: Row) -> Phrase:
    """Two documents of one city that differ on one target."""
    return (
        Strong("前后文件不一致"),
        f"　{row['place']}{row['year']}年：{row['earlier_document']}为{row['earlier_label']}，"
        f"{row['later_document']}为{row['later_label']}。{row['rule']}",
    )


def statement(row: Row, which: str, word: str) -> Phrase:
    """One of the two statements of a revision (``which``: earlier or later), with its value in yuan."""
    stated = (f"{word}　", Number(row[f"{which}_label"], row[f"{which}_figure_id"]))
    if row[f"{which}_unit"] == "美元" and row[f"{which}_cny"] is not None:
        rate = average_rate(row["cny_per_usd"], f"{row['year']}年")
        return (*stated, f"　{in_yuan(row[f'{which}_cny'])} ", Badge(COMPUTED), " ", Quiet(rate))
    if row[f"{which}_unit"] in FOREIGN:
        return (*stated, "　", Quiet(NO_RATE))
    return stated


def revision_side(row: Row, which: str, word: str) -> tuple[Block, ...]:
    """A statement of a revision with its clause and where that stands."""
    place = f"{row[f'{which}_document']}　{row[f'{which}_section']}"
    return (statement(row, which, word), (f"“{row[f'{which}_quote']}”",), (Quiet(place),))
