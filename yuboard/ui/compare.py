"""Comparison of cities: a line for what is compared, a cell a city."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from yuboard.record.results import Result, Row
from yuboard.ui.cities import city_chip, coloured, tone
from yuboard.ui.clauses import clause_button
from yuboard.ui.screen import grid, screen
from yuboard.ui.tables import listed
from yuboard.wording.comparison import comparison_brief, comparison_reason, comparison_title
from yuboard.wording.markdown import blocks

# More cities than this have no column each: they stand in rows of as many.
_COLUMNS = 3


def matrix(cells: Result) -> None:
    """The comparison line by line, the cities as columns, or within each line where they are many or have no room."""
    lines = [list(line) for _, line in groupby(listed(cells), key=lambda cell: cell["comparison_id"])]
    if not lines:
        return
    has_columns = len(lines[0]) <= _COLUMNS and not screen().is_narrow
    shares = [2, *[3] * len(lines[0])]
    if has_columns:
        for column, cell in zip(st.columns(shares)[1:], lines[0]):
            column.markdown(city_chip(cell["place"], cell["place_position"]))
    for line in lines:
        if has_columns:
            _in_columns(line, shares)
        else:
            _in_rows(line)


def _in_columns(cells: Sequence[Row], shares: Sequence[int]) -> None:
    """One line of the comparison: what is compared and the way to its clauses, then a cell a city."""
    title, *columns = st.columns(shares, border=True)
    with title:
        _compared(cells)
    for column, cell in zip(columns, cells):
        column.markdown(_cell(cell))


def _in_rows(cells: Sequence[Row]) -> None:
    """One line of the comparison as a card: the cities that set something, then those that do not in a sentence."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            _compared(cells)
        stated = [cell for cell in cells if cell["figure_id"]]
        for place, cell in zip(grid(len(stated), 1 if screen().is_narrow else _COLUMNS), stated):
            place.markdown(blocks((comparison_brief(cell, tone(cell["place_position"])),)))
        if silent := [cell for cell in cells if not cell["figure_id"]]:
            names = "、".join(cell["place_short"] for cell in silent)
            st.markdown(blocks((comparison_brief({**silent[0], "place_short": names}, ""),)))


def _compared(cells: Sequence[Row]) -> None:
    st.markdown(blocks((comparison_title(cells[0]),)))
    figure_ids = [row[name] for row in cells for name in ("figure_id", "later_figure_id") if row[name]]
    clause_button("出处 :material/format_quote:", *figure_ids, key=f"clauses_{cells[0]['comparison_id']}")


def _cell(cell: Row) -> str:
    number = f"## {coloured(cell)}\n\n" if cell["figure_id"] else ""
    return number + blocks((comparison_reason(cell),))
