"""Plan of a demonstration: which made report comes when and what becomes of it; the same at each run."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from yuboard.clock import BEIJING
from yuboard.ledger.periods import last_day

YEARS = (2016, 2017, 2018)
DUE_DAY = 10
FILED, TURNOVER = "cross_border_filed_enterprises", "cross_border_turnover"
# The one that falls silent, from which month on; and those whose last reports wait, came back, or were not sent.
SILENT, SILENT_SINCE = "minquan", date(2018, 5, 1)
_WAITING, _RETURNED, _DRAFT = ("xiayi", "zhecheng", "suixian"), "ningling", "liangyuan"
# Turnover of all places together, in 10,000 US dollars a year, and how much of the year's filing each month has seen.
_TURNOVER = {2016: 27_000, 2017: 66_000, 2018: 121_000}
_REASONS = (
    "交易额比上月少，累计数不应减少，请核对后再报",
    "备案企业数与备案名单不符，请附名单再报",
    "两个指标的口径对调了，请改正后再报",
)
Cells = Mapping[str, str]


class Step(NamedTuple):
    """Step of a batch: when, which, and the reason that is given with it."""

    moment: datetime
    action: str
    reason: str = ""


class Sent(NamedTuple):
    """Report that is sent: whose, the file's name, its rows, and its steps in order; the first one makes the draft.

    ``finals`` is the number of an earlier report whose values these replace as the final ones.
    """

    place: str
    unit: str
    file: str
    rows: Sequence[Cells]
    steps: Sequence[Step]
    finals: int | None = None


class Quota(NamedTuple):
    """Quotas of a place for filed firms by year; a year that the document leaves whole is shared out as that before."""

    place: str
    name: str
    firms: Mapping[int, float]


def plan(quotas: Sequence[Quota]) -> list[Sent]:
    """Every report of the demonstration, numbered by its place in the list."""
    dice = random.Random(2016)
    reports: list[Sent] = []
    total = sum(quota.firms[2017] for quota in quotas)
    for quota in quotas:
        pace = dice.uniform(0.72, 1.12)
        share = quota.firms[2017] / total
        for year in YEARS:
            december = None
            for month in range(1, 13):
                if quota.place == SILENT and date(year, month, 1) >= SILENT_SINCE:
                    break
                made = _month(dice, quota, share * pace, year, month)
                reports.extend(made)
                december = len(reports) - 1 if month == 12 and made[-1].steps[-1].action == "approved" else None
            if december is not None and year < YEARS[-1]:
                reports.append(_final(dice, reports[december], december, year))
    return [*reports, *_cities(), _half_year(reports)]


def _month(dice: random.Random, quota: Quota, share: float, year: int, month: int) -> list[Sent]:
    """The report of one month; where it was returned, the one that answers, too."""
    end = last_day(year, month)
    before = quota.firms.get(year - 1, 0.0)
    firms = round((before + (quota.firms[year] - before) * month / 12) * min(share * 9, 1.1) ** 0.25)
    turnover = round(_TURNOVER[year] * share * (month / 12) ** 1.1 * dice.uniform(0.99, 1.01), 1)
    is_late = dice.random() < 0.08
    due = DUE_DAY + dice.randint(3, 20) if is_late else dice.randint(3, DUE_DAY)
    sent = datetime.combine(end + timedelta(due), time(9, dice.randint(0, 59)), BEIJING)
    file = f"演示上报_{quota.name}_{year}年{month}月"
    rows = _rows(quota.place, year, month, firms, turnover)
    is_last = (year, month) == (YEARS[-1], 12)
    drafted, submitted = Step(sent, "draft"), Step(sent + timedelta(minutes=6), "submitted")
    approved = Step(sent + timedelta(days=dice.randint(1, 3), hours=5), "approved")
    if is_last and quota.place == _DRAFT:
        return [Sent(quota.place, "", f"{file}.csv", rows, [drafted])]
    if is_last and quota.place in _WAITING:
        return [Sent(quota.place, "", f"{file}.csv", rows, [drafted, submitted])]
    is_returned = dice.random() < 0.06 or (is_last and quota.place == _RETURNED)
    if not is_returned:
        return [Sent(quota.place, "", f"{file}.csv", rows, [drafted, submitted, approved])]
    back = Step(sent + timedelta(days=1, hours=2), "returned", dice.choice(_REASONS))
    wrong = _rows(quota.place, year, month, firms + dice.randint(2, 4), round(turnover * 0.6, 1))
    first = Sent(quota.place, "", f"{file}.csv", wrong, [drafted, submitted, back])
    if is_last:
        return [first]
    again = sent + timedelta(days=2, hours=1)
    steps = [
        Step(again, "draft"),
        Step(again + timedelta(minutes=9), "submitted", "已按退回原因核对改正"),
        Step(again + timedelta(days=1, hours=3), "approved"),
    ]
    return [first, Sent(quota.place, "", f"{file}_更正.csv", rows, steps)]


def _final(dice: random.Random, report: Sent, number: int, year: int) -> Sent:
    """Final values of a year in place of those of its December, some months later."""
    moment = datetime(year + 1, 6, dice.randint(4, 25), 10, dice.randint(0, 59), tzinfo=BEIJING)
    rows = []
    for row in report.rows:
        factor = 1 if row["indicator"] == FILED else dice.uniform(0.97, 1.03)
        value = float(row["value"]) * factor
        rows.append({**row, "kind": "公报", "value": f"{value:.0f}" if factor == 1 else f"{value:.1f}"})
    steps = [Step(moment, "draft"), Step(moment + timedelta(minutes=8), "submitted")]
    steps.append(Step(moment + timedelta(days=2), "approved"))
    return Sent(report.place, "", report.file.replace("12月", "全年公报"), rows, steps, number)


def _rows(place: str, year: int, month: int, firms: int, turnover: float) -> list[Cells]:
    """The two values of a month: firms at its end, turnover since the year's first day."""
    end = last_day(year, month)
    same = {"place": place, "period_end": end.isoformat(), "kind": "快报", "source": "县级统计"}
    return [
        same
        | {"indicator": FILED, "period_start": f"{year}-{month:02d}-01", "basis": "时点", "unit": "家"}
        | {"as_of": end.isoformat(), "value": str(firms), "status": "reported" if firms else "zero"},
        same
        | {"indicator": TURNOVER, "period_start": f"{year}-01-01", "basis": "累计", "unit": "万美元"}
        | {"value": f"{turnover:.1f}", "status": "reported"},
    ]


