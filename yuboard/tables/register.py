"""The full record in parts, each a table of Chinese columns: what the full workbook and the CSV files hold."""

from collections.abc import Sequence
from typing import NamedTuple

from yuboard import tables
from yuboard.maps.plans import all_elements
from yuboard.record.results import Reader, Row

_FIGURES = {
    "figure_id": "编号", "place": "地区", "indicator": "指标", "subject": "主体", "year_label": "年份",
    "role_word": "阶段", "label": "文件表述", "operator": "运算符", "low": "下限", "high": "上限", "unit": "单位",
    "restates": "重申", "document_number": "文号", "section": "章节", "quote": "原文", "note": "说明",
}  # fmt: skip
_TASKS = {
    "task_id": "编号", "place": "城市", "title": "任务", "summary": "摘要", "lead_kind": "牵头情况",
    "units": "单位", "themes": "主题", "figures": "条文内的数字", "targets": "同指的目标",
    "document_number": "文号", "section": "章节", "quote": "原文", "note": "说明",
}  # fmt: skip
_CRITERIA = {
    "criterion_id": "编号", "place": "城市", "unit_kind": "认定对象", "number": "条款", "summary": "摘要",
    "measure": "类型", "variable": "变量", "operator": "运算符", "value": "数值", "unit": "单位",
    "condition": "适用条件", "exception_of": "放宽于",
    "document_number": "文号", "section": "章节", "quote": "原文", "note": "说明",
}  # fmt: skip
_ELEMENTS = {
    "element_id": "编号", "layout": "布局", "kind_word": "类别", "name": "要素", "place": "所在地",
    "duty_place": "责任县区", "role": "作用", "year_label": "年份", "found": "定位情况", "longitude": "经度",
    "latitude": "纬度", "precision_class": "精度等级", "source": "坐标来源", "document_number": "文号",
    "section": "章节", "quote": "原文", "note": "说明",
}  # fmt: skip
_FINDINGS = {"finding_id": "编号"} | tables.FINDING_COLUMNS
_REVISIONS = {
    "place": "城市", "indicator": "指标", "year": "年份", "earlier_label": "先发文件表述",
    "earlier_document": "先发文号", "earlier_section": "先发章节", "earlier_quote": "先发原文",
    "later_label": "后发文件表述", "later_document": "后发文号", "later_section": "后发章节",
    "later_quote": "后发原文", "cny_per_usd": "折算汇率（元/美元）", "earlier_cny": "先发折合亿元（测算）",
    "later_cny": "后发折合亿元（测算）", "rule": "读法", "reason": "理由",
}  # fmt: skip
_DOCUMENTS = {
    "document_number": "文号", "title": "文件", "place": "城市", "issuer": "发文机关", "issued_on": "成文（印发）日期",
    "published_on": "印发日期", "period": "期间", "period_start": "期间始", "period_end": "期间止",
    "figures": "数字条数", "note": "说明",
}  # fmt: skip
_TASK_TARGETS = {
    "task_id": "任务编号", "place": "城市", "task": "任务", "term": "共有的词", "indicator": "指标",
    "targets": "同指的目标", "document_number": "文号", "section": "章节", "quote": "原文", "note": "说明",
}  # fmt: skip
_DUTIES = {
    "duty_id": "编号", "place": "城市", "scope": "范围", "county": "点名", "except_places": "除外",
    "addressed": "文件称呼", "summary": "摘要", "task_id": "任务编号", "task": "任务", "document_number": "文号",
    "section": "章节", "quote": "原文", "note": "说明",
}  # fmt: skip
_LAYOUTS = {
    "layout_id": "编号", "place": "城市", "name": "布局", "part_of": "属于", "summary": "摘要", "elements": "要素数",
    "document_number": "文号", "section": "章节", "quote": "原文",
}  # fmt: skip
_PLACES = {
    "place_id": "编号", "city": "城市", "name": "地区", "short_name": "简称", "kind": "类别", "part_of": "上级",
    "adcode": "区划代码", "aliases": "文件中的其他叫法", "note": "说明",
}  # fmt: skip
_UNITS = {"unit": "单位", "base_unit": "基本单位", "factor": "换算系数", "dimension": "量纲", "note": "说明"}
_EXCLUSIONS = {
    "place": "城市", "document_number": "文号", "document_title": "文件", "fragment": "文字", "reason": "理由",
}  # fmt: skip
_BASES = {"short_title": "文件", "title": "引用文件", "number": "文号", "quote": "原文", "note": "说明"}


