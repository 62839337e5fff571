"""Command for the deck of a meeting: ``python -m yuboard export changes``."""

from datetime import date
from pathlib import Path

import click

from yuboard.cli.parameters import COMMAND, PATH, Day, as_of_today, made_today
from yuboard.exports.files import check_target, write_out
from yuboard.problems import SelectionError
from yuboard.settings import ledger_setting


@click.command(**COMMAND, help="会议用的演示文稿（.pptx）：两天之间哪些目标有新数、改了数、逾期或达成，至多六页。")
@click.option("--place", default="", metavar="城市", help="只写一个城市，默认各市。")
@click.option("--since", type=Day(), required=True, metavar="日期", help="上次汇报的日子。")
@click.option("--out", type=PATH, required=True, metavar="文件", help="要写的文件（.pptx）。")
@as_of_today
@made_today
def changes(place: str, since: date, out: Path, as_of: date, made_on: date) -> None:
    check_target(out, ".pptx")
    if since > as_of:
        raise SelectionError(f"上次汇报的日子（{since}）在截至的那一天（{as_of}）之后。")
    from yuboard.exports.pptx.presentation import deck
    from yuboard.ledger.progress import progress_at
    from yuboard.progress.changes import changes as between
    from yuboard.record import places, reported, store
    from yuboard.slides.changes import change_story

    rows = store.reader(store.database())
    (subject,) = places.cities(rows, [place], "变化幻灯片") if place else [""]
    before, after = (progress_at(ledger_setting(), rows, reported.once, day) for day in (since, as_of))
    found = [one for one in between(before, after) if subject in ("", one.after.goal.city)]
    told = change_story(found, subject or "各市", since, as_of, places.positions(rows))
    write_out(out, deck(told, version=store.version(), made_on=made_on))
    click.echo(out)
