"""May a figure be quoted: the verdict by rule on every figure of the record, and the citation verbatim."""

from types import MappingProxyType

import pytest

from tests.support import rows
from yuboard.record import store
from yuboard.record.results import Row
from yuboard.settings import ROOT
from yuboard.wording.parts import plain, words
from yuboard.wording.quoting import CONDITIONAL, DOUBTFUL, QUOTABLE, against, citation, verdict


def figures() -> list[Row]:
    return list(store.rows("documents/figures", words="", documents=(), places=(), roles=()))


def figure(figure_id: str) -> Row:
    return store.rows("figures/figure", figure_id=figure_id)[0]


def touched() -> dict[str, set[str]]:
    """From each figure to the weights of the findings about it or about what it repeats, read from the files."""
    weights = {row["finding_id"]: row["weight"] or "影响引用" for row in rows.read(ROOT / "data" / "findings.csv")}
    found: dict[str, set[str]] = {}
    for row in rows.read(ROOT / "data" / "finding_figures.csv"):
        found.setdefault(row["figure_id"], set()).add(weights[row["finding_id"]])
    revised = {
        row[side]
        for row in rows.read(ROOT / "data" / "revisions.csv")
        for side in ("earlier_figure_id", "later_figure_id")
    }
    return {
        row["figure_id"]: {
            weight
            for own in (row["figure_id"], row["restates"])
            for weight in (*found.get(own, ()), *(["另一份文件"] if own in revised else []))
        }
        for row in figures()
    }


def test_every_figure_has_the_verdict_that_the_rules_give(database) -> None:
    about = touched()
    for row in figures():
        found, said = verdict(row), plain(verdict(row).phrase)
        grave = about[row["figure_id"]] - {"文字瑕疵"}
        assert (found.word == DOUBTFUL) == bool(grave), row["figure_id"]
        assert (found.word == QUOTABLE) == (not found.conditions), row["figure_id"]
        assert ("另一份文件写法不同" in said) == ("另一份文件" in grave), row["figure_id"]
        assert ("不可直接用来算" in said) == ("影响计算" in grave), row["figure_id"]
        assert ("不是完成数" in said) == (row["role"] in ("interim", "target", "quota")), row["figure_id"]
        assert bool(row["tier"]) == any(f"须带“{word}”" in said for word in ("力争", "争取", "争创")), row["figure_id"]
        assert ("只取一头" in said) == (row["operator"] == "range"), row["figure_id"]
        assert ("没有数值" in said) == (row["operator"] == "text"), row["figure_id"]
        if row["operator"] in (">", ">=", "<", "<=", "approx"):
            assert "须照写" in said or "须带" in said, row["figure_id"]
        assert ("折算" in said) == (row["base_unit"] in ("美元", "欧元")), row["figure_id"]
        assert ("推定" in said) == row["is_inferred"], row["figure_id"]
        assert ("总数还是新增" in said) == (row["time_basis"] == "open"), row["figure_id"]


def test_every_citation_holds_the_quote_verbatim(database) -> None:
    assert figure("zz2014-088")["has_number"]
    assert not figure("lh2014-001")["has_number"]
    for row in figures():
        has_number = "无文号" not in row["document_number"]
        said = citation({**row, "has_number": has_number})
        number = f"（{row['document_number']}）" if has_number else ""
        assert said.startswith(f"据《{row['document_title']}》{number}：“{row['quote']}”")
        assert said.count("。") - row["quote"].count("。") <= 1


@pytest.mark.parametrize(
    ("changed", "word", "condition"),
    [
        ({}, QUOTABLE, ""),
        ({"operator": ">", "as_written": "突破1000亿元"}, CONDITIONAL, "须照写“突破1000亿元”，不可只写数"),
        ({"operator": ">=", "as_written": "2家", "wording": "至少"}, CONDITIONAL, "须带“至少”"),
        ({"operator": "approx", "as_written": "两倍", "wording": "约为"}, CONDITIONAL, "须带“约为”"),
        ({"operator": "range", "as_written": "2—3家"}, CONDITIONAL, "须写全“2—3家”，不可只取一头"),
        ({"operator": "text", "as_written": "进入全省前列"}, CONDITIONAL, "没有数值，只能照引文字"),
        ({"tier": "力争", "wording": "争创"}, CONDITIONAL, "须带“争创”"),
        ({"tier": "力争", "wording": None}, CONDITIONAL, "须带“力争”"),
        ({"wording": "预计、增至"}, CONDITIONAL, "须带“预计”"),
        ({"year": None}, CONDITIONAL, "文件没有写年份，不可写成某一年的数"),
        ({"is_inferred": True}, CONDITIONAL, "2020年是推定的，文件没有写"),
        ({"time_basis": "open"}, CONDITIONAL, "总数还是新增，文件没有写，引用时不可补写"),
        ({"is_yearly": True}, CONDITIONAL, "是各年每年的数，不可当作一年或合计"),
        ({"base_unit": "美元"}, CONDITIONAL, "折算成人民币的是测算，不可作为文件原数引用"),
        ({"subject": "大型企业"}, CONDITIONAL, "只说大型企业，不可扩大"),
        ({"gravest_doubt": "文字瑕疵"}, QUOTABLE, ""),
        ({"gravest_doubt": "影响引用"}, DOUBTFUL, "有疑点影响引用，须一并说明"),
        ({"gravest_doubt": "影响计算"}, DOUBTFUL, "有疑点影响计算，不可直接用来算增速、合计、占比"),
        ({"is_rivalled": True}, DOUBTFUL, "另一份文件写法不同，须一并说明"),
    ],
)
def test_verdict_by_rule(changed: dict, word: str, condition: str) -> None:
    plain_row = {
        "role": "target", "operator": "=", "as_written": "80家", "wording": "达到", "tier": None, "year": 2020,
        "is_inferred": False, "time_basis": "point", "is_yearly": False, "subject": None, "mark": None,
        "restates": None, "base_unit": "家", "gravest_doubt": None, "is_rivalled": False,
    }  # fmt: skip
    found = verdict(MappingProxyType(plain_row | changed))
    assert (found.word, found.conditions) == (word, (condition,) if condition else ())


def test_what_speaks_against_a_figure_begins_with_the_other_document(database) -> None:
    doubts = store.rows("findings/of_figure", figure_id="zz2014-088")
    said = words(against(doubts, store.rows("figures/rivals", figure_id="zz2014-088"))).splitlines()
    assert said[0].startswith("另一份文件写力争100亿美元　《郑州市跨境电子商务综合试验区发展实施方案》")
    assert said[1].startswith("影响引用　2020年跨境交易额两份文件不同")
    repeated = next(row for row in figures() if row["restates"] == "zz2014-088")
    assert store.rows("findings/of_figure", figure_id=repeated["figure_id"])[0]["finding_id"] == "zz-cross-border-2020"
