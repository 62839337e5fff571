"""Import of any sheet: all or nothing, every verdict by its rule, answers that are remembered, the marked workbook."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.importer.corpus import CORPUS
from tests.importer.making import text, xlsx
from tests.support.ledgers import TODAY, People, approved, submitted
from tests.support.ledgers import row as reported
from yuboard import cli
from yuboard.importer import names, reading
from yuboard.intake import intake, returning
from yuboard.intake.judging import CHANGED, DOUBTFUL, EQUAL, NEW, REFUSED, SILENT, Judged, Origin
from yuboard.ledger import importing, standing, workflow
from yuboard.ledger.engine import Ledger
from yuboard.ledger.terms import Author, Terms
from yuboard.problems import DataError, LedgerError, UploadError
from yuboard.record.results import Reader

FILED = "备案认定跨境电子商务企业"
HEADS = ["指标", "计量单位", "累计"]
MONTHS = [
    ["虞城县2017年9月电商月报"],
    ["指标", "计量单位", "累计"],
    ["网络零售额", "万元", 12.5],
    ["快递业务量", "万件", 4],
]


@pytest.fixture
def send(rows: Reader, known: Terms, people: People, book: Ledger) -> Any:
    return Sender(rows, known, people.yucheng, book)


class Sender:
    """One person who sends sheets to one ledger."""

    def __init__(self, rows: Reader, known: Terms, author: Author, book: Ledger) -> None:
        self.terms, self.author, self.book = known, author, book
        self.vocabulary = names.vocabulary(rows, TODAY)

    def judged(self, content: bytes, *, note: str = "", by: Author | None = None, **given: str) -> list[Judged]:
        return self._judged(self._sheet(content), note, by, given)

    def _sheet(self, content: bytes) -> intake.Sheet:
        return intake.sheet("上报.xlsx", content, reading.plain(content, "上报.xlsx", self.vocabulary))

    def _judged(self, sent: intake.Sheet, note: str, by: Author | None, given: dict[str, str]) -> list[Judged]:
        origin, who = Origin(sent.file, "自报", "虞城县报送", note), by or self.author
        judged = intake.consider(sent, origin, self.terms, who, TODAY, self.book)
        if given:
            codes = intake.answered(judged, given)
            judged = intake.consider(sent, origin, self.terms, who, TODAY, self.book, codes)
        return judged

    def store(self, content: bytes, *, note: str = "", by: Author | None = None, **given: str) -> int:
        sent, who = self._sheet(content), by or self.author
        judged = self._judged(sent, note, by, given)
        receipt = intake.keep(
            judged, sent, self.terms, who, self.book, lambda proposal: importing.store(self.book, proposal, who, TODAY)
        )
        return receipt.batch or 0

    def stored(self) -> int:
        with self.book.reading() as connection:
            return len(list(standing.streamed(connection)))


def month(value: object, unit: str = "万元", title: str = "虞城县2017年9月电商月报", **more: object) -> bytes:
    heads = ["指标", "计量单位", "累计"] if unit else ["指标", "累计"]
    line = ["网络零售额", *([unit] if unit else []), value]
    return xlsx({"月报": [[title], heads, line, *more.get("lines", [])]})  # type: ignore[misc]


def verdicts(judged: list[Judged]) -> list[str]:
    return [one.verdict for one in judged]


def test_a_sheet_is_stored_with_its_cells_and_sent_on(send: Sender, people: People) -> None:
    number = send.store(xlsx({"月报": MONTHS}))
    with send.book.reading() as connection:
        stored = standing.entries(connection, number)
    assert [(e.place, e.value, e.unit, e.file, e.sheet, e.cell) for e in stored] == [
        ("yucheng", "12.5", "万元", "上报.xlsx", "月报", "C3"),
        ("yucheng", "4", "万件", "上报.xlsx", "月报", "C4"),
    ]
    assert workflow.submit(send.book, number, people.yucheng, people.terms, TODAY).rows == 2
    assert workflow.approve(send.book, number, people.shangqiu, people.terms).rows == 2


def test_a_sheet_that_names_no_place_is_the_senders_own_once_they_say_so(send: Sender, people: People) -> None:
    """As most counties' own tables are. A reviewer, who may mean any of them, has no such choice."""
    sheets = [month(value, title=f"2017年{number}月电商月报") for number, value in ((8, 11), (9, 12.5))]
    (asked,) = send.judged(sheets[0])
    (question,) = asked.questions
    assert (asked.verdict, question.choices[0].words) == (DOUBTFUL, "地区是虞城县")
    (of_reviewer,) = send.judged(sheets[0], by=people.shangqiu)
    assert "地区是" not in of_reviewer.questions[0].listed
    number = send.store(sheets[0], C3="1")
    with send.book.reading() as connection:
        assert [entry.place for entry in standing.entries(connection, number)] == ["yucheng"]
    assert verdicts(send.judged(sheets[1])) == [NEW]


