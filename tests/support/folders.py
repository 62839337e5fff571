"""Data folders made by program: one for each kind of record that ``check`` lets pass, and mixtures by number."""

import csv
import random
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.support.rows import Row
from yuboard.settings import ROOT

# What every folder keeps, as nothing is said without a unit.
_KEPT = ("units.csv",)
# Cells of a table that must be filled and need not differ between folders.
_ALWAYS = {
    "documents/{}/figures.csv": {"time_basis": "annual", "operator": "=", "section": "一"},
    "documents/{}/tasks.csv": {"section": "二", "lead_kind": "未明确", "themes": "园区"},
    "indicators.csv": {
        "domain": "总体",
        "unit": "家",
        "quantity": "stock",
        "direction": "up",
        "definition": "按文件",
        "decimals": "0",
    },
}


class Folder:
    """A data folder in the making: rows by file. ``blank`` has headers only, ``real`` the record of this repository."""

    def __init__(self, *, is_real: bool = False):
        data = ROOT / "data"
        self.heads: dict[str, list[str]] = {}
        self.rows: dict[str, list[Row]] = {}
        for path in [*data.glob("*.csv"), *data.glob("reporting/*.csv"), *data.glob("documents/*/*.csv")]:
            with path.open(encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file)
                name = path.relative_to(data).as_posix()
                self.heads.setdefault(path.name, list(reader.fieldnames or ()))
                if is_real or path.name in _KEPT:
                    self.rows[name] = list(reader)
                elif path.parent.parent != data / "documents":
                    self.rows[name] = []

    def add(self, name: str, /, **cells: object) -> None:
        """One row of a file; columns not given stay empty."""
        head = self.heads[Path(name).name]
        unknown = set(cells) - set(head)
        assert not unknown, unknown
        self.rows.setdefault(name, []).append(dict.fromkeys(head, "") | {key: str(cell) for key, cell in cells.items()})

    def clear(self, *stems: str) -> None:
        """Leave the header of every file of these names."""
        for name in self.rows:
            if Path(name).stem in stems:
                self.rows[name] = []

    def forget(self, *stems: str) -> None:
        """Have no file of these names."""
        self.rows = {name: rows for name, rows in self.rows.items() if Path(name).stem not in stems}

    def without(self, *stems: str, is_forgotten: bool = False) -> "Folder":
        """The same with optional tables and what refers to them empty, or with no file of them at all."""
        (self.forget if is_forgotten else self.clear)(*stems, *(name for stem in stems for name in OPTIONAL[stem]))
        return self

    def save(self, folder: Path) -> Path:
        for name, rows in self.rows.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, self.heads[path.name], lineterminator="\n", extrasaction="ignore")
                writer.writeheader()
                writer.writerows(rows)
        return folder

    def city(
        self, place_id: str, name: str, position: int, code: str = "", parent: str = "henan", **cells: str
    ) -> None:
        """A city, its province where there is none yet."""
        if not any(row["place_id"] == parent for row in self.rows["places.csv"]):
            code_of = "410000" if parent == "henan" else f"{code[:2]}0000" if code else ""
            named = {"henan": "河南省"}.get(parent, "外省")
            self.add("places.csv", place_id=parent, name=named, short_name=named[:-1], kind="省", adcode=code_of)
        self.add(
            "places.csv",
            place_id=place_id,
            name=name,
            short_name=cells.get("short_name", name.removesuffix("市")),
            kind="市",
            parent_id=parent,
            adcode=code,
            position=position,
        )

    def counties(self, city: str, names: Iterable[str], code: str) -> list[str]:
        """Counties of a city under the first four digits of its code, in the order of its document."""
        ids = []
        for number, name in enumerate(names, 1):
            ids.append(f"{city}{number}")
            self.add(
                "places.csv",
                place_id=ids[-1],
                name=name,
                short_name=name,
                kind="县",
                parent_id=city,
                adcode=f"{code[:4]}{number + 20:02d}",
                position=number,
            )
        return ids

    def document(self, document_id: str, place: str, start: int = 2025, end: int = 2027, **cells: str) -> None:
        words = {
            "title": f"{place}电商行动方案{document_id}",
            "short_title": f"方案{document_id}",
            "issuer": "市人民政府",
        }
        self.add(
            "documents.csv",
            document_id=document_id,
            place_id=place,
            period_start=start,
            period_end=end,
            **(words | cells),
        )

    def indicator(self, indicator_id: str, name: str, **cells: str) -> None:
        if not any(row["indicator_id"] == indicator_id for row in self.rows["indicators.csv"]):
            always = _ALWAYS["indicators.csv"]
            self.add("indicators.csv", indicator_id=indicator_id, name=name, **(always | cells))

    def figure(
        self,
        document: str,
        place: str,
        indicator: str,
        role: str,
        year: int | str,
        value: str,
        unit: str = "家",
        **cells: str,
    ) -> str:
        """A stated value, its clause made from its words; returns its figure_id."""
        name = f"documents/{document}/figures.csv"
        figure_id = f"{document}-{len(self.rows.get(name, [])) + 1:03d}"
        words = cells.get("as_written", f"{value}{unit}")
        always = _ALWAYS["documents/{}/figures.csv"] | {
            "low": value,
            "high": value,
            "unit": unit,
            "as_written": words,
            "quote": f"{year}年达到{words}",
        }
        self.add(
            name,
            figure_id=figure_id,
            place_id=place,
            indicator_id=indicator,
            role=role,
            year_start=year,
            year_end=year,
            **(always | cells),
        )
        return figure_id

    def text(self, document: str, place: str, indicator: str, words: str, year: int | str = "", **cells: str) -> str:
        """A target that the document states in words only."""
        return self.figure(
            document, place, indicator, "target", year, "", "", operator="text", as_written=words, quote=words, **cells
        )

    def headline(self, place: str, *indicators: str) -> None:
        for number, indicator in enumerate(indicators, 1):
            self.add("headlines.csv", place_id=place, position=number, indicator_id=indicator)

    def divided(self, document: str, city: str, indicator: str, year: int, parts: dict[str, int]) -> None:
        """A city's target of which each county has a part."""
        quote = f"{year}年{sum(parts.values())}家（" + "，".join(f"{n}家" for n in parts.values()) + "）"
        shared = {"quote": quote[:88], "time_basis": "point"}
        self.figure(document, city, indicator, "target", year, str(sum(parts.values())), **shared)
        for county, part in parts.items():
            self.figure(document, county, indicator, "quota", year, str(part), **shared)

    def form(self, form_id: str, city: str, period: str, **cells: object) -> None:
        """An active form of all counties, or of the city that has none, by the tenth day of the next month."""
        has_counties = any(row["parent_id"] == city and row["kind"] != "功能区" for row in self.rows["places.csv"])
        asked = {"title": f"{form_id}报表", "issuer": "市商务局", "unit": "各县商务局", "due_day": 10, "lock_day": 20,
                 "valid_from": "2025-01-01", "is_active": "true", "notice": "报送通知", "noticed_on": "2024-12-20",
                 "scope": "各县（市、区）" if has_counties else "全市"}  # fmt: skip
        self.add("reporting/forms.csv", form_id=form_id, place_id=city, period=period, **(asked | cells))
        for position, row in enumerate(self.rows["indicators.csv"][:2], 1):
            basis = "时点" if row["quantity"] != "flow" else "累计"
            self.add(
                "reporting/form_indicators.csv",
                form_id=form_id, position=position, indicator_id=row["indicator_id"], basis=basis,
            )  # fmt: skip

    def works(self, document: str, city: str, county: str | None = None) -> None:
        """A task with unit and theme, duties, a layout, a criterion, a base and a doubt of a document."""
        folder, quote = f"documents/{document}", f"建设{document}园区，达到1家以上"
        if not any(row["theme"] == "园区" for row in self.rows["themes.csv"]):
            self.add("themes.csv", theme="园区", position=1)
        task, about = f"{document}-t01", {"section": "二", "quote": quote}
        self.add(
            f"{folder}/tasks.csv",
            task_id=task,
            title="建设园区",
            summary="建设园区。",
            lead_kind="牵头单位",
            themes="园区",
            **about,
        )
        self.add(f"{folder}/task_units.csv", task_id=task, position=1, unit="市商务局", as_written="市商务局")
        self.add(
            f"{folder}/duties.csv",
            duty_id=f"{document}-d01",
            task_id=task,
            scope="各县（市、区）",
            addressed="各县（区）",
            summary="建设园区",
            **about,
        )
        if county:
            self.add(
                f"{folder}/duties.csv",
                duty_id=f"{document}-d02",
                scope="点名",
                place_id=county,
                addressed="点名",
                summary="带头建设园区",
                **about,
            )
        self.add(
            "layouts.csv", layout_id=f"{document}-l1", document_id=document, name="一园", summary="一个园区", **about
        )
        for number, (kind, place) in enumerate((("hub", city), ("park", county or city), ("warehouse", "")), 1):
            self.add(
                f"{folder}/layout.csv",
                element_id=f"{document}-e{number}",
                layout_id=f"{document}-l1",
                kind=kind,
                name=f"要素{number}",
                place_id=place,
                parent_id=f"{document}-e1" if number > 1 else "",
                role="园区",
                status="规划",
                precision="county" if county == place else "none",
                **about,
            )
        self.add(
            f"{folder}/criteria.csv",
            criterion_id=f"{document}-c1",
            unit_kind=f"园区{document}",
            number="1",
            summary="一家以上",
            measurable="true",
            variable="家数",
            operator=">=",
            value="1",
            unit="家",
            **about,
        )
        self.form(f"{document}-r", city, "月", document_id=document, **about)
        self.add(f"{folder}/document_bases.csv", title=f"上级文件{document}", level="国家", quote="根据上级文件")
        first = self.rows[f"{folder}/figures.csv"][0]["figure_id"]
        self.add(
            "findings.csv",
            finding_id=f"{document}-f",
            kind="范围写法",
            title=f"{document}的疑点",
            place_id=city,
            as_stated="写作一",
            computed="应为二",
            treatment="照录",
        )
        self.add("finding_figures.csv", finding_id=f"{document}-f", figure_id=first, mark="原文如此")


