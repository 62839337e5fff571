"""Readings are told as readings: bases left open, inferred years, scopes, tiers, marks, and what findings reckon."""

import re
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.support import rows as csv_rows
from yuboard.problems import DataError, Problem
from yuboard.record import building, store, tiers
from yuboard.record.results import Row
from yuboard.record.verification import verify
from yuboard.settings import ROOT
from yuboard.wording import method
from yuboard.wording.findings import WEIGHTS
from yuboard.wording.missing import SCENARIO_KEPT_OUT
from yuboard.wording.parts import plain
from yuboard.wording.targets import BOUNDS, OPEN_BASIS, START_IS_TARGET, demand, demand_line, formula, speed

CITIES = ("郑州市", "漯河市", "商丘市")


@pytest.fixture(scope="module")
def figures(database: Path) -> dict[str, Row]:
    found = store.rows("documents/figures", words="", documents=(), places=(), roles=())
    return {row["figure_id"]: row for row in found}


@pytest.fixture(scope="module")
def demands(database: Path) -> dict[str, Row]:
    names = [row["name"] for row in store.rows("trend/indicators")]
    found = [row for name in names for row in store.rows("trend/demands", indicator=name, places=CITIES)]
    return {row["figure_id"]: row for row in found if row["per_year"] is not None}


OPEN = ("081", "085", "082", "083", "078")


@pytest.mark.parametrize("number", OPEN)
def test_growth_of_an_open_basis_has_its_condition_wherever_it_is_worded(demands: dict[str, Row], number: str) -> None:
    row = demands[f"sq2016-{number}"]
    assert row["is_basis_open"]
    for words in (formula(row), plain(demand(row)), plain(demand_line(row))):
        assert OPEN_BASIS in words
        assert START_IS_TARGET in words


def test_a_divided_bound_is_told(demands: dict[str, Row]) -> None:
    """省级示范企业 1~2家 to 3~5家 is the least; from 超过100亿元 to 200亿元 the most; 50家 to 200家 neither."""
    assert speed(demands["sq2016-083"]).startswith("最低年均须增长22.5%")
    assert speed(demands["zz2014-087"]).startswith("最高年均须增长26.0%")
    assert speed(demands["sq2016-081"]) == "年均须增长100.0%"
    assert speed(demands["zz2014-086"]).startswith("最低年均须提高")
    assert {row["bound"] for row in demands.values()} <= {None, "不定", *BOUNDS}


def test_bases_that_the_words_say_stay_as_they_are(figures: dict[str, Row]) -> None:
    for number, basis in (("043", "point"), ("084", "cumulative"), ("024", "new"), ("012", "point"), ("090", "point")):
        assert figures[f"sq2016-{number}"]["time_basis"] == basis
    assert figures["sq2016-027"]["time_basis"] == figures["sq2016-028"]["time_basis"] == "open"
    assert figures["zz2014-116"]["time_basis"] == "point"  # 到2020年，形成……仓储中心50个
    assert figures["zz2018-006"]["time_basis"] == "point"  # 到2020年，……从业人员超过2万人
    for made in ("zz2018-003", "zz2016-001", "lh2014-002", "zz2014-110"):  # to be made by then, with or without the old
        assert figures[made]["time_basis"] == "open"


@pytest.mark.parametrize(
    ("figure", "label"),
    [
        ("sq2016-043", "累计750人"), ("sq2016-074", "累计超过1500人"), ("sq2016-006", "合计130281万美元"),
        ("sq2016-084", "累计10个以上"), ("sq2016-075", "力争8亿美元（原文写“全省”）"), ("zz2014-105", "争取每年5000名"),
        ("zz2014-019", "预计3070亿美元"), ("zz2014-118", "每年1亿元"), ("sq2016-088", "力争总体发展水平居全省前列"),
    ],
)  # fmt: skip
def test_the_words_of_a_figure_carry_what_governs_and_marks_it(
    figures: dict[str, Row], figure: str, label: str
) -> None:
    assert figures[figure]["label"] == label


@pytest.mark.parametrize(
    ("figure", "when"),
    [
        ("zz2014-105", "2014—2020年（推定）"), ("zz2014-118", "2014—2020年（推定）"),
        ("zz2014-031", "2013—2017年（推定）"), ("zz2014-034", "2009—2015年（推定）"),
        ("sq2016-089", "2018年（推定）"), ("zz2014-099", "2020年（推定）"),
        ("zz2014-026", "2010—2013年"), ("sq2016-081", "2018年"),
    ],
)  # fmt: skip
def test_years_that_the_text_does_not_write_are_inferred(figures: dict[str, Row], figure: str, when: str) -> None:
    assert figures[figure]["year_label"] == when


