"""Tables as people read them: Chinese column names, safe text, CSV that opens in a spreadsheet."""

from datetime import date
from typing import Any

import pandas as pd

from yuboard import sentences
from yuboard.evidence import escape

# The columns that every download of figures carries, and their names on paper.
FIGURE_COLUMNS = {
    "place": "地区",
    "indicator": "指标",
    "subject": "主体",
    "year_label": "年份",
    "role_word": "阶段",
    "label": "文件表述",
    "operator": "运算符",
    "low": "下限",
    "high": "上限",
    "unit": "单位",
    "definition": "口径",
    "document_number": "文号",
    "document_title": "文件",
    "section": "章节",
    "quote": "原文",
    "note": "说明",
    "figure_id": "编号",
}
COMPARISON_COLUMNS = {
    "title": "对比项",
    "place": "城市",
    "indicator": "指标",
    "year_label": "年份",
    "label": "文件表述",
    "verdict": "可比性",
    "reason": "理由",
    "cny_value": "折合亿元（测算）",
    "cny_per_usd": "折算汇率（元/美元）",
    "comparison_definition": "口径",
    "document_number": "文号",
    "section": "章节",
    "quote": "原文",
}
COUNTY_COLUMNS = {
    "year": "年份",
    "indicator": "指标",
    "words": "本地配额",
    "city_label": "全市",
    "share": "占全市（%，测算）",
    "rank": "位次（测算）",
    "document_number": "文号",
    "section": "章节",
    "quote": "原文",
}
QUOTA_COLUMNS = {
    "place": "地区",
    "year": "年份",
    "words": "文件表述",
    "quota": "配额",
    "share": "占比（%，测算）",
    "rank": "位次（测算）",
    "section": "章节",
    "quote": "原文",
    "note": "说明",
}
FINDING_COLUMNS = {
    "kind": "类别",
    "title": "疑点",
    "place": "地区",
    "as_stated": "文件写法",
    "computed": "核算结果",
    "treatment": "本看板的处理",
    "quotes": "原文",
}
SUMMARY_COLUMNS = {
    "document": "文件",
    "number": "文号",
    "figures": "数字",
    "baselines": "基期",
    "targets": "目标",
    "quotas": "配额",
    "thresholds": "认定标准",
    "funds": "资金",
    "contexts": "背景",
    "restated": "其中重申",
    "inferred": "推定年份",
}
INFERRED_COLUMNS = {
    "place": "地区",
    "indicator": "指标",
    "label": "文件表述",
    "year_label": "年份",
    "note": "理由",
    "document_number": "文号",
    "section": "章节",
}
RATE_COLUMNS = {"year": "年份", "cny_per_usd": "元/美元", "source": "来源"}
INDICATOR_COLUMNS = {
    "domain": "领域",
    "name": "指标",
    "unit": "单位",
    "quantity": "数量类型",
    "definition": "口径",
    "figures": "条数",
}
# Rows of figures shown at a time.
PAGE = 12
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def named(frame: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """The columns of ``names`` in that order, under their Chinese names."""
    return frame[list(names)].rename(columns=names)


def safe(value: object) -> object:
    """Text that a spreadsheet would run as a formula, made plain by a leading apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def csv_bytes(frame: pd.DataFrame, *, version: str, made_on: date) -> bytes:
    """``frame`` as CSV with a byte-order mark, and the data version and date in two last columns."""
    out = frame.map(safe)
    out["数据版本"] = version
    out["下载日期"] = made_on.isoformat()
    return out.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def source(number: str, section: str) -> str:
    """A clause's place in small grey type, as Markdown."""
    return f":small[:gray[{escape(number)} {escape(section)}]]"


def stated_values(points: pd.DataFrame) -> pd.DataFrame:
    """Each stated value of a trend with its wording, section and quote, for a printed table."""
    rows = [
        {
            "年份": f"{row.place_short}  \n{row.year_label}",
            "文件表述": f"**{escape(row.label)}**  \n{_subject(row.subject)}{row.role_word}",
            "原文与出处": f"“{escape(row.quote)}”  \n{source(row.document_number, row.section)}",
        }
        for row in points.itertuples()
    ]
    return pd.DataFrame(rows).set_index("年份")


def _subject(subject: object) -> str:
    return f"{escape(subject)}　" if isinstance(subject, str) else ""


def quota_matrix(matrix: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    """Places as rows, years as columns, words in the cells; the city's own figure in the last row."""
    years = list(sums["year"])
    rows = {
        place: {_year_head(row.year): _quota_cell(row) for row in group.itertuples()}
        for place, group in matrix.groupby("place", sort=False)
    }
    rows["全市（文件表述）"] = {_year_head(row.year): f"**{escape(row.label)}**" for row in sums.itertuples()}
    return pd.DataFrame.from_dict(rows, orient="index", columns=[_year_head(y) for y in years])


def _year_head(year: float) -> str:
    return f"{year:.0f}年"


def _quota_cell(row: Any) -> str:
    if pd.isna(row.quota):
        return f":gray[{'— ' if row.words == '文件未列' else ''}{row.words}]"
    return f"**{row.quota:g}**　:gray[{row.share:.0f}%]"


def county_list(rows: pd.DataFrame) -> pd.DataFrame:
    """One county's part in each of its city's figures."""
    listed = [
        {
            "指标": f"{escape(row['indicator'])}  \n{row['year']:.0f}年　{_source_of(row)}",
            "本地配额": f"**{escape(row['words'])}**" if pd.notna(row["rank"]) else f":gray[{row['words']}]",
            "全市": escape(row["city_label"]),
            "占比与位次（测算）": sentences.share_and_rank(row),
        }
        for _, row in rows.iterrows()
    ]
    return pd.DataFrame(listed).set_index("指标")


def _source_of(row: pd.Series) -> str:
    return source(row["document_number"], row["section"])


def undivided_list(rows: pd.DataFrame) -> pd.DataFrame:
    """City figures that no county has a part in."""
    listed = [
        {
            "年份": f"{row.year:.0f}年",
            "指标": escape(row.indicator),
            "全市": f"**{escape(row.label)}**",
            "原文与出处": f"“{escape(row.quote)}”  \n{source(row.document_number, row.section)}",
        }
        for row in rows.itertuples()
    ]
    return pd.DataFrame(listed).set_index("年份")


def document_list(documents: pd.DataFrame) -> pd.DataFrame:
    """The documents with number, issuer, dates, period and what is known of gaps in them."""
    listed = [
        {
            "文件": f"**{escape(row.title)}**  \n{escape(row.document_number)}",
            "发文机关": row.issuer,
            "成文日期": "文本未注" if pd.isna(row.issued_on) else f"{row.issued_on:%Y-%m-%d}",
            "期间": f"{row.period_start}—{row.period_end}年",
            "数字": f"{row.figures}条",
            "说明": "" if pd.isna(row.note) else escape(row.note),
        }
        for row in documents.itertuples()
    ]
    return pd.DataFrame(listed).set_index("文件")


def base_list(bases: pd.DataFrame) -> pd.DataFrame:
    """The upstream documents that each document cites."""
    listed = [
        {
            "文件": row.short_title,
            "引用": f"{escape(row.title)}　{escape(row.number)}",
            "原文": f"“{escape(row.quote)}”",
        }
        for row in bases.itertuples()
    ]
    return pd.DataFrame(listed).set_index("文件")


def revision_sides(row: Any) -> tuple[str, str]:
    """The earlier and the later statement of one target, each with its value in yuan and its clause."""
    return (
        _side("先发", row.earlier_label, row.earlier_cny, row.earlier_unit, row, "earlier"),
        _side("后发", row.later_label, row.later_cny, row.later_unit, row, "later"),
    )


def _side(word: str, label: str, cny: float, unit: str, row: Any, which: str) -> str:
    number, section, quote = (getattr(row, f"{which}_{part}") for part in ("document", "section", "quote"))
    converted = ""
    if unit == "美元" and pd.notna(cny):
        converted = f"　≈{cny:,.0f}亿元 :gray-badge[测算] {row.year}年平均汇率 {row.cny_per_usd:.4f} 元/美元"
    return f"{word}　**{escape(label)}**{converted}\n\n“{escape(quote)}”\n\n:gray[{escape(number)}　{escape(section)}]"
