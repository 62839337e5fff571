"""The development sign-in: on this machine alone, and only when it was asked for."""

from collections.abc import Iterable

from yuboard.access.proxies import address

# Whatever came through another program bears one of these.
_FORWARDED = {"forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"}


def is_loopback(text: str | None) -> bool:
    """Whether an address or a name means this machine and nobody else."""
    if text == "localhost":
        return True
    found = address(text)
    return found is not None and found.is_loopback


def is_of_this_machine(listens: str | None, peer: str | None, headers: Iterable[str]) -> bool:
    """Whether the server listens on loopback, is asked from there, and by no proxy.

    ``listens`` is the address that the server is bound to, ``headers`` the names of what the request bears.
    """
    return is_loopback(listens) and is_loopback(peer) and not _FORWARDED & {name.lower() for name in headers}
