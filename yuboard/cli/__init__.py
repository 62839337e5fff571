"""Command line: ``python -m yuboard build | check | geo | export | ledger | demo | doctor``, in Chinese.

Libraries that are slow to load are imported by the command that needs them, so that help and refusals come at once.
"""

import gettext
import io
import logging
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from yuboard import clock, logs
from yuboard.cli import changes, operation, recognition, reporting, yearly
from yuboard.cli.demonstration import demo
from yuboard.cli.ledger import ledger
from yuboard.cli.parameters import COMMAND, GROUP, PATH, Day
from yuboard.disk import reason
from yuboard.exports.files import check_folder, check_target, write_folder, write_out
from yuboard.problems import DataError, ExportError, LedgerError, SelectionError, StorageError
from yuboard.record import proofs
from yuboard.settings import PACKAGE, data_dir, geo_build, ledger_setting

if TYPE_CHECKING:
    from yuboard.progress.rows import Progress
    from yuboard.progress.scoring import Score
    from yuboard.reporting.recognition import Register

F = TypeVar("F", bound=Callable[..., Any])
PROGRAM = "python -m yuboard"
EXIT_PROBLEMS, EXIT_USAGE, EXIT_ABORTED, EXIT_STOPPED = 1, 2, 130, 143
_STOPPED = "已中止，没有留下没写完的文件"


class _StoppedError(BaseException):
    """Raised where the system asks the process to end, so that drafts are cleared away as after Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code: 0 done, 1 problems in the data, 2 wrong use and nothing written.

    130 after Ctrl-C, 143 where the system ends the process. Whatever fails is one Chinese sentence, and in the log.
    """
    _use_catalogue()
    with _log() as log, _stoppable():
        try:
            return yuboard.main(arguments, PROGRAM, standalone_mode=False) or 0
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except DataError as error:
            return _tell_problems(error)
        except ExportError as error:
            return _tell(f"未导出：{error}", error)
        except LedgerError as error:
            return _tell(f"台账：{error}", error)
        except click.Abort:
            click.echo(_STOPPED, err=True)
            return EXIT_ABORTED
        except _StoppedError:
            click.echo(_STOPPED, err=True)
            return EXIT_STOPPED
        except BrokenPipeError:
            # Whoever read the output has gone: nothing more can be said to them, nor at the end of the process.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return EXIT_USAGE
        except OSError as error:
            where = f"（{error.filename}）" if error.filename else ""
            return _tell(f"没有完成：{reason(error)}{where}", error)
        except MemoryError as error:
            return _tell("没有完成：内存不足", error)
        except Exception as error:
            return _tell(f"没有完成：程序出错（{type(error).__name__}），详情记在 {log or '（日志写不了）'}", error)


def _tell_problems(error: DataError) -> int:
    if isinstance(error, StorageError):
        return _tell(f"没有完成：{error.text}", error)
    for problem in error.problems:
        click.echo(problem)
    click.echo(f"共{len(error.problems)}个问题，{error.outcome}", err=True)
    return EXIT_PROBLEMS


def _tell(sentence: str, error: Exception) -> int:
    """Log an error, and tell it in one line, whatever a path in it holds."""
    logging.getLogger(__name__).error("%s", sentence, exc_info=error)
    click.echo(re.sub(r"\s+", " ", sentence), err=True)
    return EXIT_USAGE


@contextmanager
def _log() -> Iterator[Path | None]:
    """The log, as long as a command runs; and a terminal that can show any name of a file."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    before = list(logging.getLogger().handlers)
    try:
        yield logs.to_file()
    finally:
        for handler in set(logging.getLogger().handlers) - set(before):
            logging.getLogger().removeHandler(handler)
            # A full disk refuses the last lines, too.
            with suppress(OSError):
                handler.close()


@contextmanager
def _stoppable() -> Iterator[None]:
    """Turn the system's request to end into an error, once, so that clearing away is not itself cut off."""

    def stop(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_IGN)
        raise _StoppedError

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    signals = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = [signal.signal(number, stop) for number in signals]
    try:
        yield
    finally:
        for number, handler in zip(signals, before):
            signal.signal(number, handler)


