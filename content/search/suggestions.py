"""What somebody may be about to look for: the titles and official terms that have what is typed so far.

Unlike a search, this reads no text of a page, so that it can answer while somebody types.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from content.core.text import search_key
from content.editions.manifest import Entry
from content.editions.reading import Keys, german_beside, read_edition
from content.editions.texts import TextIn
from content.search.folding import folded
from content.search.matching import Wanted, wanted_words
from content.translations.models import Term
from content.translations.queries.glossary import Explained, Glossary

SHORTEST = 2
# Two letters are inside of too many words.
_SHORTEST_INSIDE = 3
_ARTICLE = "ال"
_BEGINS, _HAS_WORDS, _HAS_INSIDE = range(3)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A page with what is typed in its title; ``german`` is the German one, if only that has it."""

    entry: Entry
    german: TextIn | None


@dataclass(frozen=True, slots=True)
class _Titled:
    """A page with its titles, folded."""

    entry: Entry
    own: str
    german: TextIn | None
    german_folded: str


def suggested_pages(edition: Keys, query: str, limit: int) -> list[Suggestion]:
    """Return the pages of an edition, named by primary key and version, that somebody may be about to look for.

    Titles that begin with it come first, then those with its words, then those with it inside of words. Raises
    ``EditionNotFound`` if the edition has gone.
    """
    wanted = _wanted(query)
    if not wanted:
        return []
    read = read_edition(*edition)
    german = german_beside(read.district["slug"], read.language)
    found = []
    for titled in _titles(edition, german):
        own, in_german = nearness(wanted, titled.own), nearness(wanted, titled.german_folded)
        if own is not None:
            found.append((own, False, Suggestion(titled.entry, None)))
        elif in_german is not None:
            found.append((in_german, True, Suggestion(titled.entry, titled.german)))
    return [suggestion for *_, suggestion in sorted(found, key=lambda item: item[:2])[:limit]]


def suggested_terms(query: str, code: str, limit: int) -> list[Explained]:
    """Return the official terms that have words begun like those that are typed, each with what it is in a language."""
    wanted = _wanted(query)
    if not wanted:
        return []
    terms = sorted(Term.objects.all(), key=lambda term: search_key(term.name))
    near = [(nearness(wanted, _folded_forms(term.name, term.forms)), term) for term in terms]
    begun = [term for step in (_BEGINS, _HAS_WORDS) for nearest, term in near if nearest == step][:limit]
    glossary = Glossary.of(begun, code)
    return [glossary.explain(term.pk, code) for term in begun]


def nearness(wanted: Sequence[Wanted], text: str) -> int | None:
    """Return how near a folded text comes to what is wanted, the nearest as 0; None if it has not all of it."""
    if all(word.whole in text for word in wanted):
        return _BEGINS if text.startswith(wanted[0].whole) else _HAS_WORDS
    is_inside = all(word.word in text and len(word.word) >= _SHORTEST_INSIDE for word in wanted)
    return _HAS_INSIDE if is_inside else None


def _wanted(query: str) -> list[Wanted]:
    wanted = wanted_words(query)
    if sum(len(word.word) for word in wanted) < SHORTEST:
        return []
    return [*wanted[:-1], _without_article(wanted[-1])]


def _without_article(word: Wanted) -> Wanted:
    """Return a word that may go on as titles are folded, from which the article is taken before a whole word."""
    rest = word.word.removeprefix(_ARTICLE)
    if not rest or rest == word.word or word.whole.endswith(" "):
        return word
    return replace(word, word=rest, whole=f" {rest}")


@lru_cache(maxsize=1024)
def _folded_forms(name: str, forms: str) -> str:
    return folded(" ".join(Term(name=name, forms=forms).all_forms))


@lru_cache(maxsize=64)
def _titles(edition: Keys, german: Keys | None) -> list[_Titled]:
    german_titles = {entry["id"]: entry["title"] for entry in read_edition(*german).pages} if german else {}
    return [_titled(entry, german_titles.get(entry["id"])) for entry in read_edition(*edition).pages]


def _titled(entry: Entry, german: TextIn | None) -> _Titled:
    return _Titled(entry, folded(entry["title"]["text"]), german, folded(german["text"]) if german else "")
