"""Typst with the bundled Chinese font and no other: what a template makes of data, as PDF or as a picture."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from yuboard.problems import ExportError

FONT = "Noto Sans SC"


def standalone(svg: str) -> str:
    """An SVG element as a document of its own in the bundled font; one that is a document already stays as it is."""
    if "xmlns=" in svg.split(">", 1)[0]:
        return str(svg)
    # A plain string, as markup would escape what is put into it.
    return str(svg).replace("<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{FONT}" ', 1)


def typeset(template: Path, data: Mapping[str, Any], kind: Literal["pdf", "png"], made_on: date | None = None) -> bytes:
    """``template`` filled with ``data``, as PDF dated ``made_on`` or as PNG with a pixel for each point.

    Raises ExportError for whatever the typesetter warns of, such as a letter that the font lacks.
    """
    import pylopdf_fonts_zh_cn
    import typst

    style: dict[str, Any] = {"ppi": 72.0}
    if kind == "pdf":
        style = {"pdf_standards": "a-2b"}
    if made_on:
        style["timestamp"] = datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC)
    content, warnings = typst.compile_with_warnings(
        str(template),
        format=kind,
        font_paths=[str(Path(str(pylopdf_fonts_zh_cn.sans_path())).parent)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        **style,
    )
    if warnings:
        raise ExportError(f"排版有问题，没有生成文件：{'；'.join(warning.message for warning in warnings)}")
    return bytes(content)
