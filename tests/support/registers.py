"""A made register of recognised units: one that is late, one that is banned, and an entry that was declared void."""

from datetime import date

from tests.support.ledgers import TODAY
from yuboard.reporting.recognition import Act, Happening, Register, Terms, standing

PLACES = {"jinshui": "金水区", "zhongmu": "中牟县"}
CITIES = dict.fromkeys(PLACES, "郑州市")
_ACTS = (
    ("演示园区", "jinshui", "示范园区", Act.RECOGNISED, date(2017, 3, 1)),
    ("演示企业", "zhongmu", "示范企业·应用类", Act.RECOGNISED, date(2024, 12, 1)),
    ("演示企业", "zhongmu", "示范企业·应用类", Act.REVOKED, date(2026, 1, 9)),
)


def register() -> Register:
    """The register as of ``TODAY``; its fourth entry, of a third unit, is void."""
    names = ("unit", "place", "kind", "act", "day")
    same = {"note": None, "file": "册.csv", "author": "己", "moment": "2026-02-01T00:00:00.000000Z"}
    blank = dict.fromkeys(("voided_by", "voided_at", "reason", "voided_as"))
    every = (*_ACTS, ("演示误登", "jinshui", "示范园区", Act.RECOGNISED, date(2020, 1, 1)))
    rows = [
        dict(zip(names, act)) | same | blank | {"recognition_id": number, "line": number + 1}
        for number, act in enumerate(every, 1)
    ]
    rows[-1] |= {"voided_by": "己", "voided_at": same["moment"], "reason": "单位写错", "voided_as": 5}
    units = standing([Happening(*act) for act in _ACTS], Terms(2, 3), TODAY)
    return Register(TODAY, tuple(units), tuple(reversed(rows)), PLACES, CITIES)
