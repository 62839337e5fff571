"""Tables as people read them: Chinese column names, safe text, CSV that opens in a spreadsheet."""

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from yuboard import sentences
from yuboard.evidence import escape
from yuboard.row import Row

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
ELEMENT_COLUMNS = {
    "layout": "布局",
    "kind_word": "类别",
    "name": "要素",
    "place": "所在地",
    "duty_place": "责任县区",
    "role": "作用",
    "year_label": "年份",
    "status": "状态",
    "found": "定位情况",
    "longitude": "经度",
    "latitude": "纬度",
    "datum": "坐标系",
    "precision_class": "精度等级",
    "source": "坐标来源",
    "document_number": "文号",
    "section": "章节",
    "quote": "原文",
    "note": "说明",
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


def markdown(rows: Iterable[dict[str, str]]) -> str:
    """A Markdown table of rows whose cells are Markdown already; the first row names the columns.

    One element on the page, whose text prints, wraps on a phone and is read aloud.
    """
    table = list(rows)
    lines = [list(table[0]), ["---"] * len(table[0]), *(row.values() for row in table)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def listed(rows: Sequence[Row], names: dict[str, str]) -> str:
    """The columns of ``names`` as a table."""
    return markdown({title: _cell(row[name]) for name, title in names.items()} for row in rows)


def _cell(value: object) -> str:
    return "" if value is None else escape(str(value))


def stated_values(points: Sequence[Row]) -> str:
    """Each stated value of a trend with its wording, section and quote."""
    return markdown(
        {
            "年份": f"{row['place_short']}　{row['year_label']}",
            "文件表述": f"**{escape(row['label'])}**　{_subject(row)}{row['role_word']}",
            "原文与出处": _quoted(row),
        }
        for row in points
    )


def _subject(row: Row) -> str:
    return f"{escape(row['subject'])}　" if row["subject"] else ""


def _quoted(row: Row) -> str:
    return f"“{escape(row['quote'])}”　{source(row['document_number'], row['section'])}"


def quota_matrix(matrix: Sequence[Row]) -> str:
    """Places as rows, years as columns, words in the cells; the city's own figure in the last row."""
    table: dict[str, dict[str, str]] = {}
    for row in matrix:
        table.setdefault(row["place"], {})[f"{row['year']:.0f}年"] = _quota_cell(row)
    table["**全市**"] = {f"{row['year']:.0f}年": f"**{escape(row['city_label'])}**" for row in matrix}
    return markdown({"地区": place} | cells for place, cells in table.items())


def _quota_cell(row: Row) -> str:
    if row["quota"] is None:
        return f":gray[{'— ' if row['words'] == '文件未列' else ''}{row['words']}]"
    return f"**{row['quota']:g}**　:gray[{row['share']:.0f}%]"


def county_given(rows: Sequence[Row]) -> str:
    """What a document gives one county: its part, the city's figure, share and rank."""
    return _county(row for row in rows if row["rank"] is not None)


def county_rest(rows: Sequence[Row]) -> str:
    """What a document sets for the city and does not give to this county."""
    return _county(row for row in rows if row["rank"] is None)


def _county(rows: Iterable[Row]) -> str:
    return markdown(
        {
            "指标": f"{escape(row['indicator'])}　{row['year']:.0f}年　{_source_of(row)}",
            "本地配额": f"**{escape(row['words'])}**" if row["rank"] is not None else f":gray[{row['words']}]",
            "全市": escape(row["city_label"]),
            "占比与位次（测算）": sentences.share_and_rank(row),
        }
        for row in rows
    )


def _source_of(row: Row) -> str:
    return source(row["document_number"], row["section"])


def undivided_list(rows: Sequence[Row]) -> str:
    """City figures that no county has a part in."""
    return markdown(
        {
            "年份": f"{row['year']:.0f}年",
            "指标": escape(row["indicator"]),
            "全市": f"**{escape(row['label'])}**",
            "原文与出处": _quoted(row),
        }
        for row in rows
    )


def document_list(documents: Sequence[Row]) -> str:
    """The documents with number, issuer, dates, period and what is known of gaps in them."""
    return markdown(
        {
            "文件": f"**{escape(row['title'])}**　{escape(row['document_number'])}",
            "发文机关": row["issuer"],
            "成文日期": f"{row['issued_on']:%Y-%m-%d}" if row["issued_on"] else "文本未注",
            "期间": f"{row['period_start']}—{row['period_end']}年",
            "数字": f"{row['figures']}条",
            "说明": escape(row["note"] or ""),
        }
        for row in documents
    )


def base_list(bases: Sequence[Row]) -> str:
    """The upstream documents that each document cites."""
    return markdown(
        {
            "文件": row["short_title"],
            "引用": f"{escape(row['title'])}　{escape(row['number'])}",
            "原文": f"“{escape(row['quote'])}”",
        }
        for row in bases
    )


def summary(rows: Sequence[Row]) -> str:
    """Counts of figures per document."""
    return listed(rows, SUMMARY_COLUMNS)


def inferred(rows: Sequence[Row]) -> str:
    """Figures whose year is inferred, with the reason."""
    return listed(rows, INFERRED_COLUMNS)


def rates(rows: Sequence[Row]) -> str:
    """Exchange rates by year."""
    return listed(rows, RATE_COLUMNS)


def indicators(rows: Sequence[Row]) -> str:
    """Indicators with unit, quantity and definition."""
    return listed(rows, INDICATOR_COLUMNS)
