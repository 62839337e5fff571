"""Every page through app.py, and what a reader does on it."""

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support import drawings
from tests.support.drawings import buttons, on_page, parts
from tests.support.pages import PATHS, component_of, opened, words
from yuboard import clock
from yuboard.record import store
from yuboard.record.verification import read_text
from yuboard.ui import drawing, screen
from yuboard.wording import clauses
from yuboard.wording.markdown import escape


@pytest.mark.parametrize("page", PATHS)
def test_page_opens_and_names_its_sources(page: str) -> None:
    test = opened(page)
    if page.endswith("present.py"):  # the full screen is one component
        stage = component_of(test, "stage")
        assert all(slide["title"] in slide["svg"] for slide in stage["slides"])
        assert "数据版本" in stage["stamp"]
        return
    assert test.title
    assert any("数据版本" in caption.value for caption in test.caption)


def test_overview_shows_each_headline_in_the_documents_words() -> None:
    said = drawings.text(opened("pages/leadership/overview.py"))
    for expected in (
        "突破万亿元",
        "15%以上",
        "力争15亿美元",
        "测算",
        "未上报",
        "文件没有给出基期值",
        "引用前须看38处疑点",
    ):
        assert expected in said
    assert "31.1%（" not in said
    assert "123.6%（起点本身也是目标，不是实际数）" in said


def test_every_number_of_the_overview_leads_to_its_clause() -> None:
    head, rows, province, warnings = drawings.on_page(opened(""))
    leads = {key: "".join(part.itertext()) for key, part in drawings.buttons(rows).items()}
    for row in store.rows("overview/headlines"):
        assert row["label"] in leads[row["figure_id"]]
    firsts = [row for row in store.rows("overview/headlines") if row["position"] == 1]
    assert [row["figure_id"] for row in firsts] == [key for key in drawings.buttons(head) if key in leads]
    gravest = store.rows("overview/warnings")[:3]
    assert set(drawings.buttons(warnings)) == {
        key for row in gravest for key in (row["figure_id"], f"finding={row['finding_id']}")
    }
    assert set(drawings.buttons(province)) == {"郑州", "漯河", "商丘"}


def test_overview_of_one_city_has_its_targets_and_a_way_back() -> None:
    test = opened("", city="商丘")
    assert test.query_params["city"] == "商丘市"
    head, rows, province, warnings = drawings.on_page(test)
    assert "city=" in drawings.buttons(head)
    assert "郑州" not in head + rows
    for row in store.rows("overview/headlines"):
        assert (row["figure_id"] in drawings.buttons(rows)) == (row["place"] == "商丘市")
    pressed = [key for key, part in drawings.buttons(province).items() if part.attrib["aria-pressed"] == "true"]
    assert pressed == ["商丘"]
    assert "郑州" not in warnings


def test_today_stands_on_the_years_and_says_which_periods_are_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for day, moment, is_over in (
        (date(2017, 5, 1), "今天 2017年5月", False),
        (date(2026, 11, 27), "今天 2026年11月", True),
    ):
        monkeypatch.setattr(clock, "today", lambda day=day: day)
        rows = drawings.on_page(opened(""))[1]
        assert moment in rows
        assert rows.count("规划期已结束") == (3 if is_over else 0)


def test_trend_of_revised_target_shows_both_documents() -> None:
    test = opened("pages/leadership/trend.py", indicator="跨境电子商务交易额")
    text = words(test)
    assert "突破1000亿元" in text
    assert "100亿美元" in text
    assert "前后文件不一致" in text


def test_trend_converts_only_when_asked() -> None:
    test = opened("pages/leadership/trend.py", indicator="跨境电子商务交易额")
    assert not test.get("plotly_chart")
    assert "测算" not in drawings.on_page(test)[1]
    test.toggle(key="cny").set_value(True).run()
    assert "约合690亿元（测算）" in drawings.on_page(test)[1]
    test.toggle(key="explore").set_value(True).run()
    assert "约合690亿元（测算）" in test.get("plotly_chart")[0].proto.spec


