"""Findings in plain Chinese sentences, made from query rows."""

from collections.abc import Sequence
from itertools import groupby

import pandas as pd

from yuboard import theme
from yuboard.record.results import Row
from yuboard.wording.clauses import escape


def scope(documents: Sequence[Row], counts: Row) -> str:
    """What the record covers, for the line under the title."""
    cities = "、".join(dict.fromkeys(row["place_short"] for row in documents))
    return f"{cities}　·　{counts['documents']}份政策文件　·　{counts['figures']}条数字，每条都能点到文号、章节和原文"


def dated_document(row: Row) -> str:
    """A document's number and short title, and what it does not say of its date."""
    named = row["document_number"]
    if row["short_title"] not in named:
        named += f"　{row['short_title']}"
    if row["is_start_inferred"]:
        return f"{named}（未注日期，起始年推定）"
    return named if pd.notna(row["issued_year"]) else f"{named}（未注日期）"


def headline(row: Row) -> str:
    """A further target of a city in one line."""
    return f"{escape(row['indicator'])}　{row['year_label']}　**{escape(row['label'])}**"


def demand(row: Row) -> str:
    """The yearly growth that a target demands, marked 测算 with its formula; or why there is none."""
    if row["per_year"] is None:
        return "文件没有给出基期值，所需增速不可测算。"
    start = f"{row['start_year']:.0f}年{row['start_label']}"
    speed = theme.per_year(row["per_year"], row["in_points"])
    note = "" if row["start_role"] == "baseline" else "（起点本身也是目标，不是实际数）"
    verb = "年均须提高" if row["in_points"] else "年均须增长"
    return f"自{start}起{verb}**{speed}**{note}　:gray-badge[测算]"


def formula(row: Row) -> str:
    """The arithmetic behind ``demand``, with the numbers in it."""
    if row["per_year"] is None:
        return "没有同一文件、同一主体的起点数，所需增速不可测算"
    years = int(row["years"])
    end = f"{row['value']:g}{row['unit']}"
    start = f"{row['start_value']:g}{row['start_unit']}"
    speed = theme.per_year(row["per_year"], row["in_points"])
    if row["in_points"]:
        return f"（{end} − {start}）÷ {years}年 = 每年{speed}"
    root = f"（{end} ÷ {start}）的{years}次方根" if years > 1 else f"{end} ÷ {start}"
    bound = f"；起点写“{row['start_label']}”，按所写数算，实际要求不高于此" if row["start_is_bound"] else ""
    return f"{root} − 1 = {speed}{bound}"


def demand_line(row: Row) -> str:
    """One target and the arithmetic of what it demands."""
    subject = f"（{row['subject']}）" if row["subject"] else ""
    start = "" if row["start_role"] != "interim" else "起点本身也是目标，不是实际数。"
    return f"{row['place']}{subject}　**{row['label']}**　{formula(row)}。{start}　:gray[{row['document_number']}]"


def revision(row: Row) -> str:
    """Two documents of one city that differ on one target."""
    return (
        f"**前后文件不一致**　{row['place']}{row['year']}年：{row['earlier_document']}写“{row['earlier_label']}”，"
        f"{row['later_document']}写“{row['later_label']}”。{row['rule']}"
    )


def revision_side(row: Row, which: str, word: str) -> str:
    """One of the two statements of a revision (``which``: earlier or later), with its value in yuan and its clause."""
    converted = ""
    if row[f"{which}_unit"] == "美元" and row[f"{which}_cny"] is not None:
        rate = f"{row['year']}年平均汇率{row['cny_per_usd']:.4f}元/美元"
        converted = f"　约合{theme.number(row[f'{which}_cny'] * 1e8, '元')} :gray-badge[测算] {rate}"
    place = f"{escape(row[f'{which}_document'])}　{escape(row[f'{which}_section'])}"
    return (
        f"{word}　**{escape(row[f'{which}_label'])}**{converted}\n\n“{escape(row[f'{which}_quote'])}”\n\n:gray[{place}]"
    )


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
    named = f"{cell['indicator']}。" if cell["indicator"] and cell["indicator"] != cell["title"] else ""
    converted = ""
    if cell["cny_value"] is not None:
        converted = f"{_in_yuan(cell['cny_value'], cell['cny_per_usd'], cell['year_label'])}。"
    later = ""
    if cell["later_figure_id"]:
        other = [f"**{escape(cell['later_label'])}**", cell["later_year_label"], cell["later_document"]]
        if cell["later_cny_value"] is not None:
            other.append(_in_yuan(cell["later_cny_value"], cell["later_cny_per_usd"], cell["later_year_label"]))
        later = f"  \n:small[前后文件不一致，另：{'　'.join(other)}]"
    return f":small[:gray[{named}{converted}{cell['reason']}]]{later}"


