"""What the named queries answer on the real record."""

import re
from pathlib import Path

import pytest

from tests.support import calendars, folders
from tests.support import rows as csv_rows
from yuboard.record import store
from yuboard.settings import QUERIES

FILED = {"place": "商丘市", "indicator": "备案认定跨境电子商务企业"}
# A sensible value of every parameter name: same name, same meaning, everywhere.
SAMPLES = {
    "place_id": "zhengzhou", "figure_id": "zz2018-001", "indicator": "跨境电子商务交易额", "places": ("郑州市",),
    "converted": True, "words": "交易额", "documents": (), "roles": (), "place": "商丘市", "county": "虞城县",
    "scenario": True, "domain": None, "layout": "zz2014-l1", "kind": "示范园区", "unit": "", "theme": "", "city": "",
    "task_id": "zz2014-t21", "ids": ("sq2016-001",), "preset": None,
}  # fmt: skip
# Those of reported/ have answers where a ledger is: tests/ledger/test_reported.py.
ELSEWHERE = ("build", "checks", "reported")
# Nobody has compared the scopes of any source yet, and no bureau has entered a rule of points.
NONE_YET = "progress/scopes"
NO_RULE = "progress/scoring"
NAMED = sorted(
    path
    for path in QUERIES.glob("*/*.sql")
    if path.parent.name not in ELSEWHERE
    and path.relative_to(QUERIES).with_suffix("").as_posix() not in (NONE_YET, NO_RULE)
)


@pytest.mark.parametrize("path", NAMED, ids=lambda path: path.relative_to(QUERIES).as_posix())
def test_query_answers(path) -> None:
    text = path.read_text(encoding="utf-8")
    parameters = {name: SAMPLES[name] for name in set(re.findall(r"\$([a-z_]+)", text))}
    if path.parent.name == "quotas" and "indicator" in parameters:
        parameters |= FILED
    assert len(store.rows(path.relative_to(QUERIES).with_suffix("").as_posix(), **parameters)) > 0


def test_scopes_answer_once_somebody_has_compared_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = calendars.copied(tmp_path / "data")
    told = {"indicator_id": "cross_border_turnover", "source": "海关", "verdict": "口径一致", "reason": "同一张表"}
    csv_rows.append(data / "progress" / "scopes.csv", told | {"checked_by": "市统计局", "checked_on": "2026-01-05"})
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    assert [{name: row[name] for name in told} for row in store.rows(NONE_YET)] == [told]


def test_rules_of_points_answer_once_a_bureau_has_entered_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = calendars.add_rule(calendars.copied(tmp_path / "data"), "2017-01-05")
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    assert [(row["position"], row["bound"], row["step_points"]) for row in store.rows(NO_RULE)] == [
        (1, None, None), (2, "50.0000", "40.0000"), (2, None, "10.0000"),
    ]  # fmt: skip


def test_growth_demanded_is_compound_and_starts_at_the_baseline() -> None:
    row = next(row for row in store.rows("overview/headlines") if row["label"] == "突破万亿元")
    assert row["start_label"] == "1500亿元"
    assert row["start_role"] == "baseline"
    assert row["per_year"] == pytest.approx(100 * ((10000 / 1500) ** (1 / 7) - 1))


def test_shares_grow_in_points() -> None:
    asked = {"indicator": "网络零售额占社会消费品零售总额比重", "places": ("郑州市", "漯河市")}
    zhengzhou, luohe = store.rows("trend/demands", **asked)
    assert zhengzhou["in_points"]
    assert zhengzhou["per_year"] == pytest.approx((30 - 9.3) / 7)
    assert luohe["per_year"] is None


def test_growth_never_starts_at_another_subject_or_currency() -> None:
    demands = store.rows("trend/demands", indicator="电子商务普及率", places=("郑州市",))
    assert demands
    assert {row["per_year"] for row in demands} == {None}
    shangqiu = store.rows("trend/demands", indicator="跨境电子商务交易额", places=("商丘市",))
    assert [row["start_role"] for row in shangqiu] == ["interim"]


