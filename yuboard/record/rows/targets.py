"""Rows of queries about stated targets."""

from yuboard.record.rows.figures import Figure


class Target(Figure):
    """Stated value of a city, with how it is divided by county."""

    division: str
