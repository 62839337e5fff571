"""Markdown: text made literal."""

import re


def escape(text: str) -> str:
    """``text`` on one line, every character that Markdown or Streamlit would read as a mark made literal."""
    text = " ".join(text.splitlines())
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~$:^=-])", r"\\\1", text)
