"""Tables as people read them: Chinese column names, safe text, CSV that opens in a spreadsheet."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from yuboard import sentences
from yuboard.evidence import OPERATOR_WORDS, escape
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
    "later_label": "另一份文件的表述",
    "later_year_label": "另一份文件的年份",
    "later_document": "另一份文件的文号",
    "later_cny_value": "另一份文件折合亿元（测算）",
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
    "share": "占点名各地合计（%，测算）",
    "rank_words": "位次（测算）",
    "definition": "口径",
    "document_number": "文号",
    "section": "章节",
    "quote": "原文",
}
QUOTA_COLUMNS = {
    "place": "地区",
    "year": "年份",
    "words": "文件表述",
    "quota": "配额",
    "share": "占点名各地合计（%，测算）",
    "rank_words": "位次（测算）",
    "definition": "口径",
    "document_number": "文号",
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
TASK_COLUMNS = {
    "city": "城市",
    "document": "文件",
    "title": "任务",
    "summary": "内容",
    "lead_kind": "分工类别",
    "units": "单位",
    "units_as_written": "原文写法",
    "themes": "主题",
    "figures": "条文内的数字",
    "targets": "同指的目标",
    "document_number": "文号",
    "section": "章节",
    "quote": "原文",
    "note": "说明",
}
RELATION_COLUMNS = {
    "relation": "关系",
    "place": "地区",
    "indicator": "指标",
    "year_label": "年份",
    "earlier_document": "先发或主条文号",
    "earlier_section": "先发或主条章节",
    "earlier_label": "先发或主条写法",
    "later_document": "后发或重申文号",
    "later_section": "后发或重申章节",
    "later_label": "后发或重申写法",
    "definition": "口径",
    "earlier_quote": "先发或主条原文",
    "later_quote": "后发或重申原文",
    "words": "处理",
}
CRITERION_COLUMNS = {
    "unit_kind": "类别",
    "number": "序号",
    "summary": "标准",
    "variable": "变量",
    "operator": "运算符",
    "value": "数值",
    "unit": "单位",
    "condition": "适用条件",
    "document_number": "文号",
    "section": "章节",
    "quote": "原文",
    "note": "说明",
}
VERDICT_COLUMNS = {
    "name": "单位",
    "status": "判断",
    "summary": "标准",
    "entered": "填报",
    "reason": "差距与依据",
    "document_number": "文号",
    "section": "章节",
    "quote": "原文",
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
# A table as its rows: Markdown cells by column name.
Table = list[dict[str, str]]
# Rows of figures shown at a time.
PAGE = 12
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def named(frame: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """The columns of ``names`` in that order, under their Chinese names; operators in words, whole numbers whole."""
    chosen = frame[list(names)].copy()
    if "operator" in chosen:
        chosen["operator"] = chosen["operator"].map(OPERATOR_WORDS)
    for name in chosen.select_dtypes("float"):
        if chosen[name].dropna().mod(1).eq(0).all():
            chosen[name] = chosen[name].astype("Int64")
    return chosen.rename(columns=names)


def safe(value: object) -> object:
    """Text that a spreadsheet would run as a formula, made plain by a leading apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def csv_bytes(frame: pd.DataFrame, *, version: str, made_on: date) -> bytes:
    """``frame`` as CSV with a byte-order mark, and the data version and date in two last columns."""
    out = frame.map(safe)
    out["数据版本"] = version
    out["下载日期"] = made_on.isoformat()
    return out.to_csv(index=False, lineterminator="\r\n", float_format="%.12g").encode("utf-8-sig")


def source(number: str, section: str) -> str:
    """A clause's place in small grey type, as Markdown."""
    return f":small[:gray[{escape(number)} {escape(section)}]]"


