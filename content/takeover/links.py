"""Where the links of a text lead to, and what becomes of them here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import unquote, urljoin, urlsplit

from content.takeover.losses import Loss, LossKind

_OPENED_ELSEWHERE = ("http", "https", "mailto", "tel")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def normal_path(path: str) -> str:
    """Return a path as paths are compared: decoded, in lower case, without slashes at its ends."""
    return unquote(path).strip("/").lower()


def below_language(path: str) -> str:
    """Return what stands behind region and language in a path."""
    return "/".join(normal_path(path).split("/")[2:])


def is_web_address(address: str) -> bool:
    """Tell whether an address can be asked for over the web."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a region's texts come from: the server, other hosts that show the same texts, and the region."""

    base: str
    region: str
    hosts: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """By which what was taken over from there is known."""
        return f"{self.base}/{self.region}"

    def absolute(self, address: str) -> str:
        """Return an address as it is meant in a text from there."""
        try:
            return urljoin(f"{self.base}/", address.strip())
        except ValueError:
            return ""

    def is_base(self, address: str) -> bool:
        """Tell whether the server itself would be asked for an address."""
        if not is_web_address(address):
            return False
        ours, theirs = urlsplit(self.base), urlsplit(address)
        ports = (theirs.port or _DEFAULT_PORTS[theirs.scheme], ours.port or _DEFAULT_PORTS[ours.scheme])
        return ours.hostname == theirs.hostname and (ports[0] == ports[1] or ports == (443, 80))

    def path_there(self, address: str) -> str | None:
        """Return the path of an absolute address of the region, or None if it leads elsewhere."""
        if not is_web_address(address):
            return None
        parts = urlsplit(address)
        path = normal_path(parts.path)
        is_there = self.is_base(address) or parts.hostname in self.hosts
        return path if is_there and path.startswith(f"{self.region.lower()}/") else None


@dataclass(frozen=True, slots=True)
class Links:
    """What becomes of links: ``pages`` are the primary keys of ours by the paths of theirs."""

    origin: Origin
    pages: Mapping[str, int] = field(default_factory=dict)
    found: list[Loss] = field(default_factory=list)

    def attributes(self, address: str) -> str:
        """Return what is stored in a link, empty where none is left of it; what is lost is noted in ``found``."""
        if address.startswith("#"):
            self._note(LossKind.LINK_IN_PAGE, address)
            return ""
        absolute = self.origin.absolute(address)
        path = self.origin.path_there(absolute)
        if path is not None and path in self.pages:
            return f'linktype="page" id="{self.pages[path]}"'
        scheme = absolute.partition(":")[0].lower()
        if not _is_usable(scheme, absolute):
            self._note(LossKind.LINK, address)
            return ""
        if path is not None:
            self._note(LossKind.LINK_THERE, absolute)
        elif self.origin.is_base(absolute):
            self._note(LossKind.FILE_THERE, absolute)
        return f'href="{escape(absolute)}"'

    def _note(self, kind: LossKind, address: str) -> None:
        self.found.append(Loss(kind, address))


def _is_usable(scheme: str, address: str) -> bool:
    if scheme in ("http", "https"):
        return is_web_address(address)
    return scheme in _OPENED_ELSEWHERE and len(address) > len(scheme) + 1


def hosts_of(addresses: Collection[str]) -> frozenset[str]:
    """Return the hosts of those of some addresses that are of the web."""
    return frozenset(
        host for address in addresses if is_web_address(address) and (host := urlsplit(address).hostname)
    )
