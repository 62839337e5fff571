"""What counties reported beside one another: what waits, unit by unit, month by month, and ranks where they compare."""

from datetime import date
from fractions import Fraction

import pytest

from tests.support import decks
from tests.support.charts import of_kind, words
from tests.support.progress import CITY, PRESET, QUOTA, SCALES, filed
from yuboard import charts
from yuboard.charts.marks import Bar, Line, Words
from yuboard.progress.actuals import Actual, settled
from yuboard.progress.pending import Pending
from yuboard.progress.ranking import ranking
from yuboard.progress.rows import Progress
from yuboard.progress.series import Course, course
from yuboard.progress.standing import standing
from yuboard.progress.states import State
from yuboard.progress.units import counted
from yuboard.wording import progress, units

DAY = date(2017, 12, 1)
PLACES = {"yucheng": "虞城县", "minquan": "民权县", "xiayi": "夏邑县"}
GOALS = [
    QUOTA._replace(figure_id=place, place_id=place, place=name, place_short=name) for place, name in PLACES.items()
]
PART = {
    "year": 2017,
    "city_label": "30家",
    "is_divided": True,
    "quota": 10.0,
    "unit": "家",
    "place_position": 1,
    "city_figure_id": "city",
}


def at(place: str, value: int, last: str, **parts: object) -> Actual:
    number = list(PLACES).index(place) * 100 + int(last[-2:])
    return filed(value, last, place_id=place, **({"entry_id": number} | parts))


def rows(values: list[Actual], waiting: list[Actual]) -> list[Progress]:
    return standing([CITY, *GOALS], settled(values), [], SCALES, PRESET, DAY, waiting)


VALUES = [
    at("yucheng", 2, "2017-06"),
    at("yucheng", 4, "2017-07"),
    at("yucheng", 6, "2017-09"),
    at("minquan", 3, "2017-06"),
    at("minquan", 8, "2017-09"),
]
WAITING = [at("yucheng", 9, "2017-10", entry_id=900), at("xiayi", 5, "2017-09", entry_id=901)]


def test_what_waits_is_counted_and_enters_nothing_else() -> None:
    without, there = rows(VALUES, []), rows(VALUES, WAITING)
    assert [one._replace(pending=None) for one in there] == without
    _, yucheng, minquan, xiayi = there
    assert yucheng.pending == Pending(1, WAITING[0], Fraction(9))
    assert (yucheng.value, minquan.pending) == (6, None)
    assert (xiayi.value, xiayi.state, xiayi.pending.value) == (None, State.NOT_DUE, 5)
    assert progress.waiting(yucheng) == "1个数待审（2017年10月末，比已审定多3家）"
    assert progress.waiting(minquan) == ""


def test_a_waiting_correction_stands_in_the_place_of_what_it_replaces() -> None:
    wrong = at("yucheng", 6, "2017-09")
    _, row, *_ = rows([wrong], [at("yucheng", 7, "2017-09", entry_id=900, replaces=wrong.entry_id)])
    assert (row.value, row.pending.value) == (6, 7)


def test_a_city_counts_what_waits_below_it_and_adds_nothing_up() -> None:
    city, *_ = rows(VALUES, WAITING)
    assert (city.pending.total, city.pending.value) == (2, None)
    assert progress.waiting(city) == "2个数待审（2017年10月末）"


def test_units_are_approved_waiting_and_missing_and_silence_is_no_nought() -> None:
    parts = [PART | {"place_short": name, "figure_id": place} for place, name in PLACES.items()]
    known = rows(VALUES, WAITING)
    found = counted(parts, known)
    assert [(row["approved"], row["reported"]) for row in found] == [(6, 3), (8, None), (None, 5)]
    (said,) = units.units(found, known)
    assert "".join(getattr(part, "text", part) for part in said) == (
        "2017年全市30家：2/3处有数，已审定14家，待审8家，还差8家。"
    )
    assert counted(parts, rows([], [])) == []


