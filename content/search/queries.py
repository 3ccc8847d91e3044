"""Searching what a district offers in a language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from weakref import WeakValueDictionary

from django.utils import timezone

from content.core.text import search_key
from content.editions.happenings import is_over
from content.editions.manifest import Entry
from content.editions.models import Snapshot
from content.editions.reading import Keys, german_beside, read_edition, read_snapshots
from content.search.folding import folded
from content.search.matching import Document, Wanted, ranked, wanted_words
from content.search.passages import (
    Part,
    Passage,
    best_passage,
    document_of,
    parts_of,
    passages_of,
    with_german,
)
from content.translations.models import Term
from content.translations.queries.glossary import Explained, Glossary

# Editions share most of their pages, and a new version of one most of those it had.
_READY: WeakValueDictionary[str, Document] = WeakValueDictionary()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Where a page says what was looked for; ``block`` is the id of the block that says it, or None for its summary."""

    parts: list[Part]
    language: str
    block: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """A page that fits what was looked for."""

    entry: Entry
    excerpt: Excerpt | None


def search_pages(edition: Keys, query: str, limit: int) -> list[Result]:
    """Return the pages of an edition, named by primary key and version, that fit a query best; at most ``limit``.

    Events that are over do not count. Raises ``EditionNotFound`` if it has gone.
    """
    wanted = wanted_words(query)
    read = read_edition(*edition)
    german = german_beside(read.district["slug"], read.language)
    fitting = (read.pages[position] for position in ranked(wanted, _documents(edition, german)))
    today = timezone.localdate()
    found = list(islice((entry for entry in fitting if not is_over(entry, today)), limit))
    german_digests = _digests(german)
    shown = [(entry, _both(entry, german_digests)) for entry in found]
    snapshots = read_snapshots(digest for _, digests in shown for digest in digests)
    return [Result(entry, _excerpt(wanted, digests, snapshots)) for entry, digests in shown]


def search_terms(query: str, code: str, limit: int = 3) -> list[tuple[Term, Explained]]:
    """Return the official terms that a query names, each with what it is in a language."""
    wanted = wanted_words(query)
    glossary = Glossary.load(code)
    terms = sorted(glossary.terms.values(), key=lambda term: search_key(term.name))
    found = [term for term in terms if _names(wanted, [term.name, *term.other_forms])]
    return [(term, glossary.explain(term.pk, code)) for term in found[:limit]]


def _names(wanted: Sequence[Wanted], forms: Iterable[str]) -> bool:
    text = folded(" ".join(forms))
    return bool(wanted) and all(word.is_in(text) for word in wanted)


def _digests(edition: Keys | None) -> dict[str, str]:
    return {entry["id"]: entry["digest"] for entry in read_edition(*edition).pages} if edition else {}


def _both(entry: Entry, german: dict[str, str]) -> list[str]:
    return list(dict.fromkeys([entry["digest"], german.get(entry["id"], entry["digest"])]))


@lru_cache(maxsize=64)
def _documents(edition: Keys, german: Keys | None) -> list[Document]:
    german_digests = _digests(german)
    digests = [_both(entry, german_digests) for entry in read_edition(*edition).pages]
    ready = _ready({digest for both in digests for digest in both})
    return [
        with_german(ready[own], ready[german_own[0]]) if german_own else ready[own]
        for own, *german_own in digests
    ]


def _ready(digests: set[str]) -> dict[str, Document]:
    ready = {digest: document for digest in digests if (document := _READY.get(digest))}
    for digest, snapshot in read_snapshots(digests - ready.keys()).items():
        ready[digest] = _READY[digest] = document_of(snapshot.content)
    return ready


def _excerpt(
    wanted: Sequence[Wanted], digests: Iterable[str], snapshots: dict[str, Snapshot]
) -> Excerpt | None:
    passages = [list(passages_of(snapshots[digest].content)) for digest in digests]
    found = next((best for own in passages if (best := best_passage(wanted, own))), None)
    # Only the title says it.
    passage: Passage | None = found or next((own[0] for own in passages if own), None)
    return Excerpt(parts_of(wanted, passage.text), passage.language, passage.block) if passage else None