def test_values_are_new_changed_equal_or_wait(send: Sender, people: People) -> None:
    whole = [["虞城县2017年"], ["指标", "单位", "期末数"], [FILED, "家", 7]]
    assert verdicts(send.judged(xlsx({"a": whole}))) == [NEW]
    waiting = submitted(send.book, people, reported(value="7"))
    assert verdicts(send.judged(xlsx({"a": whole}))) == [EQUAL]
    (other,) = send.judged(xlsx({"a": [*whole[:2], [FILED, "家", 8]]}))
    assert other.verdict == REFUSED
    assert f"第{waiting}批待审" in other.rules[0]
    workflow.approve(send.book, waiting, people.shangqiu, people.terms)
    (equal,) = send.judged(xlsx({"a": whole}))
    assert (equal.verdict, equal.entry) == (EQUAL, None)
    with pytest.raises(LedgerError, match="没有新的或更正的值"):
        send.store(xlsx({"a": whole}))
    (closed,) = send.judged(xlsx({"a": [*whole[:2], [FILED, "家", 8]]}))
    assert (closed.verdict, "重开" in closed.rules[0]) == (REFUSED, True)
    place = people.terms.places["yucheng"]
    period = "2017-01-01", "2017-12-31"
    workflow.reopen(send.book, place, period, "2099-01-01", people.shangqiu, "漏报")
    (changed,) = send.judged(xlsx({"a": [*whole[:2], [FILED, "家", 8]]}))
    assert changed.verdict == CHANGED
    assert changed.entry is not None
    assert changed.entry.replaces == 1


@pytest.mark.parametrize(
    ("title", "value", "said"),
    [
        ("民权县2017年9月电商月报", 5, "不能替民权县填报"),
        ("商丘市2017年9月电商月报", 5, "不能替商丘市填报"),
        ("虞城县2027年9月电商月报", 5, "还没有到"),
        ("虞城县2017年9月电商月报", -5, "负数"),
    ],
)
def test_a_hard_rule_refuses_whatever_is_answered(send: Sender, title: str, value: int, said: str) -> None:
    content = month(value, title=title)
    (one,) = send.judged(content, note="确实如此")
    assert one.verdict == REFUSED
    assert said in one.rules[0]
    with pytest.raises(DataError):
        send.store(content, note="确实如此")
    assert send.stored() == 0


def test_a_county_file_with_another_countys_rows_is_refused_whole(send: Sender) -> None:
    lines = [["2017年9月网络零售额累计（万元）"], ["地区", "累计"], ["虞城县", 5], ["民权县", 6]]
    judged = send.judged(xlsx({"a": lines}))
    assert REFUSED in verdicts(judged)
    with pytest.raises(DataError, match="民权县"):
        send.store(xlsx({"a": lines}))
    assert send.stored() == 0


