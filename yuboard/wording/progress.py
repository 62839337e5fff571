"""Progress as officials speak of it: states with shape and tone, ratios with the word on scope, what is needed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from math import floor, log10

from yuboard.clock import BEIJING
from yuboard.progress.actuals import Actual, Scope
from yuboard.progress.changes import Change, Kind
from yuboard.progress.measures import CLOSURE, COMPLETION, GROWTH, NEED, Measure
from yuboard.progress.rows import Progress
from yuboard.progress.standing import NOBODY_ASKED
from yuboard.progress.states import State, gap, percentage, rounded
from yuboard.record.results import Row
from yuboard.wording.missing import COMPUTED, UNREPORTED, UNSUMMED
from yuboard.wording.numbers import amount, average_rate, number
from yuboard.wording.parts import Badge, Number, Phrase, Strong
from yuboard.wording.reporting import Sign, day

# Worst first, as a summary takes them.
SIGNS = {
    State.FAR_BEHIND: Sign("▼", "red", "比序时慢得多，或到期差得多"),
    State.OVERDUE: Sign("▲", "red", "该报的期限已过，没有数"),
    State.BEHIND: Sign("▽", "orange", "比序时慢，或到期没有达到"),
    State.OWED: Sign("○", "orange", "报告期已满，期限未到，还没有数"),
    State.UNLIKE: Sign("≠", "gray", "报的数与目标说的不是一件事，不算比率"),
    State.UNMEASURED: Sign("?", "gray", "有目标，算不出快慢，写明原因"),
    State.UNREPORTED: Sign("–", "gray", NOBODY_ASKED),
    State.ON_PACE: Sign("=", "blue", "与序时相差不大"),
    State.AHEAD: Sign("△", "green", "比序时快"),
    State.EARLY: Sign("◆", "green", "没有到期，已经达到"),
    State.MET: Sign("●", "green", "到期达到"),
    State.NOT_DUE: Sign("·", "gray", "没有到期，也还没有要报的"),
}
NOTHING_APPROVED = "还没有审定的上报数"


def badge(state: State) -> Badge:
    """A state by shape, word and tone."""
    sign = SIGNS[state]
    return Badge(f"{sign.shape} {state}", sign.tone)


def percent(share: Fraction, *, is_met: bool = True) -> str:
    """A share in per cent with at most one decimal; what falls short is never rounded up to the whole."""
    return f"{_decimal(percentage(share, is_met=is_met))}%"


def _decimal(value: Fraction) -> str:
    return amount(float(value))


def valued(value: Fraction, unit: str | None) -> str:
    """A value in its unit: as it was reported where it is short, else rounded as computed numbers are.

    Of less than one unit two figures stay, so that 0.352 万亿元 is not 0.4 and 0.0012 亿元 not 0.
    """
    if rounded(value, 2) == value:
        return amount(float(value), unit or "")
    own = float(value)
    return number(own, unit or "", max(2, 1 - floor(log10(abs(own)))) if abs(own) < 1 else None)


def done(row: Progress) -> str:
    """完成率 with the word on its scope, or why there is none; of a range 上限 stands beside it."""
    measure = row.completion
    if measure is None:
        return "—"
    if measure.value is None:
        return measure.obstacle or "—"
    upper = f"，达上限{percent(row.upper.value)}" if row.upper and row.upper.value is not None else ""
    return f"{percent(measure.value, is_met=row.is_met)}{upper}{scoped(row)}"


def closed(row: Progress) -> str:
    """差距闭合 with the word on its scope; a dash where there is none."""
    if row.closure is None or row.closure.value is None:
        return "—"
    return f"{percent(row.closure.value, is_met=row.is_met)}{scoped(row)}"


def scoped(row: Progress) -> str:
    """The word that no ratio goes without, unless somebody compared the scopes and found them one."""
    return "" if row.scope in (None, Scope.SAME) else f"（{row.scope}）"


def paced(row: Progress) -> str:
    """序时进度差 in words, or why there is none."""
    if row.pace is None:
        return "—"
    if row.pace.value is None:
        return row.pace.obstacle or "—"
    shown = gap(row.pace, is_met=row.is_met)
    if shown == 0:
        return "与序时持平"
    return f"{'快' if shown > 0 else '慢'}{_decimal(abs(shown))}个百分点"


def reported(row: Progress) -> str:
    """The approved value as it was reported, with its day; converted beside it where the target is in another unit."""
    also = converted(row)
    return f"{as_sent(row)}（{also}）" if also else as_sent(row)


def as_sent(row: Progress) -> str:
    """The approved value in the unit in which it was reported."""
    actual = row.actual
    return "" if actual is None or actual.value is None else valued(actual.value, actual.unit)


def converted(row: Progress) -> str:
    """The same in the target's own currency, with the rate; empty where it is in that already."""
    if row.actual is None or row.value is None or row.rate is None:
        return ""
    rate = average_rate(float(row.rate), f"{row.actual.day.year}年")
    return f"约合{valued(row.value, row.goal.unit)}，{COMPUTED}，{rate}"


