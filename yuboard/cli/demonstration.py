"""Command ``python -m yuboard demo``: a folder of made data to try reporting with."""

import sys
from pathlib import Path

import click

from yuboard import made
from yuboard.cli.parameters import COMMAND, PATH
from yuboard.settings import data_dir


@click.command(
    **COMMAND,
    help=f"做一个演示文件夹：数据的副本，加上程序编的2016—2018年上报，供试用填报和审核；各页和各种文件都标明“{made.MARK}”。",
)
@click.option("--out", type=PATH, required=True, metavar="文件夹", help="要做的文件夹，须还没有。")
def demo(out: Path) -> None:
    from yuboard.demonstration.making import PEOPLE, make

    make(data_dir(), out.resolve(), _show_progress)
    click.echo(
        f"{out}：演示已做好。看它请运行 make demo DEMO={out}，"
        f"或把 YUBOARD_DATA 设为 {out / 'data'}、YUBOARD_PEOPLE 设为 {out / PEOPLE} 再启动。"
    )


def _show_progress(done: int, total: int) -> None:
    """Progress on one line of a terminal; nothing where the output is a log."""
    if sys.stderr.isatty():
        click.echo(f"\r{done}/{total}步　　", nl=done == total, err=True)
