"""Reports as officials speak of them: states with shape and tone, days, rules, tallies."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from yuboard.reporting.calendar import Duty, Form
from yuboard.reporting.states import Report, Standing, State, Tally
from yuboard.reporting.sums import Together
from yuboard.wording.counties import UNDATED
from yuboard.wording.numbers import amount, number
from yuboard.wording.parts import Phrase, Strong, Tone

NOTHING_DUE = "现在没有启用的报送任务"
HOW_TO_SET = (
    "要启用，在 data/reporting/forms.csv 写明填报单位、报告期、期限和定期限的通知，"
    "在 form_indicators.csv 列出指标，再把 is_active 改为 true；不用改程序。"
)
REOPENED, NEVER_REOPENED = "重开过的期间", "没有重开过封账的期间。"
NO_LEDGER = "报送任务已启用，但还没有台账，看不出谁已报："
NOTHING_IN_YEAR = "没有要报的，请看别的年份。"
NOBODY_OWES = "没有谁欠报，不用催报。"
TOTALS = "各报表最近一期：多少地方已审定"


class Sign(NamedTuple):
    """Sign of a state: a shape that stands beside its word, a tone, and what the state means."""

    shape: str
    tone: Tone
    meaning: str


# In the order in which a cell of several reports shows the first that it has.
SIGNS = {
    State.OVERDUE: Sign("▲", "red", "期限已过，没有报齐"),
    State.RETURNED: Sign("◁", "orange", "审核退回，待重报"),
    State.OWED: Sign("○", "gray", "期已满，期限未到"),
    State.SUBMITTED: Sign("◐", "blue", "报齐，市里待审"),
    State.APPROVED: Sign("●", "green", "市里审定"),
    State.NOT_DUE: Sign("·", "gray", "报告期未满"),
    State.NONE: Sign("–", "gray", "本月没有要报的"),
}


def gravest(reports: Iterable[Report]) -> State:
    """The state that some reports show together."""
    found = {one.state for one in reports}
    return next((state for state in SIGNS if state in found), State.NONE)


def day(of: date) -> str:
    """A date in words."""
    return f"{of.year}年{of.month}月{of.day}日"


def nothing_due(city: str = "") -> str:
    """Why there is no calendar to show."""
    return f"{city}{NOTHING_DUE}：{UNDATED}，也没有登记定期限的通知。"


def rule(form: Form) -> str:
    """When a form is due, and who says so."""
    asked = f"{form.document_number}　{form.section}" if form.quote else ""
    notice = f"{form.notice}（{day(form.noticed_on)}）" if form.notice else ""
    return f"期满后第{form.due_day}日前报{_locks(form)}；依据：{'；'.join(filter(None, (notice, asked)))}"


def _locks(form: Form) -> str:
    return f"，第{form.lock_day}日封账" if form.lock_day is not None else ""


def due(duty: Duty) -> str:
    """The last days of a duty."""
    lock = f"，{day(duty.lock)}封账" if duty.lock else ""
    return f"{day(duty.due)}前{lock}"


def summary(city: str, year: int, found: Sequence[Report], tally: Tally, on: date) -> Phrase:
    """How the reports of a city's year stand on a day, in a sentence."""
    states = [one.state for one in found]
    rest = [(state, states.count(state)) for state in (State.OVERDUE, State.RETURNED, State.OWED)]
    said = [f"{state}{count}份" for state, count in rest if count]
    there = f"，已报{tally.reported}份（按时{tally.on_time}份）" if tally.expected else ""
    since = f"。最早一份期限是{day(tally.silent_since)}" if tally.silent_since else ""
    head = f"截至{day(on)}，{city}{year}年应报"
    return (
        head,
        Strong(f"{tally.expected}份"),
        there,
        *(("，", Strong("，".join(said))) if said else ()),
        f"{since}。",
    )


def reminding(places: int, reports: int, on: date) -> str:
    """The opening of a reminder."""
    late = f"截至{day(on)}，以下{places}个地区共{reports}份报表逾期未报，或退回后没有重报，请尽快报齐。"
    return f"{late}方括号内为依据的编号，列在表后。"


def returned(report: Report) -> str:
    """Why a report was returned; empty where it was not."""
    return "；".join(filter(None, report.reasons)) or "没有写明原因" if report.state == State.RETURNED else ""


def answer(standing: Standing) -> str:
    """Answer of a place to a value; its number only once it is approved, as no other counts."""
    held = standing.held
    if held is None or held.state != "approved" or held.value is None:
        return standing.answer
    return f"{standing.answer} {amount(float(held.value), standing.asked.unit)}"


def answered(together: Together) -> str:
    """A value of all places: how many are approved, who is silent; the sum only where all have answered."""
    count = f"{together.answered}/{together.expected} 已报已审"
    if together.silent:
        return f"{together.name} {count}，未报或未审：{'、'.join(together.silent)}；不合计"
    total = f"合计{number(float(together.total), together.unit)}，" if together.total is not None else ""
    return f"{together.name} {total}{count}"
