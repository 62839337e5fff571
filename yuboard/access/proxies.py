"""Proxies that sign people in: the identity in their header counts from their own addresses alone."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network


class ForgedError(Exception):
    """A header names an identity and does not come from a trusted proxy, or not once; the text says what came."""


def address(text: str | None) -> IPv4Address | IPv6Address | None:
    """The address of a peer, an IPv4 one that came as IPv6 as itself; None for what is none."""
    try:
        found = ip_address(text or "")
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


def vouched(peer: str | None, values: Sequence[str], proxies: Iterable[str]) -> str | None:
    """The identity that a proxy vouches for in the ``values`` of its header; None where it names nobody.

    ``peer`` is the address that the connection itself comes from. ``proxies`` are addresses or networks. Raises
    ForgedError.
    """
    if not any(map(str.strip, values)):
        return None
    if not is_trusted(peer, proxies):
        raise ForgedError(f"来自 {peer or '未知地址'}，不是受信任的代理")
    if len(values) > 1:
        raise ForgedError(f"来自 {peer}，同一请求头出现了{len(values)}次")
    return values[0].strip()


def is_trusted(peer: str | None, proxies: Iterable[str]) -> bool:
    """Whether an address is one of ``proxies``, or lies in one. Raises ValueError for a proxy that is no address."""
    found = address(peer)
    return found is not None and any(found in ip_network(proxy, strict=False) for proxy in list(proxies))
