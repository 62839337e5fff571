"""Commands of the register of recognised units: ``python -m yuboard ledger recognise`` and ``void``."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yuboard import clock, disk
from yuboard.cli.parameters import COMMAND, PATH
from yuboard.problems import LedgerError, UploadError
from yuboard.settings import ledger_setting

if TYPE_CHECKING:
    from yuboard.ledger.terms import Author, Terms
    from yuboard.record.results import Reader
    from yuboard.reporting.recognition import Terms as Clocks

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

    rows, known, person, clocks = _entering(author, place)
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
    from yuboard.ledger import recognising
    from yuboard.ledger.engine import open_ledger

    _, known, person, clocks = _entering(author, place)
    with closing(open_ledger(ledger_setting())) as book:
        stored = recognising.void(book, person, numbers, reason, known, clocks)
    click.echo(f"作废了{len(stored)}条，记为认定登记第{stored[0].recognition_id}至{stored[-1].recognition_id}条")


def _entering(author: str, place: str) -> "tuple[Reader, Terms, Author, Clocks]":
    """Reader of the record, its terms, the reviewer who enters, and the clocks of the reviewer's city.

    Raises LedgerError for a city whose documents recognise no units.
    """
    from yuboard.intake import recognised
    from yuboard.ledger import terms
    from yuboard.record import store

    rows = store.reader(store.database())
    known = terms.terms(rows)
    person = terms.author(known, author, place, is_reviewer=True)
    clocks = recognised.clocks(rows, person.place.place_id)
    if clocks is None:
        raise LedgerError(recognised.no_clocks(person.place.name))
    return rows, known, person, clocks