def test_restatements_are_not_doubled() -> None:
    points = store.rows("trend/points", indicator="跨境电子商务交易额", places=("郑州市",), converted=False)
    assert [(row["year"], row["label"]) for row in points] == [
        (2017, "500亿元"), (2020, "突破1000亿元"), (2020, "力争100亿美元"),
    ]  # fmt: skip
    assert len({row["series"] for row in points}) == 2


def test_conversion_uses_the_rate_of_the_year_and_moves_the_panel() -> None:
    points = store.rows("trend/points", indicator="跨境电子商务交易额", places=("商丘市",), converted=True)
    assert [round(row["axis_low"], 2) for row in points] == [
        round(v, 2) for v in (3 * 6.64448, 8 * 6.75876, 15 * 6.61596)
    ]
    assert {row["panel"] for row in points} == {"亿元"}
    assert all("测算" in row["tag"] for row in points)


def test_quotas_add_up_in_every_split_year() -> None:
    assert [(row["year"], row["total"], row["verdict"]) for row in store.rows("quotas/sums", **FILED)] == [
        (2016, 50, "相符"), (2017, 100, "相符"), (2018, None, "未分解"),
    ]  # fmt: skip


def test_bounds_from_above_are_quotas_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """不超过3家 and 不超过2家 of 5家: split, and not 文件未分解."""
    monkeypatch.setenv("YUBOARD_DATA", str(folders.extremes().save(tmp_path / "data")))
    of = {"place": "值试市", "indicator": "分到县的上限"}
    assert [(row["verdict"], row["total"]) for row in store.rows("quotas/sums", **of)] == [("相符", 5)]
    cells = {
        row["place_short"]: (row["words"], row["quota"], row["share"]) for row in store.rows("quotas/matrix", **of)
    }
    assert cells == {"甲试县": ("不超过3家", 3, 60), "乙试县": ("不超过2家", 2, 40)}
    assert [row["quota"] for row in store.rows("quotas/bars", **of, scenario=False)] == [3, 2]


def test_nothing_of_2018_is_split() -> None:
    every = store.rows("quotas/sums", place="商丘市", indicator=None)
    assert {row["verdict"] for row in every if row["year"] == 2018} == {"未分解"}


def test_scenario_keeps_the_total_and_the_shares() -> None:
    rows = store.rows("quotas/bars", **FILED, scenario=True)
    last = {row["place_short"]: row["quota"] for row in rows if row["is_scenario"]}
    assert sum(last.values()) == 200
    assert last["梁园区"] == 40
    assert last["柘城县"] == 14
    assert not any(row["is_scenario"] for row in store.rows("quotas/bars", **FILED, scenario=False))


