"""Components of our own: HTML, style and script that Streamlit has no widget for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st


def component(
    name: str, html: str = "", *styles: str, script: str = "", style: str = "", **options: Any
) -> Callable[..., Any]:
    """A component of our own: ``html``, or the markup of its name, with the style and script of its name.

    Further ``styles`` are given by name; ``script`` and ``style`` name another one's.
    """
    folder = Path(__file__).parent

    def read(kind: str, *names: str) -> str:
        return "\n".join((folder / f"{one}.{kind}").read_text(encoding="utf-8") for one in names)

    markup, style, code = html or read("html", name), read("css", style or name, *styles), read("js", script or name)
    return st.components.v2.component(f"yuboard_{name}", html=markup, css=style, js=code, **options)
