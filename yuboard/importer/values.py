"""Values: one reported value each, with the cell that it was read from and a question where anything is uncertain."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from yuboard.importer.doubts import Doubt
from yuboard.importer.names import Indicator, Place
from yuboard.importer.units import Unit


@dataclass(slots=True)
class Value:
    """Value read from a cell. ``value`` is in ``unit``; ``own_value`` the same in the indicator's own unit.

    ``doubts`` are questions with suggestions; without one the reading is certain. ``remark``: what its row says of it;
    ``layout``: the fingerprint of its table.
    """

    sheet: str
    cell: str
    row: int
    column: int
    place: Place | None = None
    indicator: Indicator | None = None
    subject: str | None = None
    start: date | None = None
    end: date | None = None
    basis: str | None = None
    value: Decimal | None = None
    unit: Unit | None = None
    status: str = "reported"
    decimals: int = 0
    own_value: Decimal | None = None
    remark: str = ""
    layout: str = ""
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def identity(self) -> tuple[object, ...]:
        """Identity of what is stated: two values that share it say the same thing twice, or contradict each other."""
        place = self.place.place_id if self.place else None
        indicator = self.indicator.indicator_id if self.indicator else None
        return place, indicator, self.subject, self.start, self.end, self.basis

    @property
    def question(self) -> str | None:
        return "；".join(dict.fromkeys(doubt.text for doubt in self.doubts)) or None

    def plain(self) -> dict[str, Any]:
        """The value as plain data, names in full, as a command prints it."""
        return {
            "sheet": self.sheet,
            "cell": self.cell,
            "place": self.place.name if self.place else None,
            "indicator": self.indicator.name if self.indicator else None,
            "subject": self.subject,
            "period_start": self.start.isoformat() if self.start else None,
            "period_end": self.end.isoformat() if self.end else None,
            "basis": self.basis,
            "value": None if self.value is None else f"{self.value:f}",
            "unit": self.unit.name if self.unit and self.value is not None else None,
            "status": self.status,
            "question": self.question,
        }


@dataclass(frozen=True)
class Left:
    """Cell with a number that is not taken as a value, and why."""

    sheet: str
    cell: str
    reason: str
