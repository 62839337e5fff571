"""Router and frame: the table of contents, the state of the data, and what stands under every page."""

import streamlit as st

from yuboard.operation import numbers
from yuboard.problems import DataError
from yuboard.record import store
from yuboard.ui import as_of, frame, signing_in
from yuboard.ui.cities import comparison_name
from yuboard.ui.ledger import tell_unread

st.set_page_config(page_title=frame.NAME, page_icon="📊", layout="wide")

is_stage = "slide" in st.query_params
page = frame.navigation(
    {
        "": [
            st.Page("pages/leadership/overview.py", title="总览", default=True),
            st.Page("pages/leadership/progress.py", title="进度", url_path="progress"),
            st.Page("pages/leadership/trend.py", title="指标趋势", url_path="trend"),
            st.Page("pages/leadership/compare.py", title=comparison_name(), url_path="compare"),
            st.Page("pages/leadership/layouts.py", title="空间布局", url_path="layouts"),
        ],
        "县区与部门": [
            st.Page("pages/counties/quotas.py", title="县区配额", url_path="quotas"),
            st.Page("pages/counties/county.py", title="县区一页", url_path="county"),
            st.Page("pages/counties/tasks.py", title="任务分工", url_path="tasks"),
            st.Page("pages/counties/selfcheck.py", title="创建标准自评", url_path="selfcheck"),
        ],
        "上报": [
            st.Page("pages/reporting/report.py", title="填报", url_path="report"),
            st.Page("pages/reporting/review.py", title="审核", url_path="review"),
            st.Page("pages/reporting/status.py", title="报送情况", url_path="reporting"),
            st.Page("pages/reporting/recognised.py", title="认定单位", url_path="recognised"),
        ],
        "汇报": [
            st.Page("pages/presenters/exports.py", title="汇报与导出", url_path="exports"),
            st.Page("pages/presenters/present.py", title="汇报模式", url_path="present"),
        ],
        "依据与说明": [
            st.Page("pages/evidence/search.py", title="全站搜索", url_path="search"),
            st.Page("pages/evidence/documents.py", title="文件与出处", url_path="documents"),
            st.Page("pages/evidence/lineage.py", title="政策脉络", url_path="lineage"),
            st.Page("pages/evidence/quality.py", title="数据质量", url_path="quality"),
            st.Page("pages/evidence/method.py", title="口径说明", url_path="method"),
        ],
    },
    # A full-screen page has its place in the address, and no menu.
    is_hidden=is_stage,
)
if not is_stage:
    frame.search_field(page)

try:
    version = store.version()
except DataError as error:
    st.error("数据未能发布，看板暂时没有可用的数据。请按下面的提示改正后刷新：")
    st.code("\n".join(map(str, error.problems)), language=None)
    st.stop()

frame.banner(version)
tell_unread()

if waiting := store.problems():
    with st.expander(f"数据文件有{len(waiting)}处问题，暂用上一版数据（{version}）", icon="⚠️"):
        st.code("\n".join(map(str, waiting)), language=None)

if unread := store.notices():
    with st.expander(f"数据文件夹里有{len(unread)}处没有读", icon="ℹ️"):
        st.code("\n".join(map(str, unread)), language=None)

as_of.settle(page.url_path)
if not is_stage:
    signing_in.control()
    as_of.banner(page.url_path)

# The footer first, in its place below: a page that ends early has it too.
body = st.container()
if not is_stage:
    st.caption(
        f"{frame.NAME}　·　数据版本 {version}　·　数字均摘自所列政策文件，标“测算”的为本系统计算，不是文件数据。"
    )
    as_of.control(page.url_path)
with body:
    try:
        with numbers.rerun(page.url_path):
            page.run()
    except DataError as error:
        st.error("本页要的数据读不出来，稍后刷新再试：")
        st.code("\n".join(map(str, error.problems)), language=None)