def small(folder: Folder, document: str = "d1", place: str = "qinglan", **names: str) -> None:
    """A city outside of any map with one target, alone in its document."""
    folder.city(place, names.get("name", "青岚市"), int(names.get("position", 1)), "990100", "province")
    folder.document(document, place)
    folder.indicator("firms", names.get("indicator", "电商企业"))
    folder.figure(document, place, "firms", "target", 2027, "5", operator=">=", high="", as_written="5家以上")
    folder.headline(place, "firms")


def one_city() -> Folder:
    """A city in another province, one target without a start, every other table its header."""
    folder = Folder()
    small(folder)
    return folder


def one_figureless() -> Folder:
    """Targets in words only, a document without any figure, no file at all for optional tables."""
    folder = Folder()
    folder.city("qinglan", "青岚市", 1, "990100", "province")
    folder.document("d1", "qinglan", 2025, 2025)
    folder.document("d2", "qinglan", issued_on="2025-01-02", number="青政〔2025〕1号")
    folder.indicator("standing", "总体水平", quantity="text")
    folder.text("d1", "qinglan", "standing", "走在前列")
    folder.headline("qinglan", "standing")
    optional = ("comparisons", "comparison_members", "findings", "finding_figures", "revisions", "themes", "layouts")
    folder.forget("exchange_rates", *optional)
    return folder


