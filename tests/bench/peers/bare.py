"""Bare page: the least that Streamlit draws."""

import streamlit as st

st.write("hello")
