"""Old addresses that lead to the pages of today."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from content.districts.models import District
from content.editions import actions as editions
from content.takeover.links import below_language

# The one place that knows whether readers are led on from old addresses.
_remember = getattr(editions, "remember_addresses", None)


def remember(*, district: District, pages: Iterable[tuple[str, UUID]]) -> int | None:
    """Let paths of another system lead to our pages by their keys, the first of a path; return how many.

    Return None where no old address can lead on.
    """
    if _remember is None:
        return None
    paths: dict[str, str] = {}
    for there, key in pages:
        paths.setdefault(below_language(there), str(key))
    paths.pop("", None)
    _remember(district=district, paths=paths)
    return len(paths)
