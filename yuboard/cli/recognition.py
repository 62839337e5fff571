"""Commands of the register of recognised units: ``python -m yuboard ledger recognise`` and ``void``."""

from contextlib import closing
from pathlib import Path

import click

from yuboard import clock, disk
from yuboard.cli.parameters import COMMAND, PATH
from yuboard.problems import LedgerError, UploadError
from yuboard.settings import ledger_setting

_LARGEST = 5_000_000


@click.command(
    **COMMAND, help="登记认定单位（.xlsx 或 .csv）：认定、上报数据、复审、取消称号，每行一件事；有一处不对就都不登记。"
)
@click.argument("file", type=PATH, metavar="文件")
@click.option("--author", required=True, metavar="姓名", help="谁登记的，记入台账。")
@click.option("--place", required=True, metavar="城市", help="登记人属于哪个市，以市里审核人的身份登记。")
def recognise(file: Path, author: str, place: str) -> None:
    from yuboard.intake import recognised
    from yuboard.ledger import recognising
    from yuboard.ledger.engine import open_ledger
    from yuboard.ledger.terms import author as person_of
    from yuboard.ledger.terms import terms
    from yuboard.record import store

    rows = store.reader(store.database())
    known = terms(rows)
    person = person_of(known, author, place, is_reviewer=True)
    clocks = recognised.clocks(rows, person.place.place_id)
    if clocks is None:
        raise LedgerError(recognised.no_clocks(person.place.name))
    content = disk.content(file, _LARGEST)
    try:
        acts = recognised.propose(file.name, content, known, person, recognised.kinds(rows), clock.today())
    except UploadError as error:
        raise LedgerError(str(error)) from error
    with closing(open_ledger(ledger_setting())) as book:
        stored = recognising.append(book, person, acts, known, clocks)
    click.echo(f"登记了{len(stored)}件事，认定登记第{stored[0].recognition_id}至{stored[-1].recognition_id}条")


@click.command(
    **COMMAND, help="作废写错的认定登记：不删除，另记一条，写明哪一条、谁、何时、为什么；有一条不行就都不作废。"
)
@click.argument("numbers", type=click.IntRange(1), nargs=-1, required=True, metavar="第几条...")
@click.option("--reason", required=True, metavar="原因", help="为什么作废，公开显示。")
@click.option("--author", required=True, metavar="姓名", help="谁作废的，记入台账。")
@click.option("--place", required=True, metavar="城市", help="作废的人属于哪个市。")
def void(numbers: tuple[int, ...], reason: str, author: str, place: str) -> None:
    from yuboard.intake import recognised
    from yuboard.ledger import recognising
    from yuboard.ledger.engine import open_ledger
    from yuboard.ledger.terms import author as person_of
    from yuboard.ledger.terms import terms
    from yuboard.record import store

    rows = store.reader(store.database())
    known = terms(rows)
    person = person_of(known, author, place, is_reviewer=True)
    clocks = recognised.clocks(rows, person.place.place_id)
    if clocks is None:
        raise LedgerError(recognised.no_clocks(person.place.name))
    with closing(open_ledger(ledger_setting())) as book:
        stored = recognising.void(book, person, numbers, reason, known, clocks)
    click.echo(f"作废了{len(stored)}条，记为认定登记第{stored[0].recognition_id}至{stored[-1].recognition_id}条")