def test_an_open_question_keeps_the_whole_file_out(send: Sender) -> None:
    content = month(12.5, unit="", lines=[["快递业务量（万件）", 4]])
    judged = send.judged(content)
    assert verdicts(judged) == [DOUBTFUL, NEW]
    assert [choice.code for choice in judged[0].questions[0].choices] == ["unit=亿元", "unit=万元", "drop"]
    with pytest.raises(DataError, match="1．单位是亿元"):
        send.store(content)
    assert send.stored() == 0


def test_answers_are_remembered_by_layout_and_shown(send: Sender, people: People) -> None:
    number = send.store(month(12.5, unit=""), B3="万元")
    with send.book.reading() as connection:
        (entry,) = standing.entries(connection, number)
    assert (entry.value, entry.unit) == ("12.5", "万元")
    assert "按回答：单位是万元" in entry.source
    (second,) = send.judged(month(14, unit="", title="虞城县2017年10月电商月报"))
    assert (second.verdict, second.read["unit"]) == (NEW, "万元")
    assert second.answered == ("按记住的答案：单位是万元，即14万元",)
    for content in (
        month(14, unit="", title="虞城县2017年十月电商简报"),
        xlsx({"a": [["虞城县2017年10月"], ["网络零售额", 3]]}),
    ):
        assert verdicts(send.judged(content)) == [DOUBTFUL], "another layout asks again"
    (foreign,) = send.judged(month(14, unit="", title="民权县2017年10月电商月报"), by=people.minquan)
    assert foreign.verdict == DOUBTFUL, "another county's answers are its own"


def test_an_answer_never_overrides_a_hard_rule(send: Sender, people: People) -> None:
    send.store(month(12.5, unit=""), B3="万元")
    (one,) = send.judged(month(14, unit="", title="虞城县2027年10月电商月报"))
    assert (one.verdict, one.answered) == (REFUSED, ("按记住的答案：单位是万元，即14万元",))
    (one,) = send.judged(month(14, unit=""), by=people.minquan, B3="万元")
    assert one.verdict == REFUSED


def test_a_cell_may_be_left_out_by_an_answer(send: Sender) -> None:
    content = month(4, lines=[["快递业务量", "万件", "约3"]])
    assert verdicts(send.judged(content)) == [NEW, DOUBTFUL]
    assert verdicts(send.judged(content, C4="这一格不报")) == [NEW, SILENT]
    with pytest.raises(UploadError, match="没有要回答的问题"):
        send.judged(content, C3="1")
    with pytest.raises(UploadError, match=r"不是“.+约数.+的回答"):
        send.judged(content, C4="十")


@pytest.mark.parametrize("written", ["2017年1—9月 累计", "２０１７年1~9月 累计", "2017 年 1 至 9 月 累计"])
def test_a_period_is_answered_as_people_write_it(send: Sender, written: str) -> None:
    content = month(12.5, title="虞城县电商月报")
    (asked,) = send.judged(content)[0].questions
    assert (asked.text, asked.is_open) == ("没有写期间，请写明是哪一年哪几个月的数", True)
    (one,) = send.judged(content, C3=written)
    assert (one.verdict, one.read["period_start"], one.read["period_end"], one.read["basis"]) == (
        NEW,
        "2017-01-01",
        "2017-09-30",
        "累计",
    )
    with pytest.raises(UploadError, match="或写明期间"):
        send.judged(content, C3="去年")


def test_words_of_the_sender_decide_nothing_about_a_question(send: Sender) -> None:
    """A comment that sounds like a question of the reader's own is no reason to settle, refuse or remember it."""

    def commented(book: object, sheet: Any) -> None:
        sheet.write_comment("C3", "单位：亿元，与上月相差大，位数过多，可能是“快递业务量”")

    lines = [["虞城县2017年9月"], HEADS, ["网络零售额", "万元", 12.5]]
    (one,) = send.judged(xlsx({"a": lines}, also=commented), note="核对过")
    (asked,) = one.questions
    assert one.verdict == DOUBTFUL
    assert (asked.is_soft, asked.key, [choice.code for choice in asked.choices]) == (False, "", ["read", "drop"])


