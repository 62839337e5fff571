"""The ASGI shell around Streamlit and its assets: page language, built-in words, print style."""
