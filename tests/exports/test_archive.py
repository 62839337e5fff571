"""The archive: complete, provable by its manifest, the same for the same data."""

import csv
import hashlib
import io
import json
import warnings
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PIL import Image, ImageChops, ImageColor

from tests.support import rows as csv_rows
from tests.support.ledgers import TODAY
from tests.support.registers import register as made_register
from yuboard import charts, maps, theme
from yuboard.charts import svg
from yuboard.exports.archive import record, record_zip
from yuboard.exports.files import MANIFEST, write_folder
from yuboard.exports.png import catalogue, sheet
from yuboard.geography import areas, layouts
from yuboard.problems import ExportError
from yuboard.record import building, store
from yuboard.record.results import Reader
from yuboard.settings import ROOT
from yuboard.tables import register

MADE = {"version": "0123abcd", "made_on": date(2026, 1, 15)}
PICTURES = catalogue.gallery


def _parts(cities: Sequence[str] = ()) -> list[register.Part]:
    return register.parts(store.rows, layouts.all_elements(store.rows, cities), cities)


@pytest.fixture(scope="module")
def files(database: Path) -> dict[str, bytes]:
    """The archive; a letter that the bundled font lacks is a warning, and fails."""
    told: list[tuple[int, int, str]] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        made = record(rows=store.rows, on_step=lambda *step: told.append(step), **MADE)
    assert [name for _, _, name in told] == list(made)[:-1]
    assert [done for done, _, _ in told] == list(range(len(made) - 1))
    return made


def test_manifest_names_every_file_with_its_hash(files: dict[str, bytes]) -> None:
    manifest = json.loads(files[MANIFEST])
    assert (manifest["data_version"], manifest["made_on"]) == ("0123abcd", "2026-01-15")
    assert [entry["name"] for entry in manifest["files"]] == [name for name in files if name != MANIFEST]
    for entry in manifest["files"]:
        content = files[entry["name"]]
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        assert entry["bytes"] == len(content)
    documents = store.rows("documents/list")
    assert [source["number"] for source in manifest["sources"]] == [row["document_number"] for row in documents]
    assert "示意图" in manifest["maps"]


def test_tables_hold_every_row_and_their_source(files: dict[str, bytes]) -> None:
    for part in _parts():
        content = files[f"表/{part.name}.csv"]
        assert content.startswith(b"\xef\xbb\xbf")
        lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        assert len(lines) == len(part.rows)
        assert {line["数据版本"] for line in lines} == {"0123abcd"}
        assert {line["下载日期"] for line in lines} == {"2026-01-15"}
        assert not [cell for line in lines for cell in line.values() if cell.startswith(("=", "+", "@"))]


def test_every_table_of_the_data_is_there(database: Path) -> None:
    def lines(name: str) -> int:
        return sum(len(csv_rows.read(path)) for path in ROOT.glob(f"data/**/{name}"))

    made = {part.name: part for part in _parts()}
    for name, file in (("各县职责", "duties.csv"), ("布局", "layouts.csv"), ("任务对应目标", "task_targets.csv"),
                       ("地区", "places.csv"), ("单位", "units.csv"), ("不录入的数字", "exclusions.csv"),
                       ("任务", "tasks.csv"), ("认定标准", "criteria.csv"), ("布局要素", "layout.csv"),
                       ("报表", "forms.csv")):  # fmt: skip
        assert len(made[name].rows) == lines(file), name
    assert len(made["对比"].rows) == lines("comparisons.csv") * len(store.rows("places/cities"))
    for part in made.values():
        assert not [key for row in part.rows for key, _, _ in part.columns if key not in row], part.name
    assert all(cell["verdict"] and cell["reason"] for cell in made["对比"].rows)
    assert all(row["term"] in row["quote"] and row["targets"] for row in made["任务对应目标"].rows)
    assert {row["condition"] for row in made["认定标准"].rows} >= {"自建平台", None}
    assert dict(column[:2] for column in made["任务"].columns)["units"] == "单位"
    assert {row["units"] for row in made["任务"].rows if row["lead_kind"] == "未明确"} == {"文件未明确"}