def test_a_place_with_brackets_in_its_name_can_be_chosen(send: Sender, people: People) -> None:
    lines = [["2017年9月网络零售额累计（万元）"], ["地区", "累计"], ["示范区", 5]]
    (one,) = send.judged(xlsx({"a": lines}), by=people.shangqiu)
    (asked,) = one.questions
    assert asked.text == "各市都可能有这个名称的功能区，是示范区（商丘）吗？"
    (one,) = send.judged(xlsx({"a": lines}), by=people.shangqiu, B3="地区是示范区（商丘）")
    assert (one.verdict, one.read["place"]) == (NEW, "示范区（商丘）")


def test_a_soft_rule_is_forced_by_a_note(send: Sender, people: People) -> None:
    approved(send.book, people, reported(period_end="2016-12-31", period_start="2016-01-01", as_of="2016-12-31"))
    far = xlsx({"a": [["虞城县2017年"], ["指标", "单位", "期末数"], [FILED, "家", 700]]})
    (one,) = send.judged(far)
    assert one.verdict == DOUBTFUL
    assert "相差10倍以上" in one.rules[0]
    (one,) = send.judged(far, note="并入了产业园")
    assert one.verdict == NEW
    assert one.entry is not None
    assert one.entry.problem == "并入了产业园"
    own = [["虞城县2017年"], ["指标", "单位", "期末数", "存在问题"], [FILED, "家", 700, "并入了产业园"]]
    (one,) = send.judged(xlsx({"a": own}))
    assert one.verdict == NEW


def test_a_total_that_does_not_add_up_is_soft(send: Sender, people: People) -> None:
    counties = ("虞城县", "民权县", "宁陵县", "睢县", "夏邑县", "柘城县", "永城市", "梁园区", "睢阳区")
    values = [[county, 5] for county in counties]
    lines = [["商丘市2016年网络零售额"], ["单位：万元"], ["县区", "网络零售额"], *values, ["合计", 50]]
    *parts, total = send.judged(xlsx({"a": lines}), by=people.shangqiu)
    assert verdicts(parts) == [NEW] * len(counties)
    assert total.verdict == DOUBTFUL
    assert "相差" in total.rules[0]
    *_, total = send.judged(xlsx({"a": lines}), by=people.shangqiu, note="含没有列出的单位")
    assert (total.verdict, total.entry and total.entry.problem) == (NEW, "含没有列出的单位")


def test_the_corpus_goes_in_right_or_not_at_all(send: Sender, people: People) -> None:
    """Nothing wrong is ever stored: what is taken without an answer is what the sheet says."""
    for messy in CORPUS:
        found = reading.plain(messy.content, messy.file, send.vocabulary)
        sent = intake.sheet(messy.file, messy.content, found)
        origin = Origin(messy.file, "自报", "商丘市报送")
        judged = intake.consider(sent, origin, send.terms, people.shangqiu, TODAY, None)
        right = {(one.sheet, one.cell): one.plain() for one in messy.expected}
        for one in judged:
            if one.verdict in (NEW, CHANGED):
                wanted = right[one.sheet, one.cell]
                assert {name: one.read[name] for name in wanted} == wanted, (messy.title, one.cell)
        if any(one.verdict in (DOUBTFUL, REFUSED) for one in judged):
            with pytest.raises(DataError):
                intake.proposal(sent, judged, send.terms)


