"""Whole editions on paper: printed when somebody asks for one, and kept for everybody else."""

from __future__ import annotations

from enum import StrEnum

from django.core.cache import caches

from content.core.http import CACHE_CONTROL, Shelf, keep
from content.editions.reading import ReadEdition
from content.paper.documents import booklet
from content.paper.printing import BOOKLETS, Busy, NotPrinted
from content.paper.release import release

# What is printed is compressed already, and too large for memory.
PAPERS = Shelf("papers", CACHE_CONTROL, {})
# Longer than printing takes: of a process that ends meanwhile nothing more is heard.
_LONGEST = 900
# What breaks the press breaks it again a minute later.
_FAILED_FOR = 3600


class State(StrEnum):
    """How far a booklet is that is not there yet."""

    MAKING = "MAKING"
    FAILED = "FAILED"


def key_of(edition: ReadEdition) -> str:
    """Return the key under which the booklet of an edition is kept."""
    return f"{release()}:booklet:{edition.version}:{edition.language.code}"


def state_of(key: str) -> State | None:
    """Return how far a booklet is, or None if nobody has asked for it lately."""
    found: str | None = caches[PAPERS.cache].get(f"state:{key}")
    return State(found) if found else None


def claim(key: str) -> bool:
    """Note that a booklet is being made; return False if somebody else has noted it before."""
    return caches[PAPERS.cache].add(f"state:{key}", State.MAKING.value, _LONGEST)


def make(edition: ReadEdition) -> None:
    """Print an edition and keep it, or note that it cannot be printed."""
    key = key_of(edition)
    state = f"state:{key}"
    try:
        keep(key, BOOKLETS.pdf_of(booklet(edition)), PAPERS)
    except NotPrinted:
        caches[PAPERS.cache].set(state, State.FAILED.value, _FAILED_FOR)
    except Busy:
        # Whoever asks next tries again.
        caches[PAPERS.cache].delete(state)
    else:
        caches[PAPERS.cache].delete(state)