@pytest.fixture
def unplaced(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The record without the order of places, and with the documents of each city turned around."""
    places = [row | {"position": ""} for row in csv_rows.read(data / "places.csv")]
    csv_rows.write(data / "places.csv", places)
    csv_rows.write(data / "documents.csv", csv_rows.read(data / "documents.csv")[::-1])
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    return data


@pytest.mark.usefixtures("unplaced")
def test_without_positions_the_order_is_still_determined() -> None:
    bars = store.rows("quotas/bars", **FILED, scenario=True)
    assert [(row["year"], row["place_id"]) for row in bars] == sorted((row["year"], row["place_id"]) for row in bars)
    parts = [row["place_short"] for row in store.rows("quotas/parts", **FILED) if row["year"] == 2017]
    assert parts == [row["place_short"] for row in bars if row["year"] == 2017]
    headlines = [(row["place_id"], row["position"]) for row in store.rows("overview/headlines")]
    assert headlines == sorted(headlines)
    cells = [(row["position"], row["place_id"]) for row in store.rows("compare/cells")]
    assert cells == sorted(cells)
    zones = [row["short_name"] for row in store.rows("quotas/counties", place="郑州市") if row["kind"] == "功能区"]
    assert zones == ["航空港区", "郑东新区", "高新区", "经开区"]


@pytest.mark.usefixtures("unplaced")
def test_the_first_document_is_the_first_listed() -> None:
    """The listed order of documents decides, not the letters of their ids: here the plan of 2018 stands first."""
    headlines = {row["indicator_id"]: row for row in store.rows("overview/headlines") if row["place_id"] == "zhengzhou"}
    assert headlines["cross_border_turnover"]["document_id"] == "zz2018"
    labels = {row["label"] for row in store.rows("compare/cells") if row["place_id"] == "zhengzhou"}
    assert "力争100亿美元" in labels


def test_the_trajectory_is_of_one_document(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the first headline is one that the plan of 2018 states again."""
    swapped = {"ecommerce_turnover": "cross_border_turnover", "cross_border_turnover": "ecommerce_turnover"}
    for row in csv_rows.read(data / "headlines.csv"):
        if row["place_id"] == "zhengzhou" and row["indicator_id"] in swapped:
            csv_rows.change(
                data / "headlines.csv",
                lambda other, row=row: (other["place_id"], other["position"]) == ("zhengzhou", row["position"]),
                indicator_id=swapped[row["indicator_id"]],
            )
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    path = [row for row in store.rows("overview/trajectory") if (row["place_id"], row["position"]) == ("zhengzhou", 1)]
    assert [(row["document_id"], row["label"]) for row in path] == [("zz2014", "500亿元"), ("zz2014", "突破1000亿元")]


def test_milestones_tell_subjects_apart() -> None:
    """Two rates of 普及率 in one year are those of two kinds of enterprise."""
    words = next(row["words"] for row in store.rows("lineage/milestones") if row["targets"] == 28)
    assert "电子商务普及率（传统商贸企业）力争50%以上" in words
    assert "电子商务普及率（大型企业）力争90%以上" in words


def test_yongcheng_is_listed_without_a_number() -> None:
    cells = [row for row in store.rows("quotas/matrix", **FILED) if row["place"] == "永城市"]
    assert [(row["words"], row["quota"]) for row in cells] == [
        ("文件未列", None),
        ("文件未列", None),
        ("文件未分解", None),
    ]


def test_rank_shares_ties() -> None:
    rows = [row for row in store.rows("quotas/matrix", **FILED) if row["year"] == 2017]
    ranks = {row["place"]: row["rank"] for row in rows}
    assert ranks["梁园区"] == ranks["睢阳区"] == 1
    assert ranks["虞城县"] == 3


@pytest.mark.parametrize(
    ("comparison", "verdicts"),
    [
        ("turnover", ["无可比对象", "文件未设", "文件未设"]),
        ("retail_share", ["同名指标", "同名指标", "文件未设"]),
        ("cross_border", ["可折算", "文件未设", "可折算"]),
        ("cross_border_enterprises", ["口径不同", "文件未设", "口径不同"]),
        ("position", ["仅定性", "仅定性", "仅定性"]),
    ],
)
def test_comparison_verdicts(comparison: str, verdicts: list[str]) -> None:
    cells = [row for row in store.rows("compare/cells") if row["comparison_id"] == comparison]
    assert [row["verdict"] for row in cells] == verdicts


def test_comparison_shows_the_later_document_too() -> None:
    cell = next(row for row in store.rows("compare/cells") if row["comparison_id"] == "cross_border")
    assert (cell["label"], cell["later_label"]) == ("突破1000亿元", "力争100亿美元")


def test_search_needs_every_word() -> None:
    everything = {"documents": (), "places": (), "roles": ()}
    found = store.rows("documents/figures", words="海外仓 虞城县", **everything)
    assert {row["indicator_id"] for row in found} == {"overseas_warehouses"}
    assert len(store.rows("documents/figures", words="", **everything)) >= 270


def test_surplus_and_missing_parameters_are_errors() -> None:
    with pytest.raises(Exception, match=r"(?i)parameter"):
        store.rows("figures/figure")
    with pytest.raises(Exception, match=r"(?i)parameter"):
        store.rows("figures/figure", figure_id="x", surplus=1)


def test_shared_rows_cannot_be_spoiled() -> None:
    frame = store.rows("places/cities").frame
    frame.loc[0, "name"] = "别处"
    assert store.rows("places/cities").frame["name"].iloc[0] == "郑州市"
    with pytest.raises(TypeError):
        store.rows("places/cities")[0]["name"] = "别处"  # type: ignore[index]


def test_a_result_is_known_by_its_key() -> None:
    """Caches go by it: one query, one set of parameters and one database are one result, whoever asks."""
    first, again = (store.rows("quotas/matrix", **FILED) for _ in range(2))
    read = store.reader(store.database())("quotas/matrix", **FILED)
    assert {first: "kept"}[again] == {first: "kept"}[read] == "kept"
    assert first != store.rows("quotas/matrix", place="商丘市", indicator="公共海外仓（当年设立）")
    assert first.key.versions == (store.database(),)


def test_a_frame_has_the_rows_of_its_result() -> None:
    result = store.rows("documents/list")
    assert list(result.frame.columns) == list(result[0])
    assert list(result.frame["document_id"]) == [row["document_id"] for row in result]


def test_years_are_whole_numbers_also_beside_missing_ones() -> None:
    years = {type(row["year"]) for row in store.rows("documents/figures", words="", documents=(), places=(), roles=())}
    assert years == {int, type(None)}


def test_ties_are_told_as_ties() -> None:
    given = {
        (row["indicator"], row["year"]): row for row in store.rows("quotas/county", place="商丘市", county="虞城县")
    }
    assert given["备案认定跨境电子商务企业", 2016]["rank_words"] == "9个地区中并列第3位"
    assert given["公共海外仓（当年设立）", 2017]["rank_words"] == "3个地区相同"
    first = store.rows("quotas/county", place="商丘市", county="睢阳区")
    assert next(row for row in first if row["words"] == "8家")["rank_words"] == "9个地区中第2位"


def test_zone_has_its_quotas_under_its_short_name() -> None:
    words = [
        row["words"] for row in store.rows("quotas/county", place="商丘市", county="示范区") if row["rank"] is not None
    ]
    assert {"2家", "6家", "1个"} <= set(words)


def test_growth_is_not_read_into_new_builds_or_ranges() -> None:
    assert {
        row["per_year"]
        for row in store.rows("trend/demands", indicator="跨境电子商务培训孵化基地（当年新建）", places=("商丘市",))
    } <= {None}
    province = store.rows("trend/demands", indicator="省级跨境电子商务示范企业", places=("商丘市",))[0]
    assert province["per_year"] == pytest.approx(100 * ((3 / 2) ** 0.5 - 1))
    bound = store.rows("trend/demands", indicator="电子商务服务业总收入", places=("郑州市",))[0]
    assert bound["start_is_bound"]


def test_a_subject_is_never_lost_from_a_citys_figure() -> None:
    undivided = {row["indicator"]: row["label"] for row in store.rows("quotas/undivided", place="商丘市")}
    assert undivided["公共海外仓（当年设立）（省级公共海外仓）"] == "5家"


def test_at_least_is_said() -> None:
    points = store.rows("trend/points", indicator="网上商业街", places=("郑州市",), converted=False)
    assert [row["label"] for row in points] == ["至少2家"]


def test_a_figure_of_another_paragraph_is_no_part_of_a_task() -> None:
    task = store.rows("tasks/list", words="城市信息基础设施", unit="", theme="", city="", documents=())[0]
    assert task["figures"] is None


def test_a_duty_whose_scope_is_open_is_listed_with_the_open_reading() -> None:
    """五/（二） sets 其他 counties apart from four zones; whether also from 金水区 and 二七区 it does not say."""
    for county in ("金水区", "二七区", "上街区"):
        duty = next(row for row in store.rows("counties/duties", county=county) if row["duty_id"] == "zz2014-d03")
        assert "文件没有写明" in duty["note"]
    assert "zz2014-d03" not in [row["duty_id"] for row in store.rows("counties/duties", county="航空港区")]


def test_duties_leave_out_those_that_the_clause_sets_apart(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duties = data / "documents" / "zz2014" / "duties.csv"
    csv_rows.change(duties, lambda row: row["duty_id"] == "zz2014-d03", except_places="zz_hkg、shangjie")
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    assert "zz2014-d03" not in [row["duty_id"] for row in store.rows("counties/duties", county="上街区")]
    assert "zz2014-d03" in [row["duty_id"] for row in store.rows("counties/duties", county="中原区")]
