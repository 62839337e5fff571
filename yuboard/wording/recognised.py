"""Words of the register of recognised units: states with shape and tone, the summary, and how units are entered."""

from collections.abc import Sequence

from yuboard.record.results import Row
from yuboard.reporting.recognition import Standing, State
from yuboard.wording.parts import Phrase, Strong
from yuboard.wording.progress import moment
from yuboard.wording.reporting import Sign, day

TITLE = "认定单位"
ENTRIES, VOIDED, STANDS = "认定登记", "已作废", "有效"
VOIDING = "作废写错的登记"
HOW_TO_VOID = "写错的登记不删除也不改：作废后仍列在登记记录里，不再算数；要改正，作废后重新登记。"
NOTHING_YET = "还没有登记认定单位。"
HOW = "由市里的审核人登录后在本页登记：下载登记表，每行填一件事，上传即可。"
COMPUTED_SHORT = "复审期限和可以申报的日子为测算"
COMPUTED = f"{COMPUTED_SHORT}：文件没有写从哪一天算起，读法见下。"
# Worst first.
SIGNS = {
    State.OVERDUE: Sign("▲", "red", "复审期限已过，没有登记复审"),
    State.BANNED: Sign("■", "orange", "称号取消未满期限，不接受申报"),
    State.FAILED: Sign("▽", "orange", "复审不合格，称号取消"),
    State.REVOKED: Sign("□", "gray", "称号取消"),
    State.VALID: Sign("●", "green", "称号有效，复审没有到期"),
}


def ranked(rows: Sequence[Standing]) -> list[Standing]:
    """The worst state first, of one state those that are due first."""
    order = list(SIGNS)
    return sorted(rows, key=lambda row: (order.index(row.state), row.due or row.day))


def summary(rows: Sequence[Standing]) -> Phrase:
    """How many units hold their title, which are late for re-examination since when, and which may not apply."""
    counts = {state: sum(row.state == state for row in rows) for state in SIGNS}
    late = [row.due for row in rows if row.state == State.OVERDUE and row.due]
    said: list[str | Strong] = [f"截至{day(rows[0].day)}，有称号的", Strong(f"{counts[State.VALID] + len(late)}家")]
    said += ["，其中逾期未复审", Strong(f"{len(late)}家")] if late else ["，没有逾期未复审的"]
    said += [f"，最早一家{day(min(late))}到期"] if late else []
    said += ["；不再接受申报的", Strong(f"{counts[State.BANNED]}家")] if counts[State.BANNED] else []
    return (*said, "。")


def counted(rows: Sequence[Standing]) -> str:
    """How many units there are, and how many of them are late, in the fewest words."""
    late = sum(row.state == State.OVERDUE for row in rows)
    return f"{len(rows)}家{TITLE}" + (f"，{late}家{State.OVERDUE}" if late else "")


def kind(row: Standing) -> str:
    """The kind of a unit, with room between its parts."""
    return row.kind.replace("·", "　")


def examined(row: Standing) -> str:
    """Last re-examination with its outcome, and by when the next is due."""
    last = f"{day(row.examined_on)}{row.outcome}" if row.examined_on else ""
    return "，".join(filter(None, (last, f"{day(row.due)}到期" if row.due else ""))) or "—"


def note(row: Standing) -> str:
    """Since when it is late, until when it may not apply, or why nothing says so."""
    if row.days_late:
        return f"已逾期{row.days_late}天"
    return f"{day(row.banned_until)}起可以申报" if row.banned_until else row.remark or ""


def entries(rows: Sequence[Row]) -> str:
    """How many acts were entered, and how many of them are void."""
    voided = sum(row["voided_as"] is not None for row in rows)
    return f"登记记录（{len(rows)}条{f'，{voided}条{VOIDED}' if voided else ''}）"


def named(row: Row) -> str:
    """An entered act by its number, unit, act and day."""
    return f"第{row['recognition_id']}条　{row['unit']}　{row['act']}　{row['day']}"


def voided(row: Row) -> str:
    """Who declared an entered act void, when and why."""
    return f"{row['reason']}（{row['voided_by']}，{moment(row['voided_at'])}，第{row['voided_as']}条）"


def read_in(row: Row) -> str:
    """Who entered an act when, and in which file and row it stood."""
    return f"{row['author']}　{moment(row['moment'])}　{row['file']}第{row['line']}行"
