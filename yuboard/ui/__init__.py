"""Streamlit pieces: each page has its own in the module of its name, and those that pages share stand beside."""
