"""The Streamlit pieces of scores by a bureau's own rule: nothing at all while none is entered."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from yuboard.problems import LedgerError
from yuboard.progress.scoring import Rule, Score, rules, scores
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import frame
from yuboard.tables import progress as tables
from yuboard.tables import scoring as table
from yuboard.tables.columns.scoring import SCORE_COLUMNS
from yuboard.ui import drawing
from yuboard.ui.as_of import as_of
from yuboard.ui.clauses import open_picked
from yuboard.ui.downloads import download_frame
from yuboard.ui.pickers import follow
from yuboard.ui.progress import Choice, progress, reported_on, reports
from yuboard.wording import scoring as words


@cached(store.database, size=2)
def _rules() -> list[Rule]:
    return rules(store.rows("progress/scoring"))


def scored(day: date, bounds: str | None = None) -> list[Score]:
    """The scores of all parties on a day; none without a rule. Raises LedgerError."""
    known = [rule for rule in _rules() if rule.is_valid(day)]
    return scores(known, progress(day, bounds), reports(day), day) if known else []


def in_files(day: date) -> list[Score]:
    """The same for files, which tell of progress as soon as anything was approved. Raises LedgerError."""
    return scored(day) if reported_on(day) else []


def of_choice(choice: Choice) -> list[Score]:
    """Scores of those whom a reader of the page 进度 asks about, with their file; returns them for the workbook."""
    every = scored(choice.day, choice.bounds)
    if not every:
        return []
    goals = [row.goal for row in progress(choice.day, choice.bounds)]
    shorts = {goal.place_id: goal.place_short for goal in goals}
    found = [
        one
        for one in every
        if choice.city in (None, one.rule.city)
        and choice.place in (None, shorts.get(one.place_id or ""))
        and (choice.bureau is None or (one.place_id is None and one.party == choice.bureau))
    ]
    if found:
        st.header(words.TITLE, anchor=False)
        _shown(found)
        name = f"{words.TITLE}_{choice.city or '各市'}_{choice.day}{choice.suffix}"
        download_frame(lambda: frame(table.records(found)), SCORE_COLUMNS, name, key="scores_file")
    return found


def of_county(city: str, name: str) -> None:
    """The score of one county on its page."""
    day = as_of()
    try:
        every = scored(day)
    except LedgerError:  # the frame of every page says so
        return
    goals = [row.goal for row in progress(day)] if every else []
    own = {goal.place_id for goal in goals if (goal.city, goal.place_short) == (city, name)}
    found = [one for one in every if one.place_id in own]
    if found:
        st.header(words.TITLE, anchor=False)
        _shown(found)


def _shown(found: Sequence[Score]) -> None:
    html = str(table.scores(found))
    open_picked(drawing.goals("scores", html, lambda target: follow(target, tables.OPEN), words.told(found)))
