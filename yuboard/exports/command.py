"""The command ``python -m yuboard export``: files made without a browser, all or nothing."""

import argparse
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from yuboard.exports.errors import reason
from yuboard.problems import ExportError, SelectionError
from yuboard.record.results import Reader
from yuboard.usage import day

_PLACE = "a city (repeat to compare) or one county"
# Each kind of file: its suffix, and whether it is about places.
KINDS = {
    "deck": (".pptx", True, "an editable 16:9 deck"),
    "workbook": (".xlsx", True, "quotas of one city or county, or a comparison of several cities"),
    "briefing": (".pdf", True, "an A4 briefing on one city or county"),
    "record": (".zip", True, "every table, workbook and picture, with a manifest; of all cities where none is named"),
    "static": ("", False, "the whole dashboard as plain HTML, in a folder"),
}


def add(commands: Any) -> None:
    """Put ``export`` and its kinds among the commands."""
    export = commands.add_parser("export", help="make a file to present, edit or print")
    kinds = export.add_subparsers(dest="kind", required=True)
    for name, (suffix, about_places, words) in KINDS.items():
        kind = kinds.add_parser(name, help=f"{words} ({suffix})" if suffix else words)
        whole = "refused: it is always about all places"
        kind.add_argument("--place", action="append", default=[], help=_PLACE if about_places else whole)
        kind.add_argument("--out", type=Path, required=True, help="the file to write, or the folder")
        kind.add_argument("--date", type=day, default=None, help="the date named in it, 2026-01-31")
        if name == "deck":
            kind.add_argument("--template", type=Path, default=None, help="a house template (.pptx)")
            kind.add_argument("--scenario", action="store_true", help="with the computed split of undivided years")


def run(options: argparse.Namespace, *, rows: Reader, version: str) -> int:
    """Make one file or folder; returns 0, or 2 with a Chinese sentence where nothing was written."""
    suffix, about_places, _ = KINDS[options.kind]
    made: dict[str, Any] = {"version": version, "made_on": options.date or date.today()}
    try:
        if options.place and not about_places:
            raise SelectionError(
                f"静态网页总是包含全部城市，不能只取{'、'.join(options.place)}：请去掉 --place；"
                "只要一个城市的数据，请用 record --place。"
            )
        if not suffix:
            _static(options.out, rows, made)
        else:
            check_target(options.out, suffix)
            write_out(options.out, _MAKERS[options.kind](options, rows, made))
    except ExportError as error:
        print(f"未导出：{error}", file=sys.stderr)
        return 2
    print(options.out)
    return 0


def _deck(options: argparse.Namespace, rows: Reader, made: dict[str, Any]) -> bytes:
    from yuboard.exports.pptx.presentation import deck
    from yuboard.slides.material import gather
    from yuboard.slides.story import story

    told = story(gather(rows, options.place, scenario=options.scenario))
    return deck(told, **made, template=options.template, scenario=options.scenario)


def _workbook(options: argparse.Namespace, rows: Reader, made: dict[str, Any]) -> bytes:
    from yuboard.exports.xlsx.quotas import comparison_workbook, quota_workbook

    asked = _some(options.place)
    return (
        quota_workbook(asked[0], rows=rows, **made)
        if len(asked) == 1
        else comparison_workbook(asked, rows=rows, **made)
    )


def _briefing(options: argparse.Namespace, rows: Reader, made: dict[str, Any]) -> bytes:
    from yuboard.exports.pdf.briefing import briefing

    asked = _some(options.place)
    if len(asked) > 1:
        raise SelectionError("一份简报只写一个城市或一个县（市、区），请分别导出。")
    return briefing(asked[0], rows=rows, **made)


def _record(options: argparse.Namespace, rows: Reader, made: dict[str, Any]) -> bytes:
    from yuboard.exports.archive import record_zip

    return record_zip(options.place, rows=rows, **made, on_step=_tell)


_MAKERS = {"deck": _deck, "workbook": _workbook, "briefing": _briefing, "record": _record}


def _static(folder: Path, rows: Reader, made: dict[str, Any]) -> None:
    from yuboard.exports.archive import check_folder, write_folder
    from yuboard.exports.site.build import static

    check_folder(folder)
    write_folder(static(rows=rows, **made, on_step=_tell), folder)


def _tell(done: int, total: int, name: str) -> None:
    """Progress on one line of a terminal; nothing where the output is a log."""
    if sys.stderr.isatty():
        print(f"\r{done}/{total}　{name}　　　　", end="\n" if done == total else "", file=sys.stderr)


def _some(places: list[str]) -> list[str]:
    if not any(map(str.strip, places)):
        raise SelectionError("没有选地区：请用 --place 写明城市或县（市、区）。")
    return places


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
        raise SelectionError(f"写不进 {path}：{reason(error)}") from error
