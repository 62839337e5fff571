"""The guard in front of the server: foreign hosts, closed addresses, and the headers of every answer."""

import pytest

from tests.support.asgi import ask, inner
from yuboard import settings
from yuboard.web.guard import Guard, content_policy, is_known


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    ("host", "is_answered"),
    [
        ("127.0.0.1:8501", True), ("10.1.2.3", True), ("[::1]:8501", True), ("localhost:8501", True),
        ("kanban.example.gov.cn", True), ("KANBAN.example.gov.cn.:80", True), ("a.intra.example", True),
        ("evil.example", False), ("intra.example", False), ("notintra.example", False), ("", False), (None, False),
        ("kanban.example.gov.cn.evil.example", False), ("127.0.0.1.evil.example", False), ("127.0.0.1:x", False),
        ("evil.example@127.0.0.1", False), ("127.0.0.1/evil", False), ("[::1", False),
    ],
)  # fmt: skip
def test_only_known_hosts_are_answered(kind: str, host: str | None, is_answered: bool) -> None:
    first = ask(Guard(inner, ("kanban.example.gov.cn", "*.intra.example")), host, kind=kind)[0]
    assert first["type"] == {
        ("http", True): "http.response.start", ("http", False): "http.response.start",
        ("websocket", True): "websocket.accept", ("websocket", False): "websocket.close",
    }[kind, is_answered]  # fmt: skip
    assert first.get("status") in ((None,) if kind == "websocket" else (200 if is_answered else 403,))


def test_own_name_of_the_machine_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "Kanban01.bureau.local")
    for host in ("kanban01:8501", "kanban01.bureau.local"):
        assert ask(Guard(inner), host)[0]["status"] == 200
    assert "YUBOARD_HOSTS" in ask(Guard(inner), "other")[1]["body"].decode()


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/base/_stcore/metrics/", "/_stcore/agent/openapi.json"])
def test_addresses_for_programs_are_closed_until_asked_for(path: str) -> None:
    assert ask(Guard(inner), "localhost", path)[0]["status"] == 404
    is_open = ask(Guard(inner, has_metrics=True), "localhost", path)[0]["status"] == 200
    assert is_open == ("metrics" in path)


def test_every_answer_forbids_other_hosts() -> None:
    headers = {name.decode(): value.decode() for name, value in ask(Guard(inner), "10.0.0.5:8501")[0]["headers"]}
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["connect-src"].split() == ["'self'", "blob:", "data:", "ws://10.0.0.5:8501", "wss://10.0.0.5:8501"]
    allowed = {source for rule in policy.values() for source in rule.split()}
    assert allowed <= {
        "'self'", "'none'", "'unsafe-inline'", "'wasm-unsafe-eval'", "blob:", "data:", "ws://10.0.0.5:8501",
        "wss://10.0.0.5:8501",
    }  # fmt: skip
    assert "'unsafe-inline'" not in policy["script-src"]
    assert policy["frame-ancestors"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["content-type"] == "text/html"


def test_portal_may_hold_the_dashboard_in_a_frame_when_set() -> None:
    guard = Guard(inner, embedders=("https://portal.example",))
    headers = {name.decode(): value.decode() for name, value in ask(guard, "localhost")[0]["headers"]}
    assert "frame-ancestors 'self' https://portal.example" in headers["content-security-policy"]
    assert "x-frame-options" not in headers


def test_a_host_cannot_write_into_the_policy() -> None:
    assert "evil" not in content_policy("127.0.0.1; img-src evil.example")
    assert not is_known("127.0.0.1; img-src evil.example", ())


def test_settings_of_the_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_HOSTS", " a.example, b.example c.example,")
    assert settings.names("YUBOARD_HOSTS") == ("a.example", "b.example", "c.example")
    monkeypatch.delenv("YUBOARD_HOSTS")
    assert settings.names("YUBOARD_HOSTS") == ()
    assert settings.has_metrics() is False
    monkeypatch.setenv("YUBOARD_METRICS", "1")
    assert settings.has_metrics() is True