def test_the_senders_own_workbook_comes_back_marked(send: Sender, rows: Reader) -> None:
    values = [["快递业务量", "万件", 4], [FILED, "家", 4.5], ["网络零售额", "万元", "约3"], ["=1+1", "", ""]]
    lines = [["虞城县2017年9月"], HEADS, *values]
    content = xlsx({"月报": lines})
    judged = send.judged(content)
    asked = returning.clauses(rows, send.author)
    made = returning.marked(content, judged, send.author, asked)
    assert made == returning.marked(content, judged, send.author, asked)
    back = openpyxl.load_workbook(io.BytesIO(made))
    assert back.sheetnames == ["核对结果", "月报"]
    front = [[cell.value for cell in line] for line in back["核对结果"].iter_rows(min_row=3)]
    assert front[0] == ["谁", "期间", "单元格", "现在写的", "要做什么", "依据"]
    asking = {line[2]: line for line in front[1:]}
    assert asking["月报!C5"][0] == "虞城县"
    assert "约数" in asking["月报!C5"][4]
    assert "商政〔2016〕26号 二/（二）/2017年" in asking["月报!C4"][5]
    sheet = back["月报"]
    assert "约数" in sheet["C5"].comment.text
    assert sheet["C4"].fill.fgColor.rgb != sheet["A1"].fill.fgColor.rgb
    assert [sheet["C3"].value, sheet["C5"].value, sheet["A6"].value] == [4, "约3", "=1+1"]
    assert sheet["A6"].data_type == "s"
    sheet["C4"] = None
    sheet["C5"] = 3
    out = io.BytesIO()
    back.save(out)
    again = send.judged(out.getvalue())
    assert [(one.cell, one.verdict) for one in again] == [("C3", NEW), ("C4", SILENT), ("C5", NEW)]
    twice = returning.marked(out.getvalue(), again, send.author, asked)
    assert openpyxl.load_workbook(io.BytesIO(twice)).sheetnames == ["核对结果", "月报"]


def test_a_text_table_comes_back_as_a_workbook_with_the_same_addresses(send: Sender, rows: Reader) -> None:
    values = [["网络零售额（万元）", "2"], ["快递业务量（万件）", "约3"]]
    content = text([["虞城县2017年9月", ""], ["指标", "累计"], *values, ["=HYPERLINK(1)", "x"]])
    judged = send.judged(content)
    made = returning.marked(content, judged, send.author, returning.clauses(rows, send.author))
    sheet = openpyxl.load_workbook(io.BytesIO(made))["表格"]
    assert (sheet["B4"].value, sheet["A5"].value, sheet["A5"].data_type) == ("约3", "=HYPERLINK(1)", "s")
    assert sheet["B4"].comment.text.startswith("【核对】")


def test_by_command_from_questions_to_the_stored_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path / "台账"))
    file, back, answers = tmp_path / "上报.xlsx", tmp_path / "退.xlsx", tmp_path / "回答.txt"
    file.write_bytes(month(12.5, unit=""))
    answers.write_text("B3＝单位是万元\n", encoding="utf-8")

    def ledger(*more: object) -> tuple[int, str]:
        done = cli.main(["ledger", *map(str, more)])
        return done, "".join(capsys.readouterr())

    sent = "import", file, "--author", "甲", "--place", "虞城县"
    assert ledger("init")[0] == 0
    done, told = ledger(*sent, "--report", back)
    assert done != 0
    assert "1．单位是亿元" in told
    assert "整份没有存入" in told
    assert openpyxl.load_workbook(back).sheetnames[0] == "核对结果"
    assert "拒绝" in ledger("import", file, "--author", "乙", "--place", "民权县", "--answer", "B3=万元")[1]
    assert "不是一个回答" in ledger(*sent, "--answer", "B3")[1]
    done, told = ledger(*sent, "--answers", answers, "--dry-run")
    assert (done, "会存入1条，没有存入" in told) == (0, True)
    assert "第1批1条已存为草稿" in ledger(*sent, "--answer", "B3=万元", "--receipt", tmp_path / "回执.json")[1]
    file.write_bytes(month(13, unit="", title="虞城县2017年10月电商月报"))
    assert "按记住的答案：单位是万元" in ledger(*sent)[1]
    assert "验证通过：2条" in ledger("verify", tmp_path / "回执.json")[1]
    kept = tmp_path / "备份"
    assert ledger("backup", "--out", kept)[0] == 0
    assert ledger("restore", kept, "--to", tmp_path / "恢复")[0] == 0
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path / "恢复"))
    file.write_bytes(month(14, unit="", title="虞城县2017年11月电商月报"))
    assert "按记住的答案：单位是万元" in ledger(*sent)[1]
