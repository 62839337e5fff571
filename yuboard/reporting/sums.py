"""Values of places put together: how many answered stands beside every sum, and who is silent is never taken for 0."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from yuboard.reporting.states import Answer, Report, State

_NUMBERS = (Answer.REPORTED, Answer.ZERO)


class Together(NamedTuple):
    """Sum of approved numbers in the unit of the indicator, None where there is none, with how many places answered.

    ``expected`` are the places that are asked; ``silent`` the names of those whose value is not approved.
    """

    name: str
    unit: str
    total: Fraction | None
    answered: int
    expected: int
    silent: tuple[str, ...]


def together(reports: Iterable[Report]) -> list[Together]:
    """For each value of the reports of one form and period, the approved values of all places.

    Shares and ranks do not add up, nor do numbers of two currencies: they have no total.
    """
    found = list(reports)
    return [_of(found, at) for at in range(len(found[0].values))] if found else []


def _of(reports: list[Report], at: int) -> Together:
    asked = reports[0].values[at].asked
    numbers: list[Fraction | None] = []
    silent = []
    for one in reports:
        value = one.values[at]
        if value.held is None or value.held.state != "approved" or one.state == State.NONE:
            silent.append(one.duty.place.name)
        elif value.answer in _NUMBERS:
            numbers.append(value.held.value)
    known = [number for number in numbers if number is not None]
    total = sum(known, Fraction(0)) if known and len(known) == len(numbers) and asked.is_additive else None
    return Together(asked.name, asked.unit, total, len(reports) - len(silent), len(reports), tuple(silent))
