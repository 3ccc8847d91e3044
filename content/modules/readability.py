"""How hard a page is to read: who knows what in it is text registers here, since pages do not know it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Measure = Callable[[Any], int | None]
_measures: list[Measure] = []


def register(measure: Measure) -> Measure:
    """Use a function ``page -> LIX of its text``, none for a page without words."""
    _measures.append(measure)
    return measure


def lix_of(page: Any) -> int | None:
    """Return the LIX of a page's draft in German; none without words."""
    return _measures[-1](page)