def markdown(table: Table) -> str:
    """A Markdown table of rows whose cells are Markdown already; the first row names the columns.

    One element on the page, whose text prints, wraps and is read aloud.
    """
    lines = [list(table[0]), ["---"] * len(table[0]), *(row.values() for row in table)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def cards(table: Table) -> str:
    """The same rows one below the other, each cell under its column's name: for screens too narrow for columns."""
    return "\n\n---\n\n".join("  \n".join(_card_lines(row)) for row in table)


def _card_lines(row: dict[str, str]) -> list[str]:
    first, *others = row.items()
    return [first[1], *(f":small[:gray[{title}]]　{cell}" for title, cell in others if cell)]


def is_wordy(table: Table) -> bool:
    """Whether rows hold more words than columns on a phone can show."""
    longest = max(sum(map(len, row.values())) for row in table)
    return len(table[0]) > 4 or (len(table[0]) > 2 and longest > (90 if len(table[0]) < 4 else 80))


def listed(rows: Sequence[Row], names: dict[str, str]) -> Table:
    """The columns of ``names`` as a table."""
    return [{title: _cell(row[name]) for name, title in names.items()} for row in rows]


def _cell(value: object) -> str:
    return "" if value is None else escape(str(value))


def stated_values(points: Sequence[Row]) -> Table:
    """Each stated value of a trend with its wording, section and quote."""
    return list(
        {
            "年份": f"{row['place_short']}　{row['year_label']}",
            "文件表述": f"**{escape(row['label'])}**　{_subject(row)}{_mark(row)}{row['role_word']}",
            "原文与出处": _quoted(row),
        }
        for row in points
    )


def _subject(row: Row) -> str:
    return f"{escape(row['subject'])}　" if row["subject"] else ""


def _mark(row: Row) -> str:
    return f":orange-badge[{escape(row['mark'])}]　" if row["mark"] else ""


def _quoted(row: Row) -> str:
    return f"“{escape(row['quote'])}”　{source(row['document_number'], row['section'])}"


def quota_matrix(matrix: Sequence[Row]) -> Table:
    """Places as rows, years as columns, words in the cells; the city's own figure in the last row."""
    table: dict[str, dict[str, str]] = {}
    for row in matrix:
        name = f"[{escape(row['place'])}](county?county={row['place_short']})"
        table.setdefault(name, {})[f"{row['year']:.0f}年"] = _quota_cell(row)
    table["**全市**"] = {f"{row['year']:.0f}年": f"**{escape(row['city_label'])}**" for row in matrix}
    return [{"地区": place} | cells for place, cells in table.items()]


def _quota_cell(row: Row) -> str:
    if row["quota"] is None:
        return f":gray[{'— ' if row['words'] == '文件未列' else ''}{row['words']}]"
    return f"**{row['quota']:g}**　:gray[{row['share']:.0f}%]"


def county_given(rows: Sequence[Row]) -> Table:
    """What a document gives one county: its part, the city's figure, share and rank."""
    return list(
        {
            "指标": f"{escape(row['indicator'])}　{row['year']:.0f}年　"
            + source(row["document_number"], row["section"]),
            "本地配额": f"**{escape(row['words'])}**",
            "全市": escape(row["city_label"]),
            "占比与位次（测算）": sentences.share_and_rank(row),
        }
        for row in rows
        if row["rank"] is not None
    )


def county_pair(first: Sequence[Row], second: Sequence[Row], names: tuple[str, str]) -> Table:
    """Two counties of one city side by side: what either is given, share and rank, and the city's figure."""
    other = {(row["indicator"], row["year"]): row for row in second}
    pairs = [(row, other[row["indicator"], row["year"]]) for row in first]
    return list(
        {
            "指标": f"{escape(own['indicator'])}　{own['year']:.0f}年",
            names[0]: _beside(own),
            names[1]: _beside(its),
            "全市": escape(own["city_label"]),
        }
        for own, its in pairs
        if own["rank"] is not None or its["rank"] is not None
    )


def _beside(row: Row) -> str:
    if row["rank"] is None:
        return f":gray[{row['words']}]"
    return f"**{escape(row['words'])}**  :small[:gray[{sentences.share_and_rank(row)}]]"


def role_list(rows: Sequence[Row]) -> Table:
    """What a layout puts in a county."""
    return list(
        {
            "布局中的要素": f"**{escape(row['name'])}**　{'（负责设立，不在本地）' if row['is_duty'] else ''}",
            "年份": row["year_label"],
            "作用": escape(row["role"]),
            "原文与出处": _quoted(row),
        }
        for row in rows
    )


def _small(note: str | None) -> str:
    return f"　:small[:gray[{escape(note)}]]" if note else ""


def duty_list(rows: Sequence[Row]) -> Table:
    """What the documents ask of a county: by name, or of all counties."""
    return list(
        {
            "事项": f"**{escape(row['summary'])}**"
            + (f"　:small[:gray[{escape(row['note'])}]]" if row["note"] else ""),
            "文件写给": escape(row["addressed"]),
            "原文与出处": _quoted(row),
        }
        for row in rows
    )


def undivided_list(rows: Sequence[Row]) -> Table:
    """City figures that no county has a part in."""
    return list(
        {
            "年份": row["year_label"],
            "指标": escape(row["indicator"]),
            "全市": f"**{escape(row['label'])}**",
            "原文与出处": _quoted(row),
        }
        for row in rows
    )


def document_list(documents: Sequence[Row]) -> Table:
    """The documents with number, issuer, dates, period and what is known of gaps in them."""
    return list(
        {
            "文件": f"**{escape(row['title'])}**　{escape(row['document_number'])}",
            "发文机关": row["issuer"],
            "成文（印发）日期": f"{row['issued_on']:%Y-%m-%d}" if row["issued_on"] else "文本未注",
            "期间": row["period"],
            "数字": f"{row['figures']}条",
            "说明": escape(row["note"] or ""),
        }
        for row in documents
    )


def base_list(bases: Sequence[Row]) -> Table:
    """The upstream documents that each document cites."""
    return list(
        {
            "文件": row["short_title"],
            "引用": f"{escape(row['title'])}　{escape(row['number'])}",
            "原文": f"“{escape(row['quote'])}”",
        }
        for row in bases
    )


def summary(rows: Sequence[Row]) -> Table:
    """Counts of figures per document."""
    return listed(rows, SUMMARY_COLUMNS)


def inferred(rows: Sequence[Row]) -> Table:
    """Figures whose year is inferred, with the reason."""
    return listed(rows, INFERRED_COLUMNS)


def rates(rows: Sequence[Row]) -> Table:
    """Exchange rates by year."""
    return listed(rows, RATE_COLUMNS)


def indicators(rows: Sequence[Row]) -> Table:
    """The indicators of one domain with unit, quantity and definition."""
    return listed(rows, {name: title for name, title in INDICATOR_COLUMNS.items() if name != "domain"})


_SERVED = {"figures": "条文内数字", "targets": "同指的目标"}
_LEAD_WORDS = {"牵头单位": "牵头", "责任单位": "责任", "未明确": "文件未明确"}


def task_list(rows: Sequence[Row]) -> Table:
    """Tasks with who answers for them, the quote, the figures in it, and the targets elsewhere that name the same."""
    return list(
        {
            "任务": f"**{escape(row['title'])}**  :small[{escape(row['summary'])}]",
            "分工": _lead(row),
            "主题": row["themes"],
            "原文与出处": "　".join(
                [
                    _quoted(row),
                    *(f":small[{name}：{escape(row[key])}]" for key, name in _SERVED.items() if row[key]),
                ]
            ),
        }
        for row in rows
    )


def _lead(row: Row) -> str:
    if row["lead_kind"] == "未明确":
        return ":gray-badge[— 文件未明确]"
    return f":blue-badge[{_LEAD_WORDS[row['lead_kind']]}] {escape(row['units'])}"


def served_targets(rows: Sequence[Row]) -> Table:
    """The figures in a task's own clause, and targets elsewhere in the document with the word that ties them to it."""
    return list(
        {
            "目标": f"{escape(row['indicator'])}　{row['year_label']}　**{escape(row['label'])}**",
            "对应依据": _tie(row),
            "出处": source(row["document_number"], row["section"]),
        }
        for row in rows
    )


def _tie(row: Row) -> str:
    if row["term"] is None:
        return "写在本条"
    return f"同指“{escape(row['term'])}”　:small[本条原文：“{escape(row['term_quote'])}”]{_small(row['term_note'])}"


def criterion_list(rows: Sequence[Row]) -> Table:
    """Criteria in their own words."""
    return list(
        {
            "序号": escape(row["number"] or ""),
            "标准": f"**{escape(row['summary'])}**{_small(row['note'])}",
            "性质": "可量化" if row["measurable"] else "定性",
            "原文与出处": _quoted(row),
        }
        for row in rows
    )


def rule_list(rows: Sequence[Row]) -> Table:
    """Rules on application, review, re-examination and ban."""
    return list(
        {"规则": f"**{escape(row['summary'])}**", "说明": escape(row["note"] or ""), "原文与出处": _quoted(row)}
        for row in rows
    )


def relation_list(rows: Sequence[Row]) -> Table:
    """Which target repeats or differs from which."""
    return list(
        {
            "关系": row["relation"],
            "目标": f"{row['place']}　{escape(row['indicator'])}　{row['year_label']}",
            "先发或主条": _statement(row, "earlier"),
            "后发或重申": _statement(row, "later"),
            "处理": escape(row["words"]),
        }
        for row in rows
    )


def _statement(row: Row, which: str) -> str:
    return f"**{escape(row[f'{which}_label'])}**　{source(row[f'{which}_document'], row[f'{which}_section'])}"


def unit_list(cells: Sequence[Row]) -> Table:
    """Units with the number of their tasks by theme."""
    themes: dict[str, list[str]] = {}
    for row in cells:
        themes.setdefault(f"{row['unit']}　**{row['tasks']:.0f}**项", []).append(f"{row['theme']}{row['cell']:.0f}")
    return [{"单位": unit, "主题": "、".join(words)} for unit, words in themes.items()]