def test_periods_are_inferred_where_no_clause_states_them(database: Path) -> None:
    periods = {row["document_id"]: row["period"] for row in store.rows("documents/list")}
    assert periods["zz2016"] == "2016（推定）—2020年"
    assert periods["lh2014"] == "2014（推定）—2020年"
    assert (periods["zz2014"], periods["zz2018"], periods["sq2016"]) == ("2014—2020年", "2018—2020年", "2016—2018年")


def test_years_of_layouts_are_inferred_where_their_clause_has_none(database: Path) -> None:
    labels = {
        row["element_id"]: row["year_label"]
        for layout in ("zz2014-l1", "zz2018-l1", "sq2016-l1")
        for row in store.rows("layouts/elements", layout=layout)
    }
    assert labels["zz2014-e01"] == labels["zz2018-e02"] == "2020年（推定）"
    assert labels["sq2016-e02"] == "2016年（推定）"
    assert (labels["sq2016-e04"], labels["sq2016-e13"]) == ("2018年", "2016年")


def test_milestones_mark_inferred_years_and_leave_yearly_targets_out(database: Path) -> None:
    row = next(r for r in store.rows("lineage/milestones") if (r["document_id"], r["year"]) == ("zz2014", 2020))
    assert (row["targets"], row["inferred"]) == (28, 5)
    assert row["words"].count("（年份推定）") == 5
    assert "5000名" not in row["words"]
    event = next(
        r for r in store.rows("lineage/events") if (r["document_id"], r["event"], r["targets"]) == ("zz2014", "due", 28)
    )
    assert event["label"] == "28*"
    assert "5项年份为推定" in event["words"]


def test_undivided_targets_name_their_city(database: Path) -> None:
    row = next(row for row in store.rows("overview/attention") if row["position"] == 3)
    assert row["kind"] == "文件未分解到县（商丘）"
    assert "郑州、漯河的文件" in row["example"]


def test_bases_tell_apart_what_a_document_is_made_under_and_what_it_mentions(database: Path) -> None:
    relations: dict[str, list[str]] = {}
    for row in store.rows("documents/bases"):
        relations.setdefault(row["document_id"], []).append(row["relation"])
    assert relations["sq2016"] == ["制定依据"]
    assert "制定依据" not in relations["zz2014"]
    assert relations["zz2014"].count("前言引述") == 2
    assert any("财税〔2013〕52号" in (row["note"] or "") for row in store.rows("documents/bases"))


def test_every_finding_has_a_weight_and_the_weightiest_come_first(database: Path) -> None:
    weights = [row["weight"] for row in store.rows("quality/findings")]
    assert set(weights) == set(WEIGHTS)
    assert weights == sorted(weights, key=list(WEIGHTS).index)
    assert all(row["weight"] for row in csv_rows.read(ROOT / "data" / "findings.csv"))


def low(figures: dict[str, Row], document: str, number: str) -> float:
    return float(figures[f"{document}-{number}"]["low"])


def test_findings_reckon_right(figures: dict[str, Row]) -> None:
    """Every number that a finding computes, from the figures that it names."""
    told = {row["finding_id"]: row["computed"] for row in store.rows("quality/findings")}
    of, zz = partial(low, figures, "sq2016"), partial(low, figures, "zz2014")
    reckoned = {
        "sq-trade-sum": [f"{of('008') + of('010'):.0f}", f"多{of('008') + of('010') - of('006'):.0f}万美元"],
        "sq-2018-scale": [f"{of('087') * 10000 / of('006'):.2f}倍"],
        "sq-training-stock-flow": [f"{of('038') + of('067'):.0f}至{2 + 5}个", f"{10 - 7}至{10 - 4}个"],
        "sq-open-basis": [f"{of('027') + of('055') + of('081'):.0f}家", f"相差{of('027') + of('055'):.0f}家"],
        "sq-traders": [f"{of('081') - of('012'):.0f}家"],
        "sq-export-base": [f"{of('008') / 5:.1f}万美元"],
        "sq-warehouses": [f"{of('051') + of('080'):.0f}家"],
        "sq-four-months": [f"{(date(2016, 12, 31) - date(2016, 8, 30)).days}天"],
        "zz-cross-border-2020": ["约合690亿元", f"{100 * 6.90077 / 1000:.0%}"],
        "zz-retail-cap": [f"{zz('091') / 0.3:.0f}亿元"],
        "zz-retail-growth": [
            f"{zz('053') * 1.158**7:.0f}亿元", f"{100 * zz('091') / (zz('053') * 1.158**7):.1f}%",
            f"{0.3 * zz('053') * 1.158**7:.0f}亿元", f"{100 * ((5000 / zz('053')) ** (1 / 7) - 1):.1f}%",
        ],
        "zz-talent-total": [f"{zz('105') * 7:.0f}名", f"{zz('105') * 7 / 10000:.1f}倍"],
        "zz-china-asia": [f"{zz('024') * 10000 / 6.19576:.0f}亿美元", f"{zz('024') / 6.19576 / zz('003'):.1%}"],
    }  # fmt: skip
    for finding, numbers in reckoned.items():
        for number in numbers:
            assert number in told[finding], (finding, number)


