"""Command line of the ledger: ``python -m yuboard ledger …``."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from yuboard import clock, disk
from yuboard.cli.parameters import COMMAND, GROUP, PATH, Day
from yuboard.disk import reason as file_reason
from yuboard.exports.files import write_out
from yuboard.problems import LedgerError, UploadError
from yuboard.settings import ledger_setting

if TYPE_CHECKING:
    from yuboard.ledger.engine import Ledger
    from yuboard.ledger.receipts import Receipt
    from yuboard.ledger.terms import Author, Place, Terms

F = TypeVar("F", bound=Callable[..., Any])


@click.group(**GROUP, help="上报台账：导入、送审、审定、退回、导出、备份、恢复、验证。只增不改。")
def ledger() -> None:
    pass


# The largest file that a command opens, in bytes; readers have smaller bounds of their own.
_LARGEST = 200_000_000
author_option = click.option("--author", required=True, metavar="姓名", help="谁做的这一步，记入台账。")
place_option = click.option(
    "--place", required=True, metavar="地区", help="做这一步的人属于哪里；审核人写市，如商丘市。"
)
reviewer_option = click.option("--reviewer", is_flag=True, help="以市里审核人的身份，可替所属各县（市、区）填报。")
reason_option = click.option("--reason", default="", metavar="文字", help="原因或说明。")
receipt_option = click.option("--receipt", type=PATH, metavar="文件", help="把回执写到这里，以后可用来验证。")
sheet_option = click.option("--sheet", default="", metavar="工作表", help="只读这一张工作表，默认全部。")
batch_argument = click.argument("batch", type=int, metavar="批号")


def _step(function: F) -> F:
    """The options of every step of a review."""
    for option in (receipt_option, reason_option, place_option, author_option):
        function = option(function)
    return batch_argument(function)


@ledger.command(**COMMAND, help="建立台账，或把旧版台账升级；已是最新时不做任何事。")
def init() -> None:
    from yuboard.ledger import memory
    from yuboard.ledger.engine import create, shown

    # A new one in the place of one that was lost would look like it.
    memory.check_missing(ledger_setting())
    made, is_new = create(ledger_setting())
    made.close()
    click.echo(f"{'已建立' if is_new else '台账已在，结构为最新'}：{shown(ledger_setting())}")


@ledger.command(
    **COMMAND, help="做一个地区的上报模板（.xlsx）：本地的指标、单位、上次审定值、目标和配额；填好可直接导入。"
)
@click.option("--place", required=True, metavar="地区", help="哪个市、县（市、区）的模板，如虞城县。")
@click.option("--period", default="", metavar="报告期", help="先填好报告期，如 2017年9月；默认空着。")
@click.option("--out", type=PATH, required=True, metavar="文件", help="要写的文件（.xlsx）。")
def template(place: str, period: str, out: Path) -> None:
    from yuboard.intake.template import template as make
    from yuboard.record import store

    database, known = store.database(), _terms()
    where = known.place(place)
    if where is None:
        raise LedgerError(f"没有名为“{place}”的地区，不能做模板。")
    day, rows = clock.today(), store.reader(database)
    made = make(where, known, rows, _last_approved(where), version=store.version(database), made_on=day, period=period)
    with _files(out):
        write_out(out, made)
    click.echo(f"{out}：{where.name}的上报模板")


@ledger.command(
    "import",
    **COMMAND,
    help="导入一份表，整份存为草稿；有一处不对或没有答的疑问，就都不存。整齐的表（.csv）和任意样式的表都收。",
)
@click.argument("file", type=PATH, metavar="文件")
@author_option
@place_option
@reviewer_option
@click.option("--dry-run", is_flag=True, help="只核对，列出每个值读作什么，不存入。")
@sheet_option
@click.option("--kind", type=click.Choice(["快报", "公报", "自报"]), default="自报", help="哪一类数，默认自报。")
@click.option("--source", default="", metavar="文字", help="数据来源，默认是填报的地区。")
@click.option("--note", default="", metavar="文字", help="说明：合计不等、变化大等软规则提出的值，写明原因后可以存。")
@click.option("--answer", "given", multiple=True, metavar="单元格=回答", help="回答一个疑问：选项的号或文字；可重复。")
@click.option("--answers", "listed", type=PATH, metavar="文件", help="一行一个“单元格=回答”的文本文件。")
@click.option("--report", type=PATH, metavar="文件", help="把填报人自己的表标好颜色和批注写到这里（.xlsx）。")
@receipt_option
def import_file(file: Path, author: str, place: str, reviewer: bool, dry_run: bool, **more: Any) -> None:
    from yuboard.intake.intake import is_tidy

    with _files(file):
        content = disk.content(file, _LARGEST)
    sent = file.name, content
    if is_tidy(content):
        _import_tidy(sent, (author, place, reviewer), dry_run, more["receipt"])
        return
    _import_sheet(sent, (author, place, reviewer), dry_run, more)


def _import_tidy(sent: tuple[str, bytes], who: tuple[str, str, bool], dry_run: bool, receipt: Path | None) -> None:
    """Import of the strict form of entry."""
    from yuboard.ledger import importing

    with _opened() as book:
        terms, person = _person(*who)
        today = clock.today()
        proposal = importing.propose(*sent, terms, person, today)
        if dry_run:
            click.echo(f"核对通过，共{importing.dry_run(book, proposal, person, today)}条，没有存入。")
            return
        _acknowledge(importing.store(book, proposal, person, today), receipt, "存为草稿")


def _import_sheet(sent: tuple[str, bytes], who: tuple[str, str, bool], dry_run: bool, more: Mapping[str, Any]) -> None:
    """Import of any sheet: read, judged, answered, and stored where nothing is open."""
    from yuboard.cli import intake

    with _opened() as book:
        terms, person = _person(*who)
        try:
            done = intake.considered(sent, terms, person, book, more)
            for line in intake.preview(done):
                click.echo(line, err=not dry_run)
            if more["report"]:
                with _files(more["report"]):
                    write_out(more["report"], intake.report(done))
                click.echo(f"{more['report']}：标好的表", err=True)
        except UploadError as error:
            raise LedgerError(f"{error}。") from error
        if dry_run:
            click.echo(f"核对通过，会存入{len(done.proposal().entries)}条，没有存入。")
            return
        _acknowledge(done.store(), more["receipt"], "存为草稿")


@ledger.command(
    **COMMAND, help="读一份任意样式的表（新旧工作簿、文本表格），逐值列出读到了什么、哪些要问；不存入台账。"
)
@click.argument("file", type=PATH, metavar="文件")
@sheet_option
@click.option("--json", "as_json", is_flag=True, help="每个值一行，供程序读取；没有疑问的，最后一项为空。")
def read(file: Path, sheet: str, as_json: bool) -> None:
    from yuboard.importer import listing, reading
    from yuboard.record import store

    with _files(file):
        content = disk.content(file, _LARGEST)
    try:
        found = reading.read_in_child(file.name, content, store.reader(store.database()), clock.today(), sheet)
    except UploadError as error:
        raise LedgerError(f"{error}。") from error
    for line in listing.json_lines(found) if as_json else listing.table(found):
        click.echo(line)


@ledger.command(**COMMAND, help="把草稿送审；退回的一批原样再报时须写说明。")
@_step
@reviewer_option
def submit(batch: int, author: str, place: str, reviewer: bool, reason: str, receipt: Path | None) -> None:
    from yuboard.ledger import workflow

    with _opened() as book:
        terms, person = _person(author, place, reviewer)
        _acknowledge(workflow.submit(book, batch, person, terms, clock.today(), reason), receipt, "送审")


@ledger.command(**COMMAND, help="审定一批；审定的值随即可供查询。")
@_step
@click.option(
    "--except", "excluded", type=int, multiple=True, metavar="条号", help="这一条不审定（可重复），须写原因。"
)
def approve(batch: int, author: str, place: str, reason: str, excluded: Sequence[int], receipt: Path | None) -> None:
    from yuboard.ledger import publishing, workflow

    with _opened() as book:
        terms, person = _person(author, place, True)
        _acknowledge(workflow.approve(book, batch, person, terms, excluded, reason), receipt, "审定")
        publishing.publish(book)


@ledger.command("return", **COMMAND, help="退回一批，须写原因。")
@_step
def give_back(batch: int, author: str, place: str, reason: str, receipt: Path | None) -> None:
    from yuboard.ledger import workflow

    with _opened() as book:
        terms, person = _person(author, place, True)
        _acknowledge(workflow.give_back(book, batch, person, terms, reason), receipt, "退回")


@ledger.command(**COMMAND, help="重开一个县（市、区）已审定或已封账的期间，期限之内可以更正、补报。")
@click.argument("county", metavar="县（市、区）")
@click.option("--from", "start", type=Day(), required=True, metavar="日期", help="期间的第一天，如 2017-01-01。")
@click.option("--to", "end", type=Day(), required=True, metavar="日期", help="期间的最后一天。")
@click.option("--until", type=Day(), required=True, metavar="日期", help="开到哪一天。")
@author_option
@place_option
@reason_option
def reopen(county: str, start: date, end: date, until: date, author: str, place: str, reason: str) -> None:
    from yuboard.ledger import workflow

    with _opened() as book:
        terms, person = _person(author, place, True)
        where = terms.place(county)
        if where is None:
            raise LedgerError(f"没有名为“{county}”的地区，不能重开期间。")
        period = start.isoformat(), end.isoformat()
        workflow.reopen(book, where, period, until.isoformat(), person, reason)
        click.echo(f"已重开{where.name} {start} 至 {end}，到{until}为止")


@ledger.command("list", **COMMAND, help="列出各批的状态，和重开过的期间。")
def list_batches() -> None:
    from yuboard.ledger import listing

    with _opened() as book:
        for line in listing.lines(book, _terms()):
            click.echo(line)


@ledger.command(**COMMAND, help="导出审定的现行值（.csv）；可导出过去任何一天的样子。")
@click.option("--out", type=PATH, required=True, metavar="文件", help="要写的文件（.csv）。")
@click.option("--as-of", type=Day(), metavar="日期", help="截至这一天的审定值，默认此刻。")
def export(out: Path, as_of: date | None) -> None:
    from yuboard.ledger import export as exporting

    with _opened() as book, _files(out):
        moment = exporting.end_of(as_of) if as_of else None
        count, revision = exporting.export(book, out, _terms(), moment)
    click.echo(f"{out}：{count}条，台账第{revision}号")


@ledger.command(**COMMAND, help="把审定的值发布成供查询的快照；审定时自动做，出错后用它补上。")
@click.option("--anew", is_flag=True, help="从头重做，不接着上一次。")
def publish(anew: bool) -> None:
    from yuboard.ledger import publishing

    with _opened() as book:
        snapshot = publishing.publish(book, anew=anew)
        click.echo(f"已发布台账第{snapshot.revision}号，{sum(run.rows for run in snapshot.runs)}条")


@ledger.command(**COMMAND, help="备份整本台账为一个文件，写时逐条验证；两种库通用。")
@click.option("--out", type=PATH, metavar="文件", help="要写的文件。")
@click.option("--to-folder", "folder", type=PATH, metavar="文件夹", help="写进这个文件夹，按号命名；没有新内容就不写。")
@click.option("--keep", type=int, default=100, metavar="份数", help="文件夹里留最近几份，默认一百份。")
def backup(out: Path | None, folder: Path | None, keep: int) -> None:
    from yuboard.ledger import backups, memory

    if (out is None) == (folder is None):
        raise click.UsageError("请写 --out 或 --to-folder，只写一个。")
    with _opened() as book:
        # A backup of the wrong ledger would let the right one be forgotten.
        memory.check(book)
        with _files(out or folder or Path()):
            made, path = backups.to_file(book, out) if out else backups.to_folder(book, folder or Path(), keep)
    if made is None:
        click.echo(f"{path} 已是最新，没有再写")
    else:
        click.echo(f"{path}：{made.entries}条，{made.events}号事件，链尾 {made.head[:16]}")


@ledger.command(**COMMAND, help="认可现在的台账：有意换了一本、或恢复了较早的备份之后，服务才肯启动。")
def accept() -> None:
    from yuboard.ledger import memory
    from yuboard.ledger.engine import exists

    if not exists(ledger_setting()):
        memory.forget(ledger_setting())
        click.echo("现在没有台账，已认可；可以运行 ledger init 建立新的")
        return
    before = memory.last_seen(ledger_setting())
    with _opened() as book:
        present = memory.accept(book)
    was = f"上次见到的是第{before.revision}号（{before.hash[:16]}），" if before else ""
    click.echo(f"{was}现在认可第{present.revision}号（{present.hash[:16]}）")


@ledger.command(**COMMAND, help="把备份恢复到空的地方，边读边验；从不覆盖已有的台账。")
@click.argument("file", type=PATH, metavar="文件")
@click.option("--to", required=True, metavar="地方", help="空文件夹，或没有台账的数据库的地址。")
def restore(file: Path, to: str) -> None:
    from yuboard.ledger.backup import restore as restore_to
    from yuboard.ledger.engine import shown

    with _files(file):
        made, held = restore_to(file, to if "://" in to else str(Path(to).resolve()))
        made.close()
    click.echo(f"已恢复到 {shown(to)}：{held.entries}条，{held.events}号事件，链尾 {held.head[:16]}")


@ledger.command(**COMMAND, help="验证整条链没有被改动；给出回执时，证明那一批与存入时相同。")
@click.argument("receipts", nargs=-1, type=PATH, metavar="[回执]…")
def verify(receipts: Sequence[Path]) -> None:
    from yuboard.ledger import receipts as proofs
    from yuboard.ledger.verification import verify as verify_ledger

    read = []
    for path in receipts:
        with _files(path):
            read.append(proofs.read(disk.content(path, _LARGEST)))
    with _opened() as book:
        verified = verify_ledger(book, read)
    for flaw in verified.flaws:
        click.echo(flaw)
    if verified.flaws:
        raise LedgerError(f"验证不过，共{len(verified.flaws)}处：台账被改动过，或已损坏。")
    click.echo(f"验证通过：{verified.entries}条，{verified.events}号事件，链尾 {verified.head[:16]}")
    if read:
        click.echo(f"回执{len(read)}份，与台账相符")


@contextmanager
def _opened() -> Iterator["Ledger"]:
    from yuboard.ledger.engine import open_ledger

    book = open_ledger(ledger_setting())
    try:
        yield book
    finally:
        book.close()


@contextmanager
def _files(path: Path) -> Iterator[None]:
    """Errors of the file system as a sentence."""
    try:
        yield
    except OSError as error:
        raise LedgerError(f"{path} 读写不成：{file_reason(error)}。") from error


def _terms() -> "Terms":
    from yuboard.ledger.terms import terms
    from yuboard.record import store

    return terms(store.reader(store.database()))


def _last_approved(place: "Place") -> dict[tuple[str, str | None], str]:
    """Approved values of a place in words; nothing where there is no ledger yet."""
    from yuboard.intake.approved import last_approved
    from yuboard.ledger.engine import exists, open_ledger

    if not exists(ledger_setting()):
        return {}
    book = open_ledger(ledger_setting())
    try:
        return last_approved(book, place)
    finally:
        book.close()


def _person(name: str, place: str, is_reviewer: bool) -> tuple["Terms", "Author"]:
    from yuboard.ledger.terms import author

    known = _terms()
    return known, author(known, name, place, is_reviewer=is_reviewer)


def _acknowledge(receipt: "Receipt", path: Path | None, word: str) -> None:
    click.echo(f"第{receipt.batch}批{receipt.rows}条已{word}（台账第{receipt.revision}号，{receipt.hash[:16]}）")
    if path is not None:
        write_out(path, receipt.text().encode())
