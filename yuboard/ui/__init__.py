"""The Streamlit pieces that pages share: evidence, source lines, downloads."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from yuboard import tables, theme
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import Result, Row
from yuboard.ui.screen import screen
from yuboard.wording import clauses
from yuboard.wording.comparison import comparison_brief, comparison_reason, comparison_title, verdict
from yuboard.wording.markdown import escape, markdown
from yuboard.wording.quotas import sum_check


def component(name: str, html: str, **options: Any) -> Callable[..., Any]:
    """A component of our own: ``html`` with the style and script of its name in ``components``."""
    style, script = (
        (Path(__file__).parent / "components" / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("css", "js")
    )
    return st.components.v2.component(f"yuboard_{name}", html=html, css=style, js=script, **options)


def coded_select(label: str, names: dict[str, str], key: str, **extra: Any) -> Any:
    """A choice by name that stands in the address as its code: a bound widget would put the name there."""
    default = None if "index" in extra else next(iter(names))
    given, seen = st.query_params.get(key, default), f"{key} in the address"
    # The address changed without us: the reader came by a link, or went back.
    if key not in st.session_state or given != st.session_state.get(seen, given):
        st.session_state[key] = given
    if st.session_state[key] not in names:
        st.session_state[key] = default
    chosen = st.selectbox(label, list(names), format_func=lambda code: names.get(code, code), key=key, **extra)
    if chosen == default:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != chosen:
        st.query_params[key] = chosen
    st.session_state[seen] = chosen
    return chosen


def check_links(**known: Collection[str]) -> None:
    """Say which words of the address the record does not know: what is shown instead is the default."""
    for name, words in known.items():
        for given in st.query_params.get_all(name):
            if given and given not in words:
                st.warning(f"链接中的“{escape(given)}”在数据里没有，已按默认显示。", icon=":material/link_off:")


def city_chip(name: str, position: int) -> str:
    """A city's name as a Markdown chip in its fixed colour."""
    word = theme.city(theme.LIGHT, position).word
    return f":{word}-background[:{word}[**{name}**]]"


def clause_button(label: str, *figure_ids: str, key: str) -> None:
    """One click from a number, or a line of numbers, to the clauses: number, section and quote."""
    if st.button(label, key=key, type="tertiary"):
        clause_dialog(figure_ids)


@st.dialog("出处", width="large")
def clause_dialog(figure_ids: Sequence[str]) -> None:
    """The clauses of figures, in a window over the page."""
    for figure_id in figure_ids:
        clause(figure_id, within="dialog")


def clause(figure_id: str, *, within: str) -> None:
    """Where a figure stands: document, section, quote, how it was read; the full text where it is at hand.

    ``within`` names what holds it, as a page and a dialog over it may both show one figure.
    """
    found = store.rows("figures/figure", figure_id=figure_id)
    if not found:
        st.info(f"没有编号为“{escape(figure_id)}”的数字，可能链接有误或数据已更新。")
        return
    row = found[0]
    st.markdown(clauses.heading(row))
    st.markdown(clauses.quotation(row))
    st.caption(clauses.reading(row))
    text = clauses.full_text(row)
    if text:
        with st.expander("在全文中查看", icon=":material/article:"):
            _full_text(text, key=f"{within}_{figure_id}")
    st.page_link(
        "pages/evidence/documents.py",
        label="本条的链接",
        icon=":material/link:",
        query_params={"figure": figure_id},
    )


def _full_text(text: clauses.FullText | str, *, key: str) -> None:
    """The clause highlighted where it stands; what goes before and after in the document, sent when it is opened."""
    if isinstance(text, str):
        st.markdown(text)
        return
    _rest(text.before, "前文", key=f"before_{key}")
    st.markdown(text.near)
    _rest(text.after, "后文", key=f"after_{key}")


def _rest(paragraphs: list[str], name: str, *, key: str) -> None:
    if not paragraphs:
        return
    rest = st.expander(f"{name}（共{len(paragraphs)}段）", key=key, on_change="rerun")
    if rest.open:
        rest.markdown("\n\n".join(paragraphs))


def headline(row: Row) -> None:
    """A city's first target, large: what it is, the document's words, the way to the clause."""
    chip = city_chip(row["place"], row["place_position"])
    st.markdown(f"{chip}　{row['year_label']}　{row['indicator']}")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"## {_coloured(row)}", width="content")
        st.markdown(f":small[:gray[{escape(row['document_number'])}]]", width="content")
        clause_button("出处 :material/format_quote:", row["figure_id"], key=f"headline_{row['place_id']}")
        st.page_link(
            "pages/leadership/trend.py",
            label="趋势",
            icon=":material/trending_up:",
            query_params={"indicator": row["indicator"]},
            width="content",
        )


def _coloured(row: Row) -> str:
    """A figure's words in its city's colour, as Markdown."""
    return f":{theme.city(theme.LIGHT, row['place_position']).word}[{escape(row['label'])}]"


