"""The Streamlit pieces of the report page: upload, preview of what was read, and sending it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from yuboard import clock
from yuboard.access import writing
from yuboard.importer import reading
from yuboard.importer.picture import MOST_COLUMNS
from yuboard.intake import intake, returning
from yuboard.intake.intake import Sheet
from yuboard.intake.judging import Judged, Origin, counts
from yuboard.ledger.rows import KINDS
from yuboard.ledger.terms import Author
from yuboard.problems import DataError, UploadError
from yuboard.record import store
from yuboard.spreadsheets.grids import LARGEST_BYTES
from yuboard.spreadsheets.survey import place
from yuboard.tables import report_page
from yuboard.tables.report_page import Line, Shown
from yuboard.ui import answering, downloads, drawing, identity, sent, signing_in
from yuboard.ui import ledger as book
from yuboard.wording.markdown import escape

_ROUND, _JUDGED = "report_round", "report_judged"
# Rows of each sheet that are shown, and values that are listed.
_ROWS, _LINES = 60, 200


@dataclass(frozen=True)
class Upload:
    """File that somebody sent: by whom, its bytes, what the reader found, and as what kind of value it is sent."""

    author: Author
    content: bytes
    sheet: Sheet
    kind: str


def why_not() -> str:
    """Why nobody may report here now, and what to do, in one sentence."""
    claim = identity.claim()
    if not identity.ways():
        return "没有设置登录，不能填报：请管理员在 YUBOARD_PEOPLE 里设置人员名单和登录的办法。"
    if claim is not None and not identity.list_problem():
        return signing_in.stranger(claim.identity)
    return "还没有登录，不能填报：请各县（市、区）和部门的填报人从页面右上角登录。"


def upload(author: Author) -> Upload | None:
    """The field for a file; the file as it was read, None where there is none or it cannot be read."""
    most = LARGEST_BYTES // 1_000_000
    turn = st.session_state.setdefault(_ROUND, 0)
    file = st.file_uploader(
        f"上传填好的表（.xlsx、.xls 或 .csv，{most}兆以内）",
        type=["xlsx", "xls", "csv"],
        key=f"report_{turn}",
        max_upload_size=most,
    )
    if file is None:
        return None
    kind = st.segmented_control("这是哪一类数", [*KINDS], default="自报", key=f"kind_{turn}", required=True)
    rows = store.reader(store.database())
    bar = st.progress(0.0, "正在读取")
    try:
        found = reading.read_in_child(
            file.name,
            file.getvalue(),
            rows,
            clock.today(),
            shown=_ROWS,
            on_progress=lambda share: bar.progress(share, f"正在读取，已读{share:.0%}"),
        )
    except UploadError as error:
        st.error(escape(f"{error}。"))
        return None
    finally:
        bar.empty()
    content = found.pop("content")
    return Upload(author, content, intake.sheet(file.name, content, found), str(kind))


def preview(upload: Upload) -> None:
    """Preview of a file: what was read, what it asks, and the way on."""
    given, note, asks_anew = answering.given(upload.sheet.file_hash)
    judged = _judged(upload, given, note, asks_anew)
    if not judged:
        st.warning("没有认出上报的数：表里要有指标的名称和数值，最好用上面的模板。")
        return
    open_count = sum(one.is_open for one in judged)
    st.markdown(
        f"### {escape(upload.sheet.file)}　读出{len(judged)}格" + (f"，{open_count}格要处理" if open_count else "")
    )
    drawing.sheet("sheet", str(_drawn(upload, judged)), told=f"读出{len(judged)}格，{open_count}格要处理")
    answering.questions(judged, upload.sheet.file_hash)
    absent = intake.absent(judged, store.reader(store.database()), upload.author)
    if absent:
        st.caption(escape(absent))
    _left(upload.sheet)
    _send(upload, judged)


def _judged(upload: Upload, given: dict[str, str], note: str, asks_anew: bool) -> list[Judged]:
    """The verdicts, kept until file, answers or ledger change; a long file shows how far it is."""
    told = tuple(sorted(given.items())), note, asks_anew
    key = upload.author, upload.sheet.file_hash, upload.kind, told, book.version(), clock.today()
    kept = st.session_state.get(_JUDGED)
    if kept is not None and kept[0] == key:
        return list(kept[1])
    bar = st.progress(0.0, "正在核对")
    origin = Origin(upload.sheet.file, upload.kind, f"{upload.author.place.name}报送", note)
    judged = intake.consider(
        upload.sheet,
        origin,
        book.terms(),
        upload.author,
        clock.today(),
        book.ledger(),
        given,
        asks_anew=asks_anew,
        progress=lambda done: bar.progress(done, "正在核对"),
    )
    bar.empty()
    st.session_state[_JUDGED] = key, judged
    return judged


def _drawn(upload: Upload, judged: Sequence[Judged]) -> Any:
    """The sheets and the values as one drawing."""
    pictures = upload.sheet.found["pictures"]
    texts = {picture["name"]: _shown(picture) for picture in pictures}
    parts = [report_page.legend(counts(judged))]
    for picture in pictures:
        own = {place(one.cell): one.verdict for one in judged if one.sheet == picture["name"]}
        if own:
            size = min(picture["rows"], _ROWS), min(picture["columns"], MOST_COLUMNS)
            parts.append(report_page.sheet(picture["name"], size, texts[picture["name"]], own))
    ordered = sorted(judged, key=lambda one: not one.is_open)
    parts.append(report_page.values([_line(one, texts) for one in ordered[:_LINES]]))
    return report_page.page(*parts)


def _shown(picture: Any) -> dict[tuple[int, int], Shown]:
    return {
        (row, column): Shown(text, part, rows, columns) for row, column, text, part, rows, columns in picture["cells"]
    }


def _line(one: Judged, texts: dict[str, dict[tuple[int, int], Shown]]) -> Line:
    written = texts.get(one.sheet, {}).get(place(one.cell), Shown("", ""))
    asked = [question.text for question in one.questions]
    why = dict.fromkeys((*one.rules, *asked, *one.answered, one.stands))
    return Line(one.address, written.text, one.in_words, one.verdict, [words for words in why if words])


def _left(sheet: Sheet) -> None:
    """Numbers of the file that were not taken, and why."""
    left = sheet.found["left"]
    if not left:
        return
    with st.expander(f"{len(left)}格没有采用：目标、完成率、合计等不是上报的数"):
        st.markdown(
            "\n".join(
                f"- {escape(f'{name}!{cell}' if name else cell)}　{escape(why)}" for name, cell, why in left[:100]
            )
        )


def _send(upload: Upload, judged: list[Judged]) -> None:
    """The ways on: send it where nothing is open; the own workbook with its cells marked."""
    is_open = any(one.is_open for one in judged)
    stored = sum(one.entry is not None for one in judged)
    if is_open:
        st.warning("还有要处理的格：回答上面的疑问，或改好表再传。处理完之前，整份不会存入。")
    elif not stored:
        st.info("这份表里没有新的或更正的值，不用再报。")
    sending, keeping, marking = st.columns(3)
    with sending:
        if st.button(f"送审{stored}个值", type="primary", disabled=is_open or not stored, icon=":material/send:"):
            _store(upload, judged, submits=True)
    with keeping:
        if st.button("只存为草稿", disabled=is_open or not stored, icon=":material/save:"):
            _store(upload, judged, submits=False)
    with marking:
        downloads.offer("下载标好的表（XLSX）", lambda: _marked(upload, judged), _name(upload.sheet.file), key="marked")


def _name(file: str) -> str:
    return f"{file.rpartition('.')[0] or file}_核对结果.xlsx"


def _marked(upload: Upload, judged: list[Judged]) -> bytes:
    asked = returning.clauses(store.reader(store.database()), upload.author)
    return returning.marked(upload.content, judged, upload.author, asked, version=store.version())


def _store(upload: Upload, judged: list[Judged], *, submits: bool) -> None:
    """Store the draft, and submit it where that is asked; the page begins anew and says what was done."""
    session, ledger, terms = identity.session(), book.ledger(), book.terms()
    try:
        author = writing.writing(session)
        receipt = intake.keep(
            judged,
            upload.sheet,
            terms,
            author,
            ledger,
            lambda proposal: writing.draft(session, ledger, proposal, terms, clock.today()),
        )
    except DataError as error:
        st.error("整份没有存入：  \n" + "  \n".join(escape(problem.text) for problem in error.problems[:20]))
        return
    st.session_state[_ROUND] += 1
    st.session_state.pop(_JUDGED, None)
    sent.finish(receipt, submits=submits)
