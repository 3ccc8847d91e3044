"""Every address below /admin/, as the resolver knows it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# Addresses without a name that take what they get, and something that they get.
NAMELESS = {"admin/^.*/$": "/admin/nowhere/"}


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver. ``label`` names it alone, where several share a name."""

    name: str
    label: str
    route: str
    arguments: tuple[str, ...]

    @property
    def namespace(self) -> str:
        return self.name.rpartition(":")[0]

    def url(self, values: Mapping[str, Any]) -> str:
        if self.name:
            return reverse(self.name, kwargs=dict(values))
        return NAMELESS.get(self.route, f"/{self.route}")


def admin_addresses() -> list[Address]:
    """Return every address below /admin/."""
    found = [
        (name, route, arguments)
        for name, route, arguments in _walk(get_resolver().url_patterns)
        if route.startswith("admin/")
    ]
    shared = Counter(name for name, _, _ in found)
    return [
        Address(name, _label(name, route, arguments, is_shared=shared[name] > 1), route, arguments)
        for name, route, arguments in found
    ]


def _label(name: str, route: str, arguments: tuple[str, ...], *, is_shared: bool) -> str:
    if not name:
        return route
    return f"{name}({', '.join(arguments)})" if is_shared else name


def _walk(
    patterns: Iterable[Any], prefix: str = "", namespace: str = ""
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for pattern in patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, route, inner)
        else:
            assert isinstance(pattern, URLPattern)
            name = f"{namespace}{pattern.name}" if pattern.name else ""
            yield name, route, tuple(pattern.pattern.regex.groupindex)
