"""Comparison of the cities: titles, verdicts, reasons."""

from typing import NamedTuple

from yuboard.record.results import Row
from yuboard.wording.markdown import markdown
from yuboard.wording.missing import UNSET
from yuboard.wording.numbers import conversion
from yuboard.wording.parts import Badge, Number, Phrase, Tone


class Verdict(NamedTuple):
    """Whether a cell may be compared: the sign before the word, its tone, and what the word means."""

    sign: str
    tone: Tone
    meaning: str


VERDICTS = {
    "同口径": Verdict("●", "green", "指标定义和单位相同，可以比较大小；目标年份不同的须同时看年份。"),
    "可折算": Verdict(
        "◐", "blue", "同名指标，文件都没有写统计范围；币种不同，按当年平均汇率折算后对照，折算数标“测算”。"
    ),
    "口径不同": Verdict("▲", "orange", "说的不是同一件事，只并列，不比大小。"),
    "仅定性": Verdict("□", "gray", "文件只有文字表述，没有数值。"),
    UNSET: Verdict("—", "gray", "所收文件没有这项目标；不是零。"),
    "无可比对象": Verdict("○", "gray", "只有一市有这一口径的目标。"),
}
CELLS = "每格为该市文件中最远年份的目标"
# What may be set side by side by size.
ONLY_ALIKE = "只有“同口径”才可比较大小；其余各格只并列，不排名。"


def verdict(cell: Row) -> Badge:
    """The verdict on a cell with its sign."""
    found = VERDICTS[cell["verdict"]]
    return Badge(f"{found.sign} {cell['verdict']}", found.tone)


def comparison_title(cell: Row) -> str:
    """What a line of the comparison compares."""
    return f"**{cell['title']}**  \n:small[:gray[{cell['comparison_definition']}]]"


def comparison_reason(cell: Row, badge: str) -> str:
    """Year, document, verdict, under them why the verdict is what it is, and a later document's other figure."""
    where = "　".join(filter(None, [cell["place_short"], cell["year_label"], cell["document_number"], badge]))
    return f"{where}  \n{_comparison_why(cell)}"


def comparison_brief(cell: Row, number: str, badge: str) -> str:
    """The same for a narrow screen: the number in its line, the document with the reason below."""
    where = "　".join(filter(None, [f"**{cell['place_short']}**", number, cell["year_label"], badge]))
    document = f":small[:gray[{cell['document_number']}]]  \n" if cell["document_number"] else ""
    return f"{where}  \n{document}{_comparison_why(cell)}"


def _comparison_why(cell: Row) -> str:
    other = later(cell)
    below = f"  \n:small[前后文件不一致，{markdown(other)}]" if other else ""
    return f":small[:gray[{reason(cell)}]]{below}"


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
    return ("另：", Number(cell["later_label"], cell["later_figure_id"]), "".join(f"　{words}" for words in where))