def test_a_year_left_whole_has_the_citys_own_sum_and_says_who_is_not_in_it() -> None:
    part = PART | {"is_divided": False, "figure_id": None, "place_short": "30家", "quota": 30.0}
    whole = rows([*VALUES, at("xiayi", 1, "2017-06")], WAITING)
    (found,) = counted([part], whole)
    assert (found["approved"], found["reported"]) == (6, None)
    (said,) = units.units([found], whole)
    assert "".join(getattr(part, "text", part) for part in said) == (
        "2017年全市30家：文件未分解到县（区）；2017年6月末各地合计已审定6家；2017年9月 2/3 已报，不合计；"
        "2个数待审（2017年10月末）。"
    )


def path(waiting: list[Actual]) -> Course:
    found = course(rows(VALUES, waiting)[1:], VALUES, waiting, SCALES)
    assert found is not None
    return found


def test_a_course_joins_what_follows_and_names_what_is_missing_and_what_waits() -> None:
    yucheng, minquan, xiayi = path(WAITING).places
    assert [[int(value) for _, value in run] for run in yucheng.runs] == [[2, 4, 6]]
    assert ([len(run) for run in minquan.runs], len(minquan.missing)) == ([1, 1], 2)
    assert (xiayi.runs, len(xiayi.missing), len(xiayi.waiting)) == ((), 3, 1)
    assert course(rows([], [])[1:], [], [], SCALES) is None


def test_panels_share_one_scale_hatch_what_is_missing_and_say_it() -> None:
    chart = charts.county_panels(path(WAITING), position=3, chosen="民权县", ranks={"虞城县": "第2位"})
    assert len({(panel.y.low, panel.y.high) for panel in chart.panels}) == 1
    assert [[bar.is_hatched for bar in panel.marks if isinstance(bar, Bar)] for panel in chart.panels] == [
        [False],
        [True, True],
        [True, False, True],
    ]
    assert len(of_kind(chart, Line)) == 1
    assert all(mark.title for mark in chart.marks() if mark.figure_id)
    assert [mark.label.lines[0].words for mark in of_kind(chart, Words)] == ["虞城县　第2位", "民权县", "夏邑县"]
    assert "民权县2017年9月末已审定8家，缺2期，最近一次2017年10月" in chart.alt
    assert "夏邑县没有已审定的数" in chart.alt


@pytest.mark.parametrize(
    ("other", "is_unlike"),
    [
        ({}, False),
        ({"source": "另一来源"}, True),
        ({"last": "2017-08"}, True),
        ({"basis": "累计", "start": date(2017, 1, 1)}, True),
    ],
)
def test_ranks_stand_only_where_all_say_the_same(other: dict[str, object], is_unlike: bool) -> None:
    last = str(other.get("last", "2017-09"))
    rest = {name: value for name, value in other.items() if name != "last"}
    found = ranking(rows([at("yucheng", 6, "2017-09"), at("minquan", 8, last, **rest)], [])[1:])
    assert found.is_unlike is is_unlike
    assert dict(found.ranks) == ({} if is_unlike else {"minquan": 1, "yucheng": 2})
    assert ("口径不可比，不排名次" in units.ranked(found)) is is_unlike
    assert (found.known, found.expected) == (2, 3)


def test_equal_ratios_share_a_rank() -> None:
    found = ranking(rows([at(place, 0, "2017-09", status="zero") for place in PLACES], [])[1:])
    assert set(units.rank_words(found, rows(VALUES, [])).values()) == {"并列第1位"}
    assert ranking(rows([VALUES[0]], [])[1:]) is None


def test_counties_beside_one_another_are_shapes_with_what_is_missing_hatched() -> None:
    chart = charts.county_panels(path([]), position=3)
    found = decks.drawn("panels", chart)
    missing = [mark for mark in of_kind(chart, Bar) if mark.is_hatched]
    assert len([shape for shape in found if shape.name == "缺数"]) == len(missing) > 0
    named = {shape.name for shape in found}
    assert {f"文字-{words(mark.label)[0]}" for mark in chart.marks() if mark.label} <= named
    assert charts.county_panels(path([]), position=3, highest=999.0).panels[0].y.high > 999
