"""Comparison of cities: a line for what is compared, a cell a city."""

from collections.abc import Sequence

import streamlit as st

from yuboard.record.results import Row
from yuboard.ui.cities import city_chip, coloured, tone
from yuboard.ui.clauses import clause_button
from yuboard.ui.screen import screen
from yuboard.wording.comparison import comparison_brief, comparison_reason, comparison_title
from yuboard.wording.markdown import blocks


def heads(cities: dict[str, int], shares: Sequence[int]) -> None:
    """The cities over their columns; a narrow screen has no columns, and each number stands beside its city."""
    if not screen().is_narrow:
        for column, (place, position) in zip(st.columns(shares)[1:], cities.items()):
            column.markdown(city_chip(place, position))


def line(cells: Sequence[Row], shares: Sequence[int]) -> None:
    """One line of the comparison: what is compared and the way to its clauses, then a cell a city.

    On a narrow screen all of it is one card, and the cities that set nothing share a sentence.
    """
    if screen().is_narrow:
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                _compared(cells)
            for cell in cells:
                if cell["figure_id"]:
                    st.markdown(blocks((comparison_brief(cell, tone(cell["place_position"])),)))
            if silent := [cell for cell in cells if not cell["figure_id"]]:
                names = "、".join(cell["place_short"] for cell in silent)
                st.markdown(blocks((comparison_brief({**silent[0], "place_short": names}, ""),)))
        return
    title, *columns = st.columns(shares, border=True)
    with title:
        _compared(cells)
    for column, cell in zip(columns, cells):
        column.markdown(_cell(cell))


def _compared(cells: Sequence[Row]) -> None:
    st.markdown(blocks((comparison_title(cells[0]),)))
    figure_ids = [row[name] for row in cells for name in ("figure_id", "later_figure_id") if row[name]]
    clause_button("出处 :material/format_quote:", *figure_ids, key=f"clauses_{cells[0]['comparison_id']}")


def _cell(cell: Row) -> str:
    number = f"### {coloured(cell)}\n\n" if cell["figure_id"] else ""
    return number + blocks((comparison_reason(cell),))
