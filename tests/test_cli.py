"""Command line: every kind of file, refusals that leave nothing behind, and all of it in Chinese and in the README."""

import ast
import gettext
import inspect
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest
from pptx import Presentation
from pypdf import PdfReader

from tests.support import rows
from yuboard import cli, maps, theme
from yuboard.exports.site.build import static
from yuboard.geography import areas, layouts
from yuboard.record import building, store
from yuboard.settings import PACKAGE, ROOT

PO = PACKAGE / "locale" / "zh_CN" / "LC_MESSAGES" / "click.po"


def export(*arguments: str) -> int:
    return cli.main(["export", *arguments])


@pytest.mark.parametrize(
    ("kind", "places", "name"),
    [
        ("workbook", ["商丘市"], "一市.xlsx"),
        ("workbook", ["虞城县"], "一县.xlsx"),
        ("workbook", ["郑州", "商丘"], "对比.xlsx"),
        ("record", ["漯河市"], "存档.zip"),
        ("briefing", ["虞城县"], "简报.pdf"),
        ("briefing", ["漯河市"], "简报.pdf"),
    ],
)
def test_each_kind_is_written_and_twice_the_same(tmp_path: Path, kind: str, places: list[str], name: str) -> None:
    asked = [kind, *(part for place in places for part in ("--place", place)), "--date", "2026-01-31"]
    first, second = tmp_path / name, tmp_path / f"again-{name}"
    assert export(*asked, "--out", str(first)) == 0
    assert export(*asked, "--out", str(second)) == 0
    assert first.read_bytes() == second.read_bytes()
    if name.endswith(".pdf"):
        assert PdfReader(first).pages
    else:
        assert zipfile.ZipFile(first).testzip() is None


