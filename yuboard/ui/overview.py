"""Overview: a card a city with its first targets, documents on a line of years, and what to mind."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from yuboard import charts
from yuboard.record import store
from yuboard.record.results import Result, Row
from yuboard.ui.charts import draw
from yuboard.ui.cities import city_chip, coloured
from yuboard.ui.clauses import clause_button
from yuboard.ui.screen import grid, screen
from yuboard.wording.markdown import escape, markdown
from yuboard.wording.targets import demand, headline, trajectory_alt

# Cities on a page of cards.
_CARDS = 9


def cards(headlines: Sequence[Row]) -> None:
    """A card a city, three in a row; many cities take pages."""
    cities = [list(rows) for _, rows in groupby(headlines, key=lambda row: row["place_id"])]
    pages = -(-len(cities) // _CARDS)
    number = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
    shown = cities[(number - 1) * _CARDS : number * _CARDS]
    for place, (first, *others) in zip(grid(len(shown)), shown):
        with place.container(border=True, height="stretch", gap="xsmall"):
            _card(first, others, screen().one_of(len(shown)))


def _card(first: Row, others: Sequence[Row], width: int) -> None:
    """A city's first target with the growth that it demands and its path, then the other targets in a line each."""
    _first_target(first)
    st.markdown(markdown(demand(first)))
    draw(
        charts.trajectory,
        store.rows("overview/trajectory", place_id=first["place_id"]),
        key=f"trajectory_{first['place_id']}",
        alt=trajectory_alt(first),
        panel_height=188,
        width=width,
    )
    for row in others:
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            about, number = headline(row)
            st.markdown(escape(about), width="content")
            clause_button(
                f"{markdown((number,))} :material/format_quote:", row["figure_id"], key=f"headline_{row['figure_id']}"
            )


def _first_target(row: Row) -> None:
    """A city's first target, large: what it is, the document's words, the way to the clause."""
    chip = city_chip(row["place"], row["place_position"])
    st.markdown(f"{chip}　{row['year_label']}　{escape(row['indicator'])}")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(coloured(row), anchor=False, width="content")
        st.markdown(f":small[:gray[{escape(row['document_number'])}]]", width="content")
        clause_button("出处 :material/format_quote:", row["figure_id"], key=f"headline_{row['place_id']}")
        st.page_link(
            "pages/leadership/trend.py",
            label="趋势",
            icon=":material/trending_up:",
            query_params={"indicator": row["indicator"]},
            width="content",
        )


def timeline(documents: Result) -> None:
    """The documents on a line of years."""
    st.markdown(f"## 政策文件与期间　:small[:gray[{charts.TIMELINE_KEY}]]")
    width = screen().three_fifths
    draw(charts.timeline, documents, key="timeline", alt="各份文件的印发时间与规划期间", width=width)


def attention() -> None:
    """Doubts to mind before quoting a figure, with the way to every doubt."""
    st.markdown("## 引用前请注意")
    for row in store.rows("overview/attention"):
        st.markdown(f"**{escape(row['kind'])}　{row['items']}{row['measure']}**　{escape(row['example'] or '')}")
    st.markdown("**实际完成情况　未上报**　尚无实际数，卡片只列目标和所要求的增速。")
    st.page_link("pages/evidence/quality.py", label="逐条查看疑点与处理办法", icon=":material/fact_check:")