def _use_catalogue() -> None:
    """Click's own words from the catalogue of this package, whatever the language of the machine."""
    gettext.bindtextdomain("click", PACKAGE / "locale")
    gettext.textdomain("click")
    os.environ["LANGUAGE"] = "zh_CN"


def _data_folder(ctx: click.Context, param: click.Parameter, folder: Path | None) -> Path:
    folder = (folder or data_dir()).resolve()
    if not (folder / "documents.csv").is_file():
        raise click.BadParameter(f"{folder} 不是数据文件夹（缺少 documents.csv）", ctx, param)
    return folder


def _texts_folder(ctx: click.Context, param: click.Parameter, folder: Path | None) -> Path | None:
    if folder is not None and not folder.is_dir():
        raise click.BadParameter(f"全文文件夹不存在：{folder}", ctx, param)
    return folder


def _no_places(ctx: click.Context, param: click.Parameter, places: Sequence[str]) -> None:
    if places:
        raise SelectionError(
            f"静态网页总是包含全部城市，不能只取{'、'.join(places)}：请去掉 --place；"
            "只要一个城市的数据，请用 record --place。"
        )


@click.group(**GROUP, help="豫策看板的命令：建库、核对数据、提取边界、导出文件、管理上报台账、检查安装。")
def yuboard() -> None:
    pass


yuboard.add_command(ledger)
yuboard.add_command(operation.doctor)
yuboard.add_command(demo)
ledger.add_command(reporting.remind)
ledger.add_command(reporting.calendar)
ledger.add_command(recognition.recognise)
ledger.add_command(recognition.void)


data_option = click.option(
    "--data", type=PATH, callback=_data_folder, metavar="文件夹", help="数据文件夹；默认为程序自带的数据。"
)


@yuboard.command(**COMMAND, help="建立数据库，最后一行是它的路径。")
@data_option
def build(data: Path) -> None:
    from yuboard.record import building

    click.echo(building.build(data))


@yuboard.command(**COMMAND, help="核对数据，列出全部问题，不发布。")
@data_option
@click.option("--texts", type=PATH, callback=_texts_folder, metavar="文件夹", help="文件全文，用来核对每一条引文。")
def check(data: Path, texts: Path | None) -> None:
    from yuboard.record import verification

    verified = verification.verify(data, texts)
    for document_id, quotes in verified.quotes.items():
        click.echo(f"{document_id}：{quotes}条引文在全文中找到")
    for document_id in verified.unproven:
        click.echo(f"{document_id}：未给出全文，引文未核对")
    for notice in verified.notices:
        click.echo(f"提醒　{notice}", err=True)
    if verified.problems:
        raise DataError(verified.problems)
    for doubt in (*verified.doubts, *_undrawn(verified.coded)):
        click.echo(f"提示　{doubt}")
    click.echo("数字：" + "，".join(f"{document_id} {figures}" for document_id, figures in verified.figures.items()))
    if verified.proven:
        _keep_proof(data, verified.proven)
    click.echo("检查通过" + ("" if texts else "（未核对引文：未给出 --texts）"))


def _keep_proof(data: Path, proven: dict[str, proofs.Proven]) -> None:
    """Keep what was proven with the data, for machines without the texts."""
    try:
        proofs.store(data, proven, clock.today())
    except OSError as error:
        click.echo(f"提醒　{proofs.FILE} 没有写成：{reason(error)}", err=True)


def _undrawn(coded: dict[str, str]) -> list[str]:
    """Places with a code that the table of boundaries does not know."""
    from yuboard.geography import boundaries

    known = set(boundaries.units()["adcode"])
    return [f"geo/units.csv 没有{name}（{code}），地图上不画" for code, name in coded.items() if code not in known]