def test_static_pages_are_written_and_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "网页"
    for _ in range(2):
        assert export("static", "--out", str(folder), "--date", "2026-01-31") == 0
    assert "2026" in (folder / "index.html").read_text(encoding="utf-8")
    assert "index.html" in json.dumps(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
    assert [path.name for path in tmp_path.iterdir()] == ["网页"]


@pytest.fixture
def unmapped(own_fourth_city: Path) -> str:
    """A city with a layout, and no row that says where its counties lie."""
    layout = {"layout_id": "ex2019-l1", "document_id": "ex2019", "name": "一带多园", "summary": "一带多园。"}
    rows.append(own_fourth_city / "layouts.csv", layout | {"section": "一", "quote": "一带多园"})
    header = dict.fromkeys(rows.read(own_fourth_city / "documents" / "sq2016" / "layout.csv")[0], "")
    rows.write(
        own_fourth_city / "documents" / "ex2019" / "layout.csv",
        [
            header
            | {"element_id": f"ex2019-e{number}", "layout_id": "ex2019-l1", "kind": "park", "name": f"{county}园区",
               "place_id": county, "role": "园区", "status": "规划", "precision": "county", "section": "一",
               "quote": "一带多园"}
            for number, county in enumerate(("example_a", "example_b"), 1)
        ],
    )  # fmt: skip
    building.build(own_fourth_city)
    return "示例市"


def test_city_without_ground_has_a_sentence_in_the_place_of_its_map(unmapped: str, tmp_path: Path) -> None:
    said = "没有边界，也没有方块图"
    paths = {
        kind: tmp_path / f"a{suffix}" for kind, suffix in (("briefing", ".pdf"), ("deck", ".pptx"), ("record", ".zip"))
    }
    for kind, path in paths.items():
        assert export(kind, "--place", unmapped, "--out", str(path)) == 0, kind
    assert said in "".join(page.extract_text() for page in PdfReader(paths["briefing"]).pages)
    slides = Presentation(str(paths["deck"])).slides
    assert [
        shape for slide in slides for shape in slide.shapes if shape.has_text_frame and said in shape.text_frame.text
    ]
    names = zipfile.ZipFile(paths["record"]).namelist()
    assert any(name.startswith("图/布局/示例市_一带多园") for name in names)
    layout = layouts.layouts(store.rows, unmapped)[0]
    shown, canvas = layouts.elements(store.rows, layout["layout_id"]), maps.Canvas(560, 300)
    assert said in maps.layout_sheet(shown, areas.plan(layout["adcode"]), canvas, position=4, colours=theme.LIGHT)
    assert said in static(rows=store.rows, version="0123abcd", made_on=date(2026, 1, 15))["layouts.html"].decode()


def test_one_file_is_made_from_one_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The data may be edited meanwhile, so that looking the database up twice may find two versions."""
    asked: list[Path] = []
    look_up = store.database
    monkeypatch.setattr(store, "database", lambda: asked.append(look_up()) or asked[-1])
    assert export("workbook", "--place", "商丘市", "--out", str(tmp_path / "a.xlsx")) == 0
    assert len(asked) == 1


def test_reader_keeps_to_its_database(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    read = store.reader(building.build(data))
    rows.change(data / "places.csv", lambda row: row["place_id"] == "shangqiu", name="商邱市")
    again = store.reader(building.build(data))
    assert read("places/cities")[-1]["name"] == "商丘市"
    assert again("places/cities")[-1]["name"] == "商邱市"


def test_static_pages_go_into_the_present_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "网页"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr("yuboard.exports.site.build.static", lambda **_: {"index.html": b"x"})
    assert export("static", "--out", ".") == 0
    assert [path.name for path in folder.iterdir()] == ["index.html"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["briefing", "--out", "{0}/a.pdf"], "没有选地区"),
        (["briefing", "--place", "商丘市", "--place", "郑州市", "--out", "{0}/a.pdf"], "只写一个"),
        (["briefing", "--place", "火星市", "--out", "{0}/a.pdf"], "火星市"),
        (["workbook", "--out", "{0}/a.xlsx"], "没有选地区"),
        (["workbook", "--place", "火星市", "--out", "{0}/a.xlsx"], "火星市"),
        (["workbook", "--place", " ", "--out", "{0}/a.xlsx"], "没有选地区"),
        (
            ["workbook", "--place", "郑州市", "--place", "商丘市", "--place", "火星市", "--out", "{0}/a.xlsx"],
            "没有名为“火星市”的地区。可选的城市：郑州市、漯河市、商丘市",
        ),
        (
            ["workbook", "--place", "郑州市", "--place", "商丘市", "--place", "虞城县", "--out", "{0}/a.xlsx"],
            "对比表按城市制作，不能选“虞城县”",
        ),
        (["record", "--place", "火星", "--place", "水星", "--out", "{0}/a.zip"], "没有名为“火星”“水星”的地区"),
        (["workbook", "--place", "商丘市", "--out", "{0}/a.pdf"], "应以 .xlsx 结尾"),
        (["record", "--out", "{0}/no/a.zip"], "文件夹不存在"),
        (["record", "--out", "{0}"], "应以 .zip 结尾"),
        (["record", "--place", "虞城县", "--out", "{0}/a.zip"], "存档按城市制作，不能选“虞城县”"),
        (["static", "--place", "商丘市", "--out", "{0}/a"], "静态网页总是包含全部城市"),
        (["static", "--out", "/dev/null/a"], "/dev/null 不是可以写入的文件夹"),
    ],
)
def test_refusals_are_chinese_and_leave_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert export(*(argument.format(tmp_path) for argument in arguments)) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "record", "--date", "2026-13-01", "--out", "a.zip"], "'--date' 的值不对：“2026-13-01”不是日期"),
        (["export", "record", "--city", "商丘市", "--out", "a.zip"], "没有选项“--city”"),
        (["export", "record"], "缺少选项 '--out'"),
        (["export", "record", "--out"], "选项 --out 后面没有写值"),
        (["export", "deck", "--scenario=1", "--out", "a.pptx"], "选项 --scenario 后面不写值"),
        (["export", "picture"], "没有命令“picture”"),
        (["export", "recrod"], "没有命令“recrod”。 是不是 'record'？"),
        (["build", "data"], "多出的内容：data"),
        (["check", "--texts", "no/such/folder"], "全文文件夹不存在：no/such/folder"),
        (["check", "--data", "no/such/folder"], "不是数据文件夹（缺少 documents.csv）"),
    ],
)
def test_wrong_use_is_told_in_chinese(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert cli.main(arguments) == 2
    error = capsys.readouterr().err
    assert "用法不对：" in error
    assert words in error
    assert english(error.replace(str(ROOT), "")) <= set(re.findall("[A-Za-z]+", " ".join(arguments))) | {"documents"}


def commands(command: click.Command = cli.yuboard, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every command and group: (), ("build",), ("export", "deck")."""
    yield path
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from commands(inner, (*path, name))


def options(path: tuple[str, ...]) -> list[str]:
    """The options that the help of a command shows."""
    command: click.Command = cli.yuboard
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    shown = [option for option in command.params if isinstance(option, click.Option) and not option.hidden]
    return [name for option in shown for name in option.opts]


def arguments(path: tuple[str, ...]) -> list[str]:
    """The arguments of a command, as its help names them."""
    command: click.Command = cli.yuboard
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    return [str(one.metavar) for one in command.params if isinstance(one, click.Argument)]


def english(text: str) -> set[str]:
    """Latin words of a text, without the names of commands, options, kinds of file and the program itself."""
    names = {"python", "m", "yuboard", "help", "pptx", "xlsx", "docx", "pdf", "zip", "csv", "ics", "A"}
    names |= {word for path in commands() for name in (*path, *options(path)) for word in name.split("-")}
    return set(re.findall(r"[A-Za-z]+", text)) - names


@pytest.mark.parametrize("path", list(commands()), ids=" ".join)
def test_help_is_in_chinese(capsys: pytest.CaptureFixture[str], path: tuple[str, ...]) -> None:
    assert cli.main([*path, "--help"]) == 0
    text = capsys.readouterr().out
    assert "用法：" in text
    assert english(text) == set()
    assert all(name in text for name in (*options(path), *arguments(path)))


def test_no_command_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "用法：" in capsys.readouterr().err


def test_every_command_and_option_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in commands():
        assert not path or re.search(rf"`(?:python -m yuboard )?(?:export )?{path[-1]}\b[^`]*`", readme), path
        for name in options(path):
            assert re.search(rf"`[^`]*{name}\b[^`]*`", readme), f"{' '.join(path)} {name}"


def catalogue() -> dict[str, str]:
    """Message to Chinese of the source of the catalogue; a plural stands under its singular."""
    entry = r'^msgid "(.+)"\n(?:msgid_plural ".*"\n)?msgstr(?:\[0\])? "(.*)"$'
    entries = re.findall(entry, PO.read_text(encoding="utf-8"), re.MULTILINE)
    return {ast.literal_eval(f'"{message}"'): ast.literal_eval(f'"{words}"') for message, words in entries}


def test_catalogue_is_compiled() -> None:
    with PO.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert {message: compiled.gettext(message) for message in catalogue()} == catalogue()
    assert len(catalogue()) > 40


def test_every_word_of_click_to_a_user_is_in_the_catalogue() -> None:
    """Also after an update of click; mistakes of a programmer stay in English."""
    for_programmers = {
        "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
        "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
        "Could not determine name for option with declarations {decls!r}",
        "No options defined but a name was passed ({name}). Did you mean to declare an argument instead?"
        " Did you mean to pass '--{name}'?",
        "Arguments take exactly one parameter declaration, got {length}: {decls}.",
        "Name '{name}' defined twice",
        "Boolean option {decl!r} cannot use the same flag for true/false.",
    }
    for module in (click.core, click.exceptions, click.formatting, click.parser, click.types):
        for call in ast.walk(ast.parse(inspect.getsource(module))):
            match call:
                case ast.Call(func=ast.Name(id="_" | "ngettext"), args=[ast.Constant(value=message), *_]):
                    assert message in catalogue() or message in for_programmers, message


def test_command_starts_without_the_slow_libraries() -> None:
    code = "import sys; from yuboard import cli; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not {"pandas", "duckdb", "sqlalchemy", "geopandas", "streamlit", "plotly", "pptx"} & set(modules.split())


def test_static_pages_spare_a_folder_of_somebody_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.txt").write_text("x", encoding="utf-8")
    assert export("static", "--out", str(tmp_path)) == 2
    assert "已有别的内容" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]