class Part(NamedTuple):
    """One table of the record: its name, its heading, column keys to Chinese names, and its rows."""

    name: str
    title: str
    columns: dict[str, str]
    rows: list[Row]


def revisions(rows: Reader, cities: Sequence[str] = ()) -> Part:
    """Pairs of statements of one city that differ; of all cities where none are named."""
    return Part("前后不一致", "同一目标，前后文件写法不同", _REVISIONS, _of(rows("quality/revisions"), cities))


def parts(rows: Reader, cities: Sequence[str] = ()) -> list[Part]:
    """Everything in the record, documents first; what the documents of ``cities`` say where they are named."""
    documents = _of(rows("documents/list"), cities)
    titles = tuple(row["short_title"] for row in documents)
    figures = rows("documents/figures", words="", documents=titles, places=(), roles=())
    used = {row["indicator"] for row in figures}
    defined = [row for row in rows("method/indicators", domain=None) if not cities or row["name"] in used]
    named = {row["place"] for row in figures}
    places = [
        row for row in rows("record/places") if not cities or row["city"] in cities or row["name"] in named
    ]  # fmt: skip
    return [
        Part("文件", "所收政策文件", _DOCUMENTS, [_dated(row) for row in documents]),
        Part("引用文件", "各文件引用的上级文件", _BASES, _of(rows("documents/bases"), cities)),
        Part("数字", "全部数字", _FIGURES, list(figures)),
        Part("不录入的数字", "不是指标数字的数字", _EXCLUSIONS, _of(rows("record/exclusions"), cities)),
        Part("任务", "全部任务", _TASKS, _of(rows("record/tasks"), cities)),
        Part("任务对应目标", "任务与写在别处的同指目标", _TASK_TARGETS,
             _of(rows("record/task_targets"), cities)),
        Part("各县职责", "文件要求各县（市、区）做的事", _DUTIES, _of(rows("record/duties"), cities)),
        Part("认定标准", "示范单位认定标准与规则", _CRITERIA, _of(rows("record/criteria"), cities)),
        Part("布局", "空间布局", _LAYOUTS, _of(rows("record/layouts"), cities)),
        Part("布局要素", "空间布局的要素", _ELEMENTS, all_elements(rows, cities)),
        Part("对比", "各市目标对比，逐格写明理由", tables.COMPARISON_COLUMNS, _of(rows("compare/cells"), cities)),
        Part("数据疑点", "文件内部的疑点", _FINDINGS, _of(rows("quality/findings"), cities)),
        revisions(rows, cities),
        Part("指标口径", "指标的单位与口径", tables.INDICATOR_COLUMNS, defined),
        Part("单位", "计量单位与换算", _UNITS, list(rows("record/units"))),
        Part("地区", "城市、县（市、区）和文件提到的其他地方", _PLACES, places),
        Part("汇率", "折算用的年平均汇率", tables.RATE_COLUMNS, list(rows("method/rates"))),
    ]  # fmt: skip


def _of(found: Sequence[Row], cities: Sequence[str]) -> list[Row]:
    return [row for row in found if not cities or row["place"] in cities]


def _dated(row: Row) -> Row:
    """A document with a word where its text bears no date."""
    return {**row} | {name: row[name] or "文本未注" for name in ("issued_on", "published_on")}
