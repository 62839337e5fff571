"""Story of a yearly report: material → titled sections of paragraphs and tables, which every writer draws the same."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from yuboard import made
from yuboard.exports.yearly.material import Material
from yuboard.progress.rows import Progress
from yuboard.record.results import Row
from yuboard.spreadsheets.workbook import made_words
from yuboard.tables.columns import yearly as columns
from yuboard.tables.columns.column import Columns
from yuboard.wording import progress as words
from yuboard.wording import reports, yearly
from yuboard.wording.parts import plain
from yuboard.wording.reporting import day
from yuboard.wording.tasks import lead


class Table(NamedTuple):
    """Table: a caption (empty where its section has one table), its columns, and rows of cells as text."""

    caption: str
    columns: Columns
    rows: tuple[tuple[str, ...], ...]


class Section(NamedTuple):
    """Section: its heading, and paragraphs and tables in their order."""

    head: str
    parts: tuple[str | Table, ...]


class Story(NamedTuple):
    """Story of the report: title, facts below it (name, what), sections, and the line at the foot of every page."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    stamp: str
    banner: str


class _Numbers:
    """Numbers in the order in which things are first cited, one a thing."""

    def __init__(self) -> None:
        self.of: dict[Hashable, int] = {}

    def __call__(self, thing: Hashable) -> int:
        return self.of.setdefault(thing, len(self.of) + 1)


class _Cited(NamedTuple):
    """Citations of a report: clauses (document, section, quote), values (entry, then the cells of ``SOURCES``)."""

    clauses: _Numbers
    values: _Numbers

    def clause(self, document: str | None, section: str, quote: str) -> str:
        return yearly.clause(self.clauses((document or "", section, quote)))

    def value(self, one: Row) -> str:
        """The mark of a reported value; ``one`` has the columns of reported/standing."""
        approved = words.moment(one["approved_at"])
        thing = (one["file"], one["sheet"] or "", one["cell"], one["author"], one["approved_by"], approved)
        return yearly.source(self.values((one["entry_id"], *thing)))


def story(material: Material, *, version: str, made_on: date) -> Story:
    """The report of a unit for a year; nothing in it is reckoned here."""
    unit, cited = material.unit, _Cited(_Numbers(), _Numbers())
    facts = (
        ("填报单位", unit.name),
        ("报告年份", f"{material.year}年"),
        ("数据截至", day(material.day)),
        ("数据版本", version),
    )
    basis = Section("", (_basis(material, cited), yearly.DRAFTED))
    body = (
        Section(yearly.GOALS, tuple(_goals(material, cited))),
        Section(yearly.TASKS, tuple(_tasks(material, cited))),
        Section(yearly.VALUES, tuple(_values(material, cited))),
        Section(yearly.MISSING, tuple(_missing(material))),
        Section(yearly.PROBLEMS, tuple(_problems(material, cited))),
        Section(yearly.NEXT, (yearly.BLANK,)),
    )
    title = yearly.title(unit.name, material.year)
    stamp = f"{made_words(version, made_on)}　豫策看板"
    return Story(title, facts, (basis, *body, *_lists(cited)), stamp, made.mark_of(version))


def _basis(material: Material, cited: _Cited) -> str:
    form = material.form
    if form is None or not form["quote"]:
        return yearly.basis(material.unit.city, "")
    mark = cited.clause(form["document_number"], form["section"], form["quote"])
    return yearly.basis(material.unit.city, f"{form['document_number']}　{form['section']}{mark}")


def _goals(material: Material, cited: _Cited) -> Iterator[str | Table]:
    rows, year = material.goals, material.year
    if not rows:
        yield yearly.NO_GOALS
        return
    yield yearly.opening(material.unit.name, rows)
    groups = (
        (yearly.of_year(year), [row for row in rows if row.goal.year == year]),
        (yearly.later(year), [row for row in rows if row.goal.year and row.goal.year > year]),
        (yearly.EARLIER, [row for row in rows if not row.goal.year or row.goal.year < year]),
    )
    for caption, own in groups:
        if own:
            yield Table(caption, columns.GOALS, tuple(_goal(row, cited) for row in own))