def all_divided() -> Folder:
    """Every target divided, in a year that is its document's only one; one city is the first without a code."""
    folder = Folder()
    for number, city in enumerate(("qa", "qb"), 1):
        folder.city(city, f"全试{'甲乙'[number - 1]}市", number, f"41{80 + number}00" if number == 1 else "")
        folder.document(f"d{number}", city, 2027, 2027)
        folder.indicator("parks", "园区数")
        code = f"41{80 + number}00"
        if number == 1:
            ids = folder.counties(city, ("甲试县", "乙试县"), code)
            folder.divided("d1", city, "parks", 2027, {ids[0]: 3, ids[1]: 2})
        else:
            folder.figure("d2", city, "parks", "target", 2027, "7")
        folder.headline(city, "parks")
    return folder


def extremes() -> Folder:
    """Nought, falls, minus, tiny and huge numbers, ranges, currencies without a rate, years far apart and none."""
    folder = Folder()
    folder.city("zhi", "值试市", 1, "419900")
    folder.document("d1", "zhi", 2025, 2060, issued_on="2025-05-01")
    kinds = {
        "nought": ("从零开始", "家", "stock", "up"),
        "to_nought": ("重大投诉", "家", "count", "down"),
        "share": ("退货率", "%", "share", "down"),
        "growth": ("增速", "%", "growth", "up"),
        "huge": ("交易额", "亿元", "flow", "up"),
        "tiny": ("补贴", "万元", "flow", "up"),
        "band": ("园区区间", "家", "stock", "band"),
        "place": ("名次", "家", "rank", "down"),
    }
    for name, (words, unit, quantity, direction) in kinds.items():
        folder.indicator(
            name, words, unit=unit, quantity=quantity, direction=direction, decimals="1", compare_group=name
        )
    stated = (
        ("nought", 2025, "0", 2027, "100", "家", "="),
        ("to_nought", 2025, "5", 2027, "0", "家", "="),
        ("share", 2025, "30", 2027, "20", "%", "="),
        ("huge", 2025, "0.0001", 2060, "99999999999", "亿元", "="),
        ("growth", 2025, "3", 2027, "2", "%", "="),
        ("tiny", 2025, "100", 2027, "0.0001", "万元", "="),
        ("place", 2025, "3", 2027, "1", "家", "="),
    )
    for name, start, low, end, high, unit, _ in stated:
        folder.figure("d1", "zhi", name, "baseline", start, low, unit)
        folder.figure("d1", "zhi", name, "target", end, high, unit)
    folder.figure("d1", "zhi", "band", "target", 2030, "1", high="2", operator="range", as_written="1—2家")
    folder.figure("d1", "zhi", "band", "target", 2040, "", high="2", operator="<=", as_written="2家以内")
    folder.figure("d1", "zhi", "band", "interim", 2035, "0")
    folder.figure("d1", "zhi", "band", "target", "", "3", quote="达到3家")
    folder.figure("d1", "zhi", "huge", "interim", 2030, "3", "亿元", time_basis="cumulative")
    _bounded_quotas(folder)
    folder.headline("zhi", *(name for name in kinds if name != "band"))
    folder.add(
        "comparisons.csv", comparison_id="c1", position=1, title="交易额", compare_group="huge", definition="交易额"
    )
    folder.add("comparison_members.csv", comparison_id="c1", indicator_id="huge")
    return folder