def _in_yuan(value: float, rate: float, year: str) -> str:
    """Dollars in 亿元, with the rate of their year."""
    return f"约合{theme.number(value * 1e8, '元')}（测算，{year}平均汇率{rate:.4f}元/美元）"


def finding(row: Row) -> str:
    """One finding in full: what is written, what was computed, the treatment, and the clauses."""
    quotes = "".join(f"\n> {escape(line)}\n>" for line in row["quotes"].split("\n") if line)
    return (
        f"**文件写法**　{escape(row['as_stated'])}\n\n**核算结果**　{escape(row['computed'])}\n\n"
        f"**本看板的处理**　{escape(row['treatment'])}\n{quotes}"
    )


def proof(result: tuple[int, int] | None) -> str:
    """How many quotes were found in the full texts; that none were looked for where there are no texts."""
    if result is None:
        return "未接入全文"
    found, all_quotes = result
    return f"{found}/{all_quotes}条"


def ladder_alt(row: Row) -> str:
    """What a ladder chart shows, for those who cannot see it."""
    return f"{row['place']}{row['indicator']}：{row['year_label']}{row['label']}，按文件列出的基期、中期和终期目标。"


def share_and_rank(row: Row) -> str:
    """A county's share of all places named, and its rank among them."""
    if row["rank"] is None:
        return "—"
    return f"{row['share']:.1f}%，{row['rank_words']}"


def rates_used(points: Sequence[Row]) -> str:
    """The yearly rates at which dollars among the points were converted; empty where none were."""
    used = {row["year"]: row["cny_per_usd"] for row in points if row["is_converted"]}
    words = "、".join(f"{year:.0f}年{rate:.4f}元/美元" for year, rate in sorted(used.items()))
    return f"折算汇率（官方年平均）：{words}，来源见“口径说明”。" if words else ""


def unclear_scope(county: Row) -> str:
    """What a document leaves open where it writes to all counties: a county run by the province, a zone."""
    name = escape(county["short_name"])
    if county["kind"] == "功能区":
        return f"文件写给各县（市、区）的事项是否包括{name}，文件没有写明，未列入上表。"
    if (county["note"] or "").startswith("省直管"):
        return f"文件写给各县（区）的事项是否包括省直管的{name}，文件没有写明。"
    return ""


def not_given(rows: Sequence[Row], county: str) -> str:
    """What a city's documents set and do not give to a county: not split at all, or given to others."""
    undivided = [row for row in rows if row["words"] == "文件未分解"]
    others = [row for row in rows if row["words"] == "文件未列"]
    parts = []
    if undivided:
        parts.append(f"**文件未分解**（只有全市数）：{_figures(undivided)}")
    if others:
        parts.append(f"**文件未列{escape(county)}**（点名分给其他县区）：{_figures(others)}")
    return "\n\n".join(parts)


def _figures(rows: Sequence[Row]) -> str:
    years: dict[str, list[str]] = {}
    for row in rows:
        years.setdefault(f"{row['year']:.0f}年", []).append(
            f"{escape(row['indicator'])}{escape(row['city_label'])}"
            + (f"（{escape(row['mark'])}）" if row["mark"] else "")
        )
    return "".join(f"\n- {year}：{'、'.join(words)}" for year, words in years.items())


def parts(rows: Sequence[Row]) -> list[str]:
    """What a city's figure of each year is made of, a line a year; ``rows`` are of quotas/parts."""
    found = []
    for year, own in groupby(rows, key=lambda row: row["year"]):
        divided = [f"{row['place_short']}{row['quota']:g}" for row in own if row["is_divided"]]
        found.append(f"{year}年　{'　'.join(divided) or '文件未分解到县（区）'}")
    return found


def sum_check(row: Row) -> str:
    """The sum check of one yearly figure, as it is printed under a quota table."""
    if row["verdict"] == "未分解":
        return f"{row['year']:.0f}年　全市{row['label']}　:gray-badge[— 未分解]　文件没有分到县（区）"
    bound = "（区间上限）" if row["operator"] == "range" else ""
    sign = "=" if row["verdict"] == "相符" else "≠"
    mark = ":green-badge[✓ 相符]" if row["verdict"] == "相符" else ":red-badge[▲ 不符]"
    whole = row["high"] if row["high"] is not None else row["low"]
    return (
        f"{row['year']:.0f}年　{row['places']:.0f}个地区合计 {row['total']:.0f}{row['unit']} {sign} "
        f"全市 {whole:.0f}{row['unit']}{bound}　{mark}"
    )
