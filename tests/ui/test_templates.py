"""House template on the exports page: its sentence stands in the place of the button, and nothing is opened here."""

import io

import pytest
import streamlit as st
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from tests.support.pages import opened
from tests.support.templates import FIT, UNFIT
from yuboard.exports.pptx import stripping, template


def uploaded(content: bytes) -> AppTest:
    test = opened("pages/presenters/exports.py", place="漯河市")
    test.file_uploader(key="template").upload("本单位模板.pptx", content).run()
    assert not test.exception, test.exception
    return test


@pytest.mark.parametrize("name", ["tall title", "picture from outside", "half a file"])
def test_unfit_template_is_told_and_no_deck_is_offered(name: str) -> None:
    test = uploaded(UNFIT[name][0])
    (error,) = test.error
    assert error.value.replace("\\", "").startswith("模板")
    assert "deck" not in [button.key for button in test.get("download_button")]


def test_fit_template_is_opened_only_as_the_child_gave_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    made, seen = {}, []
    button, strip = st.download_button, stripping.stripped

    def record(label: str, *, data, key: str, **rest: object) -> bool:
        made[key] = data
        return button(label, data=data, key=key, **rest)

    monkeypatch.setattr(st, "download_button", record)
    monkeypatch.setattr(template, "stripped", lambda content: seen.append(content) or strip(content))
    test = uploaded(FIT["own slides"])
    assert not test.error
    clean = strip(FIT["own slides"])
    assert seen == [clean], "its pages are counted"
    slides = Presentation(io.BytesIO(made["deck"]())).slides
    assert seen == [clean, clean]
    assert len(slides) > 3
