"""Making of a demonstration: the folder whole or not at all, its ledger filled by the ways that reports go."""

import csv
import io
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from yuboard import clock, made
from yuboard.access import people
from yuboard.access.people import Person
from yuboard.clock import BEIJING
from yuboard.demonstration.plan import DUE_DAY, FILED, TURNOVER, YEARS, Cells, Quota, Sent, Step, plan
from yuboard.ledger import importing, publishing, standing, workflow
from yuboard.ledger.engine import Ledger, create
from yuboard.ledger.terms import Author, Terms, terms
from yuboard.ledger.tidy import COLUMNS
from yuboard.problems import LedgerError
from yuboard.record import building, store
from yuboard.record.results import Reader

PEOPLE = "people.csv"
BEGUN = datetime(2015, 12, 20, 9, tzinfo=BEIJING)
_FORM = {
    "form_id": "demo-month",
    "place_id": "shangqiu",
    "title": "跨境电子商务月报（演示）",
    "issuer": "市商务局",
    "unit": "各县（区）商务局",
    "scope": "点名",
    "period": "月",
    "due_day": str(DUE_DAY),
    "valid_from": f"{YEARS[0]}-01-01",
    "valid_until": f"{YEARS[-1]}-12-31",
    "is_active": "true",
    "notice": "演示通知",
    "noticed_on": "2015-12-20",
    "note": made.MARK,
}
_ASKED = ((FILED, "时点"), (TURNOVER, "累计"))
_CITY = "商丘市"
Progress = Callable[[int, int], None]


def _quiet(done: int, of: int) -> None:
    """Tell nobody how far it is."""


def make(source: Path, out: Path, on_step: Progress = _quiet) -> None:
    """Make the demonstration ``out`` of the record in ``source``: data, ledger in it, and who may write.

    Raises LedgerError where ``out`` is there already, or ``source`` is made itself; OSError where it cannot be written.
    """
    if made.is_made(source):
        raise LedgerError(f"{source} 已是演示的数据，演示要从真实的数据做起。")
    if out.exists():
        raise LedgerError(f"{out} 已经在，没有做演示。要重做，请先把它移走或删掉。")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as work:
        folder = Path(work) / "demo"
        data = _copied(source, folder / "data")
        rows = store.reader(building.build(data))
        quotas = quotas_of(rows)
        _add_form(data, [quota.place for quota in quotas])
        known = terms(store.reader(building.build(data)))
        (folder / PEOPLE).write_text(people_of(known, quotas), encoding="utf-8")
        with clock.set_to(BEGUN):
            ledger, _ = create(str(data / "ledger"), is_made=True)
        with closing(ledger):
            fill(ledger, known, people.read(folder / PEOPLE, known), plan(quotas), on_step)
        folder.replace(out)


def _copied(source: Path, data: Path) -> Path:
    shutil.copytree(source, data, ignore=shutil.ignore_patterns("build", "ledger"))
    (data / made.FILE).write_text(
        f"{made.MARK}。有这个文件的数据文件夹只供演示，不要改名或删除它。\n", encoding="utf-8"
    )
    return data


def _add_form(data: Path, places: Sequence[str]) -> None:
    """Add the made form to the calendar of the copy, for these places."""
    _append(data / "reporting" / "forms.csv", [_FORM | {"named_places": "、".join(places)}])
    asked = [
        {"form_id": _FORM["form_id"], "position": str(at), "indicator_id": indicator, "basis": basis}
        for at, (indicator, basis) in enumerate(_ASKED, 1)
    ]
    _append(data / "reporting" / "form_indicators.csv", asked)


def _append(path: Path, rows: Sequence[Cells]) -> None:
    with path.open("r+", encoding="utf-8-sig", newline="") as file:
        head = next(csv.reader(file))
        file.seek(0, io.SEEK_END)
        csv.DictWriter(file, head, restval="", lineterminator="\n").writerows(rows)


def quotas_of(rows: Reader) -> list[Quota]:
    """The places that the document names, with what it gives them; 2018 as 2017 was shared out."""
    found: dict[tuple[str, str], dict[int, float]] = {}
    for cell in rows("quotas/cells", place=_CITY):
        if cell["indicator_id"] == FILED and cell["quota"] is not None:
            found.setdefault((cell["place_id"], cell["place"]), {})[cell["year"]] = cell["quota"]
    return [Quota(*place, {**firms, YEARS[-1]: firms[2017] * 2}) for place, firms in found.items()]


def people_of(known: Terms, quotas: Sequence[Quota]) -> str:
    """Who may write in the demonstration: nobody's real name."""
    cities = [known.places[city] for city in dict.fromkeys(place.city_id for place in known.places.values())]
    lines = [f"{quota.name},演示填报员,reporter,{quota.place}," for quota in quotas]
    lines += [f"{city.name}商务局,演示填报员,reporter,{city.place_id},市商务局" for city in cities]
    lines += [f"{city.name}审核,演示审核员,reviewer,{city.place_id}," for city in cities]
    return "\n".join(["identity,name,role,place,unit", *lines, ""])


def fill(
    ledger: Ledger, known: Terms, listed: Mapping[str, Person], reports: Sequence[Sent], on_step: Progress = _quiet
) -> None:
    """Have every step of every report done at its moment, in the order of moments."""
    steps = sorted((step.moment, number, at) for number, one in enumerate(reports) for at, step in enumerate(one.steps))
    batches: dict[int, int] = {}
    for done, (moment, number, at) in enumerate(steps):
        on_step(done, len(steps))
        with clock.set_to(moment):
            _do(ledger, known, listed, reports, number, reports[number].steps[at], batches)
    with clock.set_to(steps[-1][0]):
        publishing.publish(ledger)
    on_step(len(steps), len(steps))


def _do(
    ledger: Ledger,
    known: Terms,
    listed: Mapping[str, Person],
    reports: Sequence[Sent],
    number: int,
    step: Step,
    batches: dict[int, int],
) -> None:
    one = reports[number]
    author = next(
        person.author
        for person in listed.values()
        if person.author.place.place_id == one.place
        and not person.author.is_reviewer
        and (person.unit or "") == one.unit
    )
    city = author.place.city_id
    reviewer = next(p.author for p in listed.values() if p.author.is_reviewer and p.author.place.place_id == city)
    match step.action:
        case "draft":
            replaced = {} if one.finals is None else _numbers(ledger, batches[one.finals])
            batches[number] = _draft(ledger, known, author, one, replaced)
        case "submitted":
            workflow.submit(ledger, batches[number], author, known, clock.today(), step.reason)
        case "returned":
            workflow.give_back(ledger, batches[number], reviewer, known, step.reason)
        case _:
            workflow.approve(ledger, batches[number], reviewer, known)


def _draft(ledger: Ledger, known: Terms, author: Author, one: Sent, replaced: Mapping[str, int]) -> int:
    """Import a report as the file that a county would send; returns the number of its batch."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    for row in one.rows:
        finals = replaced.get(row["indicator"])
        writer.writerow({**row, "replaces": str(finals) if finals else ""})
    day = clock.today()
    proposal = importing.propose(one.file, text.getvalue().encode(), known, author, day)
    return importing.store(ledger, proposal, author, day).batch or 0


def _numbers(ledger: Ledger, batch: int) -> dict[str, int]:
    """The entries of a batch by indicator."""
    with ledger.reading() as connection:
        return {entry.indicator: entry.entry_id for entry in standing.entries(connection, batch)}
