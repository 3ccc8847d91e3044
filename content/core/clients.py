"""Who asks, as far as an address tells. It is only compared, and never kept longer than a process runs."""

from __future__ import annotations

from collections.abc import Mapping
from socket import AF_INET6, inet_ntop, inet_pton
from typing import Any

# What one connection to the internet is given, and may choose its address from: /64.
OF_ONE_CONNECTION = 8
# What is longer is no address, but something that a client made up.
LONGEST = 45
_IPV4_MAPPED = bytes(10) + b"\xff\xff"


def client_of(meta: Mapping[str, Any], proxies: int) -> str:
    """Return under what a client is counted: its IPv4 address, or the network that its IPv6 address lies in.

    ``proxies`` is how many of our own stand in front: the last so many addresses in ``X-Forwarded-For`` are theirs to
    write, and what stands before those is anybody's.
    """
    forwarded = str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",")[-proxies:] if proxies else []
    address = forwarded[0].strip() if forwarded else ""
    return _network(_without_port(address or str(meta.get("REMOTE_ADDR", ""))))


def _without_port(address: str) -> str:
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address


def _network(address: str) -> str:
    if ":" not in address:
        return address[:LONGEST]
    try:
        packed = inet_pton(AF_INET6, address)
    except (OSError, ValueError):
        return address[:LONGEST]
    if packed.startswith(_IPV4_MAPPED):
        return ".".join(map(str, packed[len(_IPV4_MAPPED) :]))
    return inet_ntop(AF_INET6, packed[:OF_ONE_CONNECTION].ljust(16, b"\0"))
