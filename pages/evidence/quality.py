"""What is doubtful in the documents themselves, and what the dashboard does about it."""

import streamlit as st

from yuboard import sentences, store, tables, ui

st.title("数据质量", anchor=False)
counts = store.query("overview/counts").iloc[0]
findings = store.query("quality/findings")
revisions = store.query("quality/revisions")
summary = store.query("quality/documents")
for column, (label, value) in zip(
    st.columns(5),
    {
        "录入数字": f"{counts['figures']}条",
        "引文核对": sentences.proof(store.proof()),
        "前后文件不一致": f"{counts['revisions']}处",
        "文件内部疑点": f"{counts['findings']}处",
        "推定年份": f"{counts['inferred']}条",
    }.items(),
):
    column.metric(label, value, border=True)

st.subheader("同一目标，前后文件写法不同", anchor=False)
for row in revisions.itertuples():
    with st.container(border=True):
        st.markdown(f"**{row.place}　{row.indicator}　{row.year}年**")
        for column, words in zip(st.columns(2), tables.revision_sides(row)):
            column.markdown(words)
        st.markdown(f"**读法**　{row.rule}　{row.reason}")

st.subheader("文件内部的疑点", anchor=False)
st.markdown("点开一条看文件怎么写、核算结果、本看板怎么处理，以及原文。")
for row in findings.itertuples():
    with st.expander(f"**{row.title}**　:gray-badge[{row.place}]　:gray-badge[{row.kind}]"):
        st.markdown(sentences.finding(row))
ui.download(tables.named(findings, tables.FINDING_COLUMNS), "数据疑点", key="download_findings")

st.subheader("各文件录入情况", anchor=False)
st.table(tables.named(summary, tables.SUMMARY_COLUMNS), border="horizontal")
inferred = store.query("quality/inferred")
with st.expander(f"原文没有写年份、由本系统推定的数字：{len(inferred)}条"):
    st.table(tables.named(inferred, tables.INFERRED_COLUMNS), border="horizontal")
