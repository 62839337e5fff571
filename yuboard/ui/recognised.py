"""The Streamlit pieces of the register of recognised units: its table as of a day, what it rests on, and entering."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from yuboard import clock, tables
from yuboard.access import writing
from yuboard.exports.xlsx.recognised import register_workbook
from yuboard.intake import recognised as intake
from yuboard.ledger import recognitions
from yuboard.ledger.engine import exists
from yuboard.ledger.terms import Author
from yuboard.problems import DataError, LedgerError, UploadError
from yuboard.record import store
from yuboard.record.results import frame
from yuboard.reporting.recognition import READINGS, Register
from yuboard.reporting.recognition import Terms as Clocks
from yuboard.settings import ledger_setting
from yuboard.spreadsheets import reading
from yuboard.tables import recognised as table
from yuboard.tables.columns.recognised import REGISTER
from yuboard.ui import drawing, identity
from yuboard.ui import ledger as book
from yuboard.ui.downloads import download_frame, offer, offer_made
from yuboard.ui.tables import show_table
from yuboard.wording import recognised as words
from yuboard.wording.markdown import blocks, escape
from yuboard.wording.parts import Items

_DONE, _ROUND = "recognised_done", "recognised_round"
_LARGEST = 5
_REASON = 200


def register(day: date) -> Register | None:
    """Every recognised unit and every act that was entered as of a day; None without a ledger. Raises LedgerError."""
    if not exists(ledger_setting()):
        return None
    return intake.register_on(store.reader(store.database()), book.ledger(), book.terms(), day)


def in_files(day: date) -> Register | None:
    """The register for files; None where there is no unit in it, or no ledger that can be read."""
    try:
        found = register(day) if book.known() else None
    except LedgerError:
        return None
    return found if found and found.units else None


def stamp() -> int:
    """How many acts were ever entered: another number, another register."""
    try:
        return recognitions.count(book.ledger()) if book.known() else 0
    except LedgerError:
        return 0


def _clocks(city_id: str) -> Clocks | None:
    return intake.clocks(store.reader(store.database()), city_id)


def shown(found: Register | None) -> None:
    """The table with its downloads and everything that was entered; how units are entered, where there is none."""
    if found is None or not found.units:
        st.markdown(f"{words.NOTHING_YET}{words.HOW}")
    else:
        html = str(table.register(found.units, found.places))
        drawing.show("register", html, told=f"{len(found.units)}家认定单位")
        st.caption(words.COMPUTED)
    if found is not None and found.entered:
        told = words.entries(found.entered)
        with st.expander(told):
            drawing.show("register_entries", str(table.entries(found.entered, found.places)), told=told)
        _files(found)


def _files(found: Register) -> None:
    """The register as CSV and as a workbook, which has every act that was entered, too."""
    name = f"{words.TITLE}_{found.day}"
    made_on, version = clock.today(), store.version()
    with st.container(horizontal=True):
        keys = [column.key for column in REGISTER]
        records = table.records(found.units, found.places)
        download_frame(lambda: frame(records, keys), REGISTER, name, key="download")
        offer(
            "下载表格（XLSX）",
            lambda: register_workbook(found, version=version, made_on=made_on),
            f"{name}.xlsx",
            key="workbook",
        )


def evidence() -> None:
    """The clauses of the two clocks, and how they are read where they say nothing."""
    with st.expander("依据的条文和读法"):
        show_table(tables.rule_list, store.rows("criteria/rules"))
        st.markdown(blocks((Items(tuple((said,) for said in READINGS)),)))


def entering(author: Author | None) -> None:
    """For a reviewer of a city whose documents recognise units: the form, and the way to hand it in."""
    if said := st.session_state.pop(_DONE, ""):
        st.success(said, icon=":material/check:")
    if author is None or not author.is_reviewer:
        return
    clocks = _clocks(author.place.place_id)
    if clocks is None:
        st.info(escape(intake.no_clocks(author.place.name)))
        return
    st.header("登记", anchor=False)
    rows = store.reader(store.database())
    offer_made("下载登记表（XLSX）", lambda: intake.template(rows), "认定单位登记表.xlsx", key="form")
    turn = st.session_state.setdefault(_ROUND, 0)
    file = st.file_uploader(
        f"上传填好的登记表（.xlsx 或 .csv，{_LARGEST}兆以内）",
        type=["xlsx", "csv"],
        key=f"recognised_{turn}",
        max_upload_size=_LARGEST,
    )
    if file is not None and st.button("登记", type="primary", icon=":material/how_to_reg:"):
        _enter(author, clocks, file)
    _voiding(author, clocks)


def _enter(author: Author, clocks: Clocks, file: UploadedFile) -> None:
    """Enter a file whole, or say every problem by file, row and column."""
    terms = book.terms()
    try:
        kinds = intake.kinds(store.reader(store.database()))
        lines = reading.read_in_child(file.name, file.getvalue(), intake.UNIT).lines
        acts = intake.proposed(file.name, lines, terms, author, kinds, clock.today())
        stored = writing.recognise(identity.session(), book.ledger(), acts, terms, clocks)
    except DataError as error:
        st.error(f"共{len(error.problems)}处不对，{error.outcome}：")
        st.code("\n".join(map(str, error.problems)), language=None)
    except (UploadError, LedgerError) as error:
        st.error(escape(str(error)))
    else:
        st.session_state[_DONE] = f"登记了{len(stored)}件事（认定登记第{stored[0].recognition_id}条起）。"
        st.session_state[_ROUND] += 1
        st.rerun()


def _voiding(author: Author, clocks: Clocks) -> None:
    """For the reviewer of a city: which acts are void, and why; nothing where there is none to declare so."""
    places = book.terms().places
    open_to = {
        row["recognition_id"]: words.named(row)
        for row in recognitions.lines(book.ledger(), clock.today())
        if row["voided_as"] is None and author.may_write_for(places.get(row["place"]))
    }
    if not open_to:
        return
    st.header(words.VOIDING, anchor=False)
    st.caption(words.HOW_TO_VOID)
    turn = st.session_state.setdefault(_ROUND, 0)
    chosen = st.multiselect(
        "哪几条",
        list(open_to),
        format_func=lambda number: open_to.get(number, ""),
        key=f"void_{turn}",
        placeholder="选登记",
    )
    reason = st.text_input("作废的原因（必填，公开显示）", key=f"void_reason_{turn}", max_chars=_REASON)
    if st.button("作废", icon=":material/block:"):
        _void(chosen, reason, clocks)


def _void(numbers: Sequence[int], reason: str, clocks: Clocks) -> None:
    """Declare acts void, or say why not."""
    try:
        writing.void(identity.session(), book.ledger(), numbers, reason, book.terms(), clocks)
    except LedgerError as error:
        st.error(escape(str(error)))
    else:
        st.session_state[_DONE] = f"作废了{len(numbers)}条登记，仍列在登记记录里。"
        st.session_state[_ROUND] += 1
        st.rerun()