# What the cities report themselves: place, its name, indicator, unit, and the value of each year.
_OF_CITIES: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("zhengzhou", "郑州市", "ecommerce_turnover", "亿元", ("4630.5", "5720.8", "6480.2")),
    ("zhengzhou", "郑州市", "cross_border_turnover", "亿元", ("291.4", "413.6", "562.3")),
    ("zhengzhou", "郑州市", "service_income", "亿元", ("71.2", "93.5", "118.7")),
    ("luohe", "漯河市", "online_retail_share", "%", ("6.8", "8.1", "9.7")),
    ("shangqiu", "商丘市", "cross_border_turnover", "亿美元", ("2.71", "6.58", "12.13")),
)


def _cities() -> Iterator[Sent]:
    """Reports of the cities for each year, in March of the next."""
    for place, name in dict.fromkeys(row[:2] for row in _OF_CITIES):
        for at, year in enumerate(YEARS):
            rows = [
                {
                    "place": place,
                    "indicator": indicator,
                    "period_start": f"{year}-01-01",
                    "period_end": f"{year}-12-31",
                    "basis": "当期",
                    "value": values[at],
                    "unit": unit,
                    "status": "reported",
                    "kind": "公报",
                    "source": "市级统计",
                }
                for where, _, indicator, unit, values in _OF_CITIES
                if where == place
            ]
            moment = datetime(year + 1, 3, 20, 9, 30, tzinfo=BEIJING)
            yield _of_city(place, f"演示上报_{name}_{year}年.csv", rows, moment)


def _half_year(reports: Sequence[Sent]) -> Sent:
    """Report of 商丘 for the first half of 2017, less than its places come to, so that somebody asks."""
    end = last_day(2017, 6)
    told = {
        one.place: float(row["value"])
        for one in reports
        for row in one.rows
        if row["indicator"] == TURNOVER and row["period_end"] == end.isoformat()
    }
    row = {
        "place": "shangqiu",
        "indicator": TURNOVER,
        "period_start": "2017-01-01",
        "period_end": end.isoformat(),
        "basis": "累计",
        "value": f"{sum(told.values()) / 10_000 * 0.97:.2f}",
        "unit": "亿美元",
        "status": "reported",
        "kind": "快报",
        "source": "市级统计",
    }
    return _of_city("shangqiu", "演示上报_商丘市_2017年上半年.csv", [row], datetime(2017, 7, 20, 9, 30, tzinfo=BEIJING))


def _of_city(place: str, file: str, rows: Sequence[Cells], moment: datetime) -> Sent:
    """A report of a city's own bureau, approved four days later."""
    steps = [Step(moment, "draft"), Step(moment + timedelta(minutes=5), "submitted")]
    return Sent(place, "市商务局", file, rows, [*steps, Step(moment + timedelta(days=4), "approved")])
