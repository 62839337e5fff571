"""Where an identity may come from: trusted proxies, and this machine itself."""

import pytest

from yuboard.access import loopback, proxies

TRUSTED = ("10.0.0.5", "192.168.1.0/28", "::1")


@pytest.mark.parametrize("peer", ["10.0.0.5", "::ffff:10.0.0.5", "192.168.1.7", "::1"])
def test_a_trusted_proxy_vouches(peer: str) -> None:
    assert proxies.vouched(peer, ["yc"], TRUSTED) == "yc"


@pytest.mark.parametrize("peer", ["10.0.0.6", "127.0.0.1", "192.168.1.16", None, "", "10.0.0.5, 10.0.0.6", "proxy"])
def test_a_forged_header_is_refused(peer: str | None) -> None:
    with pytest.raises(proxies.ForgedError):
        proxies.vouched(peer, ["yc"], TRUSTED)
    with pytest.raises(proxies.ForgedError):
        proxies.vouched(peer, ["yc"], ())


def test_a_header_that_came_twice_is_refused() -> None:
    with pytest.raises(proxies.ForgedError, match="2次"):
        proxies.vouched("10.0.0.5", ["sq", "yc"], TRUSTED)


def test_nobody_is_named_by_no_header() -> None:
    assert proxies.vouched("10.9.9.9", [], TRUSTED) is None
    assert proxies.vouched("10.0.0.5", [" "], TRUSTED) is None


@pytest.mark.parametrize(
    ("listens", "peer", "headers", "is_own"),
    [
        ("127.0.0.1", "127.0.0.1", ["Host"], True),
        ("localhost", "::1", [], True),
        ("127.0.0.1", "::ffff:127.0.0.1", [], True),
        ("0.0.0.0", "127.0.0.1", [], False),
        (None, "127.0.0.1", [], False),
        ("127.0.0.1", "10.0.0.7", [], False),
        ("127.0.0.1", None, [], False),
        ("127.0.0.1", "127.0.0.1", ["X-Forwarded-For"], False),
        ("127.0.0.1", "127.0.0.1", ["x-real-ip"], False),
    ],
)
def test_only_this_machine_itself_may_choose(
    listens: str | None, peer: str | None, headers: list[str], is_own: bool
) -> None:
    assert loopback.is_of_this_machine(listens, peer, headers) is is_own
