"""The register of recognised units as a table, and its rows for downloads."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from yuboard.record.results import Row
from yuboard.reporting.recognition import Standing
from yuboard.tables import html
from yuboard.tables.columns import titles
from yuboard.tables.columns.recognised import SHOWN
from yuboard.wording import recognised as words
from yuboard.wording.markup import inline, tag
from yuboard.wording.reporting import day


def register(rows: Sequence[Standing], places: Mapping[str, str]) -> Markup:
    """The summary and a row a unit, the worst first; ``places`` are names by id."""
    lead = tag("p", inline(words.summary(rows), html.picked), class_="lead")
    body = tag("tbody", *(_row(row, places) for row in words.ranked(rows)))
    return tag("div", lead, tag("table", html.head(titles(SHOWN)), body), class_="tables reporting")


def _row(row: Standing, places: Mapping[str, str]) -> Markup:
    sign, note = words.SIGNS[row.state], words.note(row)
    cells = (
        tag("strong", row.unit),
        Markup("").join((tag("span", _kind(row)), tag("p", places.get(row.place_id, row.place_id), class_="quiet"))),
        tag("span", day(row.recognised_on) if row.recognised_on else "—"),
        tag("span", day(row.reported_on) if row.reported_on else "没有登记"),
        tag("span", words.examined(row)),
        Markup("").join((tag("span", f"{sign.shape} {row.state}", class_=sign.tone), tag("p", note, class_="quiet"))),
    )
    return html.headed(cells, titles(SHOWN))


def _kind(row: Standing) -> str:
    return row.kind.replace("·", "　")


def records(rows: Sequence[Standing], places: Mapping[str, str]) -> list[Row]:
    """The same as rows of ``REGISTER``."""
    return [
        row._asdict()
        | {
            "place": places.get(row.place_id, row.place_id),
            "kind": _kind(row),
            "state": str(row.state),
            "days_late": row.days_late or None,
            "note": words.note(row),
        }
        for row in words.ranked(rows)
    ]
