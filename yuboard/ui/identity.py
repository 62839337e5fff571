"""Identity of whoever looks at a page: by OIDC, by a trusted proxy, or by choice on the developer's own machine."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

import streamlit as st

from yuboard import clock, settings
from yuboard.access import loopback, people, proxies
from yuboard.access.people import Person
from yuboard.access.writing import Session
from yuboard.ledger.terms import Author
from yuboard.problems import DataError
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.ui.ledger import terms

OIDC, HEADER, CHOICE = "oidc", "header", "choice"
_FORWARDED = "X-Forwarded-For"
_CHOSEN, _SEEN, _LEFT = "identity_chosen", "identity_seen", "identity_left"
_log = logging.getLogger(__name__)


class Claim(NamedTuple):
    """Claim of an identity: by which way, and since when (UTC)."""

    identity: str
    way: str
    since: datetime


def signed_in() -> Author | None:
    """Who is signed in and known, at their own place; None for all who only read."""
    found = person()
    return found.author if found else None


def session() -> Session | None:
    """Session that a write is handed: who is signed in, and since when."""
    made, found = claim(), person()
    return Session(found.author, made.since) if made and found else None


def person() -> Person | None:
    """The person of the claimed identity; None where nobody is signed in, or nobody by that identity is known."""
    made = claim()
    return known().get(made.identity) if made else None


def known() -> Mapping[str, Person]:
    """Everybody who may write; nobody where the list has a problem, which ``list_problem`` tells."""
    try:
        return _known()
    except DataError as error:
        _log.error("人员名单有误：%s", error)
        return {}


def list_problem() -> str:
    """Problems of the list of people, by file, row and column, a line each; empty where there are none."""
    try:
        _known()
    except DataError as error:
        return "\n".join(map(str, error.problems))
    return ""


def _stamp() -> tuple[object, ...]:
    """The list of people as a file: another stamp, another content."""
    path = settings.people_file()
    if path is None:
        return ()
    try:
        stat = path.stat()
    except OSError:
        return (path,)
    return path, stat.st_ino, stat.st_mtime_ns, stat.st_size


@cached(store.database, _stamp, size=2)
def _known() -> Mapping[str, Person]:
    path = settings.people_file()
    return people.read(path, terms()) if path else {}


def ways() -> tuple[str, ...]:
    """The ways to sign in that are set up and open to this request."""
    if settings.people_file() is None:
        return ()
    found = []
    if settings.trusted_header():
        found.append(HEADER)
    if "is_logged_in" in st.user:
        found.append(OIDC)
    if may_choose():
        found.append(CHOICE)
    return tuple(found)


def claim() -> Claim | None:
    """The identity that this request may claim by one of the ways; None where it claims none, or left it."""
    open_ways = ways()
    by_way = {HEADER: _by_proxy, OIDC: _by_oidc, CHOICE: _by_choice}
    return next((made for way in open_ways if (made := by_way[way]())), None)


def _by_oidc() -> Claim | None:
    if not st.user.get("is_logged_in"):
        return None
    name, issued = settings.identity_claim(), st.user.get("iat")
    identity = st.user.get(name)
    if not isinstance(identity, str) or (name == "email" and st.user.get("email_verified") is False):
        return None
    # A token that does not say when it was issued counts as old.
    since = clock.at(issued if isinstance(issued, int | float) else 0)
    return Claim(identity, OIDC, since)


def _by_proxy() -> Claim | None:
    name = settings.trusted_header() or ""
    try:
        values = st.context.headers.get_all(name)
        identity = proxies.vouched(_peer(), values, settings.names("YUBOARD_TRUSTED_PROXIES"))
    except (proxies.ForgedError, ValueError) as error:
        _log.warning("拒绝请求头 %s 的身份：%s", name, error)
        return None
    if identity is None or st.session_state.get(_LEFT) == _handshake():
        return None
    # A proxy vouches at each handshake: from then on the sign-in grows old.
    seen = st.session_state.get(_SEEN)
    if not seen or seen[0] != _handshake():
        seen = st.session_state[_SEEN] = _handshake(), clock.utc()
    return Claim(identity, HEADER, seen[1])


def _by_choice() -> Claim | None:
    chosen = st.session_state.get(_CHOSEN)
    return Claim(chosen[0], CHOICE, chosen[1]) if chosen else None


def may_choose() -> bool:
    """Whether this request may choose who it is: asked for, and on this machine alone."""
    address = st.get_option("server.address")
    return settings.has_dev_sign_in() and loopback.is_of_this_machine(address, _peer(), st.context.headers)


def choose(identity: str) -> None:
    """Sign in as a person of the list, where that may be chosen."""
    if may_choose() and identity in known():
        st.session_state[_CHOSEN] = identity, clock.utc()


def leave() -> None:
    """Sign out: of OIDC for good, of a proxy until the page is loaded anew."""
    made = claim()
    st.session_state.pop(_CHOSEN, None)
    if made and made.way == HEADER:
        st.session_state[_LEFT] = _handshake()
    if made and made.way == OIDC:
        st.logout()


def _handshake() -> str:
    """The key of the handshake that this session's connection began with."""
    return st.context.headers.get("Sec-Websocket-Key", "")


def _peer() -> str | None:
    """The address that the connection comes from; None where it is not known for sure.

    Streamlit tells None for loopback, so without the headers of a connection nothing is known. An address that was
    forwarded may stand in the place of the connection's own, unless the server was started not to believe any.
    """
    headers = st.context.headers
    if not headers or (_FORWARDED in headers and not settings.keeps_peers()):
        return None
    return st.context.ip_address or "127.0.0.1"