def test_trend_answers_which_city_is_higher_with_its_reservation() -> None:
    said = words(opened("pages/leadership/trend.py", indicator="跨境电子商务交易额"))
    higher = "郑州2020年突破1000亿元；郑州2020年力争100亿美元（约合690亿元，测算）"
    lower = "商丘2018年力争15亿美元（约合99.2亿元，测算）"
    assert f"折算后：{higher}；{lower}。年份不同，非同期；统计范围都没有写明，只供对照，不据此排名。" in said
    assert "未上报" in said
    same = words(opened("pages/leadership/trend.py", indicator="网络零售额占社会消费品零售总额比重"))
    assert "各市目标：郑州2020年30%以上；漯河2020年15%以上。同为2020年；" in same
    assert "各市目标：" not in words(opened("pages/leadership/trend.py", indicator="跨境电子商务从业人员"))


def test_index_of_indicators_is_narrowed_and_counts_what_is_left() -> None:
    names = [row["name"] for row in store.rows("trend/indicators")]
    test = opened("pages/leadership/trend.py")
    shown = [key for key in drawings.buttons(drawings.on_page(test)[0]) if key in names]
    assert shown == names[:12]
    assert {"page 1", "page 9"} < set(drawings.buttons(drawings.on_page(test)[0]))
    test.session_state["index_page"] = 9
    turned = drawings.on_page(test.run())[0]
    assert [key for key in drawings.buttons(turned) if key in names] == names[96:]
    assert 'aria-current="page" aria-label="第9页"' in turned or 'aria-label="第9页" aria-current="page"' in turned
    narrow = opened("pages/leadership/trend.py", cities="商丘市", domain="人才与从业", due="2018年")
    shown = [key for key in drawings.buttons(drawings.on_page(narrow)[0]) if key in names]
    assert shown == ["跨境电子商务从业人员", "跨境电子商务培训孵化基地（累计）"]
    compared = opened("pages/leadership/trend.py", verdict="可折算")
    assert "可折算（1）" in compared.selectbox(key="verdict").options
    assert drawings.statuses(compared) == ["1项指标，正在看跨境电子商务交易额"]
    shown = [key for key in drawings.buttons(drawings.on_page(compared)[0]) if key in names]
    assert shown == ["跨境电子商务交易额"]


def test_trend_of_one_city_opens_an_indicator_of_that_city() -> None:
    test = opened("pages/leadership/trend.py", cities="漯河市")
    assert test.selectbox(key="indicator").value == "网络零售额占社会消费品零售总额比重"
    assert not test.get("plotly_chart")


def test_trend_without_a_city_says_so() -> None:
    test = opened("pages/leadership/trend.py")
    test.get("button_group")[0].set_value([]).run()
    assert "没有设这项指标" in test.info[0].value
    assert [told.startswith("0项指标") for told in drawings.statuses(test)] == [True]


def test_unknown_city_in_a_link_is_told() -> None:
    test = opened("pages/leadership/trend.py", cities="火星")
    assert "链接中的“火星”在数据里没有" in test.warning[0].value


def test_comparison_shows_both_targets_that_differ() -> None:
    text = words(opened("pages/leadership/compare.py"))
    assert "另：力争100亿美元　2020年　郑政文〔2018〕57号　约合690亿元（测算，2020年平均汇率6.9008元/美元）" in text


def test_sum_of_several_years_says_so() -> None:
    tags = {
        row["label"]: row["tag"]
        for row in store.rows("trend/points", indicator="进出口总值", places=("商丘市",), converted=False)
    }
    assert tags == {"合计130281万美元": "2011—2015年"}
    tags = {
        row["place"]: row["tag"]
        for row in store.rows("trend/points", indicator="进出口年均增速", places=("商丘市",), converted=False)
    }
    assert tags == {"商丘市": "2011—2015年"}


def test_figure_with_a_doubtful_word_carries_it() -> None:
    marks = {
        row["plain_label"]: row["mark"]
        for row in store.rows("trend/points", indicator="跨境电子商务交易额", places=("商丘市",), converted=False)
    }
    assert marks == {"力争3亿美元": None, "力争8亿美元": "原文写“全省”", "力争15亿美元": None}
    assert "原文写“全省”" in words(opened("pages/leadership/trend.py", indicator="跨境电子商务交易额"))


def test_comparison_has_a_verdict_in_each_cell_and_ranks_nothing() -> None:
    text = words(opened("pages/leadership/compare.py"))
    for verdict in ("同名指标", "可折算", "口径不同", "仅定性", "文件未设"):
        assert verdict in text
    assert "不排名" in text


