"""Where the five documents come from, when their targets fall due, and which target repeats or differs from which."""

import streamlit as st

from yuboard import charts, tables
from yuboard.exports.png import sheet
from yuboard.record import store
from yuboard.ui import lineage
from yuboard.ui.charts import draw
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.ui.pictures import picture
from yuboard.ui.screen import screen
from yuboard.ui.tables import listed, show_table
from yuboard.wording.findings import BOTH_KEPT

st.title("政策脉络", anchor=False)
documents = store.rows("documents/list")
cities = [row["name"] for row in store.rows("places/cities")]
with st.container(border=True):
    st.markdown("## 依据、期间与到期年份")
    if screen().is_narrow:
        show_table(tables.document_list, documents)
    else:
        draw(
            charts.lineage, store.rows("lineage/events"), key="lineage",
            alt="各份文件的上级依据、规划期间和目标到期年份", width=screen().box,
        )  # fmt: skip
        st.caption(charts.LINEAGE_KEY)
    picture(sheet.lineage, cities, name="政策脉络")

st.markdown("## 各年到期的目标")
lineage.milestones(listed(store.rows("lineage/milestones")))

st.markdown("## 目标之间的关系")
st.markdown(f"{BOTH_KEPT}主条是文件总体目标中的写法，重申是同一文件别处再写一遍。")
relations = store.rows("lineage/relations")
lineage.relations(relations)

st.markdown("## 引用的上级文件")
show_table(tables.base_list, store.rows("documents/bases"))
source_line(documents)
download(relations, tables.RELATION_COLUMNS, "目标之间的关系", key="download")