def test_targets_without_a_lead_are_those_that_no_annex_repeats(figures: dict[str, Row]) -> None:
    stated = [row for row in figures.values() if row["document_id"] == "zz2014" and row["role"] == "target"]
    repeated = {row["restates"] for row in stated if row["section"].startswith("附件")}
    only = [
        row["figure_id"]
        for row in stated
        if row["section"].startswith("四/（二）") and not row["restates"] and row["figure_id"] not in repeated
    ]
    named = store.rows("findings/with_figures", places=("郑州市",))
    assert only == [row["figure_id"] for row in named if row["finding_id"] == "zz-no-lead"]
    assert len(only) == 12


def test_responsible_units_and_members_differ_as_the_finding_says(database: Path, texts: Path) -> None:
    clause = "成员由各县区人民政府以及"
    text = (texts / "003_65790cdb7385208a.txt").read_text(encoding="utf-8").partition(clause)[2]
    members = set(text.partition("等部门负责人组成")[0].split("、"))
    units = {
        unit.replace("市政府金融办", "市金融办")
        for row in store.rows("record/tasks")
        if row["place"] == "漯河市" and row["units"] != "文件未明确"
        for unit in row["units"].split("、")
    }
    told = next(row for row in store.rows("quality/findings") if row["finding_id"] == "lh-units")["computed"]
    outside, idle = units - members - {"各县区人民政府"}, members - units
    assert (len(members), len(outside), len(idle)) == (12, 2, 4)
    assert all(unit in told for unit in outside | idle)


@pytest.mark.parametrize(
    ("sentence", "is_weak"),
    [
        ("力争实现全市跨境电子商务年交易额15亿美元，总体发展水平居全省前列", True),
        ("到2020年,力争创建国家电子商务示范企业5家以上;省级电子商务示范基地15家以上", True),
        ("到2020年,力争创建国家电子商务示范企业5家以上;培育市级电子商务示范企业100家以上", False),
        ("争创2家省级跨境电子商务示范园区，设立3家公共海外仓", False),
        ("争创3家省级跨境电子商务示范园区，1个国家级跨境电子商务示范基地", True),
        ("力争到2020年，打造10个特色农产品品牌，培育形成6—8个电子商务特色乡村", True),
        ("从业人员累计达750人", False), ("争取每年培育电子商务人才5000名，其中跨境电子商务专业人才1000名", True),
        ("力争实现交易额3亿美元；新建2家示范园区", False), ("争取进入全省第二阶段示范城市", True),
    ],
)  # fmt: skip
def test_the_head_word_governs_by_one_rule(sentence: str, is_weak: bool) -> None:
    assert tiers.is_governed(sentence) == is_weak


def test_check_names_a_tier_against_the_rule(data: Path, texts: Path) -> None:
    file = data / "documents" / "sq2016" / "figures.csv"
    numbers = [
        csv_rows.change(file, lambda row, of=of: row["figure_id"] == f"sq2016-{of}", tier=tier)
        for of, tier in (("051", "力争"), ("088", ""))
    ]
    problems: list[Problem] = verify(data, texts).problems
    assert {(problem.row, problem.column) for problem in problems} == {(number, "tier") for number in numbers}


def test_a_number_that_is_not_in_its_quote_is_told_and_stops_no_other_check(data: Path, texts: Path) -> None:
    file = data / "documents" / "sq2016" / "figures.csv"
    number = csv_rows.change(file, lambda row: row["figure_id"] == "sq2016-088", as_written="不在引文里的话")
    problems: list[Problem] = verify(data, texts).problems
    assert (number, "as_written") in {(problem.row, problem.column) for problem in problems}


