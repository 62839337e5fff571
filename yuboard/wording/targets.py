"""Targets: headline, demanded growth and its formula."""

from yuboard.record.results import Row
from yuboard.wording.missing import COMPUTED
from yuboard.wording.numbers import amount, per_year
from yuboard.wording.parts import Badge, Number, Phrase, Strong

NO_START = "不可测算"
START_IS_TARGET = "起点本身也是目标，不是实际数"
OPEN_BASIS = "文件没有写累计还是当年，按年末总数算"
# Which way a result is open where a bound or a range is divided.
BOUNDS = ("最低", "最高")
NO_START_REASON = "没有同一文件、同一主体的起点"
# Why a change cannot be computed, by demands.obstacle.
OBSTACLES = {
    "no_start": f"{NO_START_REASON}数，所需增速{NO_START}",
    "zero_start": f"起点为零，增速{NO_START}",
    "negative_start": f"起点为负数，增速{NO_START}",
    "negative_end": f"目标为负数，增速{NO_START}",
    "met": "起点已在目标之内，没有所需的增速",
    "overlap": f"起点与目标的区间有重叠，增速{NO_START}",
    "rank": "位次不计算增速",
}
ONLY_ONE = "文件只写了这一个数，没有可以连成趋势的起点，不画趋势图。"
DASHED = "虚线只连接文件所列各点，不是年度计划"
# How targets without an upper end are reckoned.
LEAST = "终期为“以上”“突破”的按所写数算"


def headline(row: Row) -> tuple[str, Number]:
    """A further target of a city: its indicator and year, and the document's words."""
    return f"{row['indicator']}　{row['year_label']}", Number(row["label"], row["figure_id"])


def demand(row: Row) -> Phrase:
    """The yearly growth that a target demands, marked 测算 with its reservations; or why there is none."""
    if row["obstacle"] == "no_start":
        return ("文件没有给出基期值，所需增速不可测算。",)
    start = f"{row['start_year_label']}{row['start_label']}"
    if row["per_year"] is None:
        return (f"起点{start}。{OBSTACLES[row['obstacle']]}。",)
    verb, change = _change(row)
    held = f"（{'；'.join(reserved)}）" if (reserved := reservations(row)) else ""
    return (f"自{start}起{verb}", Strong(change), f"{held}　", Badge(COMPUTED))


def reservations(row: Row) -> list[str]:
    """Reservations of a demanded growth: what it takes for granted; every surface that shows the growth shows them."""
    kept = [START_IS_TARGET] if row["start_role"] == "interim" else []
    if row["is_basis_open"]:
        kept.append(OPEN_BASIS)
    if row["start_is_bound"]:
        limits = {"最高": "实际要求不高于此", "最低": "实际要求不低于此"}
        limit = limits.get(row["bound"], "终期也不是确数，实际要求可高可低")
        kept.append(f"起点写“{row['start_written']}”，按所写数算，{limit}")
    return kept


def formula(row: Row) -> str:
    """The arithmetic behind ``demand``, with the numbers in it, and its reservations; or why there is none."""
    if row["per_year"] is None:
        return OBSTACLES[row["obstacle"]]
    bound = row["bound"] if row["bound"] in BOUNDS else ""
    each = "每年" if row["in_points"] else ""
    result = f"{bound}{each}{_fall(row) if row['per_year'] < 0 else ''}{_amount(row)}"
    if _is_to_zero(row):
        return reckoned(row)
    return "；".join([f"{_arithmetic(row)} = {result}", *reservations(row)])


def reckoned(row: Row) -> str:
    """How a growth was computed where its amount stands beside: the arithmetic and the reservations."""
    return "；".join([_arithmetic(row), *reservations(row)])


def _arithmetic(row: Row) -> str:
    """The left side of the formula."""
    years = int(row["years"])
    end = amount(row["end_value"], row["unit"])
    start = amount(row["start_value"], row["start_unit"])
    if _is_to_zero(row):
        return f"{years}年内由{start}降至{end}"
    if row["in_points"]:
        taken = f"（{start}）" if row["start_value"] < 0 else start
        return f"（{end} − {taken}）÷ {years}年"
    root = f"（{end} ÷ {start}）的{years}次方根" if years > 1 else f"{end} ÷ {start}"
    return f"{root} − 1"


def demand_line(row: Row) -> Phrase:
    """One target and the arithmetic of what it demands."""
    subject = f"（{row['subject']}）" if row["subject"] else ""
    return (f"{row['place']}{subject}　", Number(row["label"], row["figure_id"]), f"　{formula(row)}。")


def speed(row: Row) -> str:
    """The yearly change that a target demands, in words; empty where it cannot be computed."""
    return "" if row["per_year"] is None else "".join(_change(row))


def _change(row: Row) -> tuple[str, str]:
    """The verb of a demanded change, with 最低 or 最高 where a bound is divided, and its amount: a fall is a fall."""
    bound = row["bound"] if row["bound"] in BOUNDS else ""
    if _is_to_zero(row):
        return "须", "降至零"
    if row["per_year"] == 0:
        return "须", "保持不变"
    return f"{bound}{verb_of(row)}", _amount(row)


def verb_of(row: Row) -> str:
    """The verb of a yearly change; empty for what stays, or falls to nothing."""
    if row["per_year"] == 0 or _is_to_zero(row):
        return ""
    rise = "提高" if row["in_points"] else "增长"
    return f"年均须{_fall(row) if row['per_year'] < 0 else rise}"


def _fall(row: Row) -> str:
    return "降低" if row["in_points"] else "下降"


def _amount(row: Row) -> str:
    return per_year(row["per_year"], row["change_unit"])


def _is_to_zero(row: Row) -> bool:
    """Whether an amount falls to nothing, which no yearly rate leads to."""
    return not row["in_points"] and row["end_value"] == 0