def test_one_city_has_a_record_of_its_own(database: Path) -> None:
    made = record(["商丘"], rows=store.rows, **MADE)
    lines = {part.name: list(csv.DictReader(io.StringIO(made[f"表/{part.name}.csv"].decode("utf-8-sig"))))
             for part in _parts()}  # fmt: skip
    assert {line["文号"] for name in ("文件", "数字", "任务", "布局要素") for line in lines[name]} == {
        "商政〔2016〕26号"
    }
    assert len(lines["数字"]) == 92
    for name in ("不录入的数字", "任务对应目标", "各县职责", "布局", "对比"):
        assert {line["城市"] for line in lines[name]} == {"商丘市"}, name
    assert {line["城市"] for line in lines["地区"]} == {"商丘市"}
    others = {row["name"] for part in _parts(["郑州市"]) if part.name == "地区"
              for row in part.rows if not row["city"]}  # fmt: skip
    assert "中国" in others, "a place that only figures name"
    assert "开封市" not in others
    for name in ("数据疑点", "前后不一致"):
        rows = next(part for part in _parts() if part.name == name).rows
        assert len(lines[name]) == len([row for row in rows if row["place"] == "商丘市"])
    assert {line["指标"] for line in lines["数字"]} == {line["指标"] for line in lines["指标口径"]}
    assert [name for name in made if name.startswith("工作簿/")] == [
        "工作簿/政策数据全量表.xlsx", "工作簿/商丘市县区配额.xlsx"
    ]  # fmt: skip
    assert not [name for name in made if "郑州" in name or "漯河" in name]
    assert [source["place"] for source in json.loads(made[MANIFEST])["sources"]] == ["商丘市"]


def test_recognised_units_and_all_that_was_entered_are_in_the_record_of_their_city(
    files: dict[str, bytes], database: Path
) -> None:
    made = record(["郑州"], rows=store.rows, **MADE, register=made_register())
    tables = (made[f"表/{name}.csv"].decode("utf-8-sig") for name in ("认定单位", "认定登记"))
    units, acts = (list(csv.DictReader(io.StringIO(text))) for text in tables)
    assert [(row["单位"], row["地区"], row["状态"], row["逾期天数"], row["截至"]) for row in units] == [
        ("演示园区", "金水区", "逾期未复审", "2828", TODAY.isoformat()),
        ("演示企业", "中牟县", "不再接受申报", "", TODAY.isoformat()),
    ]
    assert [(row["第几条"], row["登记状态"], row["作废原因"]) for row in acts] == [
        ("4", "已作废", "单位写错"), ("3", "有效", ""), ("2", "有效", ""), ("1", "有效", ""),
    ]  # fmt: skip
    assert json.loads(made[MANIFEST])["reported_until"] == TODAY.isoformat()
    book = openpyxl.load_workbook(io.BytesIO(made["工作簿/政策数据全量表.xlsx"]))
    assert [len(list(book[name].iter_rows(min_row=5))) for name in ("认定单位", "认定登记")] == [2, 4]
    assert not [name for name in files if "认定单位" in name or "认定登记" in name]


def test_the_record_of_a_city_without_units_is_as_it_was(database: Path) -> None:
    without, beside = (record(["漯河"], rows=store.rows, **MADE, register=one) for one in (None, made_register()))
    assert without == beside


def test_pictures_are_of_projector_size(files: dict[str, bytes]) -> None:
    drawn = {name: Image.open(io.BytesIO(content)) for name, content in files.items() if name.endswith(".png")}
    for picture in drawn.values():
        assert picture.width == 1920
        assert picture.height == 1080
    for row in store.rows("quotas/indicators", place="商丘市"):
        assert f"图/配额/商丘市_{row['name']}.png" in drawn
        for cell in store.rows("quotas/matrix", place="商丘市", indicator=row["name"]):
            if cell["adcode"] and cell["quota"] is not None:
                assert f"图/分区/商丘市_{row['name']}_{cell['year']:.0f}年.png" in drawn
    for row in store.rows("overview/headlines"):
        if len(store.rows("trend/points", indicator=row["indicator"], places=(row["place"],), converted=False)) > 1:
            assert f"图/趋势/{row['indicator']}.png" in drawn


def coloured(picture: Image.Image, colour: str) -> int:
    """How many pixels have that colour, give or take what smoothing does to it."""
    goal = ImageColor.getrgb(colour)
    near = [channel.point(lambda v, g=g: 255 * (abs(v - g) < 12)) for channel, g in zip(picture.split(), goal)]
    return ImageChops.multiply(ImageChops.multiply(near[0], near[1]), near[2]).histogram()[255]