@yuboard.command(**COMMAND, help="从已安装的数据包提取边界，并核对点位。")
@click.option("--check", "candidate", type=PATH, metavar="路径", help="只核对这个边界文件或文件夹。")
def geo(candidate: Path | None) -> None:
    from yuboard.geography import boundaries, extraction

    if candidate is not None:
        _, problems = boundaries.read(candidate.resolve())
        if problems:
            raise DataError(problems)
        click.echo("边界文件可用")
        return
    try:
        for path in extraction.build(geo_build()):
            click.echo(f"{path}　{path.stat().st_size / 1000:.0f} KB")
    except extraction.BuildError as error:
        click.echo(f"边界未生成：{error}。地图将以方块图代替", err=True)
        raise click.exceptions.Exit(EXIT_PROBLEMS) from error
    _check_sites()


def _check_sites() -> None:
    from yuboard.geography import sites

    loaded = sites.load()
    for warning in loaded.warnings:
        click.echo(f"待核对　{warning}")
    if loaded.problems:
        raise DataError(list(loaded.problems))
    located = int(loaded.rows["longitude"].notna().sum())
    click.echo(f"点位：{located}处有坐标，{len(loaded.rows) - located}处未定位")


@yuboard.group(**GROUP, help="不用浏览器，制作汇报、编辑和打印用的文件。")
def export() -> None:
    pass


place_option = click.option(
    "--place", "places", multiple=True, metavar="地区", help="城市（可重复），或一个县（市、区）。"
)
date_option = click.option(
    "--date",
    "made_on",
    type=Day(),
    default=clock.today,
    metavar="日期",
    help="写在文件上的日期，如 2026-01-31，默认今天。",
)


as_of_option = click.option(
    "--as-of",
    type=Day(),
    metavar="日期",
    help="写到哪一天为止审定的上报数，默认同 --date；没有台账或没有审定的数则不写。",
)


def out_option(suffix: str) -> Callable[[F], F]:
    """Option ``--out``: a file with this suffix, or a folder where there is none."""
    metavar, text = ("文件", f"要写的文件（{suffix}）。") if suffix else ("文件夹", "要写的文件夹。")
    return click.option("--out", type=PATH, required=True, metavar=metavar, help=text)


@export.command(**COMMAND, help="可编辑的16:9演示文稿（.pptx）：一个城市、几个城市对比，或一个县。")
@place_option
@out_option(".pptx")
@date_option
@click.option(
    "--template", type=PATH, metavar="文件", help="本单位的模板（.pptx）；封面、内容页按版式的名称、类型或占位符找。"
)
@click.option("--scenario", is_flag=True, help="含未分解年份的情景测算。")
@as_of_option
def deck(
    places: Sequence[str], out: Path, made_on: date, template: Path | None, scenario: bool, as_of: date | None
) -> None:
    check_target(out, ".pptx")
    from yuboard.exports.pptx import presentation
    from yuboard.slides.material import gather
    from yuboard.slides.story import story

    rows, version = _record()
    day = as_of or made_on
    known = _reported(rows, day)
    known["progress"] = known.pop("standing")
    slides = story(gather(rows, places, scenario=scenario, register=_register(rows, day), **known))
    content = presentation.deck(slides, version=version, made_on=made_on, template=template, scenario=scenario)
    _write(out, content)


@export.command(**COMMAND, help="工作簿（.xlsx）：一个城市或县的配额，或几个城市的对比。")
@place_option
@out_option(".xlsx")
@date_option
@as_of_option
def workbook(places: Sequence[str], out: Path, made_on: date, as_of: date | None) -> None:
    check_target(out, ".xlsx")
    from yuboard.exports.xlsx.comparison import comparison_workbook
    from yuboard.exports.xlsx.quotas import quota_workbook

    _require(places)
    rows, version = _record()
    parameters: dict[str, Any] = {"rows": rows, "version": version, "made_on": made_on}
    parameters["standing"] = _standing(rows, as_of or made_on)
    if len(places) == 1:
        parameters["scores"] = _scores(rows, as_of or made_on, parameters["standing"])
        _write(out, quota_workbook(places[0], **parameters))
    else:
        _write(out, comparison_workbook(places, **parameters))


_ONE_PLACE = "一个城市或一个县（市、区）"


