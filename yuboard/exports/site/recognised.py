"""Static page of recognised units: their standing as of a day, every act that was entered, and the readings."""

from typing import Any

from yuboard.exports.site.context import Site
from yuboard.reporting.recognition import READINGS
from yuboard.tables import recognised as table


def units(site: Site) -> dict[str, Any]:
    """The tables of the live page. Raises ValueError where no unit was recognised."""
    found = site.register
    if found is None:
        raise ValueError("no unit was recognised")
    return {
        "table": table.register(found.units, found.places),
        "entries": table.entries(found.entered, found.places),
        "readings": READINGS,
        "rules": site.rows("criteria/rules"),
    }