def approved(row: Progress) -> str:
    """The approved value in the fewest words; of one in another currency what it is about in the target's own."""
    if row.value is None or row.rate is None:
        return f"已审定{reported(row)}"
    return f"约合{valued(row.value, row.goal.unit)}（{COMPUTED}）"


def until(actual: Actual) -> str:
    """Which time a value is of: the month whose end it is of, else the months from the first to the last."""
    start, end = actual.start, actual.day
    last = f"{end.year}年{end.month}月"
    if actual.basis == "时点":
        return f"{last}末"
    if (start.year, start.month) == (end.year, end.month):
        return last
    same = start.year == end.year
    return f"{start.year}年{start.month}月至{f'{end.month}月' if same else last}"


def source(row: Progress) -> str:
    """The time of the value that counts, and in which file, sheet and cell it stands; of a sum, how many cells."""
    if row.actual is None:
        return ""
    first, *rest = row.actual.entries
    where = f"{len(rest) + 1}格合计" if rest else "　".join(filter(None, (first.file, first.sheet, first.cell)))
    return f"{until(row.actual)}　{where}"


def needed(row: Progress) -> str:
    """Rest to the goal and how much it takes a month until the goal is due; empty where it is met, due or unknown."""
    left, due = row.left, row.goal.due
    if left is None or due is None or row.actual is None or row.goal.is_ceiling:
        return ""
    unit = "个百分点" if row.goal.unit == "%" else row.goal.unit
    short = f"还差{valued(left, unit)}"
    monthly = row.growth.monthly if row.growth else None
    if monthly is None or monthly.value is None or row.day >= due:
        return f"到期{short}"
    each = f"{monthly.formula.name}{valued(monthly.value, unit)}（{COMPUTED}）"
    return f"到{due.year}年{due.month}月底{short}，{each}"


def waiting(row: Progress) -> str:
    """How many values wait for review, of which time, and of what is counted how many more they are; empty of none."""
    there = row.pending
    if there is None:
        return ""
    more = there.value - (row.value or 0) if there.value is not None else Fraction(0)
    is_counted = more > 0 and more.denominator == 1 and row.goal.quantity in ("count", "stock", "flow")
    beyond = f"，比已审定多{valued(more, row.goal.unit)}" if is_counted and not row.goal.in_points else ""
    return f"{there.total}个数待审（{until(there.last)}{beyond}）"


def missing(row: Progress) -> str:
    """Who is silent since when; empty where nobody is."""
    if row.silence is None:
        return ""
    names = row.silence.places
    who = "、".join(names[:3]) + (f"等{len(names)}处" if len(names) > 3 else "")
    verb = f"{day(row.silence.since)}到期未报" if row.silence.is_late else f"须在{day(row.silence.since)}前报"
    later = f"，另{row.silence.others}处的期限在后" if row.silence.others else ""
    return f"{who}{verb}{later}"


def covered(row: Progress) -> str:
    """How many places have answered for the last period of a city's sum; empty where it is no sum."""
    if row.coverage is None:
        return ""
    one = row.coverage
    return f"{one.end.year}年{one.end.month}月 {one.answered}/{one.expected} 已报"


SCOPE = "只列有审定的数或应报未报的；比率为本系统测算，口径没有核对过的写明"


def stands(row: Progress) -> tuple[str, str]:
    """Reported value of a goal, and of when; of a city's sum that is not whole, who has answered, and that."""
    if row.actual:
        return reported(row), until(row.actual)
    return (covered(row), UNSUMMED) if row.is_told else (UNREPORTED, "")


def as_of(rows: Sequence[Progress]) -> str:
    """Until which day approved values are in a file."""
    return f"上报数截至{day(rows[0].day)}"


def answered(rows: Sequence[Progress]) -> str:
    """Of how many goals a value was approved, and of how many only some places have answered."""
    reported = sum(row.is_reported for row in rows)
    partly = sum(row.is_told and not row.is_reported for row in rows)
    more = f"{partly}项各县（区）没有报齐" if partly else ""
    return "，".join(filter(None, (f"{reported}项目标有审定的数" if reported or not partly else "", more)))


