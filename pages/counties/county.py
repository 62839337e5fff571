"""One county on one page: choose it by its number, read its sentence, what it has to do by when, and the clauses."""

import streamlit as st

from yuboard import tables
from yuboard.record import store
from yuboard.ui import county, quota_progress, scoring, yearly
from yuboard.ui.downloads import download
from yuboard.ui.pickers import check_links

counties = {row["short_name"]: row for row in store.rows("counties/list")}
with st.container(key="screen_only_pickers"):
    st.title("县区一页", anchor=False)
    check_links(county=counties, **{"with": counties})
    own, other, text = county.pickers(counties)
if own is None:
    county.landing(text)
    st.stop()

row = counties[own]
county.sheet(row)
quota_progress.of_county(row["city"], own)
scoring.of_county(row["city"], own)
if other:
    county.pair(row, counties[other])
county.every_value(own)
county.behind(row)
county.footer(row, other)
with st.container(key="screen_only_download", horizontal=True, vertical_alignment="center"):
    if quotas := store.rows("quotas/county", place=row["city"], county=own):
        download(quotas, tables.COUNTY_COLUMNS, f"县区配额_{own}", key="download")
    county.standing_picture(row)
    yearly.of_county(own)
    st.caption("打印：按 Ctrl+P，纸张选 A4 纵向；筛选框和按钮不会打印。")
