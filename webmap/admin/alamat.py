"""Under which address the tries of a stranger are counted."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from flask import request

#: whoever has one IPv6 address has a whole network of them
_IPV6_PREFIX = 64


def remote_address() -> str:
    """Who asks; behind a proxy on this machine, what that proxy says.

    Only the last entry of X-Forwarded-For is the proxy's own; the ones before were sent to it.
    """
    direct = _read(request.remote_addr or "")
    if direct is None or not direct.is_loopback:
        return _network(direct)
    forwarded = _read(request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip())
    return _network(forwarded or direct)


def _read(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _network(address: IPv4Address | IPv6Address | None) -> str:
    if isinstance(address, IPv6Address):
        return str(ip_network((address, _IPV6_PREFIX), strict=False))
    return str(address or "")
