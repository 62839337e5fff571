"""Batches of candidates: the template comes back, hostile and messy sheets are told cell by cell."""

import io
import zipfile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from yuboard.accreditation import batch, judging
from yuboard.problems import UploadError
from yuboard.record import store
from yuboard.spreadsheets import reading
from yuboard.ui import selfcheck

KIND = "示范园区"
GOOD = ["甲园区", "12000", "60%", "100", "2", "12", "55", "95%", "否"]


@pytest.fixture(scope="module")
def criteria():
    return store.rows("criteria/list", kind=KIND)


def heads(criteria) -> list[str]:
    return [batch.NAME, *batch.variables(criteria), *batch.conditions(criteria)]


def assessed(criteria, *lines, head=None):
    return batch.assess("表.csv", [head or heads(criteria), *lines], criteria, selfcheck.factors())


def test_template_has_a_column_for_each_fact_and_reads_back(criteria) -> None:
    content = batch.template(KIND, criteria)
    assert reading.read("模板.xlsx", content).lines[0] == heads(criteria)
    assert CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names == ["填报", "说明"]


def test_every_kind_has_a_template(subtests: pytest.Subtests) -> None:
    for kind in (row["kind"] for row in store.rows("criteria/kinds")):
        with subtests.test(kind=kind):
            rows = store.rows("criteria/list", kind=kind)
            assert reading.read("模板.xlsx", batch.template(kind, rows)).lines[0][0] == batch.NAME


def test_good_row_is_judged(criteria) -> None:
    results, problems = assessed(criteria, GOOD)
    assert problems == []
    found = judging.counts(results[0].verdicts)
    assert (found["达标"], found["未达标"]) == (7, 0)
    assert found["需人工判断"] == 10


def test_each_bad_cell_is_named_and_good_rows_still_count(criteria) -> None:
    bad = ["", "一万", "0.5", "=1", "-1", "约10", "200", "九成", "也许"]
    results, problems = assessed(criteria, bad, GOOD)
    assert [result.name for result in results] == ["甲园区"]
    assert results[0].row == 3
    assert {(p.row, p.column) for p in problems} == {(2, head) for head in heads(criteria)}
    assert "表.csv:2:园区办公使用面积（平方米）: “一万”不是数，请改写成阿拉伯数字" in [str(p) for p in problems]


def test_missing_column_is_named_and_rows_still_count(criteria) -> None:
    head = [h for h in heads(criteria) if "实际运行时间" not in h]
    results, problems = assessed(criteria, [cell for h, cell in zip(heads(criteria), GOOD) if h in head], head=head)
    assert [str(p) for p in problems] == ["表.csv:1:实际运行时间（年）: 缺少这一列，各行都按未填写评"]
    assert judging.counts(results[0].verdicts)["未填写"] == 1


def test_sheet_of_something_else_is_refused(criteria) -> None:
    with pytest.raises(UploadError, match="不是本页的模板"):
        assessed(criteria, ["1"], head=["序号"])


def test_unknown_column_is_named_and_rows_still_count(criteria) -> None:
    results, problems = assessed(criteria, [*GOOD, "5"], head=[*heads(criteria), "面积（㎡）"])
    assert [str(p) for p in problems] == ["表.csv:1:面积（㎡）: 不是本页模板的列，没有采用"]
    assert len(results) == 1


def test_kind_without_numbers_takes_names_alone() -> None:
    towns = store.rows("criteria/list", kind="示范乡镇")
    results, problems = batch.assess("表.csv", [[batch.NAME], ["甲镇"]], towns, selfcheck.factors())
    assert problems == []
    assert judging.counts(results[0].verdicts)["需人工判断"] == len(towns)


def test_column_twice_is_refused(criteria) -> None:
    with pytest.raises(UploadError, match="同名的列：园区办公使用面积（平方米）"):
        assessed(criteria, [*GOOD, "5"], head=[*heads(criteria), "园区办公使用面积（平方米）"])


def test_columns_may_change_places_and_brackets(criteria) -> None:
    order = heads(criteria)[::-1]
    half = [head.replace("（", "(").replace("）", ")") + " " for head in order]
    results, problems = assessed(criteria, GOOD[::-1], head=half)
    assert problems == []
    assert results[0].name == "甲园区"


def test_a_thousand_rows(criteria) -> None:
    results, problems = assessed(criteria, *[GOOD] * 1000)
    assert (len(results), problems) == (1000, [])


