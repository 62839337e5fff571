"""Identity on pages: who is signed in by which way, and who only reads."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.context import StreamlitHeaders
from streamlit.testing.v1 import AppTest

from tests.support.pages import opened, words
from tests.support.people import listed, user
from yuboard.ui import identity


def script() -> None:
    import streamlit as st

    from yuboard.ui import identity

    author = identity.signed_in()
    st.text(f"{author.name} {author.place.name}" if author else "nobody")


def seen(user: dict[str, Any] | None = None) -> str:
    test = AppTest.from_function(script)
    if user:
        test.user = user
    test.run()
    assert not test.exception, test.exception
    return test.text[0].value


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = listed(tmp_path)
    monkeypatch.setenv("YUBOARD_PEOPLE", str(path))
    return path


class Context:
    """The context of a connection, as Streamlit tells it: None for the address of loopback."""

    def __init__(self, peer: str | None, *headers: tuple[str, str]):
        self.ip_address = peer
        self.headers = StreamlitHeaders([("Host", "a"), ("Sec-WebSocket-Key", "k"), *headers])


def test_oidc_names_a_person_of_the_list(people: Path) -> None:
    assert seen(user("yc")) == "甲（yc） 虞城县"
    assert seen(user("stranger")) == "nobody"
    assert seen({"is_logged_in": False}) == "nobody"
    assert seen() == "nobody"


def test_without_a_list_nobody_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YUBOARD_PEOPLE", raising=False)
    assert seen(user("yc")) == "nobody"


def test_the_list_is_read_anew_when_it_changes(people: Path) -> None:
    assert seen(user("new")) == "nobody"
    listed(people.parent, "new,己,reporter,民权县,")
    assert seen(user("new")) == "己（new） 民权县"
    assert seen(user("yc")) == "nobody"
    listed(people.parent, "new,己,editor,民权县,")
    assert seen(user("new")) == "nobody"


def test_another_claim_may_be_the_identity(people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_IDENTITY_CLAIM", "email")
    assert seen(user("?") | {"email": "yc"}) == "甲（yc） 虞城县"
    assert seen(user("?") | {"email": "yc", "email_verified": False}) == "nobody"
    assert seen(user("yc")) == "nobody"


@pytest.mark.parametrize(
    ("peer", "proxies", "who"),
    [
        ("10.0.0.5", "10.0.0.5", "甲（yc） 虞城县"),
        (None, "127.0.0.1", "甲（yc） 虞城县"),
        ("10.0.0.6", "10.0.0.5", "nobody"),
        ("10.0.0.5", "", "nobody"),
        ("10.0.0.5", "proxy", "nobody"),
    ],
)
@pytest.mark.usefixtures("people")
def test_a_header_counts_from_the_proxy_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, peer: str | None, proxies: str, who: str
) -> None:
    monkeypatch.setenv("YUBOARD_TRUSTED_HEADER", "X-User")
    monkeypatch.setenv("YUBOARD_TRUSTED_PROXIES", proxies)
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "")
    monkeypatch.setattr("streamlit.context", Context(peer, ("x-user", "yc"), ("x-forwarded-for", "10.9.9.9")))
    assert seen() == who
    assert ("拒绝" in caplog.text) is (who == "nobody")
    # Where a forwarded address may stand for the connection's own, no header counts.
    monkeypatch.delenv("FORWARDED_ALLOW_IPS")
    assert seen() == "nobody"


def test_a_choice_counts_on_this_machine_alone(people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_DEV_SIGN_IN", "1")
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "")
    test = AppTest.from_function(script)
    test.session_state[identity._CHOSEN] = ("yc", identity.clock.utc())
    for context, who in (
        (Context(None), "甲（yc） 虞城县"),
        (Context("10.0.0.7"), "nobody"),
        (Context(None, ("X-Forwarded-For", "10.0.0.7")), "nobody"),
    ):
        monkeypatch.setattr("streamlit.context", context)
        assert test.run().text[0].value == who
    monkeypatch.setattr("streamlit.context", Context(None))
    monkeypatch.delenv("YUBOARD_DEV_SIGN_IN")
    assert test.run().text[0].value == "nobody"


@pytest.mark.usefixtures("people")
def test_the_control_says_who_one_is_and_lets_one_leave() -> None:
    test = opened("pages/evidence/method.py", user=user("sw"))
    said = words(test)
    assert "**戊**　商丘市　市商务局　填报人" in said
    assert "以此人登录" not in said
    next(button for button in test.button if button.label == "退出").click().run()
    assert "用单位账号登录" in words(test)
    assert "戊" not in words(test)


@pytest.mark.usefixtures("people")
def test_a_stranger_is_told_that_they_only_read() -> None:
    said = words(opened("pages/evidence/method.py", user=user("*路人*")))
    assert r"“\*路人\*”不在人员名单里，只能阅读" in said


def test_a_list_with_a_problem_is_shown_where_one_signs_in(people: Path) -> None:
    listed(people.parent, "yc,甲,reporter,乌有县,")
    test = opened("pages/evidence/method.py", user=user("yc"))
    assert any("people.csv:2:place: 没有名为“乌有县”的地区" in code.value for code in test.code)


@pytest.mark.usefixtures("people")
def test_no_control_where_no_way_is_set_up() -> None:
    assert "登录" not in words(opened("pages/evidence/method.py"))
