"""Quotas of counties: shares, what is not given, sums and their check."""

from collections.abc import Sequence
from itertools import groupby

from yuboard.record.results import Row
from yuboard.record.rows import quotas
from yuboard.wording.missing import UNDIVIDED, UNLISTED
from yuboard.wording.numbers import amount
from yuboard.wording.parts import Badge, Items, Number, Part, Phrase, Strong

SHARES = "百分数为占各地合计的比重（测算）。"
NO_SHARE = "占比不可测算"
COMPOSITION = "全市数由哪些县（区）组成"
# The ways in which quotas are drawn.
TABLE, RANKS, SQUARES = "表格", "名次变化", "格子"


def not_divided(city: str) -> str:
    """A city whose documents split nothing; without a full stop, as a sentence may go on."""
    return f"{city}的文件没有把目标分解到县（市、区）"


def dividing(cities: Sequence[str]) -> str:
    """The cities whose documents split anything by county."""
    return f"分解到县的有：{'、'.join(cities)}。" if cities else "所收文件都没有分解到县的目标。"


def not_named(place: str) -> str:
    """A place that a city's documents give nothing; without a full stop."""
    return f"文件没有点名给{place}分配任何目标"


def no_duties(city: str) -> str:
    """A city whose documents ask nothing of counties."""
    return f"{city}的文件没有向县（市、区）或功能区提出要求的条文。"


def share(row: Row, digits: int = 1) -> str:
    """A county's share of all places named; nought has no parts."""
    return NO_SHARE if row["share"] is None else f"{row['share']:.{digits}f}%"


def share_and_rank(row: Row) -> str:
    """A county's share of all places named, and its rank among them."""
    if row["rank"] is None:
        return "—"
    return f"{share(row)}，{row['rank_words']}"


def unclear_scope(county: Row) -> str:
    """Scope that a document leaves open where it writes to all counties: a county run by the province, a zone."""
    name = county["short_name"]
    if county["kind"] == "功能区":
        return f"文件写给各县（市、区）的事项是否包括{name}，文件没有写明，未列入上表。"
    if (county["note"] or "").startswith("省直管"):
        return f"文件写给各县（区）的事项是否包括省直管的{name}，文件没有写明。"
    return ""


def not_given(rows: Sequence[Row], county: str) -> tuple[tuple[Phrase, Items], ...]:
    """Targets of a city that its documents do not give to a county, not split at all or given to others: head, list."""
    groups = (
        (UNDIVIDED, UNDIVIDED, "（只有全市数）："),
        (UNLISTED, f"{UNLISTED}{county}", "（点名分给其他县区）："),
    )
    return tuple(
        ((Strong(name), explained), _by_year(listed))
        for word, name, explained in groups
        if (listed := [row for row in rows if row["words"] == word])
    )


def _by_year(rows: Sequence[Row]) -> Items:
    years: dict[str, list[Part]] = {}
    for row in rows:
        told = years.setdefault(f"{row['year']:.0f}年", [])
        told += ["、" if told else "", row["indicator"], Number(row["city_label"], row["figure_id"])]
    return Items(tuple((f"{year}：", *told) for year, told in years.items()))


def composition(rows: Sequence[quotas.Part]) -> list[str]:
    """Counties' quotas that make up a city's figure, a line a year; ``rows`` are of quotas/parts."""
    lines = []
    for year, parts in groupby(rows, key=lambda row: row["year"]):
        divided = [f"{row['place_short']}{amount(row['quota'])}" for row in parts if row["is_divided"]]
        lines.append(f"{year}年　{'　'.join(divided) or f'{UNDIVIDED}到县（区）'}")
    return lines


def sum_check(row: Row) -> Phrase:
    """The sum check of one yearly figure, as it is printed under a quota table."""
    if row["verdict"] == "未分解":
        return (f"{row['year']:.0f}年　全市{row['label']}　", Badge("— 未分解"), "　文件没有分到县（区）")
    bound = "（区间上限）" if row["operator"] == "range" else ""
    sign = "=" if row["verdict"] == "相符" else "≠"
    mark = Badge("✓ 相符", "green") if row["verdict"] == "相符" else Badge("▲ 不符", "red")
    whole = row["high"] if row["high"] is not None else row["low"]
    return (
        f"{row['year']:.0f}年　{row['places']:.0f}个地区合计 {amount(row['total'], row['unit'])} {sign} "
        f"全市 {amount(whole, row['unit'])}{bound}　",
        mark,
    )


def undivided_years(sums: Sequence[quotas.Sum]) -> list[str]:
    """A sentence for each yearly figure that the document leaves whole; ``sums`` are of quotas/sums."""
    return [
        f"{row['year']:.0f}年全市{row['label']}：{UNDIVIDED}到县（区）" for row in sums if row["verdict"] == "未分解"
    ]