@export.command(**COMMAND, help=f"A4 简报（.pdf）：{_ONE_PLACE}，一至四页；有上报的数时另有进度。")
@place_option
@out_option(".pdf")
@date_option
@as_of_option
def briefing(places: Sequence[str], out: Path, made_on: date, as_of: date | None) -> None:
    check_target(out, ".pdf")
    from yuboard.exports.pdf import briefing as paper

    _require(places)
    if len(places) > 1:
        raise SelectionError(f"一份简报只写{_ONE_PLACE}，请分别导出。")
    rows, version = _record()
    known = _reported(rows, as_of or made_on)
    _write(out, paper.briefing(places[0], rows=rows, version=version, made_on=made_on, **known))


@export.command(**COMMAND, help="存档（.zip）：全部表格、工作簿、图片和清单；不写地区则为全部城市。")
@place_option
@out_option(".zip")
@date_option
@as_of_option
def record(places: Sequence[str], out: Path, made_on: date, as_of: date | None) -> None:
    check_target(out, ".zip")
    from yuboard.exports.archive import record_zip

    rows, version = _record()
    day = as_of or made_on
    told = {**_reported(rows, day), "register": _register(rows, day)}
    content = record_zip(places, rows=rows, version=version, made_on=made_on, on_step=_show_progress, **told)
    _write(out, content)


@export.command(**COMMAND, help="静态网页（文件夹）：整个看板，不需要服务器，总是包含全部城市。")
@click.option("--place", multiple=True, callback=_no_places, expose_value=False, hidden=True)
@out_option("")
@date_option
@as_of_option
def static(out: Path, made_on: date, as_of: date | None) -> None:
    check_folder(out)
    from yuboard.exports.site import build as site

    rows, version = _record()
    day = as_of or made_on
    standing = _standing(rows, day)
    told: dict[str, Any] = {"rows": rows, "version": version, "made_on": made_on, "standing": standing}
    told |= {"register": _register(rows, day), "scores": _scores(rows, day, standing)}
    write_folder(site.static(on_step=_show_progress, **told), out)
    click.echo(out)


export.add_command(yearly.yearly)
export.add_command(changes.changes)


def _record() -> tuple[Callable[..., Any], str]:
    """Reader of the database as it is now, and the version to print. Raises DataError."""
    from yuboard.record import store

    path = store.database()
    version = store.version(path)
    if waiting := store.problems():
        click.echo(f"注意：数据有{len(waiting)}处问题没有发布，这里用的是上一版数据（{version}）", err=True)
    return store.reader(path), version


def _standing(rows: Callable[..., Any], day: date) -> "list[Progress]":
    """The progress of all goals as of a day; none without a ledger. Raises LedgerError for one that cannot be read."""
    from yuboard.ledger.progress import progress_in
    from yuboard.record import reported

    return progress_in(ledger_setting(), rows, reported.once, day)


def _register(rows: Callable[..., Any], day: date) -> "Register | None":
    """The register of recognised units as of a day; None without a unit. Raises LedgerError for one unreadable."""
    from yuboard.intake.recognised import register_in

    return register_in(ledger_setting(), rows, day)


def _scores(rows: Callable[..., Any], day: date, standing: "list[Progress]") -> "list[Score]":
    """The scores of all parties by the rules of the day. Raises LedgerError."""
    from yuboard.ledger.progress import scores_in

    return scores_in(ledger_setting(), rows, day, standing)


def _reported(rows: Callable[..., Any], day: date) -> dict[str, Any]:
    """Progress, scores and the courses of quotas, by the names that files take. Raises LedgerError."""
    from yuboard.ledger.progress import courses_in
    from yuboard.record import reported

    standing = _standing(rows, day)
    courses = courses_in(ledger_setting(), rows, reported.once, day, standing)
    return {"standing": standing, "courses": courses, "scores": _scores(rows, day, standing)}


def _require(places: Sequence[str]) -> None:
    if not any(map(str.strip, places)):
        raise SelectionError("没有选地区：请用 --place 写明城市或县（市、区）。")


def _write(path: Path, content: bytes) -> None:
    write_out(path, content)
    click.echo(path)


def _show_progress(done: int, total: int, name: str) -> None:
    """Progress on one line of a terminal; nothing where the output is a log."""
    if sys.stderr.isatty():
        click.echo(f"\r{done}/{total}　{name}　　　　", nl=done == total, err=True)