def test_a_term_may_not_cut_a_word_in_two(data: Path) -> None:
    """外贸 in 内外贸易 is no word; nor is 商务平 in 商务平台, on either side of a link."""
    links = data / "documents" / "lh2014" / "task_targets.csv"
    csv_rows.append(
        links,
        {"task_id": "lh2014-t08", "indicator_id": "trade_enterprise_adoption", "term": "外贸",
         "quote": "支持外贸企业积极开展跨境电子商务零售出口"},
    )  # fmt: skip
    number = len(csv_rows.read(links)) + 1
    other = csv_rows.change(links, lambda row: row["task_id"] == "lh2014-t10", term="商务应用平")
    with pytest.raises(DataError) as caught:
        building.build(data)
    found = {(problem.row, problem.column) for problem in caught.value.problems}
    assert found == {(number, "term"), (other, "term")}
    assert any("内外" in problem.text for problem in caught.value.problems)


def elements() -> list[Row]:
    return [
        row for one in store.rows("layouts/list") for row in store.rows("layouts/elements", layout=one["layout_id"])
    ]


def test_the_finding_on_2018_speaks_of_its_section_alone(figures: dict[str, Row]) -> None:
    """Another section of the same document does ask something of every county by 2018."""
    elsewhere = [
        row for row in figures.values()
        if row["document_id"] == "sq2016" and "2018" in row["year_label"] and row["role"] != "baseline"
        and "各县" in (row["subject"] or "") and not row["section"].startswith("二/（二）")
    ]  # fmt: skip
    assert [row["figure_id"] for row in elsewhere] == ["sq2016-090"]
    (finding,) = (row for row in store.rows("quality/findings") if row["finding_id"] == "sq-2018-undivided")
    assert finding["title"] == "二/（二）的2018年目标都没有分到县（区）"


def test_measures_in_notes_of_layouts_are_the_documents_own(texts: Path) -> None:
    """A length or an area in a note is written in its document: none is known from elsewhere without its source."""
    written = "".join(path.read_text(encoding="utf-8") for path in texts.glob("*.txt"))
    notes = [row["note"] for row in elements() if row["note"]]
    measures = re.findall(r"\d[\d.]*(?:公里|千米|米|亩|平方公里|平方米)", "；".join([*notes, "长6公里"]))
    assert [measure for measure in measures if measure not in written] == ["6公里"]


def test_titles_of_parks_are_read_as_titles_and_said_to_be_read() -> None:
    """Whether a 市级 or 省级 park is one more park or a title of one, no clause says."""
    ranked = [row for row in elements() if re.search("（[省市]级，", row["name"])]
    assert len(ranked) == 4
    for row in ranked:
        assert row["note"].startswith("本看板按称号理解，未必是另建的园区，文件没有写明")


@pytest.mark.parametrize(
    ("finding", "said", "never"),
    [
        ("zz-2017-only-plan", "附件没有2017年的目标", "附件只写"),
        ("sq-base-not-cross-border", "唯一的交易额基期", "唯一的电商基期"),
        ("zz-adoption-subjects", "各处主体写法不同，不能确认是同一批企业", "不是同一批企业"),
        ("zz-cross-border-2020", "约为1000亿元的69%", "三分之二"),
    ],
)
def test_findings_say_no_more_than_was_read(database: Path, finding: str, said: str, never: str) -> None:
    (row,) = (row for row in store.rows("quality/findings") if row["finding_id"] == finding)
    words = "\n".join(str(cell) for cell in row.values())
    assert said in words
    assert never not in words


@pytest.mark.parametrize(
    ("figure", "label", "year"),
    [
        ("sq2016-091", "争取进入全省跨境电子商务综合试验区第二阶段示范城市", "2016年"),
        ("sq2016-092", "普遍应用跨境电子商务", "2018年"),
    ],
)
def test_aims_without_a_number_are_on_record(figures: dict[str, Row], figure: str, label: str, year: str) -> None:
    assert (figures[figure]["label"], figures[figure]["year_label"], figures[figure]["operator"]) == (
        label,
        year,
        "text",
    )


def test_the_scenario_is_kept_out_of_files_unless_chosen() -> None:
    """The page of quotas and the page of method say it alike: the deck takes it where it is chosen."""
    assert f"最大余数法推算，只供讨论，{SCENARIO_KEPT_OUT}。" in str(method.SECTIONS)
    for path in [*(ROOT / "yuboard").rglob("*.py"), *(ROOT / "yuboard").rglob("*.html")]:
        assert not re.search("(?<!默认)不进入下载", path.read_text(encoding="utf-8")), path
