"""Template: a workbook for one place with its own indicators, to be filled in and read again without a question."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from yuboard import theme
from yuboard.ledger.terms import Place, Terms
from yuboard.record.possible import SIGNED, is_counted
from yuboard.record.results import Reader, Row
from yuboard.spreadsheets.workbook import BODY, Book, Head

SHEET = "填报"
STATUSES = ("零", "没有发生", "不适用", "没有统计")
# How a value of each kind of quantity may be meant, as the reader of sheets knows it; the first is filled in.
_BASES = {"flow": ("累计", "当期"), "stock": ("期末数",), "count": ("期末数", "累计", "当期")}
_RATES = ("累计", "当期", "期末数")
_COLUMNS: tuple[Head, ...] = (
    ("place", "地区", 16),
    ("indicator", "指标", 34),
    ("subject", "主体", 22),
    ("basis", "口径", 10),
    ("unit", "计量单位", 10),
    ("value", "数值", 16),
    ("reason", "没有数的原因", 16),
    ("last", "上次审定值", 26),
    ("demand", "目标和配额", 30),
    ("clauses", "文号和条目", 30),
    ("problem", "存在问题", 30),
)
_PERIOD_ROW = 2
_PERIOD_HELP = "写这张表报的是哪一期，如 2017年9月、2017年1—9月、2017年。"
_EXPLAINED = (
    ("报告期", f"左上角第三行。{_PERIOD_HELP}一张表只报一期，几期请各用一张。"),
    ("口径", "累计：年初到报告期末。当期：只是报告期自己。期末数：报告期最后一天的总数。可从下拉表里改选。"),
    ("计量单位", "已定好，不用改。按别的单位统计的，请先换算。"),
    ("数值", "只填数，不写单位、逗号和约数。百分数填百分点，百分之二十填 20。"),
    ("没有数的原因", "数值空着时选一项：零、没有发生、不适用、没有统计。两格都空着算没有上报，不会当作零。"),
    ("上次审定值", "市里审定的最近一期，供对照。"),
    ("目标和配额", "文件的原话。“文件未分解”是文件只给全市定了数，没有分到这里。"),
    ("存在问题", "数有大的变化、与合计不等时，在这里说明，审核时看得到。"),
)


def template(
    place: Place,
    terms: Terms,
    rows: Reader,
    last: Mapping[tuple[str, str | None], str],
    *,
    version: str,
    made_on: date,
    period: str = "",
) -> bytes:
    """The workbook of a place; ``last`` holds the last approved value in words by indicator and subject."""
    wanted = list(rows("reporting/template", place=place.name))
    city = terms.place_name(place.city_id)
    book = Book(f"{place.name}上报表", version=version, made_on=made_on)
    columns = [head for head in _COLUMNS if head[0] != "subject" or any(row["subject"] for row in wanted)]
    note = "只填浅色的格：报告期、数值；没有数时选原因。各列怎么填见“说明”。"
    page = book.sheet(SHEET, f"{city}电子商务指标上报表", note, columns, held=2)
    _period(book, page, period)
    for at, row in enumerate(wanted, BODY):
        cells = {name: row[name] for name in ("indicator", "subject", "unit", "clauses")}
        cells |= {"place": place.name, "demand": _demand(row), "basis": _bases(row)[0]}
        cells["last"] = last.get((row["indicator_id"], row["subject"]), "没有审定过")
        _line(book, page, at, columns, cells, row, terms)
    book.close_sheet(page, BODY + len(wanted) - 1)
    page.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
    explained = [{"column": name, "how": words} for name, words in _EXPLAINED]
    book.table(
        "说明",
        "怎么填",
        "填好后在“填报”页上传，或运行 ledger import。",
        (("column", "列", 18), ("how", "怎么填", 90)),
        explained,
    )
    return book.content()


def _period(book: Book, page: Any, period: str) -> None:
    page.set_row(_PERIOD_ROW, 24)
    page.write_string(_PERIOD_ROW, 0, "报告期", book.style(bold=True, valign="vcenter", bottom=0))
    page.write_string(_PERIOD_ROW, 1, period, _open(book, num_format="@", valign="vcenter"))
    page.data_validation(
        _PERIOD_ROW,
        1,
        _PERIOD_ROW,
        1,
        {"validate": "any", "input_title": "报告期", "input_message": _PERIOD_HELP},
    )


def _open(book: Book, **extra: Any) -> Any:
    """The style of a cell that may be filled in."""
    return book.style(locked=False, bg_color=theme.city(theme.LIGHT, 1).tint, border=1, **extra)


def _bases(row: Row) -> tuple[str, ...]:
    if row["quantity"] == "count" and row["is_new"]:
        return "累计", "当期", "期末数"
    return _BASES.get(row["quantity"], _RATES)


def _demand(row: Row) -> str:
    """Demand of the documents, in their words; of a city's target that nobody divided, that too."""
    return str(row["demand"]) if row["is_own"] else f"文件未分解；全市{row['demand']}"


def _line(
    book: Book, page: Any, at: int, columns: list[Head], cells: Mapping[str, Any], row: Row, terms: Terms
) -> None:
    for column, (key, _, _) in enumerate(columns):
        if key == "value":
            page.write_blank(at, column, None, _open(book, num_format="#,##0.####", align="right"))
            page.data_validation(at, column, at, column, _number(row, terms))
        elif key == "reason":
            page.write_blank(at, column, None, _open(book))
            page.data_validation(at, column, at, column, _choice(STATUSES, "没有数时选原因，有数时空着。"))
        elif key == "basis" and len(_bases(row)) > 1:
            page.write_string(at, column, cells[key], _open(book))
            page.data_validation(at, column, at, column, _choice(_bases(row), "这个数是累计、当期，还是期末数。"))
        elif key == "problem":
            page.write_blank(at, column, None, _open(book, num_format="@"))
        else:
            book.cell(page, at, column, cells[key])


def _number(row: Row, terms: Terms) -> dict[str, Any]:
    """Rule of a value: whole where it is counted, not below nought where it cannot be."""
    kind = "integer" if is_counted(row["quantity"], terms.units[row["unit"]].dimension) else "decimal"
    least = -1_000_000 if row["quantity"] in SIGNED else 0
    told = f"请填{'整数' if kind == 'integer' else '数'}，不写单位和逗号" + ("。" if least else "，不能小于0。")
    return {"validate": kind, "criteria": ">=", "value": least, "error_title": "数值", "error_message": told}


def _choice(words: tuple[str, ...], told: str) -> dict[str, Any]:
    return {"validate": "list", "source": list(words), "input_message": told, "error_message": "请从下拉表里选一项。"}
