"""One screen: what each city set itself as its first target, what that demands, and what to mind."""

from itertools import groupby

import streamlit as st

from yuboard import charts, tables, ui
from yuboard.record import store
from yuboard.ui import pictures
from yuboard.ui.charts import draw
from yuboard.ui.screen import columns, screen
from yuboard.wording.clauses import scope
from yuboard.wording.markdown import markdown
from yuboard.wording.targets import demand, headline, ladder_alt

# The widths of a card and of the line of years, as the columns below share the screen.
reader = screen()
card, line = (reader.box,) * 2 if reader.is_stacked else ((reader.width - 294) // 3, (reader.width - 230) * 3 // 5)
documents = store.rows("documents/list")
headlines = store.rows("overview/headlines")
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title("电子商务政策目标总览", anchor=False, width="content")
    st.markdown(scope(documents, store.rows("overview/counts")[0]), width="content")

cities = [list(rows) for _, rows in groupby(headlines, key=lambda row: row["place_id"])]
for column, (first, *others) in zip(columns([1] * len(cities)), cities):
    with column.container(border=True, height="stretch", gap="xsmall"):
        ui.headline(first)
        st.markdown(markdown(demand(first)))
        draw(
            charts.trajectory,
            store.rows("overview/ladder", place_id=first["place_id"]),
            key=f"ladder_{first['place_id']}",
            alt=ladder_alt(first),
            panel_height=198,
            width=card // 40 * 40,
        )
        for row in others:
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
                about, words = headline(row).rsplit("　", 1)
                st.markdown(about, width="content")
                ui.clause_button(
                    f"{words} :material/format_quote:", row["figure_id"], key=f"headline_{row['figure_id']}"
                )

left, right = columns([3, 2])
with left.container(border=True, height="stretch", gap="xsmall"):
    st.markdown(f"#### 政策文件与期间　:small[:gray[{charts.TIMELINE_KEY}]]")
    draw(
        charts.timeline, documents, key="timeline", alt="各份文件的印发时间与规划期间", width=line // 40 * 40,
    )  # fmt: skip
with right.container(border=True, height="stretch", gap="xsmall"):
    st.markdown("#### 引用前请注意")
    for row in store.rows("overview/attention"):
        st.markdown(f"**{row['kind']}　{row['items']}{row['measure']}**　{row['example'] or ''}")
    st.markdown("**实际完成情况　未上报**　尚无实际数，卡片只列目标和所要求的增速。")
    st.page_link("pages/evidence/quality.py", label="逐条查看疑点与处理办法", icon=":material/fact_check:")
st.caption(charts.TRAJECTORY_KEY)
with st.container(horizontal=True, vertical_alignment="center"):
    ui.source_line(documents)
    ui.download(headlines, tables.FIGURE_COLUMNS, "首要目标", key="download")
    pictures.timeline(list(dict.fromkeys(row["place"] for row in documents)))
