"""Comparison of the cities: titles, verdicts, reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from yuboard.record.results import Row
from yuboard.wording.missing import NO_RATE, UNSET
from yuboard.wording.numbers import conversion
from yuboard.wording.parts import Badge, Lines, Number, Part, Phrase, Quiet, Small, Tone


class Verdict(NamedTuple):
    """Whether a cell may be compared: the sign before the word, its tone, and what the word means."""

    sign: str
    tone: Tone
    meaning: str


# From the most comparable to what is not there.
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
    "无可比对象": Verdict("○", "gray", "只有一市有这一口径的目标。"),
    "仅定性": Verdict("□", "gray", "文件只有文字表述，没有数值。"),
    UNSET: Verdict("—", "gray", "所收文件没有这项目标；不是零。"),
}
# What stands on one axis: of one definition, or of one unit once converted.
MEASURED = ("同口径", "可折算")
FOREIGN = ("美元", "欧元")
CELLS = "每格为该市文件中最远年份的目标"
# Below a comparison whose bars stand on one axis.
BARS = "条形同一横轴；斜线的折算后才能对照（测算），不据此排名"
_ORDER = tuple(VERDICTS)
# What may be set side by side by size.
ONLY_ALIKE = "只有“同口径”才可比较大小；其余各格只并列，不排名。"


@dataclass(frozen=True)
class Line:
    """Line of the comparison: its cells, one a city."""

    cells: tuple[Row, ...]

    @property
    def verdict(self) -> str:
        """The verdict on the line: the most comparable of what its cities set."""
        return min((cell["verdict"] for cell in self.cells), key=_ORDER.index)

    @property
    def stated(self) -> list[Row]:
        """The cells of cities that set something."""
        return [cell for cell in self.cells if cell["figure_id"]]

    @property
    def silent(self) -> list[Row]:
        """The cells of cities whose documents set nothing."""
        return [cell for cell in self.cells if not cell["figure_id"]]


class Statement(NamedTuple):
    """Statement of one document of a city: its words, year and clause, and in how many yuan where it was converted.

    ``value`` is the length of its bar, None where it may not be set beside the others by size.
    """

    label: str
    figure_id: str
    year_label: str
    yuan: float | None
    value: float | None


def lines(cells: Iterable[Row]) -> list[Line]:
    """The lines of the comparison, the most comparable first; ``cells`` are of compare/cells."""
    found = [Line(tuple(group)) for _, group in groupby(cells, key=lambda cell: cell["comparison_id"])]
    return sorted(found, key=lambda line: _ORDER.index(line.verdict))


def statements(cell: Row, verdict: str) -> tuple[Statement, ...]:
    """Statements of a city in a line of that verdict: the furthest target, a later document's other one."""
    named = [prefix for prefix in ("", "later_") if cell[f"{prefix}figure_id"]]
    return tuple(
        Statement(
            cell[f"{prefix}label"],
            cell[f"{prefix}figure_id"],
            cell[f"{prefix}year_label"],
            cell[f"{prefix}cny_value"],
            _length(cell, prefix) if verdict in MEASURED and cell["verdict"] == verdict else None,
        )
        for prefix in named
    )


def _length(cell: Row, prefix: str) -> float | None:
    """How far a bar goes: as counted where all are of one unit, in 亿元 where some are converted."""
    value, unit = cell[f"{prefix}base_value"], cell[f"{prefix}base_unit"]
    if cell["verdict"] != "可折算":
        return value
    return value / 1e8 if unit == "元" else cell[f"{prefix}cny_value"]


def signed(word: str) -> Badge:
    """A verdict with its sign."""
    return Badge(f"{VERDICTS[word].sign} {word}", VERDICTS[word].tone)


def comparison_reason(cell: Row) -> Lines:
    """Year, document, verdict, under them why the verdict is what it is, and a later document's other figure."""
    where = [cell["place_short"], cell["year_label"], cell["document_number"], signed(cell["verdict"])]
    return Lines((_spaced(where), *_comparison_why(cell)))


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