def sources(rows: Iterable[Progress]) -> list[str]:
    """Where reported values of some goals stand: file, sheet and cells, who sent and who approved them, and when."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for row in rows:
        for one in row.actual.entries if row.actual else ():
            sent = f"{one.author}报，{one.approved_by}审定，{moment(one.approved_at)}"
            found.setdefault(("　".join(filter(None, (one.file, one.sheet))), sent), {})[one.cell] = None
    return [f"{where}　{'、'.join(cells)}　{sent}" for (where, sent), cells in found.items()]


def named(row: Progress) -> str:
    """A goal by its place, indicator and year."""
    subject = f"（{row.goal.subject}）" if row.goal.subject else ""
    return f"{row.goal.place_short}{row.goal.indicator}{subject}{row.goal.year_label}"


def counted(rows: list[Progress]) -> Phrase:
    """How the goals stand, each state with its count, the worst first."""
    said: list[str | Strong] = []
    for state in State:
        if count := sum(row.state == state for row in rows):
            said += [f"{state}", Strong(f"{count}"), "项、"]
    return (*said[:-1], "项") if said else ("没有目标",)


def finding(rows: list[Progress], lagging: list[Progress], city: str | None) -> Phrase:
    """Finding that a leader has to know first: how many are reported, how they stand, which is furthest behind."""
    own = sum(row.is_reported for row in rows)
    head = f"截至{day(rows[0].day)}，{city or '各市'}{len(rows)}项目标，"
    if not own:
        return (f"{head}{NOTHING_APPROVED}，看不出快慢。",)
    if not lagging:
        return (f"{head}{own}项有审定的数，没有一项滞后：", *counted(rows), "。")
    first = lagging[0]
    return (
        f"{head}{own}项有审定的数：",
        *counted(rows),
        f"。差得最远的是{first.goal.place_short}{first.goal.indicator}",
        Number(first.goal.label, first.goal.figure_id),
        f"：{short(first)}。",
    )


def why(row: Progress) -> str | None:
    """The reason of a state, where its meaning does not say it already."""
    return None if row.reason == SIGNS[row.state].meaning else row.reason


def compact(row: Progress, is_own: bool) -> str:
    """A goal's standing in the fewest words; ``is_own``: the goal stands beside it."""
    goal = "" if is_own else f"对{row.goal.year_label}{row.goal.label}"
    gap = paced(row) if row.pace and row.pace.value is not None else ""
    return f"{goal}完成{done(row)}{'，' if gap else ''}{gap}" if row.completion else f"{goal}{row.state}"


def without(rows: list[Progress], demands: Mapping[str, str]) -> Phrase:
    """Goals where nothing was approved: how many goals say what they demand a year, and how many are over."""
    told = sum(row.goal.figure_id in demands for row in rows)
    over = sum(row.goal.due is not None and row.goal.due < row.day for row in rows)
    return (
        f"下面是目标的原词和年份。{told}项有起点，能算出每年须增长多少，标{COMPUTED}；期限已过的{over}项，"
        "过没过、到没到，要等各地上报审定才知道。",
    )


def short(row: Progress) -> str:
    """A goal's standing in one breath."""
    ratio = f"完成{done(row)}" if row.completion and row.completion.value is not None else ""
    gap = f"比序时{paced(row)}" if row.pace and row.pace.value is not None else ""
    return "，".join(filter(None, (ratio, gap, why(row)))) or str(row.state)


def cause(rows: list[Progress], lagging: list[Progress]) -> Phrase:
    """Where it comes from: the places that are behind, and those that are silent since when."""
    places = list(dict.fromkeys(row.goal.place_short for row in lagging))
    behind = f"滞后的在{'、'.join(places[:4])}{f'等{len(places)}处' if len(places) > 4 else ''}" if places else ""
    late = [row for row in rows if row.silence and row.silence.is_late]
    silent = ""
    if late:
        first = min(late, key=lambda row: row.silence.since if row.silence else row.day)
        silent = f"未报的：{missing(first)}"
    return ("；".join(filter(None, (behind, silent))) + "。",) if behind or silent else ()


def call(lagging: list[Progress]) -> Phrase:
    """Need of the three goals that are furthest behind: how much by when."""
    said: list[str | Number] = []
    for row in lagging[:3]:
        if words := needed(row):
            said += [named(row), Number(row.goal.label, row.goal.figure_id), f"：{words}；"]
    return (*said[:-1], str(said[-1]).rstrip("；") + "。") if said else ()


def inputs(row: Progress, measure: Measure) -> str:
    """A measure of a goal with its formula, the numbers in it and the result, or why there is none."""
    numbers = "，".join(f"{one.name}{_input(one.value, one.unit)}" for one in measure.inputs)
    if measure.value is None:
        return f"{measure.formula.name}：{measure.obstacle}（{numbers}）"
    if measure.formula.key == NEED.key:
        unit = "个百分点" if row.goal.unit == "%" else row.goal.unit or ""
        return f"{NEED.name} = {NEED.words} = {valued(measure.value, unit)}（{numbers}）"
    sign = "个百分点" if measure.formula.key == "F3" else "%"
    match measure.formula.key:
        case "F3":
            shown = _decimal(gap(measure, is_met=row.is_met))
        case "F4":
            shown = _decimal(rounded(measure.value, 2))
        case _:
            shown = _decimal(percentage(measure.value, is_met=row.is_met))
    result = f"{shown}{'' if measure.formula.key == 'F4' else sign}{scoped(row)}"
    return f"{measure.formula.name} = {measure.formula.words} = {result}（{numbers}）"


