"""The Streamlit pieces of the review page: the queue, one batch with its values, and what is done with them."""

from collections.abc import Sequence

import streamlit as st

from yuboard import clock
from yuboard.ledger import review, standing
from yuboard.ledger.review import Line
from yuboard.ledger.rows import STATE_WORDS, STEP_WORDS, Event
from yuboard.ledger.standing import Batch
from yuboard.ledger.terms import Author, Place
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.tables import review_page
from yuboard.tables.review_page import Value, Waiting
from yuboard.ui import coverage, decisions, evidence
from yuboard.ui import ledger as book
from yuboard.ui.drawing import table
from yuboard.wording import reports
from yuboard.wording.markdown import escape

_BATCH, _MARKED, _DONE = "batch", "review_marked", "review_done"
# Values on one page of a batch.
_PAGE = 200


def not_yours(author: Author | None) -> str:
    """Why somebody does not review: nobody is signed in, or a reporter is."""
    if author is None:
        return "审核由各市的审核人登录后进行；浏览其他页面不用登录。"
    return f"您是{escape(author.place.name)}的填报人，审核由市里的审核人进行。"


def done(words: str) -> None:
    """Go back to the queue, which says what was done."""
    st.session_state[_DONE] = words
    st.session_state.pop(_MARKED, None)
    st.query_params.pop(_BATCH, None)
    st.rerun()


def say_done() -> None:
    """Say what the last step did, once."""
    if words := st.session_state.pop(_DONE, ""):
        st.success(words, icon=":material/check:")


def opened() -> int | None:
    """The number of the batch in the address; None for the queue."""
    given = st.query_params.get(_BATCH, "")
    try:
        return int(given) if given else None
    except ValueError:
        st.warning(f"链接中的批号“{escape(given)}”不是数字，已显示全部。", icon=":material/link_off:")
        return None


def queue(city: Place) -> None:
    """Batches that wait, oldest first: open one, or mark several to approve them at once."""
    ledger, terms = book.ledger(), book.terms()
    with ledger.reading() as connection:
        found = review.waiting(connection, terms, city)
    st.markdown(f"## {escape(city.name)}　待审{len(found)}批")
    if not found:
        st.markdown("现在没有等待审核的报送。")
        return
    rows = [_waiting(one) for one in found]
    known = [row.number for row in rows]
    marked = _marked(None, known)
    table("queue", str(review_page.queue(rows, marked)), lambda name: _picked(name, None, known))
    label = f"审定选中的{len(marked)}批…" if marked else "审定选中的各批…"
    if st.button(label, disabled=not marked, type="primary", icon=":material/done_all:"):
        decisions.approve_several([row for row in rows if row.number in marked], done)


def _waiting(one: Batch) -> Waiting:
    draft, latest = one
    answers = f"答复退回的第{draft.answers}批" if draft.answers else ""
    since = f"{reports.moment(latest.moment)}　{reports.waited(latest.moment, clock.today())}"
    place = book.terms().place_name(draft.place)
    return Waiting(one.number, place, draft.file or "", draft.rows, latest.author, since, answers)


def _marked(batch: int | None, known: Sequence[int]) -> frozenset[int]:
    """The marked ones of those that are there: values of a ``batch``, or batches of the queue.

    The back button leads from one to the other, whose numbers are of other things.
    """
    of, numbers = st.session_state.get(_MARKED, (batch, frozenset()))
    return frozenset(numbers) & frozenset(known) if of == batch else frozenset()


def _picked(name: str, batch: int | None, known: Sequence[int]) -> None:
    """A box was ticked, or a batch is to be opened."""
    kind, _, value = name.partition("=")
    if kind == review_page.BATCH:
        st.query_params[_BATCH] = value
        st.session_state.pop(_MARKED, None)
    elif kind == review_page.MARK:
        before = _marked(batch, known)
        every = frozenset(known)
        toggled = every if value == review_page.ALL else frozenset({int(value)})
        st.session_state[_MARKED] = batch, before - toggled if toggled <= before else before | toggled


def batch(author: Author, number: int) -> None:
    """One batch: where it comes from, every value beside the last approved one, who else has reported; then a step."""
    with book.ledger().reading() as connection:
        one = review.batch_of(connection, number, book.terms(), author.place)
        steps = standing.events(connection, standing.EVENTS.c.batch == number)
    st.button("返回待审各批", on_click=_close, icon=":material/arrow_back:", type="tertiary")
    st.markdown(
        f"## 第{number}批　{escape(book.terms().place_name(one.draft.place))}　{STATE_WORDS[one.latest.action]}"
    )
    _origin(steps)
    found = _lines(number)
    waits = one.latest.action == "submitted"
    marked = _marked(number, [line.entry.entry_id for line in found]) if waits else one.latest.excluded_ids
    shown = _values(number, found, marked, can_mark=waits)
    coverage.told([line.entry for line in shown], author.place.place_id)
    if waits:
        with st.container(key="screen_only_decisions"):
            if one.draft.author == author.name:
                st.caption("这一批由您本人填报：审定后，填报人与审定人是同一人，出处里看得到。")
            decisions.one(one, found, marked, done)


def _close() -> None:
    st.query_params.pop(_BATCH, None)
    st.session_state.pop(_MARKED, None)


@cached(store.database, book.version, size=16)
def _lines(number: int) -> list[Line]:
    with book.ledger().reading() as connection:
        return review.lines(connection, number, book.terms())


def _origin(steps: Sequence[Event]) -> None:
    """The file and the steps of a batch, with who and when, and the reasons that were given."""
    draft = steps[0]
    answers = f"　答复退回的第{draft.answers}批" if draft.answers else ""
    lines = [f"文件：{escape(draft.file or '')}　{draft.rows}个值{answers}　哈希 {(draft.file_hash or '')[:16]}"]
    lines += [
        escape(f"{STEP_WORDS[step.action]}：{step.author}　{reports.moment(step.moment)}")
        + (f"　“{escape(step.reason)}”" if step.reason else "")
        for step in steps
    ]
    st.markdown("  \n".join(lines))


def _values(number: int, found: Sequence[Line], marked: frozenset[int], *, can_mark: bool) -> Sequence[Line]:
    """The values, on pages where they are many; returns those that are shown."""
    pages = -(-len(found) // _PAGE)
    at = (st.pagination(pages, key="values_page") - 1) * _PAGE if pages > 1 else 0
    shown, known = found[at : at + _PAGE], [line.entry.entry_id for line in found]
    html = str(review_page.values([_value(line, can_mark) for line in shown], marked, can_mark=can_mark))
    kind, _, value = (table("values", html, lambda name: _picked(name, number, known)) or "").partition("=")
    if kind == review_page.EVIDENCE:
        evidence.open_entry(int(value))
    return shown


def _value(line: Line, can_mark: bool) -> Value:
    entry, terms = line.entry, book.terms()
    about = f"{terms.indicator_name(entry.indicator)}{f'（{entry.subject}）' if entry.subject else ''}"
    basis = "　".join(filter(None, (entry.basis, entry.as_of, entry.kind)))
    after = reports.Stated(entry.value, entry.unit, entry.status)
    before = line.before and reports.Stated(line.before.value, line.before.unit, line.before.status)
    return Value(
        entry.entry_id,
        terms.place_name(entry.place),
        about,
        reports.period(entry.period_start, entry.period_end),
        basis,
        reports.amount(*after),
        reports.change(before, after) if can_mark else "",
        entry.problem or "",
        (line.flaw or "") if can_mark else "",
        evidence.cell(entry),
    )
