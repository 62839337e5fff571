"""The register of recognised units as a table, and its rows for downloads."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from yuboard.record.results import Row
from yuboard.reporting.recognition import Standing
from yuboard.tables import html
from yuboard.tables.columns import titles
from yuboard.tables.columns.recognised import ENTERED_SHOWN, SHOWN
from yuboard.wording import recognised as words
from yuboard.wording.markup import inline, tag
from yuboard.wording.progress import moment
from yuboard.wording.reporting import day


def register(rows: Sequence[Standing], places: Mapping[str, str]) -> Markup:
    """The summary and a row a unit, the worst first; ``places`` are names by id."""
    lead = tag("p", inline(words.summary(rows), html.picked), class_="lead")
    body = tag("tbody", *(_row(row, places) for row in words.ranked(rows)))
    return tag(
        "div", lead, tag("table", html.head(titles(SHOWN)), body, class_="list units stated"), class_="tables reporting"
    )


def _row(row: Standing, places: Mapping[str, str]) -> Markup:
    sign, note = words.SIGNS[row.state], words.note(row)
    cells = (
        tag("strong", row.unit),
        Markup("").join(
            (tag("span", words.kind(row)), tag("p", places.get(row.place_id, row.place_id), class_="quiet"))
        ),
        tag("span", day(row.recognised_on) if row.recognised_on else "—", class_="day"),
        tag("span", day(row.reported_on) if row.reported_on else "没有登记", class_="day"),
        tag("span", words.examined(row)),
        Markup("").join((tag("span", f"{sign.shape} {row.state}", class_=sign.tone), tag("p", note, class_="quiet"))),
    )
    return html.headed(cells, titles(SHOWN))


def entries(rows: Sequence[Row], places: Mapping[str, str]) -> Markup:
    """A row an entered act; what is void is struck through, with the word, who, when and why."""
    body = tag("tbody", *(_entry(row, places) for row in rows))
    return tag(
        "div",
        tag("table", html.head(titles(ENTERED_SHOWN)), body, class_="list units stated"),
        class_="tables reporting",
    )


def _entry(row: Row, places: Mapping[str, str]) -> Markup:
    is_void = row["voided_as"] is not None
    struck = "s" if is_void else "span"
    where = f"{row['kind'].replace('·', '　')}　{places.get(row['place'], row['place'])}"
    state = tag("strong", words.VOIDED if is_void else words.STANDS)
    cells = (
        tag("span", f"第{row['recognition_id']}条"),
        Markup("").join((tag(struck, row["unit"]), tag("p", where, class_="quiet"))),
        tag(struck, f"{row['act']}　", tag("span", day(row["day"]), class_="day")),
        tag(struck, row["note"]) if row["note"] else tag("span", "—"),
        tag("span", words.read_in(row), class_="quiet"),
        Markup("").join((state, tag("p", words.voided(row), class_="quiet") if is_void else "")),
    )
    return html.headed(cells, titles(ENTERED_SHOWN))


def entered(rows: Sequence[Row], places: Mapping[str, str]) -> list[Row]:
    """The same as rows of ``ENTERED``."""
    return [
        dict(row)
        | {
            "place": places.get(row["place"], row["place"]),
            "kind": row["kind"].replace("·", "　"),
            "state": words.STANDS if row["voided_as"] is None else words.VOIDED,
            "voided_on": moment(row["voided_at"]) if row["voided_at"] else None,
            "entered_on": moment(row["moment"]),
        }
        for row in rows
    ]


def records(rows: Sequence[Standing], places: Mapping[str, str]) -> list[Row]:
    """The same as rows of ``REGISTER_RECORD``."""
    return [
        row._asdict()
        | {
            "place": places.get(row.place_id, row.place_id),
            "kind": words.kind(row),
            "state": str(row.state),
            "days_late": row.days_late or None,
            "note": words.note(row),
            "as_of": row.day.isoformat(),
        }
        for row in words.ranked(rows)
    ]
