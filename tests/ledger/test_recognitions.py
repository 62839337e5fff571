"""Recognised units in the ledger: who enters them, from a sheet, whole or not at all; chain, backup, only growing."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.support.ledgers import TODAY, People, table
from yuboard.cli import main
from yuboard.intake import recognised
from yuboard.ledger import recognising, recognitions
from yuboard.ledger.backup import back_up, restore
from yuboard.ledger.engine import Ledger
from yuboard.ledger.rows import Recognition
from yuboard.ledger.terms import Author, author
from yuboard.ledger.verification import verify
from yuboard.problems import DataError, LedgerError, UploadError
from yuboard.record import store
from yuboard.reporting.recognition import State, Terms

CLOCKS = Terms(2, 3)


def line(**cells: str) -> dict[str, str]:
    made = {"单位名称": "演示示范单位", "地区": "金水区", "类别": "示范企业·应用类", "事项": "认定"}
    return made | {"日期": "2017年3月1日", "说明": ""} | cells


def zhengzhou(people: People) -> Author:
    return author(people.terms, "戊", "郑州市", is_reviewer=True)


def proposed(people: People, *lines: dict[str, str], by: Author | None = None) -> list[Recognition]:
    person = by or zhengzhou(people)
    known = recognised.kinds(store.rows)
    return recognised.propose("册.csv", table(*lines), people.terms, person, known, TODAY)


def entered(ledger: Ledger, people: People, *lines: dict[str, str]) -> list[Recognition]:
    return recognising.append(ledger, zhengzhou(people), proposed(people, *lines), people.terms, CLOCKS)


HISTORY = (line(), line(事项="上报数据", 日期="2018/1/9"), line(事项="复审合格", 日期="2019-02-20"))


def test_acts_are_kept_with_their_author_and_proven(ledger: Ledger, people: People) -> None:
    entered(ledger, people, *HISTORY)
    entered(ledger, people, line(事项="取消称号", 日期="2020-05-09", 说明="申报材料不实"))
    with ledger.reading() as connection:
        known = recognitions.every(connection)
    assert [(one.recognition_id, one.author, one.author_place, one.line) for one in known] == [
        (number, "戊", "zhengzhou", row) for number, row in ((1, 2), (2, 3), (3, 4), (4, 2))
    ]
    (then,) = recognitions.standing_on(ledger, CLOCKS, date(2020, 1, 1))
    assert (then.state, then.due, then.reported_on) == (State.VALID, date(2021, 2, 20), date(2018, 1, 9))
    (now,) = recognitions.standing_on(ledger, CLOCKS, date(2023, 5, 8))
    assert (now.state, now.banned_until) == (State.BANNED, date(2023, 5, 9))
    assert verify(ledger).flaws == []
    for statement in ("update recognitions set unit = 'x'", "delete from recognitions"):
        with pytest.raises(LedgerError), ledger.writing() as connection:
            connection.execute(text(statement))


def test_a_change_of_any_column_is_seen(ledger: Ledger, people: People) -> None:
    entered(ledger, people, *HISTORY)
    with ledger.reading() as connection:
        known = recognitions.every(connection)
    for column in Recognition._fields[1:]:
        value = 9 if column in ("line", "voids") else "x"
        altered = [known[0], known[1]._replace(**{column: value}), known[2]]
        assert any("第2条" in str(flaw) for flaw in recognitions.flaws(altered)), column
    assert any("前面缺第1条" in str(flaw) for flaw in recognitions.flaws(known[1:]))


def test_a_backup_has_them_too(
    ledger: Ledger, people: People, tmp_path: Path, places_for: Callable[[str], str]
) -> None:
    entered(ledger, people, *HISTORY)
    back_up(ledger, tmp_path / "a.gz")
    again, _ = restore(tmp_path / "a.gz", places_for("sqlite"))
    with ledger.reading() as one, again.reading() as other:
        assert recognitions.every(one) == recognitions.every(other)
    again.close()


def test_only_a_reviewer_of_the_city_enters_them(ledger: Ledger, people: People) -> None:
    acts = proposed(people, line())
    with pytest.raises(LedgerError, match="由市里的审核人登记"):
        recognising.append(ledger, people.yucheng, acts, people.terms, CLOCKS)
    with pytest.raises(LedgerError, match="丙不能替金水区登记，整份没有登记"):
        recognising.append(ledger, people.shangqiu, acts, people.terms, CLOCKS)


def problems(call: Callable[[], object]) -> list[str]:
    with pytest.raises(DataError) as refused:
        call()
    return [str(one) for one in refused.value.problems]


def test_every_problem_of_a_sheet_is_named_by_row_and_column(people: People) -> None:
    wrong = [
        line(地区="虞城县"),
        line(类别="百强"),
        line(事项="年检"),
        line(日期="2017-02-30"),
        line(日期="2099-01-01"),
        line(单位名称=""),
        line(事项="取消称号"),
        line(地区="某区"),
    ]
    told = problems(lambda: proposed(people, *wrong))
    for start, words in (
        ("册.csv:2:地区", "不能替虞城县登记"),
        ("册.csv:3:类别", "不是创建标准的类别"),
        ("册.csv:4:事项", "应为认定、"),
        ("册.csv:5:日期", "不是日期"),
        ("册.csv:6:日期", "还没有到"),
        ("册.csv:7:单位名称", "没有写单位名称"),
        ("册.csv:8:说明", "没有写原因"),
        ("册.csv:9:地区", "没有名为“某区”的地区"),
    ):
        assert any(one.startswith(start) and words in one for one in told), start
    assert len(told) == 8
    lacking = {key: cell for key, cell in line().items() if key != "事项"}
    assert problems(lambda: proposed(people, lacking)) == ["册.csv:1:事项: 缺少这一列"]
    with pytest.raises(UploadError, match="不是认定单位的表"):
        proposed(people, {"名称": "甲"})


def test_what_cannot_follow_leaves_nothing(ledger: Ledger, people: People) -> None:
    entered(ledger, people, line(), line(事项="取消称号", 日期="2018-05-09", 说明="申报材料不实"))
    early = line(日期="2020-01-01")
    fresh = line(单位名称="演示另一单位")
    assert problems(lambda: entered(ledger, people, fresh, early)) == [
        "册.csv:3:事项: 这个单位在2021-05-09以前不再接受申报"
    ]
    with ledger.reading() as connection:
        assert len(recognitions.every(connection)) == 2


def voided(ledger: Ledger, by: Author, people: People, *numbers: int, reason: str = "单位写错") -> list[Recognition]:
    return recognising.void(ledger, by, numbers, reason, people.terms, CLOCKS)


def test_a_wrong_act_is_declared_void_and_stays(
    ledger: Ledger, people: People, tmp_path: Path, places_for: Callable[[str], str]
) -> None:
    entered(ledger, people, *HISTORY)
    (made,) = voided(ledger, zhengzhou(people), people, 3)
    assert (made.recognition_id, made.voids, made.act, made.note) == (4, 3, "作废", "单位写错")
    (now,) = recognitions.standing_on(ledger, CLOCKS, date(2020, 1, 1))
    assert (now.state, now.due, now.examined_on) == (State.OVERDUE, date(2019, 3, 1), None)
    last, *rest = recognitions.lines(ledger, TODAY)
    assert (last["recognition_id"], last["voided_by"], last["reason"], last["voided_as"]) == (3, "戊", "单位写错", 4)
    assert [row["voided_as"] for row in rest] == [None, None]
    assert verify(ledger).flaws == []
    back_up(ledger, tmp_path / "a.gz")
    again, _ = restore(tmp_path / "a.gz", places_for("sqlite"))
    assert recognitions.lines(again, TODAY) == recognitions.lines(ledger, TODAY)
    again.close()
    entered(ledger, people, line(事项="复审合格", 日期="2019-02-21"))
    assert verify(ledger).flaws == []


def test_what_cannot_be_declared_void_is_refused_with_a_sentence(ledger: Ledger, people: People) -> None:
    entered(ledger, people, *HISTORY)
    city = zhengzhou(people)
    voided(ledger, city, people, 3)
    for by, numbers, reason, words in (
        (city, (9,), "写错", "认定登记里没有第9条"),
        (city, (4,), "写错", "没有第4条，或它本身就是作废"),
        (city, (3,), "写错", "第3条已由戊作废（第4条）"),
        (city, (2,), "  ", "作废要写明原因"),
        (city, (2,), "\x00", "控制字符"),
        (city, (), "写错", "没有选要作废哪一条"),
        (city, (1,), "写错", "第2条“上报数据”（2018-01-09）不能成立"),
        (people.shangqiu, (2,), "写错", "丙不能作废金水区的登记"),
        (people.yucheng, (2,), "写错", "由市里的审核人作废"),
    ):
        with pytest.raises(LedgerError, match=f"{re.escape(words)}.*没有作废"):
            voided(ledger, by, people, *numbers, reason=reason)
    assert len(voided(ledger, city, people, 1, 2)) == 2
    assert recognitions.standing_on(ledger, CLOCKS, TODAY) == []
    assert verify(ledger).flaws == []


def test_of_two_who_void_one_act_at_once_the_second_is_told(ledger: Ledger, people: People) -> None:
    entered(ledger, people, *HISTORY)
    city, said = zhengzhou(people), []

    def one() -> None:
        try:
            voided(ledger, city, people, 3)
        except LedgerError as error:
            said.append(str(error))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: one(), range(2)))
    assert len(said) == 1
    assert "第3条已由戊作废" in said[0]
    assert verify(ledger).flaws == []


def test_a_chain_shows_what_was_declared_void_wrongly(ledger: Ledger, people: People) -> None:
    entered(ledger, people, *HISTORY)
    voided(ledger, zhengzhou(people), people, 3)
    with ledger.reading() as connection:
        *known, last = recognitions.every(connection)
    assert list(recognitions.flaws([*known, last])) == []
    for number in (1, 4, 9):
        assert any("与它的哈希不符" in str(one) for one in recognitions.flaws([*known, last._replace(voids=number)]))
    assert any("不在它之前" in str(one) for one in recognitions.flaws([*known, last._replace(voids=9)]))
    # Older acts are covered without the column, as they were hashed before it existed.
    assert known[0].covered == tuple(known[0])[:-2]


def test_clocks_are_those_of_a_citys_own_documents() -> None:
    assert recognised.clocks(store.rows, "zhengzhou") == CLOCKS
    assert recognised.clocks(store.rows, "shangqiu") is None


def test_the_command_enters_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path / "ledger"))
    assert main(["ledger", "init"]) == 0
    file = tmp_path / "册.csv"
    file.write_bytes(table(*HISTORY))
    asked = ["ledger", "recognise", str(file), "--author", "戊", "--place"]
    assert main([*asked, "郑州市"]) == 0
    assert "登记了3件事" in capsys.readouterr().out
    assert main([*asked, "郑州市"]) == 1
    undo = ["ledger", "void", "3", "--reason", "日期写错", "--author", "戊", "--place", "郑州市"]
    assert main(undo) == 0
    assert "作废了1条，记为认定登记第4至4条" in capsys.readouterr().out
    assert main(undo) == 2
    assert main([*asked, "商丘市"]) == 2
    assert "没有写认定单位的复审和禁报期限" in capsys.readouterr().err