def test_address_of_the_comparison_chooses_a_verdict_and_opens_a_line() -> None:
    test = opened("pages/leadership/compare.py", verdict="可折算", line="cross_border")
    assert drawings.statuses(test) == ["可折算，1项"]
    (table,) = drawings.on_page(test)
    buttons = drawings.buttons(table)
    assert [name for name in buttons if name.startswith("line=")] == ["line=cross_border"]
    assert buttons["line=cross_border"].get("aria-expanded") == "true"
    assert buttons["verdict=可折算"].get("aria-pressed") == "true"


def test_quotas_add_up_and_2018_is_not_split() -> None:
    text = words(opened("pages/counties/quotas.py", indicator="备案认定跨境电子商务企业"))
    assert "合计 50家 = 全市 50家" in text
    assert "合计 100家 = 全市 100家" in text
    assert "2018年　全市200家" in text
    assert "文件未分解" in text


def test_scenario_is_off_until_asked_and_labelled() -> None:
    test = opened("pages/counties/quotas.py", indicator="备案认定跨境电子商务企业")
    assert not re.search("2018年.*测算", drawings.told(drawings.on_page(test)[0]))
    test.toggle(key="scenario").set_value(True).run()
    told = drawings.told(drawings.on_page(test)[0])
    assert "2018年全市 200家测算，非文件数据" in told
    assert "文件未分解　测算 40家" in told


def test_my_county_is_marked_in_the_table_on_the_map_and_told_in_a_sentence() -> None:
    test = opened("pages/counties/quotas.py", indicator="备案认定跨境电子商务企业", county="虞城县", sort="2017年")
    table, area = drawings.on_page(test)[:2]
    stood = "（占10.0%，9个地区中并列第3位）"
    own = f"虞城县：2016年5家{stood}；2017年10家{stood}；2018年文件未分解。"
    assert own in drawings.told(table)
    assert "虞城县我的县" in drawings.told(table)
    assert drawings.buttons(table)["county=虞城县"].get("aria-pressed") == "true"
    assert drawings.buttons(area)["虞城县"].get("aria-pressed") == "true"
    shown = [name for name in drawings.buttons(table) if name.startswith("county=")]
    assert shown[:3] == ["county=梁园区", "county=睢阳区", "county=虞城县"]


def test_quotas_are_drawn_in_three_ways() -> None:
    asked = {"indicator": "备案认定跨境电子商务企业", "county": "虞城县"}
    ranks = opened("pages/counties/quotas.py", **asked, chart="名次变化")
    assert "柘城县降5位" in words(ranks)
    assert "并列第3位　名次未变" in "".join(on_page(ranks))
    assert drawings.statuses(ranks) == ["商丘市，备案认定跨境电子商务企业，名次变化，标出虞城县"]
    squares = opened("pages/counties/quotas.py", **asked, chart="格子")
    assert "一格1家" in words(squares)
    assert "虞城县　2017年　10家" in "".join(on_page(squares))
    only_once = opened("pages/counties/quotas.py", indicator="跨境电子商务园区（建设）", chart="名次变化")
    assert "表格" in str(only_once.get("button_group")[0].value)


def test_county_link_lists_everything_the_document_gives_it() -> None:
    text = words(opened("pages/counties/quotas.py", county="虞城县"))
    assert "虞城县　文件分给本地的目标" in text
    for expected in ("备案认定跨境电子商务企业", "5家", "10家", "位", "文件未分解"):
        assert expected in text


def test_province_administered_city_is_explained() -> None:
    text = words(opened("pages/counties/quotas.py", county="永城市"))
    assert "省直管" in text
    assert "文件未列" in text


def test_city_without_quotas_says_so() -> None:
    test = opened("pages/counties/quotas.py", city="漯河市")
    assert "漯河市的文件没有把目标分解到县" in test.info[0].value


def test_search_finds_words_of_the_quote_and_filters() -> None:
    test = opened("pages/evidence/documents.py", q="海外仓 虞城")
    text = words(test)
    assert "公共海外仓" in text
    assert "中华粮网" not in text


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("pages/evidence/search.py", "q"), ("pages/evidence/documents.py", "figure"),
        ("pages/counties/tasks.py", "unit"), ("pages/presenters/present.py", "place"),
        ("pages/counties/quotas.py", "city"),
    ],
)  # fmt: skip
def test_words_of_a_link_are_never_read_as_marks(page: str, name: str) -> None:
    test = opened(page, **{name: "![x](http://elsewhere/x.png)"})
    told = [*test.info, *test.warning]
    assert any("elsewhere" in message.value for message in told)
    assert not any("](" in message.value for message in told)