def _bounded_quotas(folder: Folder) -> None:
    """Quotas that are bounds from above, of the first of all indicators."""
    ids = folder.counties("zhi", ("甲试县", "乙试县"), "419900")
    folder.indicator("aa_most", "分到县的上限")
    folder.figure("d1", "zhi", "aa_most", "target", 2027, "5")
    for county, part in zip(ids, ("3", "2")):
        bound = {"operator": "<=", "low": "", "quote": f"不超过{part}家"}
        folder.figure("d1", county, "aa_most", "quota", 2027, part, **bound)


LONG = (
    "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
    "戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁"
)
RARE = "𠮷囍🏭e\u0301שלום★①㎡￥\u200b龘"


# Columns of free words by file.
_TOLD = {
    "documents/d1/tasks.csv": ("title", "summary"),
    "documents/d1/duties.csv": ("addressed", "summary"),
    "documents/d1/layout.csv": ("name", "role"),
    "documents/d1/criteria.csv": ("unit_kind", "summary", "variable"),
    "documents/d1/document_bases.csv": ("number", "title"),
    "layouts.csv": ("name", "summary"),
    "findings.csv": ("title", "as_stated", "computed", "treatment"),
    "finding_figures.csv": ("mark",),
    "reporting/forms.csv": ("title", "issuer", "unit", "quote", "notice", "note"),
}


