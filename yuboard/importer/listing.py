"""Listing of what was read: a line of JSON a value for programs, a table in Chinese for people."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from yuboard.wording.measuring import width

_STATUSES = {
    "reported": "",
    "zero": "零",
    "nothing_to_report": "没有发生",
    "not_applicable": "不适用",
    "missing": "缺报",
}
_HEADS = ("单元格", "地区", "指标", "期间", "口径", "数值", "折合", "疑问")


def json_lines(found: Mapping[str, Any]) -> Iterator[str]:
    """One line a value, with exactly the fields of a value."""
    for value in found["values"]:
        yield json.dumps(value, ensure_ascii=False)


def table(found: Mapping[str, Any]) -> Iterator[str]:
    """A table a sheet, then what was not taken and why, and the sums of it all."""
    for sheet in found["sheets"]:
        lines = [_line(value, own) for value, own in zip(found["values"], found["own"]) if value["sheet"] == sheet]
        if not lines:
            continue
        yield f"工作表“{sheet}”" if sheet else "文本表格"
        yield from _aligned([_HEADS, *lines])
        yield ""
    for reason, cells in _reasons(found["left"]).items():
        yield f"没有采用：{reason}（{'、'.join(cells[:8])}{'等' + str(len(cells)) + '格' if len(cells) > 8 else ''}）"
    asked = sum(value["question"] is not None for value in found["values"])
    yield f"共{len(found['values'])}个值，{asked}个有疑问" + ("" if found["values"] else "：没有认出上报的数")


def _line(value: Mapping[str, Any], own: list[str | None]) -> tuple[str, ...]:
    period = f"{value['period_start'] or '？'} 至 {value['period_end'] or '？'}"
    written = f"{value['value']}{value['unit'] or ''}" if value["value"] is not None else ""
    own_value, own_unit = own
    shown = f"{own_value}{own_unit}" if own_value is not None and own_unit != value["unit"] else ""
    indicator = "，".join(filter(None, (value["indicator"] or "？", value["subject"])))
    status = _STATUSES[value["status"]]
    return (
        value["cell"],
        value["place"] or "？",
        indicator,
        period,
        value["basis"] or "？",
        written or status,
        shown,
        value["question"] or "",
    )


def _reasons(left: list[list[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, cell, reason in left:
        found.setdefault(reason, []).append(cell)
    return found


def _aligned(lines: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(width(line[at]) for line in lines) for at in range(len(_HEADS))]
    for line in lines:
        yield "  ".join(cell + " " * round(2 * (most - width(cell))) for cell, most in zip(line, widths)).rstrip()
