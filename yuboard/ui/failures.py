"""Failure of a page: one sentence in Chinese in the place of Streamlit's own; the cause is in the log by then."""

import streamlit as st


def page_failed(_error: Exception) -> bool:
    """Say that the page could not be shown in full; True keeps Streamlit's own box away."""
    st.error("这一页出了错，没有显示完整。请刷新页面；仍然这样，请告诉系统管理员，原因已写入服务器日志。")
    return True
