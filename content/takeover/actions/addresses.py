"""Old addresses that lead to the pages of today."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from content.districts.models import District
from content.editions.actions import remember_addresses
from content.takeover.links import below_language


def remember(*, district: District, pages: Iterable[tuple[str, UUID]]) -> int:
    """Let paths of another system lead to our pages by their keys, the first of a path; return how many."""
    paths: dict[str, str] = {}
    for there, key in pages:
        paths.setdefault(below_language(there), str(key))
    paths.pop("", None)
    remember_addresses(district=district, paths=paths)
    return len(paths)