def test_search_without_a_hit_says_what_to_do() -> None:
    test = opened("pages/evidence/documents.py", q="没有这样的词")
    assert "没有符合条件的数字" in test.info[0].value


def test_figure_link_shows_the_clause_and_unknown_ones_say_so() -> None:
    assert "电子商务交易额" in words(opened("pages/evidence/documents.py", figure="sq2016-005"))
    assert "没有编号为" in words(opened("pages/evidence/documents.py", figure="x"))


def test_full_text_shows_the_clause_highlighted(texts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_TEXTS", str(texts))
    test = opened("pages/evidence/documents.py", figure="sq2016-001")
    assert any(":orange-background[" in markdown.value for markdown in test.markdown)


def test_linked_figure_opens_in_a_dialog_over_its_own_page(texts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_TEXTS", str(texts))
    test = opened("pages/evidence/documents.py", figure="zz2014-001", q="五十三个城市")
    assert any("zz2014-001" in drawings.buttons(drawn) for drawn in drawings.on_page(test))
    show = drawing.show
    picked = {"figures": "zz2014-001"}
    monkeypatch.setattr(drawing, "show", lambda key, *given, **named: show(key, *given, **named) or picked.get(key))
    test.run()
    assert not test.exception
    assert sum(":orange-background[" in markdown.value for markdown in test.markdown) == 2


@pytest.mark.parametrize("figure_id", ["zz2014-139", "zz2016-001", "zz2018-007", "lh2014-001", "sq2016-090"])
def test_full_text_is_whole_around_the_clause(texts, monkeypatch: pytest.MonkeyPatch, figure_id: str) -> None:
    monkeypatch.setenv("YUBOARD_TEXTS", str(texts))
    row = store.rows("figures/figure", figure_id=figure_id)[0]
    text = clauses.full_text(row)
    assert isinstance(text, clauses.FullText)
    assert "".join([*text.before, *text.near, *text.after]) == read_text(texts / row["text_file"])
    assert text.near[1] == row["quote"]
    assert max(map(len, text.before + text.after)) < 2500, "a wall of text"


@pytest.mark.parametrize("weight", ["", "影响引用"])
def test_quality_tells_screen_readers_what_its_filter_left(weight: str) -> None:
    test = opened("pages/evidence/quality.py")
    test.session_state["weight"] = weight or None
    test.run()
    count = sum(row["weight"] == weight or not weight for row in store.rows("quality/findings"))
    assert drawings.statuses(test) == [f"{weight or '全部'}：{count}处疑点，按轻重"]


def test_quality_tells_both_sides_of_each_finding() -> None:
    text = words(opened("pages/evidence/quality.py"))
    for expected in ("130281", "130283", "突破1000亿元", "100亿美元", "全省"):
        assert expected in text


def test_county_page_answers_in_a_sentence_and_tells_what_to_do_by_when() -> None:
    text = words(opened("pages/counties/county.py", county="虞城县"))
    for expected in (
        "备案认定跨境电子商务企业：2017年10家，与夏邑县并列第3位 测算；2016年5家；2018年文件未分解（全市200家）。",
        "区划代码 411425", "2018年底前", "文件未定期限", "文件未明确", "9个地区中并列第3位", "文件未列虞城县",
        "备案认定跨境电子商务企业200家", "公共海外仓（虞城县负责）", "成立相应的跨境电子商务工作推进小组",
        "点名到县的区间目标，点名数都等于上限", "商政〔2016〕26号", "county=虞城县",
    ):  # fmt: skip
        assert expected in text.replace("\\", ""), expected
    assert (
        text.index("2016年5家")
        < text.index("何时前做什么")
        < text.index("引用前请注意")
        < text.index("原文　商政〔2016〕26号\n")
    )


def test_county_page_opens_every_number_and_needs_no_plotly() -> None:
    test = opened("pages/counties/county.py", county="虞城县")
    assert not test.get("plotly_chart")
    targets = {target for drawing in on_page(test) for target in buttons(drawing)}
    quotas = store.rows("quotas/county", place="商丘市", county="虞城县")
    assert {row["figure_id"] for row in quotas} <= targets
    assert {f"element={row['element_id']}" for row in store.rows("counties/roles", county="虞城县")} <= targets
    findings = store.rows("findings/of_place", place="商丘市", county="虞城县")
    assert {f"finding={row['finding_id']}" for row in findings} <= targets
    assert "county=夏邑县" in targets


def test_calendar_names_the_lead_units_and_every_clause_by_its_number() -> None:
    text = words(opened("pages/counties/county.py", county="经开区"))
    assert "牵头单位：市服务业局、经开区、航空港区、市口岸办" in text
    clauses_of = {row["quote"] for row in store.rows("counties/calendar", county="经开区")}
    for number in range(1, len(clauses_of) + 1):
        assert f"[{number}]" in text
    assert all(quote in text for quote in clauses_of)


def test_counties_are_chosen_by_their_number() -> None:
    test = opened("pages/counties/county.py")
    (landing,) = on_page(test)
    tiles = {name: "".join(part.itertext()) for name, part in buttons(landing).items()}
    for row in store.rows("counties/list"):
        assert f"county={row['short_name']}" in tiles
    text = words(test)
    assert "虞城县 10家" in text
    assert "永城市 文件未列" in text
    assert "二七区 10项" in text
    assert "2017年备案认定跨境电子商务企业" in text


def test_many_cities_show_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yuboard.ui.county._TOGETHER", 2)
    test = opened("pages/counties/county.py")
    assert "county=虞城县" not in buttons(on_page(test)[0])
    test.pills(key="city").set_value("商丘市").run()
    assert "county=虞城县" in buttons(on_page(test)[0])
    assert "county=二七区" not in buttons(on_page(test)[0])


@pytest.mark.parametrize(("typed", "found"), [("ycx", {"虞城县"}), ("睢", {"睢县", "睢阳区"})])
def test_counties_are_found_by_name_and_pinyin(typed: str, found: set[str]) -> None:
    test = opened("pages/counties/county.py")
    test.text_input(key="find").set_value(typed).run()
    tiles = [part for part in parts(on_page(test)[0], "li")]
    assert {"".join(part.itertext()).split(" ")[0] for part in tiles} == found
    test.text_input(key="find").set_value("火星").run()
    assert "没有找到“火星”" in test.info[0].value


@pytest.mark.parametrize(
    ("county", "expected"),
    [
        ("永城市", "省直管"), ("示范区", "没有区划代码"), ("临颍县", "文件未分解"),
        ("二七区", "二七区电子商务产业园区"), ("经开区", "陆空国际物流支撑服务体系"), ("上街区", "文件未列"),
    ],
)  # fmt: skip
def test_every_kind_of_county_is_explained(county: str, expected: str) -> None:
    assert expected in words(opened("pages/counties/county.py", county=county)).replace("\\", "")


def test_two_counties_side_by_side() -> None:
    text = words(opened("pages/counties/county.py", county="虞城县", **{"with": "睢县"}))
    assert "| 指标、年份 | 虞城县 | 睢县 | 全市 |" in text


def test_every_county_page_opens() -> None:
    for row in store.rows("counties/list"):
        assert row["name"] in words(opened("pages/counties/county.py", county=row["short_name"])).replace("\\", "")


def test_tasks_by_unit_keep_bureaus_of_two_cities_apart() -> None:
    zhengzhou = words(opened("pages/counties/tasks.py", unit="郑州市商务局"))
    luohe = words(opened("pages/counties/tasks.py", unit="漯河市商务局"))
    assert "郑州市商务局　15项任务" in zhengzhou
    assert "漯河市商务局　10项任务" in luohe
    assert "漯河实施意见" not in zhengzhou


def test_tasks_without_a_lead_say_so() -> None:
    text = words(opened("pages/counties/tasks.py", unit="文件未明确"))
    assert "49项任务" in text
    assert "— 文件未明确" in text


def test_task_by_link_shows_units_as_written_and_targets() -> None:
    text = words(opened("pages/counties/tasks.py", task="zz2014-t21"))
    assert "牵头单位　市商务局" in text
    assert "1500亿元" in text
    assert "写在本条" in text
    assert "由本看板核对" not in text
    assert "文件未写明对应目标" in words(opened("pages/counties/tasks.py", task="sq2016-t04"))


def test_target_elsewhere_is_tied_by_a_word_and_said_to_be_our_link() -> None:
    text = words(opened("pages/counties/tasks.py", task="sq2016-t03")).replace("\\", "")
    for expected in ("同指“公共海外仓”", "鼓励跨境电商企业建设公共海外仓", "2017年", "2018年", "文件没有写明"):
        assert expected in text


def test_every_served_target_is_of_the_same_document_and_stated_once(database: Path) -> None:
    for task in store.rows("tasks/list", words="", unit="", theme="", city="", documents=()):
        served = store.rows("tasks/targets", task_id=task["task_id"])
        assert {row["document_number"] for row in served} <= {task["document_number"]}
        assert len({row["figure_id"] for row in served}) == len(served)
        assert bool(served) == bool(task["figures"] or task["targets"])


def test_tasks_of_one_city() -> None:
    text = words(opened("pages/counties/tasks.py", city="商丘市"))
    assert "全部单位　17项任务" in text
    assert "郑政" not in text


def test_tasks_have_their_numbers_and_years_in_columns_and_sort_by_year() -> None:
    page, parameters = "pages/counties/tasks.py", {"city": "商丘市"}
    (listed,) = drawings.on_page(opened(page, **parameters))
    (sorted_,) = drawings.on_page(opened(page, sort="year", **parameters))
    tasks = {
        row["task_id"] for row in store.rows("tasks/list", words="", unit="", theme="", city="商丘市", documents=())
    }
    served = [row for row in store.rows("tasks/served") if row["task_id"] in tasks]
    assert {name.removeprefix("task=") for name in drawings.buttons(listed) if name.startswith("task=")} == tasks
    assert (
        {row["figure_id"] for row in served} > {name for name in drawings.buttons(listed) if "=" not in name} != set()
    )
    told = [drawings.told(table) for table in (listed, sorted_)]
    years = [re.findall(r"(?m)^(20\d\d年|未写年份)$", text) for text in told]
    assert sorted(years[0]) == sorted(years[1])
    firsts = re.findall(r"(?m)^(20\d\d年|未写年份)$(?!\n(?:20\d\d年|未写年份)$)", told[1])
    assert firsts[-1] == "未写年份"
    assert years[1][0] == min(years[0])


def test_sheet_of_a_unit_has_every_clause_on_paper() -> None:
    (listed,) = drawings.on_page(opened("pages/counties/tasks.py", unit="郑州市商务局"))
    for row in store.rows("tasks/list", words="", unit="郑州市商务局", theme="", city="", documents=()):
        assert row["quote"] in drawings.told(listed)


def test_task_matrix_counts_every_assignment() -> None:
    test = opened("pages/counties/tasks.py", view="单位与主题")
    (matrix,) = drawings.on_page(test)
    rows = store.rows("tasks/matrix", places=())
    assert set(drawings.buttons(matrix)) == {f"{row['unit']}　{row['theme']}" for row in rows}
    assert sum(row["cell"] for row in rows) == sum(map(int, drawings.words(matrix)[-len(rows) :]))


def test_self_check_of_a_park_below_and_above_the_threshold() -> None:
    for area, expected in (("10000", "未达标"), ("10000.5", "达标")):
        test = opened("pages/counties/selfcheck.py")
        test.text_input(key="示范园区_园区办公使用面积（平方米）").set_value(area)
        test.get("button_group")[0].set_value("否")
        test.run()
        assert any(f" {expected}] :small[要求＞10,000平方米" in shown.value for shown in test.markdown), (
            "beside its field"
        )
        lines = [line for line in words(test).splitlines() if line.startswith("| :") and "超过10000平方米" in line]
        assert len(lines) == 1
        assert f" {expected}]" in lines[0]


def test_self_check_tells_a_bad_number_and_still_judges_the_rest() -> None:
    test = opened("pages/counties/selfcheck.py")
    test.text_input(key="示范园区_园区办公使用面积（平方米）").set_value("一万")
    test.text_input(key="示范园区_实际运行时间（年）").set_value("3").run()
    assert "不是数" in test.error[0].value
    assert "✓ 达标] 1项" in words(test)


def test_nothing_is_judged_before_anything_is_filled_in() -> None:
    assert "自评结果" not in words(opened("pages/counties/selfcheck.py"))


def test_a_finding_of_the_address_stands_first() -> None:
    row = store.rows("quality/findings")[-1]
    test = opened("pages/evidence/quality.py", finding=row["finding_id"])
    assert test.markdown[0].value.startswith(f"**{row['title']}**")


def test_answered_criteria_come_first_and_a_relaxing_condition_stands_by_its_number() -> None:
    test = opened("pages/counties/selfcheck.py")
    assert any("填一项就判断一项" in shown.value for shown in test.markdown)
    test.text_input(key="示范园区_实际运行时间（年）").set_value("3").run()
    lines = [line for line in words(test).splitlines() if line.startswith("| :")]
    assert "✓ 达标" in lines[0]
    assert not [line for line in lines[1:] if "✓ 达标" in line]
    criteria = store.rows("criteria/list", kind="示范园区")
    relaxing = {f"放宽：{escape(row['summary'])}" for row in criteria if row["exception_of"] and row["measurable"]}
    assert relaxing
    assert relaxing <= {caption.value for caption in test.caption}


def test_re_examination_and_ban_dates() -> None:
    from datetime import date

    test = opened("pages/counties/selfcheck.py")
    test.date_input(key="date_复审").set_value(date(2017, 3, 1))
    test.date_input(key="date_可再申报").set_value(date(2018, 5, 6)).run()
    text = words(test)
    for day in ("2019年03月01日", "2021年03月01日", "2021年05月06日起可再申报"):
        assert day in text


def test_search_groups_results_and_leads_on() -> None:
    test = opened("pages/evidence/search.py", q="海外仓")
    assert "**任务**　3条" in words(test)
    assert "没有找到" in opened("pages/evidence/search.py", q="火星基地").info[0].value


def links(test: AppTest) -> list[str]:
    return [link.proto.label for link in test.get("page_link")]


def test_field_in_the_head_leads_to_the_place_that_a_word_names_first() -> None:
    test = opened("pages/leadership/trend.py")
    test.text_input(key="site_words").set_value(" 虞城县  备案 ").run()
    assert test.title[0].value == "全站搜索"
    assert test.text_input(key="q").value == "虞城县 备案"
    assert test.text_input(key="site_words").value == ""
    first, second = links(test)[:2]
    assert first.startswith(":orange-background[虞城县]　:small[:gray[商丘市")
    assert ":orange-background[虞城]县" not in second
    assert any(":orange-background[备案]" in label and "badge[" in label for label in links(test)), "a figure's verdict"
    test.text_input(key="site_words").set_value("海外仓").run()
    assert test.text_input(key="q").value == "海外仓"


@pytest.mark.parametrize(
    ("asked", "told", "others"),
    [
        ("虞城县 火星", "没有找到“火星”，其余的词查得到。", ["只查“虞城县”"]),
        (
            "永城市 突破万亿元",
            "没有找到同时含“永城市”、“突破万亿元”的内容；分开查都有。",
            ["只查“永城市”", "只查“突破万亿元”"],
        ),
        ("火星 土星", "没有找到“火星”、“土星”。请换一个词，或减少词。", []),
    ],
)
def test_search_says_which_word_failed_and_what_the_others_find(asked: str, told: str, others: list[str]) -> None:
    test = opened("pages/evidence/search.py", q=asked)
    assert [message.value for message in test.info] == [told]
    assert [label.partition("（")[0] for label in links(test) if label.startswith("只查")] == others


def test_empty_search_offers_questions_that_have_answers() -> None:
    test = opened("pages/evidence/search.py")
    assert links(test)
    for label in links(test):
        assert not opened("pages/evidence/search.py", q=label.replace("\\", "")).info, label


def test_lineage_tells_what_differs_and_what_repeats() -> None:
    text = words(opened("pages/evidence/lineage.py"))
    for expected in ("前后不一致", "同一文件内重申", "力争100亿美元", "国办发〔2005〕2号"):
        assert expected in text.replace("\\", "")


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("pages/leadership/trend.py", {"indicator": "不存在"}),
        ("pages/leadership/layouts.py", {"layout": "不存在"}),
        ("pages/counties/quotas.py", {"city": "不存在"}),
        ("pages/counties/county.py", {"county": "不存在"}),
        ("pages/counties/tasks.py", {"task": "不存在"}),
        ("pages/counties/tasks.py", {"unit": "不存在"}),
        ("pages/counties/selfcheck.py", {"kind": "不存在"}),
    ],
)
def test_link_with_an_unknown_word_says_so(page: str, asked: dict) -> None:
    assert "“不存在”在数据里没有" in opened(page, **asked).warning[0].value


