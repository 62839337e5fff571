"""Typst with the bundled Chinese font and no other: what a template makes of data, as PDF or as a picture."""

import json
import logging
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from yuboard import made
from yuboard.problems import ExportError
from yuboard.wording.measuring import is_shapeless
from yuboard.wording.missing import NO_GLYPH, no_glyph

FONT = "Noto Sans SC"
_log = logging.getLogger(__name__)
_REFUSED = "排版有问题，没有生成文件"


def standalone(svg: str) -> str:
    """An SVG element as a document of its own in the bundled font; one that is a document already stays as it is."""
    if "xmlns=" in svg.split(">", 1)[0]:
        return str(svg)
    # A plain string, as markup would escape what is put into it.
    return str(svg).replace("<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{FONT}" ', 1)


def typeset(template: Path, data: Mapping[str, Any], kind: Literal["pdf", "png"], made_on: date | None = None) -> bytes:
    """``template`` filled with ``data``, as PDF dated ``made_on`` or as PNG with a pixel for each point.

    ``stamp`` in it bears the version of the data; of made data, the template sets their mark large, as ``banner``. A
    letter that the font lacks is set as 〓, and ``lacking`` tells the template which they are. Raises ExportError for
    whatever the typesetter refuses or warns of.
    """
    import typst

    style: dict[str, Any] = {"ppi": 72.0}
    if kind == "pdf":
        style = {"pdf_standards": "a-2b"}
    if made_on:
        style["timestamp"] = datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC)
    try:
        content, warnings = typst.compile_with_warnings(
            str(template),
            format=kind,
            font_paths=[str(font().parent)],
            ignore_system_fonts=True,
            sys_inputs={"data": _settable({**data, "banner": made.mark_of(data.get("stamp", ""))})},
            **style,
        )
    except typst.TypstError as error:
        _log.error("typst: %s", error)
        raise ExportError(f"{_REFUSED}。") from error
    if warnings:
        _log.error("typst: %s", "; ".join(warning.message for warning in warnings))
        raise ExportError(f"{_REFUSED}。")
    return bytes(content)


def pages(pdf: bytes) -> int:
    """How many pages a PDF that was typeset here has."""
    return max((int(count) for count in re.findall(rb"/Count (\d+)", pdf)), default=0)


def font() -> Path:
    """The bundled Chinese font."""
    import pylopdf_fonts_zh_cn

    return Path(str(pylopdf_fonts_zh_cn.sans_path()))


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    """The letters of the bundled font."""
    from fontTools.ttLib import TTFont

    with TTFont(font(), lazy=True) as opened:
        return frozenset(map(chr, opened.getBestCmap()))


def _settable(data: Mapping[str, Any]) -> str:
    """``data`` as JSON in letters of the font alone, with ``lacking``: the sentence about those that are not."""
    words = json.dumps(data, ensure_ascii=False)
    unknown = set(words) - _letters()
    # What has no shape of its own (joiners, variation selectors) is left out without a word.
    shapeless = set(filter(is_shapeless, unknown))
    lacking = sorted(unknown - shapeless)
    words = json.dumps({**data, "lacking": no_glyph(lacking) if lacking else ""}, ensure_ascii=False)
    shown: dict[str, str | int | None] = {letter: None if letter in shapeless else NO_GLYPH for letter in unknown}
    return words.translate(str.maketrans(shown))