def test_structures_and_the_province_are_drawn_with_their_words(files: dict[str, bytes], monkeypatch) -> None:
    for layout in layouts.layouts(store.rows):
        assert any(name.startswith(f"图/结构/{layout['place']}_{layout['name']}（") for name in files)
    whole = Image.open(io.BytesIO(files["图/城市位置.png"])).convert("RGB")
    for city in store.rows("places/cities"):
        assert coloured(whole, theme.city(theme.LIGHT, city["position"]).base) > 500, city["name"]
    layout = layouts.layouts(store.rows)[0]
    told = coloured(Image.open(io.BytesIO(sheet.structure(store.rows, layout, "x"))).convert("RGB"), theme.LIGHT.ink)
    monkeypatch.setattr(maps, "schematic", lambda *_, **__: svg.picture(960, 500, ""))
    bare = coloured(Image.open(io.BytesIO(sheet.structure(store.rows, layout, "x"))).convert("RGB"), theme.LIGHT.ink)
    assert told > bare + 3000, "the names of the elements are missing"


def words_of(monkeypatch: pytest.MonkeyPatch, name: str, rows: Reader = store.rows) -> tuple[str, list[str], str]:
    """What stands around one picture, caught before it is drawn: title, lines below, version and date."""
    caught: list[tuple[str, list[str], str]] = []
    draw = sheet.chart_sheet
    monkeypatch.setattr(sheet, "chart_sheet", lambda chart, *around: caught.append(around) or draw(chart, *around))
    dict(catalogue.gallery(rows=rows, **MADE))[name]()
    return caught[0]