def comparison_heads(cities: dict[str, int], shares: Sequence[int]) -> None:
    """The cities over their columns; a narrow screen has no columns, and each number stands beside its city."""
    if not screen().is_narrow:
        for column, (place, position) in zip(st.columns(shares)[1:], cities.items()):
            column.markdown(city_chip(place, position))


def comparison_line(cells: Sequence[Row], shares: Sequence[int]) -> None:
    """One line of the comparison: what is compared and the way to its clauses, then a cell a city.

    On a narrow screen all of it is one card, and the cities that set nothing share a sentence.
    """
    if screen().is_narrow:
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                _compared(cells)
            for cell in cells:
                if cell["figure_id"]:
                    number = f"**{_coloured(cell)}**"
                    st.markdown(comparison_brief(cell, number, _verdict(cell)))
            if silent := [cell for cell in cells if not cell["figure_id"]]:
                names = "、".join(cell["place_short"] for cell in silent)
                st.markdown(comparison_brief({**silent[0], "place_short": names}, "", _verdict(silent[0])))
        return
    title, *columns = st.columns(shares, border=True)
    with title:
        _compared(cells)
    for column, cell in zip(columns, cells):
        column.markdown(_comparison_cell(cell))


def _compared(cells: Sequence[Row]) -> None:
    st.markdown(comparison_title(cells[0]))
    found = [row[name] for row in cells for name in ("figure_id", "later_figure_id") if row[name]]
    clause_button("出处 :material/format_quote:", *found, key=f"clauses_{cells[0]['comparison_id']}")


def _verdict(cell: Row) -> str:
    return markdown((verdict(cell),))


def _comparison_cell(cell: Row) -> str:
    number = f"### {_coloured(cell)}\n\n" if cell["figure_id"] else ""
    return number + comparison_reason(cell, _verdict(cell))


def sum_line(row: Row) -> None:
    """The sum check of one yearly figure, and the way to the clause that splits it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(markdown(sum_check(row)), width="content")
        clause_button("出处 :material/format_quote:", row["figure_id"], key=f"sum_{row['figure_id']}")


def figure_row(row: Row) -> None:
    """One figure of a list: what it is, its words as a button to the clause, and the quote."""
    about, words, quote = st.columns([3, 2, 6], vertical_alignment="center")
    subject = f"（{row['subject']}）" if row["subject"] else ""
    about.markdown(
        f"**{escape(row['indicator'])}**{escape(subject)}  \n"
        f":gray[{escape(row['place'])}　{row['year_label']}　{row['role_word']}]"
    )
    with words:
        clause_button(f"**{escape(row['label'])}**", row["figure_id"], key=f"row_{row['figure_id']}")
    quote.markdown(f"“{escape(row['quote'])}”  \n{tables.source(row['document_number'], row['section'])}")


def table(builder: Callable[[Sequence[Row]], tables.Table], result: Result) -> None:
    """Print the table ``builder(result)``; finished tables are kept like finished figures."""
    st.markdown(_table(builder, result, screen().is_narrow))


@cached(size=512)
def _table(builder: Callable[[Sequence[Row]], tables.Table], result: Result, narrow: bool) -> str:
    return _printed(builder(result), narrow)


def listing(rows: tables.Table) -> None:
    """Print rows that no query alone gives, as ``table`` does."""
    st.markdown(_printed(rows, screen().is_narrow))


def _printed(rows: tables.Table, narrow: bool) -> str:
    return tables.cards(rows) if narrow and tables.is_wordy(rows) else tables.markdown(rows)


def source_line(rows: Sequence[Row]) -> None:
    """Which documents the figures above come from; the data version stands in the frame's footer."""
    numbers = dict.fromkeys(row["document_number"] for row in rows if row["document_number"])
    st.caption(f"资料来源：{'、'.join(numbers) or '无'}")


def download(result: Result, columns: tables.Columns, name: str, *, key: str) -> None:
    """A button for a result as CSV under the titles of ``columns``, made when it is clicked."""
    version = result.key.versions[0].stem[:8]
    download_frame(lambda: result.frame, columns, name, key=key, version=version)


def download_frame(
    make: Callable[[], pd.DataFrame],
    columns: tables.Columns,
    name: str,
    *,
    key: str,
    label: str = "下载表格（CSV）",
    version: str | None = None,
) -> None:
    """The same for rows that no query alone gives; ``version`` is the data version, where not that of the click."""

    def content() -> bytes:
        frame = tables.named(make(), columns)
        return tables.csv_bytes(frame, version=version or store.database().stem[:8], made_on=date.today())

    st.download_button(
        label,
        data=content,
        file_name=f"{name}.csv",
        mime="text/csv",
        icon=":material/download:",
        key=key,
        on_click="ignore",
    )


def empty(words: str) -> None:
    """Say in a plain sentence why there is nothing to show, and end the page."""
    st.info(escape(words))
    st.stop()
