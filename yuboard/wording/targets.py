"""Targets: headline, demanded growth and its formula."""

from yuboard.record.results import Row
from yuboard.wording.missing import COMPUTED
from yuboard.wording.numbers import per_year
from yuboard.wording.parts import Badge, Number, Phrase, Strong

NO_START = "不可测算"
START_IS_TARGET = "起点本身也是目标，不是实际数"
NO_START_REASON = "没有同一文件、同一主体的起点"
ONLY_ONE = "文件只写了这一个数，没有可以连成趋势的起点，不画趋势图。"
DASHED = "虚线只连接文件所列各点，不是年度计划"
# How targets without an upper end are reckoned.
LEAST = "终期为“以上”“突破”的按所写数算"


def headline(row: Row) -> tuple[str, Number]:
    """A further target of a city: its indicator and year, and the document's words."""
    return f"{row['indicator']}　{row['year_label']}", Number(row["label"], row["figure_id"])


def demand(row: Row) -> Phrase:
    """The yearly growth that a target demands, marked 测算 with its formula; or why there is none."""
    if row["per_year"] is None:
        return ("文件没有给出基期值，所需增速不可测算。",)
    start = f"{row['start_year']:.0f}年{row['start_label']}"
    speed = per_year(row["per_year"], row["in_points"])
    note = "" if row["start_role"] == "baseline" else f"（{START_IS_TARGET}）"
    verb = "年均须提高" if row["in_points"] else "年均须增长"
    return (f"自{start}起{verb}", Strong(speed), f"{note}　", Badge(COMPUTED))


def formula(row: Row) -> str:
    """The arithmetic behind ``demand``, with the numbers in it."""
    if row["per_year"] is None:
        return f"{NO_START_REASON}数，所需增速{NO_START}"
    years = int(row["years"])
    end = f"{row['value']:g}{row['unit']}"
    start = f"{row['start_value']:g}{row['start_unit']}"
    speed = per_year(row["per_year"], row["in_points"])
    if row["in_points"]:
        return f"（{end} − {start}）÷ {years}年 = 每年{speed}"
    root = f"（{end} ÷ {start}）的{years}次方根" if years > 1 else f"{end} ÷ {start}"
    bound = f"；起点写“{row['start_label']}”，按所写数算，实际要求不高于此" if row["start_is_bound"] else ""
    return f"{root} − 1 = {speed}{bound}"


def demand_line(row: Row) -> Phrase:
    """One target and the arithmetic of what it demands."""
    subject = f"（{row['subject']}）" if row["subject"] else ""
    start = "" if row["start_role"] != "interim" else f"{START_IS_TARGET}。"
    return (f"{row['place']}{subject}　", Number(row["label"], row["figure_id"]), f"　{formula(row)}。{start}")


def trajectory_alt(row: Row) -> str:
    """Alternative text of a chart of one city's path."""
    return f"{row['place']}{row['indicator']}：{row['year_label']}{row['label']}，按文件列出的基期、中期和终期目标。"


def speed(row: Row) -> str:
    """The yearly change that a target demands, in words; empty where it cannot be computed."""
    if row["per_year"] is None:
        return ""
    verb = "年均须提高" if row["in_points"] else "年均须增长"
    return verb + per_year(row["per_year"], row["in_points"])
