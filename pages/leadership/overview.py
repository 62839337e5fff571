"""One screen: what each city set itself as its first target, what that demands, and what to mind."""

import streamlit as st

from yuboard import charts, sentences, store, ui

headlines = store.query("overview/headlines")
counts = store.query("overview/counts").iloc[0]
documents = store.query("documents/list")

with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title("电子商务政策目标总览", anchor=False, width="content")
    st.markdown(sentences.scope(documents, counts), width="content")

cities = list(headlines.groupby("place_position", sort=True))
for column, (position, rows) in zip(st.columns(len(cities)), cities):
    first, others = rows.iloc[0], rows.iloc[1:]
    with column.container(border=True, height="stretch", gap="xsmall"):
        ui.headline(first, position)
        st.markdown(sentences.demand(first))
        ui.chart(
            charts.ladder,
            "overview/ladder",
            key=f"ladder_{first['place_id']}",
            alt=sentences.ladder_alt(first),
            options={"panel_height": 225},
            place_id=first["place_id"],
        )
        for row in others.itertuples():
            words = f"{row.indicator}　{row.year_label}　**{row.label}**"
            ui.clause_button(words, row.figure_id, f"headline_{row.figure_id}")

left, right = st.columns([3, 2])
with left.container(border=True, height="stretch", gap="xsmall"):
    st.markdown("#### 政策文件与期间")
    ui.chart(charts.timeline, "documents/list", key="timeline", alt="五份文件的印发时间与规划期间")
with right.container(border=True, height="stretch", gap="xsmall"):
    st.markdown("#### 引用前请注意")
    for row in store.query("overview/attention").itertuples():
        st.markdown(f"**{row.kind}　{row.items}项**　{row.example}")
    st.markdown("**实际完成情况　未上报**　尚无实际数，卡片只列目标和所要求的增速。")
    st.page_link("pages/evidence/quality.py", label="逐条查看疑点与处理办法", icon=":material/fact_check:")
st.caption(charts.LADDER_KEY)
ui.source_line(documents)
