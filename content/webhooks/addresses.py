"""Where events may be sent: to public addresses by HTTPS, and to what the operator has named.

Whoever enters an address could otherwise let the server ask what only the server can reach. An address is taken apart
once, here; the host is looked up once, and what was looked up is checked and connected to.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urlsplit

from content.webhooks.failures import Failure, Refused

PORTS = frozenset({443, 8443})
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
_IN_PATH = "/%:@!$&'()*+,;=~"
# IANA's registries of special addresses, and multicast: what Python calls global differs between its versions.
_SPECIAL_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
# All that is not in here is local, multicast or reserved, or has an IPv4 address inside: mapped, or by NAT64.
_GLOBAL_6 = IPv6Network("2000::/3")
# Teredo, benchmarks and the like; documentation; 6to4.
_SPECIAL_6 = tuple(
    IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads. One that ``is_trusted`` may be in a network of one's own."""

    host: str
    port: int
    path: str
    is_secure: bool
    is_trusted: bool

    @property
    def name(self) -> str:
        """The host as a request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.is_secure else 80) else f"{host}:{self.port}"


def target_of(address: str, trusted: Collection[str] = ()) -> Target:
    """Return where an address leads; raises ``Refused`` where nothing is sent.

    ``trusted`` names hosts, or hosts with a port, to which the rules do not apply.
    """
    parts, port = _parts(address)
    host = _host(parts.hostname or "")
    port = port or (443 if parts.scheme == "https" else 80)
    is_trusted = not {host, f"{host}:{port}"}.isdisjoint(trusted)
    if parts.scheme != "https" and not is_trusted:
        raise Refused(Failure.NOT_HTTPS)
    if parts.username is not None or parts.password is not None:
        raise Refused(Failure.PASSWORD)
    if port not in PORTS and not is_trusted:
        raise Refused(Failure.PORT)
    return Target(host, port, _path(parts), parts.scheme == "https", is_trusted)


def _parts(address: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as wrong:
        raise Refused(Failure.NO_ADDRESS) from wrong
    if parts.scheme not in ("http", "https"):
        raise Refused(Failure.NOT_HTTPS if parts.netloc else Failure.NO_ADDRESS)
    return parts, port


def _host(host: str) -> str:
    """Return a host in ASCII, without a dot at the end, as certificates name it."""
    try:
        host = host.encode("idna").decode().lower().removesuffix(".")
    except UnicodeError as wrong:
        raise Refused(Failure.NO_ADDRESS) from wrong
    if not _HOST.fullmatch(host) and not _is_ipv6(host):
        raise Refused(Failure.NO_ADDRESS)
    return host


def _is_ipv6(host: str) -> bool:
    try:
        return IPv6Address(host).scope_id is None
    except ValueError:
        return False


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_IN_PATH)
    return f"{path}?{quote(parts.query, safe=_IN_PATH + '?')}" if parts.query else path


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to one machine that everybody can reach."""
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        return found in _GLOBAL_6 and not any(found in network for network in _SPECIAL_6)
    return found.is_global and not any(found in network for network in _SPECIAL_4)


def check_found(target: Target, found: Iterable[str]) -> None:
    """Raise ``Refused`` if any of the IP addresses that were found for a host is one that nothing is sent to."""
    if not target.is_trusted and not all(is_public(address) for address in found):
        raise Refused(Failure.NOT_PUBLIC)