def _named(words: str) -> Folder:
    """Everything that has a name is named with ``words``, in a record with all its tables filled."""
    folder = Folder()
    folder.city("ming", f"{words}市", 1, "419900")
    ids = folder.counties("ming", (f"{words}甲县", f"{words}乙县"), "419900")
    long = {"title": f"{words}方案", "short_title": words, "issuer": words, "number": f"{words}〔2025〕1号"}
    folder.document("d1", "ming", **long, note=words)
    for number in (1, 2):
        folder.indicator(f"i{number}", f"{words}{number}", definition=words, domain=words)
    folder.figure("d1", "ming", "i1", "baseline", 2025, "3", quote=f"{words[:50]}3家", section=words)
    folder.figure("d1", "ming", "i1", "target", 2027, "5", quote=f"{words[:50]}5家", section=words, subject="")
    folder.figure("d1", "ming", "i1", "target", 2027, "9", quote=f"{words[:50]}9家", section=words, subject=words)
    folder.figure("d1", "ming", "i2", "interim", 2026, "4", as_written=f"4家{words[:50]}", subject="")
    folder.text("d1", "ming", "i2", words[:60], 2026, subject=words)
    folder.divided("d1", "ming", "i2", 2027, {ids[0]: 3, ids[1]: 2})
    folder.headline("ming", "i1", "i2")
    folder.works("d1", "ming", ids[0])
    for name, columns in _TOLD.items():
        for row in folder.rows[name]:
            row |= {column: words for column in columns}
    for row in folder.rows["documents/d1/task_units.csv"]:
        row["unit"] = row["as_written"] = f"市{words}局"
    return folder


def long_words() -> Folder:
    """Names of sixty letters that leave no place to break."""
    return _named(LONG)


def long_latin() -> Folder:
    """Names of one Latin word without an end."""
    return _named("Electronicommerce" * 4)


def rare_letters() -> Folder:
    """Names with letters outside the bundled font, beyond the first plane, that combine, that run from the right."""
    return _named(RARE)


def marks() -> Folder:
    """Names that are marks of Markdown, HTML, typst, spreadsheets and addresses."""
    return _named("*_`[a](b)|<b>&\"'#$x$=1+1@{{}}\\//?%")


def many_figures() -> Folder:
    """Four hundred figures, forty quotas a county, a county with none and a zone."""
    folder = Folder()
    folder.city("dashi", "大试市", 1, "419900")
    ids = folder.counties("dashi", (f"第{number}试县" for number in "一二三四五六七八九十"), "419900")
    folder.add("places.csv", place_id="zone", name="大试新区", short_name="大试新区", kind="功能区", parent_id="dashi")
    folder.document("d1", "dashi", number="大政〔2025〕1号", issued_on="2025-01-01")
    for number in range(40):
        folder.indicator(f"b{number}", f"大试指标第{number}项（企业应用与推广示范工程）", domain=f"领域{number % 7}")
        year = 2026 if number % 2 else 2027
        folder.divided("d1", "dashi", f"b{number}", year, {place: 1 + number % 5 for place in ids[:9]})
    folder.headline("dashi", *(f"b{number}" for number in range(12)))
    folder.works("d1", "dashi", ids[0])
    return folder


def many_panels() -> Folder:
    """One indicator in twenty cities whose values are so far apart that each needs a panel; a year a city."""
    folder = Folder()
    folder.indicator("turnover", "交易额", unit="亿元", quantity="flow", compare_group="turnover")
    folder.add(
        "comparisons.csv", comparison_id="c1", position=1, title="交易额", compare_group="turnover", definition="交易额"
    )
    folder.add("comparison_members.csv", comparison_id="c1", indicator_id="turnover")
    for number in range(20):
        place, value = f"p{number}", 3 * 5 ** (number % 14)
        folder.city(place, f"第{number + 1}试市", number + 1, f"42{number + 10}00", "hubei")
        folder.document(f"d{number}", place, 2020 + number, 2040 + number)
        folder.figure(f"d{number}", place, "turnover", "baseline", 2020 + number, str(value), "亿元")
        folder.figure(f"d{number}", place, "turnover", "target", 2030 + number, str(value * 2), "亿元")
        folder.headline(place, "turnover")
    return folder