def test_words_around_a_trend(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    title, lines, stamp = words_of(monkeypatch, "图/趋势/跨境电子商务交易额.png")
    assert title == "跨境电子商务交易额　郑州2020年突破1000亿元／力争100亿美元，商丘2018年力争15亿美元"
    below = "\n".join(lines)
    assert "资料来源：郑政〔2014〕32号" in below
    assert "商政〔2016〕26号　二/（二）/2016年" in below
    assert "测算　商丘力争15亿美元：（15亿美元 ÷ 3亿美元）的2次方根 − 1 = 123.6%" in below
    assert stamp == "数据版本 0123abcd　制作日期 2026-01-15"


def test_maps_say_version_and_date(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = "数据版本 0123abcd　制作日期 2026-01-15"
    layout = layouts.layouts(store.rows, "商丘市")[0]
    drawn = maps.layout_sheet(
        layouts.elements(store.rows, layout["layout_id"]), areas.plan(layout["adcode"]), maps.Canvas(560, 300),
        position=3, colours=theme.LIGHT, stamp=stamp,
    )  # fmt: skip
    assert drawn.count(f">{stamp}</text>") == 1
    monkeypatch.setattr(sheet, "sheet", lambda drawing, title, below, made, *_: made.encode())
    pictured = {
        name: make for name, make in catalogue.gallery(rows=store.rows, **MADE) if name[2:4] in ("布局", "分区")
    }
    assert {name[2:4] for name in pictured} == {"布局", "分区"}
    assert {make() for make in pictured.values()} == {stamp.encode()}


def test_words_around_quotas(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, below, _ = words_of(monkeypatch, "图/配额/商丘市_备案认定跨境电子商务企业.png")
    assert below[0] == "单位：家　2016年全市50家，2017年全市100家，2018年全市200家"
    assert below[-1].startswith("资料来源：商政〔2016〕26号")


def test_a_chosen_city_has_its_own_pictures_only(database: Path) -> None:
    names = [name for name, _ in catalogue.gallery(("漯河市",), rows=store.rows, **MADE)]
    assert not [name for name in names if "郑州市" in name or "商丘市" in name]


def test_city_that_names_no_year_is_left_out_of_the_heading(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def undated(name: str, **parameters: object) -> list[dict]:
        found = store.rows(name, **parameters)
        no_year = {"year": None, "year_label": "文件未写年份", "operator": "text"}
        return [
            row | no_year if name == "trend/points" and row["place"] == "商丘市" else row for row in map(dict, found)
        ]

    assert words_of(monkeypatch, "图/趋势/跨境电子商务交易额.png", undated)[0] == (
        "跨境电子商务交易额　郑州2020年突破1000亿元／力争100亿美元"
    )


def test_names_from_the_data_stay_one_part_of_a_path(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = '甲/乙\\..:*?"<>|[丙]'
    for name in ("cross_border_filed_enterprises", "cross_border_turnover"):
        csv_rows.change(data / "indicators.csv", lambda row, own=name: row["indicator_id"] == own, name=bad + name)
    csv_rows.change(data / "layouts.csv", lambda row: row["document_id"] == "sq2016", name=bad)
    csv_rows.change(data / "places.csv", lambda row: row["place_id"] == "shangqiu", name=bad)
    csv_rows.change(data / "places.csv", lambda row: row["place_id"] == "yucheng", short_name=bad + "县")
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    read = store.reader(building.build(data))
    monkeypatch.setattr(catalogue, "gallery", lambda *args, **made: [(n, bytes) for n, _ in PICTURES(*args, **made)])
    made = record((bad,), rows=read, **MADE)
    assert len([name for name in made if "甲-乙" in name]) > 10
    assert {len(Path(name).parts) for name in made if name.startswith("图/")} <= {2, 3}
    assert not [name for name in made if set(name) & set('\\:*?"<>|[]')]
    write_folder(made, tmp_path / "归档")
    assert len([path for path in (tmp_path / "归档").rglob("*") if path.is_file()]) == len(made)


def test_every_operator_is_drawn(database: Path) -> None:
    points = store.rows("trend/points", indicator="电子商务交易额", places=("郑州市",), converted=False)
    pictured = {
        operator: sheet.chart_sheet(
            charts.trend([{**row, "operator": operator, "axis_high": row["axis_low"] * 1.2} for row in points]),
            "标题", ["资料来源"], "版本",
        )
        for operator in ("=", ">=", "<=", "range")
    }  # fmt: skip
    assert len(set(pictured.values())) == 4


def test_same_data_and_date_make_the_same_bytes(files: dict[str, bytes]) -> None:
    packed = record_zip(rows=store.rows, **MADE)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_folder_is_written_whole_or_not_at_all(files: dict[str, bytes], tmp_path: Path) -> None:
    few = {name: files[name] for name in ("表/汇率.csv", MANIFEST)}
    target = tmp_path / "归档"
    write_folder(few, target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["归档"]
    assert (target / "表" / "汇率.csv").read_bytes() == few["表/汇率.csv"]
    write_folder({MANIFEST: b"{}"}, target)
    assert [path.name for path in target.iterdir()] == [MANIFEST]
    other = tmp_path / "别的"
    other.mkdir()
    (other / "文件.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match="已有别的内容"):
        write_folder(few, other)
    assert [path.name for path in other.iterdir()] == ["文件.txt"]
    blocked = tmp_path / "别的" / "文件.txt" / "归档"
    with pytest.raises(ExportError, match="写不进"):
        write_folder(few, blocked)


@pytest.mark.parametrize(
    "manifest",
    ['{"name": "豫策看板政策数据", "files": [{"name": "表/汇率.csv"}]}', '{"name": "app", "files": []}', "[]", "x"],
)
def test_nothing_of_somebody_else_is_replaced(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")
    (tmp_path / "表").mkdir()
    (tmp_path / "表" / "我的.csv").write_text("x", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ExportError, match="已有别的内容"):
        write_folder({MANIFEST: b"{}"}, tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_what_stands_beside_a_folder_stays(files: dict[str, bytes], tmp_path: Path) -> None:
    few = {MANIFEST: files[MANIFEST]}
    for name in (".归档.draft", ".归档.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "文件.txt").write_text("x", encoding="utf-8")
    for _ in range(2):
        write_folder(few, tmp_path / "归档")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".归档.draft", ".归档.old", "归档"]
    assert (tmp_path / ".归档.old" / "文件.txt").is_file()


def test_archive_comes_back_where_the_new_one_cannot_be_put(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "归档"
    write_folder({MANIFEST: files[MANIFEST]}, target)
    move = Path.replace

    def refusing(self: Path, other: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "refused")
        return move(self, other)

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(ExportError, match="没有写入权限"):
        write_folder({MANIFEST: b"{}"}, target)
    assert (target / MANIFEST).read_bytes() == files[MANIFEST]
    assert [path.name for path in tmp_path.iterdir()] == ["归档"]
