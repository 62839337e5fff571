"""Drawings of the product as their readers see them: words, marks and what answers to a click."""

import json
from xml.etree import ElementTree

from streamlit.testing.v1 import AppTest


def on_page(test: AppTest) -> list[str]:
    """The drawings that a page holds, as SVG; slides are drawings too."""
    contents = [json.loads(part.proto.json) for part in test.get("bidi_component") if part.proto.json]
    held = [*contents, *(slide for content in contents for slide in content.get("slides", ()))]
    return [content["svg"] for content in held if "svg" in content]


def statuses(test: AppTest) -> list[str]:
    """What screen readers are told of a page's filters."""
    contents = [json.loads(part.proto.json) for part in test.get("bidi_component") if part.proto.json]
    return [content["told"] for content in contents if content.get("told")]


def text(test: AppTest) -> str:
    """Everything that the drawings and regions of a page say, without a break."""
    return "".join("".join(ElementTree.fromstring(part).itertext()) for part in on_page(test))


def parts(svg: str, kind: str) -> list[ElementTree.Element]:
    """All elements of one kind; a drawing that is not well-formed fails here."""
    return [part for part in ElementTree.fromstring(svg).iter(kind) if part.get("aria-hidden") != "true"]


def words(svg: str) -> list[str]:
    """What is written, a line of text each."""
    return ["".join(part.itertext()) for part in parts(svg, "text")]


# What begins a line of its own in a drawn table.
LINES = {"p", "td", "th", "li", "text", "figcaption", "h2", "h3", "summary"}


def told(svg: str) -> str:
    """All that a reader reads in a drawing or a drawn table, a paragraph or cell a line."""
    said = []
    for part in ElementTree.fromstring(svg).iter():
        if part.tag in LINES and part.get("aria-hidden") != "true":
            said.append("".join(part.itertext()))
    return "\n".join(said)


def buttons(svg: str) -> dict[str, ElementTree.Element]:
    """What answers to a click, by what it answers with."""
    return {part.attrib["data-id"]: part for part in ElementTree.fromstring(svg).iter() if "data-id" in part.attrib}
