"""Who does what: every task of the documents, by unit, theme and words."""

import streamlit as st

from yuboard import charts, tables
from yuboard.exports.png import sheet
from yuboard.record import store
from yuboard.ui import tasks, yearly
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.ui.pickers import check_links, empty
from yuboard.ui.pictures import picture
from yuboard.ui.screen import screen
from yuboard.wording.markdown import escape
from yuboard.wording.tasks import counted

st.title("任务分工", anchor=False)
check_links(view=(tasks.LIST, tasks.MATRIX))
view = st.segmented_control(
    "显示", [tasks.LIST, tasks.MATRIX], key="view", bind="query-params", required=True,
    default=None if "view" in st.session_state else tasks.LIST, label_visibility="collapsed",
)  # fmt: skip
everything = store.rows("tasks/list", words="", unit="", theme="", city="", documents=())
if view == tasks.MATRIX:
    with st.container(border=True):
        st.markdown(f"**各单位承担的任务数**　{'' if screen().is_narrow else '点圆圈列出任务。'}")
        tasks.matrix()
        st.caption(charts.MATRIX_KEY)
    source_line(everything)
    picture(sheet.units, [row["name"] for row in store.rows("places/cities")], name="各单位承担的任务数")
    st.stop()

if not everything:
    empty("所收文件没有列出任务。")
check_links(
    task={row["task_id"] for row in everything}, unit=tasks.units(), sort=tasks.SORTS, **tasks.known(everything)
)
with st.container(key="screen_only_filters"):
    asked = tasks.filters()
found = store.rows("tasks/list", **asked)
if not found:
    empty("没有符合条件的任务。请减少词或放宽筛选。")
who = asked["unit"] or "全部单位"
st.markdown(f"## {escape(who)}　{len(found)}项任务\n\n{counted(found)}点任务看分工、原文和所服务的目标。")
tasks.listed(found, is_sheet=bool(asked["unit"]))
source_line(found)
with st.container(horizontal=True):
    download(found, tables.TASK_COLUMNS, f"任务分工_{who}", key="download")
    yearly.of_bureau(str(asked["unit"]), str(asked["city"]))