def test_empty_sheets_say_so(criteria) -> None:
    with pytest.raises(UploadError, match="没有填报的行"):
        assessed(criteria, [""] * len(GOOD))
    with pytest.raises(UploadError, match="第一张工作表是空的"):
        batch.assess("表.xlsx", [], criteria, selfcheck.factors())
    with pytest.raises(UploadError, match="空的"):
        reading.read("空.csv", b"")


def test_csv_in_either_chinese_encoding(criteria) -> None:
    text = ",".join(heads(criteria))
    for encoding in ("utf-8-sig", "gb18030"):
        assert reading.read("表.csv", text.encode(encoding)).lines[0] == heads(criteria)


def sheet_of(lines, *, merges=()) -> bytes:
    """A workbook as openpyxl writes it: formulas without results."""
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    for merge in merges:
        book.active.merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_cells_without_a_value_are_told_and_good_rows_still_count(criteria) -> None:
    computed, failed = list(GOOD), list(GOOD)
    computed[1], failed[2] = "=6000*2", "#DIV/0!"
    content = sheet_of([heads(criteria), GOOD, computed, failed, GOOD, GOOD, [None] * len(GOOD)], merges=["D5:D7"])
    table = reading.read("表.xlsx", content)
    results, problems = batch.assess("表.xlsx", table.lines, criteria, selfcheck.factors(), table.flaws)
    assert [result.row for result in results] == [2, 5]
    told = {(p.row, heads(criteria).index(p.column)): p.text for p in problems}
    assert list(told) == [(3, 1), (4, 2), (6, 3)]
    for words, text in zip(("没有算出结果的公式", "错误值“#DIV/0!”", "合并"), told.values()):
        assert words in text


def packed(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def workbook_of(sheet: bytes) -> bytes:
    """The least that is read as a workbook, around the XML inside its one sheet."""
    book = b'<workbook xmlns:r="r"><sheets><sheet name="a" r:id="x"/></sheets></workbook>'
    links = b'<Relationships><Relationship Id="x" Target="worksheets/sheet1.xml"/></Relationships>'
    sheet = b"<worksheet>" + sheet + b"</worksheet>"
    return packed(**{"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": links, "xl/worksheets/sheet1.xml": sheet})


def test_too_many_merges_are_refused() -> None:
    merges = b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 2 + b"</mergeCells>"
    with pytest.raises(UploadError, match="合并的单元格过多"):
        reading.read("表.xlsx", workbook_of(merges))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "第1048576行.*超过5000行、100列"),
        (b'<row r="1"><c r="xfd1"><v>1</v></c></row>', "超过5000行、100列"),
        (b'<row r="1048576"><c r="A1048576" s="1"/></row>', "超过5000行、100列"),
        (b'<row r="1048576"><c><v>1</v></c></row>', "超过5000行、100列"),
        (b"<row/>" * 6000 + b"<row><c><v>1</v></c></row>", "第6001行.*超过5000行、100列"),
        (b'<row r="1"><c r="A99999999999"><v>1</v></c></row>', "编号不合规则"),
        (b'<row r="-5"><c><v>1</v></c></row>', "编号不合规则"),
    ],
    ids=["cell", "lower case", "only formatted", "by its row", "uncounted rows", "no such row", "below one"],
)
def test_cell_far_away_is_refused_before_memory_is_spent(rows: bytes, words: str) -> None:
    with pytest.raises(UploadError, match=words):
        reading.read("表.xlsx", workbook_of(b"<sheetData>" + rows + b"</sheetData>"))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("表.xls", b"\xd0\xcf\x11\xe0", "只收"),
        ("表.xlsx", b"\xd0\xcf\x11\xe0" + b"0" * 600, "加密的或旧版"),
        ("表.xlsx", b"a,b\n1,2\n", "扩展名与内容不符"),
        ("表.xlsx", packed(**{"xl/vbaProject.bin": b"x"}), "宏"),
        ("表.xlsx", packed(**{"xl/sheet.xml": b"0" * 60_000_000}), "过大"),
        ("表.xlsx", packed(**{"other.txt": b"x"}), "读不出来"),
        ("表.csv", b"\xff\xfe\x00\xd8\x81", "编码"),
        ("表.csv", packed(**{"xl/workbook.xml": b"x"}), "扩展名写成了"),
        ("表.csv", b"0" * 5_000_001, "超过5兆"),
        ("表.csv", b"a\n" * 6000, "超过5000行"),
    ],
)
def test_hostile_files_are_refused_in_words(name: str, content: bytes, words: str) -> None:
    with pytest.raises(UploadError, match=words):
        reading.read(name, content)


