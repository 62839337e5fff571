"""The printed note: one to four pages of A4 about a city or a county, typeset with the bundled font."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from yuboard.charts import BEAD_KEY
from yuboard.exports.pdf import content as parts
from yuboard.exports.pdf.standing import points, progress
from yuboard.exports.typesetting import typeset
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Score
from yuboard.progress.series import Courses
from yuboard.record import places
from yuboard.record.results import Reader, Row
from yuboard.spreadsheets.workbook import made_words
from yuboard.tables.columns import titles
from yuboard.tables.columns.column import PLACE
from yuboard.tables.columns.figures import COUNTY_BRIEFING
from yuboard.wording.missing import COMPUTED_READING, GAPS
from yuboard.wording.scoring import TITLE

_TEMPLATE = Path(__file__).with_suffix(".typ")
_READING = f"读法：数字后的方括号为出处编号；{BEAD_KEY}；条形从零起画；{GAPS}{COMPUTED_READING}；不含情景推算。"


def briefing(
    place: str,
    *,
    rows: Reader,
    version: str,
    made_on: date,
    standing: Iterable[Progress] = (),
    courses: Courses | None = None,
    scores: Iterable[Score] = (),
) -> bytes:
    """The note about ``place``, a city with documents or a place below one, as PDF.

    ``standing`` is the progress of all goals: where anything of the place was approved, the note has a part about it;
    ``courses`` are those of quotas by city and indicator, ``scores`` those of all parties by a bureau's rule.
    Raises SelectionError for any other place. The same data, version and date make the same bytes.
    """
    body = content(places.one(rows, place), rows, version, made_on, standing, courses, scores)
    return typeset(_TEMPLATE, body, "pdf", made_on)


def content(
    subject: Row,
    rows: Reader,
    version: str,
    made_on: date,
    standing: Iterable[Progress] = (),
    courses: Courses | None = None,
    scores: Iterable[Score] = (),
) -> dict[str, Any]:
    """Everything that stands in the note, as plain data."""
    city, county = subject["city"], None if subject["is_city"] else subject["name"]
    clauses = parts.Clauses()
    targets = rows("targets/stated", place=city)
    cells = rows("quotas/cells", place=city)
    documents = [row for row in rows("documents/list") if row["place"] == city]
    body = {
        "title": f"{subject['name']}电子商务目标简报",
        "subtitle": "依据：" + "、".join(row["document_number"] for row in documents),
        "stamp": f"{made_words(version, made_on)}　豫策看板",
        "made": [made_on.year, made_on.month, made_on.day],
        "trajectories": parts.trajectories(rows, city, targets, clauses),
        "opening": parts.county_opening(rows, subject) if county else [],
        "targets_title": "文件所列其余目标" if county is None else "",
        "targets": [] if county else parts.targets(rows, city, targets, clauses),
        "map": parts.layout(rows, city),
        "findings": parts.findings(rows, city, county),
        "no_findings": f"没有涉及本地的疑点；{city}文件的全部疑点见{city}简报。"
        if county
        else "没有记录到须说明的疑点。",
        "reading": _READING,
        "share_heads": titles(COUNTY_BRIEFING),
        "place_head": PLACE.title,
    }
    body |= parts.county_quotas(subject, cells, clauses) if county else parts.city_quotas(rows, city, cells, clauses)
    body["progress"] = progress(rows, subject, standing, clauses, courses or {})
    body["score_title"] = TITLE
    body["scores"] = points(subject, scores, clauses)
    return body | {"documents": clauses.by_document(documents)}