def _input(value: Fraction, unit: str) -> str:
    return percent(value) if unit == "" else valued(value, unit)


_TICKS = "细线是截至那天按序时该到的地方，粗线是目标；空心粗线是力争，箭头是“以上”或“突破”，浅色带是区间。"
BULLET_KEY = f"横条是已报的数（虚框：口径未核），{_TICKS}"
# In files, where a bar is painted and has no frame of its own.
ROWS_KEY = f"横条是已审定的数（浅色：口径未核），{_TICKS}各行横轴不同，长短只在本行内比。"
KEY = f"{BULLET_KEY}右边小线是历次报数。"


def moment(text: str) -> str:
    """The day in Beijing of a moment as the ledger writes it."""
    return f"{datetime.fromisoformat(text).astimezone(BEIJING):%Y-%m-%d}"


def named_by(preset: Row) -> str:
    """Which preset names the states on the page, by which bounds, and whose they are."""
    return f"状态按“{preset['title']}”判：{preset['bounds']}。出处：{preset['source']}。其他页面和文件仍按启用的分档。"


def unchanged(since: date, until: date) -> str:
    """That nothing changed between two days."""
    return f"{day(since)}至{day(until)}没有新上报、修订、逾期或达成。"


def stood(row: Progress | None) -> str:
    """How a goal stood: its value with its time, and the state."""
    if row is None:
        return "没有这项目标"
    if row.actual is None:
        return str(row.state)
    return f"{until(row.actual)}{reported(row)}，{row.state}{scoped(row)}"


def evidence(change: Change) -> str:
    """The cell behind a change, or who is silent since when."""
    row = change.after
    if change.kind == Kind.LATE:
        return missing(row)
    if row.actual is None:
        return f"{row.goal.document_number}　{row.goal.section}"
    first, *rest = row.actual.entries
    more = f"等{len(rest) + 1}格" if rest else ""
    return "　".join(filter(None, (first.file, first.sheet, first.cell))) + more


# One sentence a rule, for the method page.
RULES = (
    ("完成率", f"：{COMPLETION.words}。写“突破”“以上”的目标照所写数算，区间以下限为准、另写达上限多少；超过100%照写。"),
    ("差距闭合", f"：{CLOSURE.words}。基期须与目标同一文件、同一主体、同一币种、同一口径，否则不用。"),
    (
        "序时进度",
        "：从基期到期限按月走直线，文件写了中期目标的经过中期目标；全年任务按数据所到的月份占全年多少。"
        "完成率（有基期的用差距闭合）和应走完的份额各取一位小数，差几个百分点由这两个数相减，三个数合得上，分档也按它。",
    ),
    ("复合增速口径", f"：{GROWTH.words}，另写今后每年还须增长多少；占比、比率和几年合计的数不用。"),
    (NEED.name, f"：{NEED.words}，余下月数从数据所到的那天数到期限，上限和已到期的不算。"),
    ("力争", "的目标单独判，只要还有别的目标在执行，汇总就不看它；几个目标同时执行的，各判各的，汇总取最差。"),
    ("约", "没有允许误差，照列完成率，不自动判定。"),
    ("往下压的目标", "（以内、以下、位次）不算完成率，看差距闭合；期内的量只要没有超过上限就写未到期。"),
    ("不满一年的数", "只与当年任务和应走完的时间比，从不当作全年数，也不与以后年份的目标比。"),
    ("累计与当期", "：累计数从不相加，只用最后一个；当期数首尾相接才相加，缺一期就到缺口为止。"),
    ("存量与流量", "：到某天的总数与一段时间的量不互比，写口径不可比。"),
    ("零和没有", "：报零是零；没有发生、不适用、没有上报都不是零，不参加计算。"),
    ("几处合计", "：各处都报齐了才合计，缺一处就写几分之几已报，没有报的从不当作零；占比不相加。"),
    (
        "口径",
        "：文件都没有定义统计范围。上报数的范围没有人核对过的，比率后面写口径未核；查明不是一回事的，写口径不可比，不给比率。",
    ),
    ("币种", "：按数据当年的官方平均汇率折成目标的币种，没有汇率的不比。"),
    ("修订", "：公报代替快报，两个数都留着，打开如何计算可见；任何一天都可以按当时审定的数重看。"),
    ("到期没有达到", "的最好也只算滞后；到期之前已经达到的写提前实现。"),
    ("未写累计还是当年", "的个数按当年任务对照全年时间，并写明这是读法。"),
)
