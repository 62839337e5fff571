"""Append only: the engines refuse change, and the chain shows a change that was made behind their back."""

import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from tests.support.ledgers import People, approved, draft, everything, month, row, submitted
from yuboard.ledger import answers, migration, naming, publishing, receipts, standing
from yuboard.ledger.chain import Chain, link
from yuboard.ledger.engine import Ledger, create, open_ledger
from yuboard.ledger.rows import Entry, Event
from yuboard.ledger.schema import METADATA
from yuboard.ledger.verification import history, verify
from yuboard.problems import LedgerError

REFUSED = [
    "update entries set value = '8'",
    "update entries set value = value where entry_id = 1",
    "delete from entries where entry_id = 2",
    "delete from events",
    "update events set author = '别人' where event_id = 2",
    "insert into events select 99, action, batch, place, reason, until, period_start, period_end, answers, excluded,"
    " file, file_hash, rows, content, author, author_place, author_role, moment, entries, entries_hash, hash"
    " from events where event_id = 1",
]
BY_ENGINE = {
    "sqlite": ["insert or replace into entries select * from entries where entry_id = 1",
               "update or replace entries set entry_id = 1 where entry_id = 2"],
    "postgresql": ["truncate entries", "truncate events",
                   "insert into entries select * from entries where entry_id = 1"
                   " on conflict (entry_id) do update set value = '8'"],
}  # fmt: skip


def test_the_engine_refuses_every_change(ledger: Ledger, people: People) -> None:
    draft(ledger, people, month(1), month(2))
    before = everything(ledger)
    for statement in REFUSED + BY_ENGINE[ledger.engine.dialect.name]:
        with pytest.raises(LedgerError, match="已存入的行不能改动或删除"), ledger.writing() as connection:
            connection.execute(text(statement))
    assert everything(ledger) == before
    assert not verify(ledger).flaws


def test_answers_only_grow_too_and_the_last_one_counts(ledger: Ledger, people: People) -> None:
    for choice in ("unit=万元", "unit=亿元", "unit=亿元"):
        answers.remember(ledger, people.yucheng, [("layout", "question", choice)])
    with ledger.reading() as connection:
        assert answers.remembered(connection, people.yucheng, {"layout"}) == {("layout", "question"): "unit=亿元"}
        assert answers.remembered(connection, people.minquan, {"layout"}) == {}
        assert [one.choice for one in answers.every(connection)] == ["unit=万元", "unit=亿元"]
    for statement in ("update answers set choice = 'drop'", "delete from answers"):
        with pytest.raises(LedgerError, match="已存入的行不能改动或删除"), ledger.writing() as connection:
            connection.execute(text(statement))


