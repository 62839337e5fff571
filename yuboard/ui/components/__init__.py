"""Components of our own: HTML, style and script that Streamlit has no widget for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st


def component(name: str, html: str, *styles: str, script: str = "", **options: Any) -> Callable[..., Any]:
    """A component of our own: ``html`` with the style and script of its name.

    Further ``styles`` are given by name; ``script`` names another one's script.
    """
    folder = Path(__file__).parent
    style = "\n".join((folder / f"{one}.css").read_text(encoding="utf-8") for one in (name, *styles))
    code = (folder / f"{script or name}.js").read_text(encoding="utf-8")
    return st.components.v2.component(f"yuboard_{name}", html=html, css=style, js=code, **options)
