"""Quoting: whether a figure may be quoted and under which conditions, what speaks against it, the ready citation."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yuboard.record.numerals import vocabulary
from yuboard.record.results import Row
from yuboard.wording.comparison import FOREIGN
from yuboard.wording.findings import weight
from yuboard.wording.operators import BASIS_WORDS, SIGNS
from yuboard.wording.parts import Badge, Items, Number, Phrase, Quiet, Strong, Tone

QUOTABLE, CONDITIONAL, DOUBTFUL = "可引用", "可引用，有条件", "引用前须核对"
_BADGES: dict[str, tuple[str, Tone]] = {
    QUOTABLE: ("✓", "green"),
    CONDITIONAL: ("◐", "blue"),
    DOUBTFUL: ("▲", "orange"),
}
# What kind of number it is, by its role: said of every figure, and no condition.
_KINDS = {
    "baseline": "是基期数，不是目标数",
    "interim": "是目标数，不是完成数",
    "target": "是目标数，不是完成数",
    "quota": "是分给当地的目标数，不是完成数",
    "threshold": "是认定标准，不是发展目标",
    "fund": "是安排的资金数，不是支出数",
    "context": "是文件所引的背景数，不是目标数",
}
# What a number of one year is not taken for.
_BASES = {
    "cumulative": "是累计数，不可当作当年数",
    "new": "是当年新增数，不可当作总数",
    "span": "是一段时期的数，不可当作一年的数",
    "open": f"{BASIS_WORDS['open']}，引用时不可补写",
}
# Words that go with a number wherever it is quoted, beside those of a weaker promise.
_KEPT = ("预计", "累计", "合计", "每年", "每月", "至少")
_RIVALLED = "另一份文件写法不同，须一并说明"
_SENTENCE_ENDS = ("。", "！", "？")


class Verdict(NamedTuple):
    """Whether a figure may be quoted: one of three words, what kind of number it is, and the conditions."""

    word: str
    kind: str
    conditions: tuple[str, ...]

    @property
    def badge(self) -> Badge:
        sign, tone = _BADGES[self.word]
        return Badge(f"{sign} {self.word}", tone)

    @property
    def phrase(self) -> Phrase:
        """The verdict in one line."""
        return (self.badge, "　" + "；".join((*self.conditions, self.kind)))


def verdict(row: Row) -> Verdict:
    """The verdict on a figure (a row of figure_details), by rule."""
    doubts = tuple(_doubts(row))
    conditions = (*doubts, *_conditions(row))
    word = DOUBTFUL if doubts else CONDITIONAL if conditions else QUOTABLE
    return Verdict(word, _KINDS[row["role"]], conditions)


def _doubts(row: Row) -> Iterator[str]:
    """Doubts to check before the figure is quoted."""
    if row["is_rivalled"]:
        yield _RIVALLED
    if row["gravest_doubt"] == "影响计算":
        yield "有疑点影响计算，不可直接用来算增速、合计、占比"
    elif row["gravest_doubt"] == "影响引用" and not row["is_rivalled"]:
        yield "有疑点影响引用，须一并说明"


def _conditions(row: Row) -> Iterator[str]:
    """How the figure must be written, so that it says no more than its document."""
    yield from (f"须带“{word}”" for word in _kept(row))
    yield from _as_signed(row)
    if row["year"] is None:
        yield "文件没有写年份，不可写成某一年的数"
    elif row["is_inferred"]:
        yield f"{row['year']}年是推定的，文件没有写"
    if row["time_basis"] in _BASES:
        yield _BASES[row["time_basis"]]
    if row["is_yearly"]:
        yield "是各年每年的数，不可当作一年或合计"
    if row["subject"]:
        yield f"只说{row['subject']}，不可扩大"
    if row["mark"]:
        yield f"须注明{row['mark']}"
    if row["restates"]:
        yield "是同一目标在本文件的重申，只计一次"
    if row["base_unit"] in FOREIGN:
        yield "折算成人民币的是测算，不可作为文件原数引用"


def _kept(row: Row) -> list[str]:
    """The words that go with the number: of a weaker promise always, others where ``as_written`` lacks them."""
    named = [word for word in (row["wording"] or "").split("、") if word]
    weak = [word for word in (*named, row["as_written"]) for tier in vocabulary.TIERS if tier in word]
    promise = [tier for tier in vocabulary.TIERS if any(tier in word for word in weak)] or [vocabulary.TIERS[0]]
    signs = _KEPT if _has_sign(row["as_written"]) or row["operator"] not in SIGNS else (*_KEPT, *vocabulary.said())
    others = [word for word in named if any(sign in word for sign in signs) and word not in row["as_written"]]
    return list(dict.fromkeys([*(promise if row["tier"] else ()), *others]))


def _has_sign(written: str) -> bool:
    return any(sign in written for sign in vocabulary.said())


def _as_signed(row: Row) -> Iterator[str]:
    """How a number that is no certain one is written."""
    if row["operator"] == "range":
        yield f"须写全“{row['as_written']}”，不可只取一头"
    elif row["operator"] == "text":
        yield "没有数值，只能照引文字"
    elif row["operator"] in SIGNS and _has_sign(row["as_written"]):
        yield f"须照写“{row['as_written']}”，不可只写数"


def citation(row: Row) -> str:
    """The figure's clause as official texts cite it: title, number where the document has one, the quote verbatim."""
    number = f"（{row['document_number']}）" if row["has_number"] else ""
    end = "" if row["quote"].endswith(_SENTENCE_ENDS) else "。"
    return f"据《{row['document_title']}》{number}：“{row['quote']}”{end}"


def against(doubts: Sequence[Row], rivals: Sequence[Row]) -> tuple[Items, ...]:
    """Statements of other documents that differ from a figure, then the findings about it, the weightiest first."""
    listed = (*map(_rival, rivals), *map(_doubt, doubts))
    return (Items(listed),) if listed else ()


def _rival(row: Row) -> Phrase:
    place = f"《{row['document_title']}》　{row['document_number']}　{row['section']}"
    return ("另一份文件写", Number(row["label"], row["figure_id"]), "　", Quiet(place))


def _doubt(row: Row) -> Phrase:
    return (weight(row["weight"]), "　", Strong(row["title"]), "　", Quiet(row["as_stated"]))