def test_the_schema_is_the_one_that_the_migrations_make(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_codes_are_held_by_the_engine_too(ledger: Ledger, people: People) -> None:
    draft(ledger, people, row())
    entry = everything(ledger)[1][1][0]
    for column in ("basis", "status", "kind"):
        wrong = entry._replace(entry_id=2, **{column: "?"})
        with pytest.raises(LedgerError, match="台账没有改动"), ledger.writing() as connection:
            connection.execute(METADATA.tables["entries"].insert(), wrong._asdict())


def tamper(connection: Connection, statement: str) -> None:
    """Change rows as somebody does who owns the file and takes the guards away."""
    for table in ("entries", "events"):
        if connection.dialect.name == "sqlite":
            for name in ("no_update", "no_delete"):
                connection.execute(text(f"drop trigger if exists {table}_{name}"))
        else:
            connection.execute(text(f"alter table {table} disable trigger user"))
    connection.execute(text(statement))


@pytest.fixture
def told(ledger: Ledger, people: People) -> Ledger:
    """A ledger with three batches, whose chain holds."""
    approved(ledger, people, month(1), month(2, problem="缺人", subject="大型企业"))
    submitted(ledger, people, month(3))
    draft(ledger, people, month(4))
    assert not verify(ledger).flaws
    return ledger


ALTERED = {"entry_id": None, "replaces": "1", "batch": "3", "basis": "'累计'", "status": "'zero'", "kind": "'快报'"}
COLUMNS = [column for column in Entry._fields if column != "entry_id"]
EVENT_ALTERED = {"action": "'returned'", "author_role": "'reviewer'", "moment": "'2099'"}
NUMBERS = ("batch", "answers", "rows", "entries")


def test_a_change_of_any_column_is_seen(told: Ledger) -> None:
    """Each column of one row of each table; the row that was altered is the one that is named."""
    seen = {}
    for table, key, columns, altered in (
        ("entries", "entry_id", COLUMNS, ALTERED),
        ("events", "event_id", [column for column in Event._fields if column != "event_id"], EVENT_ALTERED),
    ):
        for column in columns:
            value = altered.get(column) or ("7" if column in NUMBERS else "'x'")
            seen[table, column] = flaws_after(told, f"update {table} set {column} = {value} where {key} = 2")
    name = {"entries": "第2条", "events": "第2号事件"}
    assert not [at for at, flaws in seen.items() if not any(name[at[0]] in flaw for flaw in flaws)]
    assert not verify(told).flaws


def flaws_after(ledger: Ledger, statement: str) -> list[str]:
    """The flaws that a chain has once a statement has altered it; the alteration is undone."""
    with ledger.engine.connect() as connection:
        tamper(connection, statement)
        flaws = [str(flaw) for flaw in Chain().walk(history(connection))]
        connection.rollback()
    return flaws


def test_a_change_with_its_own_hash_made_anew_is_seen_by_the_next(told: Ledger) -> None:
    with told.reading() as connection:
        first, second = standing.entries(connection, 1)
    forged = second._replace(value="9")
    with told.writing() as connection:
        tamper(connection, f"update entries set value = '9', hash = '{link(first.hash, forged)}' where entry_id = 2")
    assert "第3条的内容与它的哈希不符" in verify(told).flaws


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_row_taken_out_is_seen(told: Ledger, place: int) -> None:
    with told.writing() as connection:
        tamper(connection, f"delete from entries where entry_id = {place}")
    assert verify(told).flaws


def test_a_ledger_cut_short_is_seen_by_receipt_and_by_snapshot(ledger: Ledger, people: People) -> None:
    """The chain alone holds for what is left; what was given out before tells what is missing."""
    receipt = draft(ledger, people, month(1))
    approved(ledger, people, month(2))
    publishing.publish(ledger)
    assert not verify(ledger, [receipt]).flaws
    with ledger.writing() as connection:
        tamper(connection, "delete from events where event_id > 1")
        tamper(connection, "delete from entries")
    flaws = verify(ledger, [receipt]).flaws
    assert any("回执（第2号事件）所证的事件已不在台账里" in flaw for flaw in flaws)
    assert any("快照发布时的第5号事件" in flaw for flaw in flaws)


def test_a_receipt_proves_its_batch_and_no_other(ledger: Ledger, people: People) -> None:
    receipt = draft(ledger, people, month(1), month(2))
    assert receipts.read(receipt.text().encode()) == receipt
    assert not verify(ledger, [receipt]).flaws
    for other in (
        receipt._replace(rows=1),
        receipt._replace(content="0" * 64),
        receipt._replace(hash="0" * 64),
        receipt._replace(author="别人"),
        receipt._replace(ledger="another"),
        receipt._replace(revision=9),
    ):
        assert verify(ledger, [other]).flaws
    with pytest.raises(LedgerError, match="不是台账的回执"):
        receipts.read(b"{}")
    with pytest.raises(LedgerError, match="不是台账的回执"):
        receipts.read(b"\xff\xfe\x00")


def test_a_ledger_is_made_once_and_opened_only_where_it_is(setting: str) -> None:
    with pytest.raises(LedgerError, match="ledger init"):
        open_ledger(setting)
    first, is_new = create(setting)
    again, is_still_new = create(setting)
    assert (is_new, is_still_new) == (True, False)
    assert everything(first) == everything(again)
    for version, words in (("9999", "比程序新"), (None, "ledger init")):
        with first.writing() as connection:
            connection.execute(text("delete from alembic_version"))
            if version:
                connection.execute(text(f"insert into alembic_version values ('{version}')"))
        with pytest.raises(LedgerError, match=words):
            open_ledger(setting)
        if version:
            with pytest.raises(LedgerError, match=words):
                create(setting)
    assert migration.newest() in migration.known()


def test_settings_that_lead_nowhere_are_told(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "documents.csv").touch()
    (tmp_path / "file").touch()
    for setting, words in (
        (str(tmp_path), "是数据文件夹"),
        (str(tmp_path / "file" / "below"), "建不成"),
        ("mysql://somewhere/x", "应以 postgresql"),
        ("postgresql+psycopg://u:secret@127.0.0.1:1/x", "连不上数据库"),
        ("://", "写得不对"),
    ):
        with pytest.raises(LedgerError, match=words) as raised:
            create(setting)
        assert "secret" not in str(raised.value)


def test_two_names_of_one_ledger_are_never_the_same(tmp_path) -> None:
    names = set()
    for number in range(2):
        made, _ = create(str(tmp_path / str(number)))
        with made.reading() as connection:
            names.add(naming.name(connection))
    assert len(names) == 2


def test_what_states_the_same_is_found_by_index_however_large_the_ledger(tmp_path) -> None:
    ledger, _ = create(str(tmp_path / "ledger"))
    asked: list[tuple[str, object]] = []
    with ledger.reading() as connection:
        sqlalchemy.event.listen(connection, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))
        identities = [
            standing.Identity(f"place {number}", "b", None, f"{year}-01-01", f"{year}-12-31", "当期")
            for number in range(250)
            for year in (2016, 2017)
        ]
        standing.stating(connection, identities)
        plans = [connection.exec_driver_sql(f"explain query plan {words}", values).all() for words, values in asked[:]]
    assert len(plans) == 3
    assert not [step for plan in plans for step in plan if "SCAN entries" in str(step)]
