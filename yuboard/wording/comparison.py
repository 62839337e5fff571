"""Comparison of the cities: titles, verdicts, reasons."""

from collections.abc import Iterable
from typing import NamedTuple

from yuboard.record.results import Row
from yuboard.wording.missing import NO_RATE, UNSET
from yuboard.wording.numbers import conversion
from yuboard.wording.parts import Badge, Lines, Number, Part, Phrase, Quiet, Small, Strong, Tone


class Verdict(NamedTuple):
    """Whether a cell may be compared: the sign before the word, its tone, and what the word means."""

    sign: str
    tone: Tone
    meaning: str


VERDICTS = {
    "同口径": Verdict(
        "●", "green", "文件写明了统计范围，指标定义和单位相同，可以比较大小；目标年份不同的须同时看年份。"
    ),
    "同名指标": Verdict("◑", "blue", "指标同名、单位相同，文件都没有写统计范围；只供对照，不据此排名。"),
    "可折算": Verdict(
        "◐", "blue", "同名指标，文件都没有写统计范围；币种不同，按当年平均汇率折算后对照，折算数标“测算”。"
    ),
    "无汇率": Verdict("◌", "gray", "币种与他市不同，目标年份没有可引用的官方平均汇率，不折算，只并列。"),
    "口径不同": Verdict("▲", "orange", "说的不是同一件事，只并列，不比大小。"),
    "仅定性": Verdict("□", "gray", "文件只有文字表述，没有数值。"),
    UNSET: Verdict("—", "gray", "所收文件没有这项目标；不是零。"),
    "无可比对象": Verdict("○", "gray", "只有一市有这一口径的目标。"),
}
FOREIGN = ("美元", "欧元")
CELLS = "每格为该市文件中最远年份的目标"
# What may be set side by side by size.
ONLY_ALIKE = "只有“同口径”才可比较大小；其余各格只并列，不排名。"


def verdict(cell: Row) -> Badge:
    """The verdict on a cell with its sign."""
    entry = VERDICTS[cell["verdict"]]
    return Badge(f"{entry.sign} {cell['verdict']}", entry.tone)


def comparison_title(cell: Row) -> Lines:
    """Title of a line of the comparison, and the definition that it compares by."""
    return Lines(((Strong(cell["title"]),), (_beside(cell["comparison_definition"]),)))


def comparison_reason(cell: Row) -> Lines:
    """Year, document, verdict, under them why the verdict is what it is, and a later document's other figure."""
    where = [cell["place_short"], cell["year_label"], cell["document_number"], verdict(cell)]
    return Lines((_spaced(where), *_comparison_why(cell)))


def comparison_brief(cell: Row, tone: str) -> Lines:
    """The same for a narrow screen: the number in its line in the city's ``tone``, the document with the reason below.

    A cell without a figure has the verdict alone.
    """
    number = Number(cell["label"], cell["figure_id"], tone) if cell["figure_id"] else ""
    where = [Strong(cell["place_short"]), number, cell["year_label"], verdict(cell)]
    document = ((_beside(cell["document_number"]),),) if cell["document_number"] else ()
    return Lines((_spaced(where), *document, *_comparison_why(cell)))


def _beside(words: str) -> Small:
    return Small((Quiet(words),))


def _spaced(parts: Iterable[Part | None]) -> Phrase:
    """Parts with a space between them; empty ones are passed over."""
    shown = [part for part in parts if part]
    return tuple(part for index, words in enumerate(shown) for part in ("　",) * bool(index) + (words,))


def _comparison_why(cell: Row) -> tuple[Phrase, ...]:
    other = later(cell)
    below = ((Small(("前后文件不一致，", *other)),),) if other else ()
    return ((_beside(reason(cell)),), *below)


def reason(cell: Row) -> str:
    """Reason under a cell: the indicator where its name differs, the conversion, why the verdict is so."""
    named = f"{cell['indicator']}。" if cell["indicator"] and cell["indicator"] != cell["title"] else ""
    converted = ""
    if cell["cny_value"] is not None:
        converted = f"{conversion(cell['cny_value'], cell['cny_per_usd'], cell['year_label'])}。"
    return f"{named}{converted}{cell['reason']}"


def later(cell: Row) -> Phrase:
    """A later document's other figure for the same, in 亿元 where it is in dollars; empty where there is none."""
    if not cell["later_figure_id"]:
        return ()
    where = [cell["later_year_label"], cell["later_document"]]
    if cell["later_cny_value"] is not None:
        where.append(conversion(cell["later_cny_value"], cell["later_cny_per_usd"], cell["later_year_label"]))
    elif cell["later_base_unit"] in FOREIGN:
        where.append(NO_RATE)
    return ("另：", Number(cell["later_label"], cell["later_figure_id"]), "".join(f"　{words}" for words in where))