NO_CANDIDATES = {
    words: kind
    for kind, lines in {
        "合计行": "合计 合　计 小计 总计 郑州市小计 合计（3家） 本页合计： 共计3家 平均 其中：市级",
        "注释": "注：1.“——”为不适用。 备注：数据为快报 说明 附注1 填表说明：见附件 *表示尚未认定 （注）面积含地下",
        "填报信息": "填表人：某某　　填表日期：2016.8.30 填报单位（盖章）：某市商务局 审核人 单位负责人: "
        "日期：2016年8月30日 2016年8月30日 年月日 联系电话：0371 2016-08-30 联系人张三 统计负责人：",
        "示例行": "示例 （示例）某园区 例：甲园区 例如甲园区 甲园区（例） 样例1 【示例】 填写示例",
    }.items()
    for words in lines.split(" ")
}
CANDIDATES = [
    "示范园区", "郑州合计算科技园", "例外电商产业园", "注册在航空港区的园区", "说明书印刷园", "日期食品电商园",
    "总计划科技园", "联系你我电商园", "填海造地电商园", "统计信息产业园",
    "小计科技有限公司", "备注云产业园", "示例外贸园", "提示信息园",
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind"), NO_CANDIDATES.items(), ids=NO_CANDIDATES)
def test_line_that_is_no_unit_is_told_and_not_judged(criteria, words: str, kind: str) -> None:
    line = [words, *GOOD[1:]] if kind in ("合计行", "示例行") else [words]
    lines = [heads(criteria), GOOD, line]
    results, problems = batch.assess("表.csv", lines, criteria, selfcheck.factors())
    assert [result.name for result in results] == ["甲园区"]
    assert problems == []
    (remark,) = batch.remarks("表.csv", lines)
    assert remark.row == 3
    assert kind in remark.text


@pytest.mark.parametrize("name", CANDIDATES)
def test_unit_whose_name_only_sounds_so_is_judged(criteria, name: str) -> None:
    results, _ = assessed(criteria, [name, *GOOD[1:]])
    assert [result.name for result in results] == [name]
    assert batch.remarks("表.csv", [heads(criteria), [name, *GOOD[1:]]]) == []


def test_words_in_another_column_and_lines_of_a_note_that_goes_on(criteria) -> None:
    head = ["序号", *heads(criteria)]
    lines = [
        head,
        ["1", *GOOD],
        ["合计", "", "12000"],
        ["注：1.面积含地下；"],
        ["2.企业数为年末数。"],
        ["", "", "", "填表日期：2016"],
    ]
    results, _ = batch.assess("表.csv", lines, criteria, selfcheck.factors())
    assert [result.row for result in results] == [2]
    assert [remark.row for remark in batch.remarks("表.csv", lines)] == [3, 4, 5, 6]


def test_blank_lines_repeated_heads_and_titles_are_told(criteria) -> None:
    lines = [["某市创建标准自评表"], heads(criteria), GOOD, [], heads(criteria), ["乙园区", *GOOD[1:]]]
    results, problems = batch.assess("表.csv", lines, criteria, selfcheck.factors())
    assert [(result.row, result.name) for result in results] == [(3, "甲园区"), (6, "乙园区")]
    assert problems == []
    assert [(remark.row, remark.text) for remark in batch.remarks("表.csv", lines)] == [
        (4, "是空行，没有评"),
        (5, "是重复的表头，没有评"),
    ]


def test_name_twice_is_told_and_both_are_judged(criteria) -> None:
    lines = [heads(criteria), GOOD, ["乙园区", *GOOD[1:]], [" 甲 园区", *GOOD[1:]]]
    results, _ = batch.assess("表.csv", lines, criteria, selfcheck.factors())
    assert len(results) == 3
    (remark,) = batch.remarks("表.csv", lines)
    assert (remark.row, "与第2行同名" in remark.text) == (4, True)


def test_sheet_of_sums_alone_has_no_unit(criteria) -> None:
    with pytest.raises(UploadError, match="没有填报的行"):
        assessed(criteria, ["合计", *GOOD[1:]])