def _fuller(folder: Folder, place: str, number: int, year: int = 2016) -> None:
    """A plan like those of the record for one more city: trajectories in yuan and dollars, a bound, a headline each."""
    document = f"x{number}"
    folder.document(
        document,
        place,
        year,
        year + 2,
        number=f"试政〔{year}〕{number}号",
        issued_on=f"{year}-08-30",
        title=f"{place}跨境电子商务发展三年行动计划（{year}—{year + 2}年）",
    )
    folder.figure(document, place, "cross_border_turnover", "interim", year, "3", "亿美元")
    folder.figure(document, place, "cross_border_turnover", "target", year + 2, str(10 + number), "亿美元")
    folder.figure(document, place, "ecommerce_turnover", "baseline", year, str(100 + 40 * number), "亿元")
    folder.figure(document, place, "ecommerce_turnover", "target", year + 2, str(200 + 90 * number), "亿元")
    folder.figure(
        document,
        place,
        "cross_border_staff",
        "target",
        year + 2,
        "10000",
        "人",
        operator=">=",
        high="",
        as_written="10000人以上",
        time_basis="cumulative",
    )
    folder.headline(place, "cross_border_turnover", "ecommerce_turnover", "cross_border_staff")


def _cities_of_henan(folder: Folder, count: int) -> None:
    """Plans for the first cities of the province, beside what the folder has of it; counties and works in the last."""
    cities = [row for row in Folder(is_real=True).rows["places.csv"] if row["parent_id"] == "henan"]
    cities.sort(key=lambda row: (int(row["position"] or 99), row["adcode"]))
    governed = {row["place_id"] for row in folder.rows["documents.csv"]}
    for number, city in enumerate(cities[:count], 1):
        own = next((row for row in folder.rows["places.csv"] if row["place_id"] == city["place_id"]), None)
        if own is None:
            folder.add("places.csv", **(city | {"position": number}))
        else:
            own["position"] = str(number)
        if city["place_id"] not in governed:
            _fuller(folder, city["place_id"], number)
    last = cities[count - 1]
    ids = folder.counties(last["place_id"], ("东试区", "西试区", "试县"), last["adcode"])
    folder.divided(f"x{count}", last["place_id"], "cross_border_filed_enterprises", 2018, dict(zip(ids, (3, 2, 1))))
    folder.works(f"x{count}", last["place_id"], ids[0])


def _comparing() -> Folder:
    """No city yet; the record's own indicators, comparisons, rates and sites of authority."""
    folder, real = Folder(), Folder(is_real=True)
    for name in ("indicators.csv", "comparisons.csv", "comparison_members.csv", "exchange_rates.csv"):
        folder.rows[name] = real.rows[name]
    folder.rows["places.csv"] = [row for row in real.rows["places.csv"] if row["place_id"] in ("china", "henan")]
    return folder


def five_cities(*, is_real: bool = False) -> Folder:
    """Four cities of the province and one outside it; beside the record with ``is_real``."""
    folder = Folder(is_real=True) if is_real else _comparing()
    _cities_of_henan(folder, 4)
    folder.city("hefei", "合肥市", 5, "340100", "anhui")
    _fuller(folder, "hefei", 5, 2017)
    return folder


def eighteen_cities(*, is_real: bool = False) -> Folder:
    """A plan for every city of the province; beside the record with ``is_real``."""
    folder = Folder(is_real=True) if is_real else _comparing()
    _cities_of_henan(folder, 18)
    return folder


# What a record may do without: each is emptied with what refers to it.
OPTIONAL = {
    "exchange_rates": (),
    "document_bases": (),
    "exclusions": (),
    "revisions": (),
    "findings": ("finding_figures",),
    "finding_figures": (),
    "comparisons": ("comparison_members",),
    "comparison_members": (),
    "themes": ("tasks", "task_units", "task_targets", "duties"),
    "tasks": ("task_units", "task_targets", "duties"),
    "task_units": (),
    "task_targets": (),
    "duties": (),
    "criteria": (),
    "layouts": ("layout",),
    "layout": (),
    "forms": ("form_indicators",),
    "form_indicators": ("forms",),
}