def _goal(row: Progress, cited: _Cited) -> tuple[str, ...]:
    goal, sign = row.goal, words.SIGNS[row.state]
    said = [*words.stands(row)]
    if row.actual:
        said.append("".join(cited.value(one._asdict()) for one in row.actual.entries))
    gap = (words.paced(row) if row.pace else "", words.needed(row))
    return (
        words.named(row),
        f"{goal.label}{cited.clause(goal.document_number, goal.section, goal.quote)}",
        "\n".join(filter(None, said)),
        words.done(row),
        "\n".join(filter(None, gap)) or "—",
        "\n".join(filter(None, (f"{sign.shape} {row.state}", words.why(row)))),
    )


def _tasks(material: Material, cited: _Cited) -> Iterator[str | Table]:
    rows = [
        (
            f"{row['title']}：{row['summary']}" if "title" in row else row["summary"],
            plain(lead(row)) if "lead_kind" in row else f"{row['scope']}：{row['addressed']}",
            f"{row['section']}{cited.clause(row['document_number'], row['section'], row['quote'])}",
            yearly.BLANK,
        )
        for row in material.tasks
    ]
    yield Table("", columns.TASKS, tuple(rows)) if rows else yearly.NO_TASKS


def _values(material: Material, cited: _Cited) -> Iterator[str | Table]:
    rows = [
        (
            material.places.get(row["place_id"]) or str(row["place_id"]),
            _indicator(row, material),
            _amount(row),
            _period(row),
            str(row["kind"]),
            cited.value(row),
        )
        for row in material.values
    ]
    yield Table("", columns.VALUES, tuple(rows)) if rows else yearly.none_reported(material.year)


def _amount(row: Row) -> str:
    """A value as it was reported, without the zeros that the database keeps behind it."""
    value = None if row["value"] is None else f"{Decimal(row['value']).normalize():f}"
    return reports.amount(value, row["unit"], row["status"])


def _indicator(row: Row, material: Material) -> str:
    subject = f"（{row['subject']}）" if row["subject"] else ""
    return f"{material.indicators.get(row['indicator_id']) or row['indicator_id']}{subject}"


def _period(row: Row) -> str:
    period = reports.period(row["period_start"].isoformat(), row["period_end"].isoformat())
    return "　".join(filter(None, (period, row["basis"], f"{row['as_of'] or ''}")))


def _missing(material: Material) -> Iterator[str | Table]:
    rows = [row for row in material.goals if row.value is None or row.silence]
    told = tuple((words.named(row), str(row.state), yearly.reason(row)) for row in rows)
    yield Table("", columns.MISSING, told) if told else yearly.ALL_REPORTED if material.goals else yearly.NO_GOALS


def _problems(material: Material, cited: _Cited) -> Iterator[str | Table]:
    rows = [(cited.value(row), _period(row), row["problem"]) for row in material.values if row["problem"]]
    yield Table("", columns.PROBLEMS, tuple(rows)) if rows else yearly.NO_PROBLEMS
    yield yearly.BLANK


def _lists(cited: _Cited) -> Iterable[Section]:
    """The lists at the end: where every value stands, and the words of every clause."""
    values = tuple((str(number), *map(str, thing[1:])) for thing, number in _listed(cited.values))
    clauses = tuple((str(number), *map(str, thing)) for thing, number in _listed(cited.clauses))
    yield Section(yearly.SOURCES, (Table("", columns.SOURCES, values) if values else yearly.NO_SOURCES,))
    if clauses:
        yield Section(yearly.CLAUSES, (Table("", columns.CLAUSES, clauses),))


def _listed(numbers: _Numbers) -> list[tuple[Sequence[Hashable], int]]:
    return [(thing, number) for thing, number in numbers.of.items() if isinstance(thing, tuple)]
