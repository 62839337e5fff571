"""Hostile text in every cell of text: on every page it stands as it is, wherever Streamlit reads Markdown."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from tests.support import drawings, hostile
from tests.support.pages import PATHS, opened
from yuboard.record import store
from yuboard.ui import screen
from yuboard.wording.markdown import escape

pytestmark = pytest.mark.usefixtures("hostile_store")
# Messages whose texts no Markdown is made of: drawings, charts and code, and what only the server reads.
_PLAIN = {"bidi_component", "plotly_chart", "deck_gl_json_chart", "code", "imgs", "doc_string"}
# Fields that a browser shows as they are, or never shows: lists to choose from, values typed, names of files.
_UNREAD = {
    "id", "form_id", "raw_value", "url", "query_string", "key", "user_key", "page", "page_script_hash", "icon",
    "default", "value", "options", "placeholder", "element_id", "raw_values", "file_name", "deferred_file_id", "alt",
    "type", "query_param_key", "set_value", "formatted_options", "format", "min", "max", "shortcut", "icon_type",
}  # fmt: skip


def markdown_of(message: Message, path: str = "") -> Iterator[tuple[str, str]]:
    """The texts of an element that Streamlit may read as Markdown, with the field of each."""
    for field, value in message.ListFields():
        # The options of pills are read as Markdown; those of a list are not.
        is_pill = field.name == "options" and path.endswith("button_group")
        if field.name in _PLAIN or (field.name in _UNREAD and not is_pill):
            continue
        values = list(value) if field.is_repeated else [value]
        for one in values:
            if field.type == FieldDescriptor.TYPE_MESSAGE and isinstance(one, Message):
                yield from markdown_of(one, f"{path}.{field.name}")
            elif field.type == FieldDescriptor.TYPE_STRING:
                yield f"{path}.{field.name}", one


def texts(test: AppTest) -> Iterator[tuple[str, str]]:
    def walk(node: Any) -> Iterator[tuple[str, str]]:
        if isinstance(proto := getattr(node, "proto", None), Message) and node.type not in _PLAIN:
            yield from markdown_of(proto, node.type)
        for child in getattr(node, "children", {}).values():
            yield from walk(child)

    yield from walk(test._tree)


def live(text: str) -> list[str]:
    """The hostile pieces of a Markdown text that no escape takes the meaning from."""
    return list(hostile.found(re.sub(r":gray\[\]|\\(.)", "\0", text)))


def test_pieces_are_found_where_they_are_live_and_only_there() -> None:
    for piece in hostile.PAYLOADS:
        assert live(f"前{piece}后") == ([piece] if "\\" not in piece else [])
        assert live(f"**前{escape(f'前{piece}后')}**") == []


def strings(content: Any) -> Iterator[str]:
    """Every text in the content of a JSON file."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from strings(part)


def drawn(test: AppTest) -> Iterator[str]:
    """What a browser makes elements of without Markdown: drawings as SVG, texts that Plotly searches for tags."""
    yield from drawings.on_page(test)
    for chart in test.get("plotly_chart"):
        spec = json.loads(chart.proto.spec)
        spec["data"] = [{name: part for name, part in trace.items() if name != "customdata"} for trace in spec["data"]]
        yield from strings(spec)


# Addresses behind which more text stands.
DEEPER = {
    "county": ("pages/counties/county.py", lambda: {"county": hostile.county()}),
    "quotas": ("pages/counties/quotas.py", lambda: {"county": hostile.county()}),
    "tasks": ("pages/counties/tasks.py", lambda: {"task": "sq2016-t01"}),
    "documents": ("pages/evidence/documents.py", lambda: {"figure": "sq2016-001"}),
    "quality": ("pages/evidence/quality.py", lambda: {"finding": store.rows("quality/findings")[0]["finding_id"]}),
    "search": ("pages/evidence/search.py", lambda: {"q": "恶"}),
    "nothing found": ("pages/evidence/search.py", lambda: {"q": hostile.PAYLOADS[0]}),
    "layouts": ("pages/leadership/layouts.py", lambda: {"layout": "sq2016-l1", "element": "sq2016-e1"}),
    "explored": ("pages/leadership/layouts.py", lambda: {"layout": "sq2016-l1", "explore": "true"}),
    "unknown": ("pages/leadership/trend.py", lambda: {"indicator": hostile.PAYLOADS[0]}),
    "slide": ("pages/presenters/present.py", lambda: {"slide": "3"}),
}
# What is sent when it is opened.
PANELS = ("documents_panel", "inferred_panel", "undivided_panel", "yearly")


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("page", PATHS)
def test_text_of_the_data_stands_as_it_is(page: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "_told", lambda: screen.Screen(width, width > 1000))
    test = opened(page)
    shown = list(texts(test))
    assert shown or drawings.on_page(test)
    assert {field: live(text) for field, text in shown if live(text)} == {}
    assert not [text for text in drawn(test) if re.search("<img|<!--|恶&lt;b", text)]


@pytest.mark.parametrize("name", DEEPER)
def test_text_behind_an_address_stands_as_it_is(name: str) -> None:
    page, parameters = DEEPER[name]
    test = opened(page, **parameters())
    for panel in PANELS:
        test.session_state[panel] = True
    test.run()
    assert not test.exception
    shown = list(texts(test))
    for chart in test.get("deck_gl_json_chart"):
        assert "html" not in json.loads(chart.proto.tooltip or "{}")
    assert any("恶" in text for text in (*(text for _, text in shown), *drawn(test)))
    assert not [text for text in drawn(test) if re.search("<img|<!--|恶&lt;b", text)]
    assert {field: live(text) for field, text in shown if live(text)} == {}