def whole() -> Folder:
    """Two cities with something in every table: works, a split, dollars, documents that differ, a comparison."""
    folder = _comparing()
    for number, (place, name) in enumerate((("yi", "壹试市"), ("er", "贰试市")), 1):
        folder.city(place, name, number, f"41{80 + number}00")
        ids = folder.counties(place, (f"{name[0]}甲县", f"{name[0]}乙县"), f"41{80 + number}00")
        _fuller(folder, place, number)
        folder.divided(f"x{number}", place, "cross_border_filed_enterprises", 2018, {ids[0]: 3, ids[1]: 2})
        folder.works(f"x{number}", place, ids[0])
    folder.document("later", "yi", 2017, 2018, number="壹政〔2017〕9号")
    later = folder.figure("later", "yi", "cross_border_turnover", "target", 2018, "9", "亿美元")
    folder.add(
        "revisions.csv",
        revision_id="r1",
        indicator_id="cross_border_turnover",
        year=2018,
        rule="并列。",
        earlier_figure_id="x1-002",
        later_figure_id=later,
        reason="两份文件都没有废止另一份。",
    )
    folder.add(
        "documents/x1/task_targets.csv",
        task_id="x1-t01",
        indicator_id="cross_border_turnover",
        term="达到",
        quote="建设x1园区，达到1家以上",
    )
    folder.add("documents/x1/exclusions.csv", fragment="试政〔2016〕1号", reason="文号")
    return folder


def bare() -> Folder:
    """Two cities and no optional table at all: no file of any but the rates."""
    return whole().without(*(stem for stem in OPTIONAL if stem != "exchange_rates"), is_forgotten=True)


def mixture(seed: int) -> Folder:
    """One to six cities with some of everything, by number: tables, dates, codes, starts, parts and words at random."""
    dice = random.Random(seed)
    folder = Folder()
    count = dice.choice((1, 1, 2, 3, 4, 6))
    for number in range(1, count + 1):
        _random_city(folder, dice, number)
    for stem in OPTIONAL:
        if dice.random() < 0.15:
            folder.forget(stem, *OPTIONAL[stem])
    return folder


def _random_city(folder: Folder, dice: random.Random, number: int) -> None:
    place, code = f"p{number}", f"41{80 + number}00"
    folder.city(place, f"{dice.choice(('试', LONG, RARE))}{number}市", number, code)
    ids = folder.counties(place, (f"{number}试{county}县" for county in range(dice.choice((0, 1, 2, 13)))), code)
    start = dice.choice((1999, 2024, 2025))
    end = start + dice.choice((0, 1, 10))
    for which in range(dice.choice((1, 1, 2))):
        document = f"d{number}{which}"
        folder.document(
            document,
            place,
            start,
            end,
            issued_on=dice.choice(("", f"{start}-02-29"[:8] + "01")),
            number=dice.choice(("", f"试政〔{start}〕{number}{which}号")),
        )
        for kind in range(dice.choice((1, 2, 9))):
            _random_target(folder, dice, document, place, ids, kind, (start, end))
        if dice.random() < 0.6:
            folder.works(document, place, ids[0] if ids else None)
    named = dict.fromkeys(row["indicator_id"] for row in folder.rows[f"documents/d{number}0/figures.csv"])
    folder.headline(place, *list(named)[: dice.choice((1, 3, 9))])


def _random_target(
    folder: Folder, dice: random.Random, document: str, place: str, ids: list[str], kind: int, years: tuple[int, int]
) -> None:
    name, unit, quantity = dice.choice((("firms", "家", "stock"), ("share", "%", "share"), ("money", "亿元", "flow")))
    indicator = f"{name}{kind}"
    folder.indicator(indicator, f"指标{name}{kind}", unit=unit, quantity=quantity)
    value = dice.choice(("0", "1", "7", "350", "12.5" if unit != "家" else "12"))
    if dice.random() < 0.5:
        folder.figure(document, place, indicator, "baseline", years[0], dice.choice(("0", value)), unit)
    if unit == "家" and ids and dice.random() < 0.7:
        parts = {county: dice.choice((0, 1, 5)) for county in dice.sample(ids, dice.randint(1, len(ids)))}
        folder.divided(document, place, indicator, years[1], parts)
    elif dice.random() < 0.2:
        folder.text(document, place, indicator, "走在前列", years[1])
    else:
        folder.figure(document, place, indicator, "target", years[1], value, unit)


CASES: dict[str, Callable[[], Folder]] = {
    make.__name__: make
    for make in (
        one_city,
        one_figureless,
        all_divided,
        extremes,
        long_words,
        long_latin,
        rare_letters,
        marks,
        many_figures,
        many_panels,
        five_cities,
        eighteen_cities,
        bare,
    )
}
