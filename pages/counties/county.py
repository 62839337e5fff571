"""One county on one page: what it is given, where it stands in the layouts, and what is asked of it."""

import streamlit as st

from yuboard import tables
from yuboard.record import store
from yuboard.ui import county
from yuboard.ui.downloads import download
from yuboard.ui.pickers import check_links, empty

counties = {row["short_name"]: row for row in store.rows("counties/list")}
with st.container(key="screen_only_pickers"):
    st.title("县区一页", anchor=False)
    check_links(county=counties, **{"with": counties})
    own, other = county.pickers(counties)
if own is None:
    empty(f"请选择一个地区。共{len(counties)}个县（市、区）和功能区；链接写成 ?county=虞城县 可直接打开。")

row = counties[own]
county.heading(row)
st.markdown("### 一、分给本地的目标")
county.quotas(row["city"], own)
county.standing(row)
if other:
    county.pair(row, counties[other])
county.roles(row)
county.duties(row)
county.footer(row, other)
with st.container(key="screen_only_download", horizontal=True, vertical_alignment="center"):
    if quotas := store.rows("quotas/county", place=row["city"], county=own):
        download(quotas, tables.COUNTY_COLUMNS, f"县区配额_{own}", key="download")
    st.caption("打印：按 Ctrl+P，纸张选 A4 纵向；筛选框和按钮不会打印。")
