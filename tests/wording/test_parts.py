"""Parts of sentences as Markdown and as plain text, and the clauses, quotas and comparisons that are made of them."""

from itertools import chain

import pytest

from yuboard.record import store
from yuboard.wording import clauses
from yuboard.wording.comparison import comparison_reason
from yuboard.wording.markdown import blocks, markdown
from yuboard.wording.parts import Lines, Marked, Number, Quiet, Quote, Reference, Small, Title, plain, words
from yuboard.wording.quotas import not_given


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (("前", Marked("*3*家"), "后"), r"前**\*3\*家**后"),
        ((Number("[3家]", "a-1"),), r"**\[3家\]**"),
        (("重申 ", Reference("a-1")), r"重申 a\-1"),
        ((Small(("另：", Quiet("淡]"))),), r":small[另：:gray[淡\]]]"),
    ],
)
def test_parts_as_markdown(phrase: tuple, expected: str) -> None:
    assert markdown(phrase) == expected


def test_blocks_as_markdown_and_as_text() -> None:
    parts = (Title("题#"), Lines((("一",), ("二",))), Quote((("文",), ("—— 号",))))
    assert blocks(parts) == "# 题\\#\n\n一  \n二\n\n> 文\n>\n> —— 号"
    assert words(parts) == "题#\n一\n二\n文\n—— 号"


def test_clause_is_marked_and_stays_whole(database) -> None:
    for row in store.rows("figures/figure", figure_id="zz2014-001"):
        quote, place = clauses.quotation(row).phrases
        assert plain(quote) == row["quote"]
        assert Marked(row["as_written"]) in quote
        assert plain(place) == f"—— 《{row['document_title']}》　{row['document_number']}　{row['section']}"
    assert clauses.marked("没有这个数", "3家") == ("没有这个数",)


def test_source_line_says_where_there_is_none() -> None:
    assert clauses.sources("") == "资料来源：无"
    assert clauses.sources("", "见各页") == "资料来源：见各页"
    assert clauses.sources(clauses.by_document([("甲", "一"), ("甲", "二")])) == "资料来源：甲　一、二"


def test_not_given_names_each_year_once() -> None:
    row = {"words": "文件未列", "year": 2020, "indicator": "企业", "city_label": "200家", "figure_id": "c1"}
    text = words(chain.from_iterable(not_given([row, row | {"city_label": "200家（力争）"}], "虞城县")))
    assert text == "文件未列虞城县（点名分给其他县区）：\n2020年：企业200家、企业200家（力争）"
    assert not_given([], "虞城县") == ()


def test_comparison_cells_leave_out_what_they_lack(database) -> None:
    for cell in store.rows("compare/cells"):
        text = [plain(phrase) for phrase in comparison_reason(cell).phrases]
        assert text[0].startswith(cell["place_short"])
        assert "　　" not in text[0]
        assert not text[0].endswith("　")