def test_trend_leads_to_its_clauses_and_names_its_rates() -> None:
    test = opened("pages/leadership/trend.py", indicator="跨境电子商务交易额")
    test.toggle(key="cny").set_value(True).run()
    assert "2018年6.6160元/美元" in words(test)
    test.button(key="clauses").click().run()
    assert "编号 sq2016-087" in words(test).replace("\\", "")


def test_county_of_a_city_without_layout_says_so() -> None:
    assert "文件未设" in words(opened("pages/counties/county.py", county="临颍县")).split("空间布局点名")[1][:120]


@pytest.mark.parametrize(
    ("page", "known", "chosen"),
    [
        ("pages/counties/tasks.py", {"city": "商丘市", "document": "商丘三年行动计划"}, "商丘市、商丘三年行动计划"),
        ("pages/evidence/documents.py", {"place": "虞城县"}, "虞城县"),
        ("pages/leadership/trend.py", {"due": "2020年"}, "2020年"),
    ],
)
def test_a_phone_folds_filters_and_names_what_is_chosen(
    page: str, known: dict, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not folded(opened(page))
    monkeypatch.setattr(screen, "_told", lambda: screen.Screen(390, False))
    assert folded(opened(page)) == ["筛选：全部"]
    test = opened(page, **known)
    assert folded(test) == [f"筛选：{chosen}"]
    assert folded(opened(page, city="无此市", place="无此地", due="无此年")) == ["筛选：全部"]


def folded(test: AppTest) -> list[str]:
    """The names of what a page has folded under buttons."""
    return [block.proto.popover.label for block in test.get("popover")]


def test_a_phone_has_the_counts_of_the_record_in_one_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "pages/evidence/quality.py"
    counts = [(metric.label, metric.value) for metric in opened(page).metric]
    monkeypatch.setattr(screen, "_told", lambda: screen.Screen(390, False))
    phone = opened(page)
    assert not phone.metric
    said = next(markdown.value for markdown in phone.markdown if counts[0][0] in markdown.value)
    assert all(f"{label} **{value}**" in said for label, value in counts)


def test_a_table_of_one_document_tells_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    of_one, of_two = (
        next(md.value for md in opened("pages/leadership/trend.py", indicator=name).markdown if "| --- |" in md.value)
        for name in ("备案认定跨境电子商务企业", "跨境电子商务从业人员")
    )
    assert of_one.startswith("| 地区、年份 | 文件表述 | 原文与出处：商政〔2016〕26号 |")
    assert of_one.count("商政〔2016〕26号") == 1
    assert "二/（二）/2016年" in of_one
    assert of_two.count("商政〔2016〕26号") == 3
    monkeypatch.setattr(screen, "_told", lambda: screen.Screen(390, False))
    cards = words(opened("pages/leadership/trend.py", indicator="备案认定跨境电子商务企业"))
    assert cards.count("原文与出处") == 3
    assert cards.count("原文与出处：商政〔2016〕26号") == 1


def test_figures_of_several_documents_name_theirs_each() -> None:
    page = "pages/evidence/documents.py"
    assert drawings.text(opened(page)).count("郑政〔2014〕32号") == 12
    assert "商政" not in drawings.text(opened(page, document="商丘三年行动计划"))


def test_what_is_not_given_to_a_county_has_headings_of_its_own() -> None:
    behind = drawings.on_page(opened("pages/counties/county.py", county="虞城县"))[-1]
    heads = ["".join(part.itertext()) for part in drawings.parts(behind, "h3")]
    assert heads[-3:] == [
        "文件未分解（只有全市数）：",
        "文件未列虞城县（点名分给其他县区）：",
        "原文　商政〔2016〕26号",
    ]


def test_quotes_of_a_county_name_their_one_document_once() -> None:
    quotes = drawings.text(opened("pages/counties/county.py", county="虞城县")).split("原文　", 1)[1]
    assert quotes.startswith("商政〔2016〕26号")
    assert quotes.count("商政〔2016〕26号") == 1
    assert "二/（二）/2017年" in quotes
    documents = {row["document_number"] for row in store.rows("counties/duties", county="新郑市")}
    several = drawings.text(opened("pages/counties/county.py", county="新郑市"))
    assert len(documents) > 1
    assert "原文　" not in several
    assert all(number in several for number in documents)
