"""Command for the yearly report of a county or bureau: ``python -m yuboard export yearly``."""

from datetime import date
from pathlib import Path

import click

from yuboard.cli.parameters import COMMAND, PATH, as_of_today, made_today
from yuboard.exports.files import check_target, write_out
from yuboard.problems import SelectionError
from yuboard.settings import ledger_setting

_FIRST, _LAST = 1949, 2999


@click.command(**COMMAND, help="年度报告（.docx 或 .pdf）：一个县（市、区）或一个责任单位，按台账和文件拟出。")
@click.option("--place", default="", metavar="地区", help="县（市、区）；写责任单位时为它的城市，可省。")
@click.option("--unit", default="", metavar="单位", help="责任单位，如郑州市商务局。")
@click.option("--year", type=int, required=True, metavar="年份", help="报告哪一年，如 2017。")
@click.option("--out", type=PATH, required=True, metavar="文件", help="要写的文件（.docx 或 .pdf）。")
@as_of_today
@made_today
def yearly(place: str, unit: str, year: int, out: Path, as_of: date, made_on: date) -> None:
    check_target(out, ".pdf" if out.suffix.lower() == ".pdf" else ".docx")
    if not _FIRST <= year <= _LAST:
        raise SelectionError(f"年份应在{_FIRST}至{_LAST}之间。")
    from yuboard.exports.yearly import document, material, paper
    from yuboard.exports.yearly.story import story
    from yuboard.ledger.progress import progress_at
    from yuboard.record import reported, store

    rows = store.reader(store.database())
    who = material.bureau(rows, unit, place) if unit else material.county(rows, place)
    goals = progress_at(ledger_setting(), rows, reported.once, as_of)
    found = material.gathered(rows, reported.rows, goals, who, year=year, day=as_of)
    told = story(found, version=store.version(), made_on=made_on)
    write_out(out, (paper.paper if out.suffix.lower() == ".pdf" else document.document)(told, made_on))
    click.echo(out)
