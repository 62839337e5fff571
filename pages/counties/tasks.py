"""Who does what: every task of the documents, by unit, theme and words."""

import streamlit as st

from yuboard import charts, tables
from yuboard.exports.png import sheet
from yuboard.record import store
from yuboard.ui import tasks
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.ui.pickers import check_links, coded_select, empty
from yuboard.ui.pictures import picture
from yuboard.ui.tables import show_rows
from yuboard.wording.markdown import escape

st.title("任务分工", anchor=False)
check_links(view=(tasks.LIST, tasks.MATRIX))
view = st.segmented_control(
    "显示", [tasks.LIST, tasks.MATRIX], key="view", bind="query-params", required=True,
    default=None if "view" in st.session_state else tasks.LIST, label_visibility="collapsed",
)  # fmt: skip
everything = store.rows("tasks/list", words="", unit="", theme="", city="", documents=())
if view == tasks.MATRIX:
    with st.container(border=True):
        st.markdown("**各单位承担的任务数**　点圆圈列出任务。")
        tasks.matrix()
        st.caption(charts.MATRIX_KEY)
    source_line(everything)
    picture(sheet.units, [row["name"] for row in store.rows("places/cities")], name="各单位承担的任务数")
    st.stop()

if not everything:
    empty("所收文件没有列出任务。")
check_links(task={row["task_id"] for row in everything}, unit=tasks.units(), **tasks.known(everything))
asked = tasks.filters()
found = store.rows("tasks/list", **asked)
if not found:
    empty("没有符合条件的任务。请减少词或放宽筛选。")
chosen = coded_select(
    "查看一项任务", {row["task_id"]: row["label"] for row in found}, "task", index=None,
    placeholder="选择后看分工、原文和所服务的目标",
)  # fmt: skip
if chosen:
    tasks.detail(next(row for row in found if row["task_id"] == chosen))

who = asked["unit"] or "全部单位"
leads = sum(row["lead_kind"] == "牵头单位" for row in found)
shared = sum(row["lead_kind"] == "责任单位" for row in found)
st.markdown(
    f"## {escape(who)}　{len(found)}项任务\n\n牵头单位已明确{leads}项，责任单位已明确{shared}项，"
    f"文件未明确{len(found) - leads - shared}项。责任单位的排列次序不表示牵头。"
)
pages = 1 if any(asked.values()) else -(-len(found) // tables.PAGE)
check_links(page=[str(page + 1) for page in range(pages)])
number = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
show_rows(tables.task_list(found if pages == 1 else found[(number - 1) * tables.PAGE : number * tables.PAGE]))
source_line(found)
download(found, tables.TASK_COLUMNS, f"任务分工_{who}", key="download")
