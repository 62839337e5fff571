"""The command ``python -m yuboard export``: files made without a browser, all or nothing."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from yuboard.reports.errors import ExportError, SelectionError
from yuboard.row import Row

Rows = Callable[..., tuple[Row, ...]]


def add(commands: Any) -> None:
    """Put ``export`` and its kinds among the commands."""
    export = commands.add_parser("export", help="make a file to present, edit or print")
    kinds = export.add_subparsers(dest="kind", required=True)
    deck = kinds.add_parser("deck", help="an editable 16:9 deck (.pptx)")
    deck.add_argument("--place", action="append", default=[], help="a city (repeat to compare) or one county")
    deck.add_argument("--out", type=Path, required=True, help="the file to write")
    deck.add_argument("--template", type=Path, default=None, help="a house template (.pptx)")
    deck.add_argument("--scenario", action="store_true", help="with the computed split of undivided years")
    deck.add_argument("--date", type=date.fromisoformat, default=None, help="the date on the slides, 2026-01-31")


def run(options: argparse.Namespace, *, rows: Rows, version: str) -> int:
    """Make one file; returns 0, or 2 with a Chinese sentence where nothing was written."""
    try:
        check_target(options.out, ".pptx")
        write_out(options.out, _deck(options, rows, version))
    except ExportError as error:
        print(f"未导出：{error}", file=sys.stderr)
        return 2
    print(options.out)
    return 0


def _deck(options: argparse.Namespace, rows: Rows, version: str) -> bytes:
    from yuboard.reports.deck import deck
    from yuboard.reports.gather import gather
    from yuboard.reports.story import story

    told = story(gather(rows, options.place, scenario=options.scenario))
    made_on = options.date or date.today()
    return deck(told, version=version, made_on=made_on, template=options.template, scenario=options.scenario)


def check_target(path: Path, suffix: str) -> None:
    """Say in time that a file cannot be written where it is asked for. Raises SelectionError."""
    if path.suffix.lower() != suffix:
        raise SelectionError(f"文件名应以 {suffix} 结尾：{path}")
    if path.is_dir():
        raise SelectionError(f"{path} 是文件夹，请写明文件名。")
    if not path.parent.is_dir():
        raise SelectionError(f"文件夹不存在：{path.parent}")
    if not os.access(path.parent, os.W_OK):
        raise SelectionError(f"文件夹不能写入：{path.parent}")


def write_out(path: Path, content: bytes) -> None:
    """Write a draft beside ``path`` and rename it, so that no half-written file is ever seen."""
    draft = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".draft-", delete=False) as file:
            draft = Path(file.name)
            file.write(content)
        draft.chmod(0o644)
        draft.replace(path)
    except OSError as error:
        if draft is not None:
            draft.unlink(missing_ok=True)
        raise SelectionError(f"写不进 {path}：{error.strerror or error}") from error
