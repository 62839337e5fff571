"""Recognised units from a spreadsheet: a line an act, each checked, with every problem by row and column."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date

from yuboard.accreditation.lines import head_of, plain
from yuboard.ledger import recognitions
from yuboard.ledger.engine import Ledger, exists, open_ledger
from yuboard.ledger.recognitions import NOTHING_STORED, blank
from yuboard.ledger.rows import Recognition
from yuboard.ledger.terms import Author, Terms
from yuboard.ledger.terms import terms as terms_of
from yuboard.problems import DataError, Problem, UploadError
from yuboard.record.results import Reader
from yuboard.reporting.recognition import Act, Register
from yuboard.reporting.recognition import Terms as Clocks
from yuboard.spreadsheets.form import form
from yuboard.spreadsheets.reading import read_in_child

UNIT, PLACE, KIND, ACT, DAY, NOTE = HEADS = ("单位名称", "地区", "类别", "事项", "日期", "说明")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?")
_LONGEST = 200


def clocks(rows: Reader, city_id: str) -> Clocks | None:
    """The years of the two clocks by a city's own documents; None where they write none."""
    documents = {row["document_number"] for row in rows("documents/list") if row["place"] == _city(rows, city_id)}
    years = {
        row["variable"]: int(row["value"])
        for row in rows("criteria/rules")
        if row["variable"] and row["value"] is not None and row["document_number"] in documents
    }
    try:
        return Clocks(years["复审周期"], years["不再接受申报的期限"])
    except KeyError:
        return None


def register_on(rows: Reader, ledger: Ledger, terms: Terms, day: date) -> Register:
    """The register of all cities whose documents recognise units, as of a day. Raises LedgerError."""
    cities = dict.fromkeys(place.city_id for place in terms.places.values())
    own = {city: found for city in cities if (found := clocks(rows, city))}
    of_city = {place_id: place.city_id for place_id, place in terms.places.items()}
    units = tuple(
        unit
        for city, terms_of_city in own.items()
        for unit in recognitions.standing_on(ledger, terms_of_city, day)
        if of_city.get(unit.place_id) == city
    )
    names = {place_id: place.name for place_id, place in terms.places.items()}
    city_names = {place_id: names.get(city, city) for place_id, city in of_city.items()}
    return Register(day, units, tuple(recognitions.lines(ledger, day)), names, city_names)


def register_in(setting: str, rows: Reader, day: date) -> Register | None:
    """The same of the ledger at ``setting``; None where there is none, or no unit in it. Raises LedgerError."""
    if not exists(setting):
        return None
    with closing(open_ledger(setting)) as ledger:
        found = register_on(rows, ledger, terms_of(rows), day)
    return found if found.units else None


def no_clocks(city: str) -> str:
    """Why nobody enters recognised units for a city."""
    return f"{city}所收文件没有写认定单位的复审和禁报期限，不能登记。"


def _city(rows: Reader, city_id: str) -> str:
    return next((row["name"] for row in rows("places/reportable") if row["place_id"] == city_id), "")


def kinds(rows: Reader) -> dict[str, str]:
    """The kinds of the criteria by every way in which they are written."""
    found = {row["kind"]: row["kind"] for row in rows("criteria/kinds")}
    return {**found, **{plain(kind): kind for kind in found}}


def template(rows: Reader) -> bytes:
    """An empty workbook with a column for each thing that is entered, and a sheet that explains them."""
    explained = [
        ("列", "怎么填", "说明"),
        (UNIT, "单位全称", "同一单位各行写法要一致"),
        (PLACE, "县（市、区）全称", "登记人所属城市之内"),
        (KIND, "、".join(row["kind"] for row in rows("criteria/kinds")), "按创建标准的类别"),
        (ACT, "、".join(Act), "每行一件事，按时间先后"),
        (DAY, "如 2017-03-01", "这件事发生的日子，不晚于今天"),
        (NOTE, "可空", "取消称号须写明原因"),
    ]
    return form(list(HEADS), [], explained)


def propose(
    name: str, content: bytes, terms: Terms, author: Author, known: Mapping[str, str], today: date
) -> list[Recognition]:
    """The acts of a file. Raises UploadError for what is no such table; DataError with every problem."""
    return proposed(name, read_in_child(name, content, UNIT).lines, terms, author, known, today)


def proposed(
    name: str, lines: Sequence[Sequence[str]], terms: Terms, author: Author, known: Mapping[str, str], today: date
) -> list[Recognition]:
    """The acts of the lines of a file; raises as ``propose`` does."""
    at = head_of(lines, UNIT)
    if at is None:
        raise UploadError(f"{name}：没有“{UNIT}”这一列，不是认定单位的表")
    heads = [plain(cell) for cell in lines[at]]
    problems = [Problem(name, at + 1, head, "缺少这一列") for head in HEADS[:-1] if head not in heads]
    if problems:
        raise DataError(problems, NOTHING_STORED)
    acts: list[Recognition] = []
    for row, line in enumerate(lines[at + 1 :], at + 2):
        cells = dict.fromkeys(HEADS, "") | {head: cell.strip() for head, cell in zip(heads, line)}
        if not any(cells[head] for head in HEADS):
            continue
        wrong = [Problem(name, row, column, text) for column, text in _flaws(cells, terms, author, known, today)]
        problems += wrong
        if not wrong:
            acts.append(_act(name, row, cells, terms, known))
    if not acts and not problems:
        raise UploadError(f"{name}：表里没有填一行")
    if problems:
        raise DataError(problems, NOTHING_STORED)
    return acts


def _act(name: str, row: int, cells: Mapping[str, str], terms: Terms, known: Mapping[str, str]) -> Recognition:
    place, day = terms.place(cells[PLACE]), read_day(cells[DAY])
    assert place is not None
    assert day is not None
    return blank(
        place=place.place_id,
        unit=cells[UNIT],
        kind=known[plain(cells[KIND])],
        act=cells[ACT],
        day=day.isoformat(),
        note=cells[NOTE] or None,
        file=name,
        line=row,
    )


def _flaws(
    cells: Mapping[str, str], terms: Terms, author: Author, known: Mapping[str, str], today: date
) -> Iterator[tuple[str, str]]:
    """Column and text of everything that is wrong with a line."""
    if not cells[UNIT]:
        yield UNIT, "没有写单位名称"
    elif len(cells[UNIT]) > _LONGEST:
        yield UNIT, f"超过{_LONGEST}个字"
    place = terms.place(cells[PLACE])
    if place is None:
        yield PLACE, f"没有名为“{cells[PLACE]}”的地区" if cells[PLACE] else "没有写地区"
    elif not author.may_write_for(place):
        yield PLACE, f"{author.name}属{author.place.name}，不能替{place.name}登记"
    if plain(cells[KIND]) not in known:
        yield KIND, f"“{cells[KIND]}”不是创建标准的类别，应为{'、'.join(dict.fromkeys(known.values()))}之一"
    if cells[ACT] not in set(Act):
        yield ACT, f"应为{'、'.join(Act)}之一"
    if cells[ACT] == Act.REVOKED and not cells[NOTE]:
        yield NOTE, "取消称号没有写原因"
    yield from _day_flaws(cells[DAY], today)


def _day_flaws(written: str, today: date) -> Iterator[tuple[str, str]]:
    day = read_day(written)
    if day is None:
        yield DAY, f"“{written}”不是日期，应如2017-03-01" if written else "没有写日期"
    elif day > today:
        yield DAY, f"{written}还没有到"


def read_day(written: str) -> date | None:
    """A day as people write it; None for what is none."""
    found = _DAY.fullmatch(written.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
