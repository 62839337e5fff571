"""Questions of a file on the report page: each once, with its choices, and the 说明 of what is out of line."""

from collections.abc import Sequence

import streamlit as st

from yuboard.intake import answers
from yuboard.intake.judging import DOUBTFUL, Judged
from yuboard.intake.questions import Question
from yuboard.problems import UploadError
from yuboard.wording.markdown import escape

_GIVEN = "report_given"
_MOST, _MOST_CELLS = 40, 6


def given(file: str) -> tuple[dict[str, str], str, bool]:
    """Answers to the questions of a file so far, its 说明, and whether what is remembered does not count."""
    found: dict[str, str] = st.session_state.setdefault(_GIVEN, {}).get(file, {})
    note = st.session_state.get(f"note_{file}", "").strip()
    return found, note, bool(st.session_state.get(f"anew_{file}", False))


def questions(judged: Sequence[Judged], file: str) -> None:
    """A field for each question that is open or was answered here; one for a 说明 where only that is missing."""
    asked = _asked(judged)
    hard = {text: one for text, one in asked.items() if not one[0].is_soft}
    answered = st.session_state[_GIVEN].get(file, {})
    if hard:
        st.markdown(f"#### 疑问{len(hard)}个　选一项作答；同样的疑问一起答。")
    for question, cells in [*hard.values()][:_MOST]:
        _field(question, cells, file)
    if len(hard) > _MOST:
        st.caption(f"先列{_MOST}个，答完再列其余。")
    if answered:
        st.button(f"重新回答（已答{len(answered)}个）", on_click=_forget, args=(file,), icon=":material/undo:")
    anew = f"anew_{file}"
    # Shown while it is on, too: a switch that is gone is off again.
    if st.session_state.get(anew) or any(one.is_remembered for one in judged):
        st.toggle("不用记住的答案，重新问", key=anew)
    if any(question.is_soft for question, _ in asked.values()) or st.session_state.get(f"note_{file}"):
        st.text_area("说明：合计不等、变化大等，数没有错的，写明原因后可以报", key=f"note_{file}", height=80)


def _asked(judged: Sequence[Judged]) -> dict[str, tuple[Question, list[str]]]:
    """Open questions by their text, each with the cells that ask it."""
    found: dict[str, tuple[Question, list[str]]] = {}
    for one in judged:
        for question in one.questions if one.verdict == DOUBTFUL else ():
            found.setdefault(question.text, (question, []))[1].append(one.address)
    return found


def _field(question: Question, cells: Sequence[str], file: str) -> None:
    shown = "、".join(cells[:_MOST_CELLS]) + (f"等{len(cells)}格" if len(cells) > _MOST_CELLS else "")
    words = {choice.code: choice.words for choice in question.choices}
    key = f"answer_{file[:12]}_{question.text}"
    label = escape(f"{shown}：{question.text}")
    choosing, writing = st.columns([3, 2], vertical_alignment="bottom") if question.is_open else (st.container(), None)
    with choosing:
        st.selectbox(
            label,
            [*words],
            None,
            words.__getitem__,
            key=key,
            placeholder="请选择",
            on_change=_chosen,
            args=(file, question, key),
        )
    if writing is not None:
        written = f"{key}_period"
        writing.text_input(
            "或写明期间，如 2017年9月 累计", key=written, on_change=_chosen, args=(file, question, written)
        )
    if problem := st.session_state.pop(f"{key}_wrong", ""):
        st.error(escape(problem))


def _chosen(file: str, question: Question, key: str) -> None:
    """Keep an answer; what is none is told below its field."""
    value = st.session_state.get(key)
    if not value:
        return
    try:
        code = answers.chosen(question, value)
    except UploadError as error:
        st.session_state[f"{key.removesuffix('_period')}_wrong"] = str(error)
        return
    st.session_state[_GIVEN].setdefault(file, {})[question.text] = code


def _forget(file: str) -> None:
    st.session_state[_GIVEN].pop(file, None)
