"""What can be verified of the shipped modules without a reader of every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from content.core.readability import HARDEST
from content.seed.files import PageFiles
from content.seed.words import Words
from content.translations.checks import Finding, Kind, findings
from content.translations.markup import visible_text
from content.translations.readability import readability
from content.translations.scripts import oddities
from content.translations.segments import Segment, Struct, extract
from content.translations.terms import Terms

_SENTENCES = {
    Kind.SAME_AS_SOURCE: "is still German",
    Kind.NUMBER: "lacks the number {}",
    Kind.PHONE: "lacks the phone number {}",
    Kind.URL: "lacks the address {}",
    Kind.EMAIL: "lacks the address {}",
    Kind.PLACEHOLDER: "lacks the placeholder {}",
    Kind.LINK: "lacks the link “{}”",
    Kind.OTHER_LINK: "has a link that German does not have, “{}”",
    Kind.LIST_ITEMS: "has a list with another number of items than {}",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a file: where, by the path of a string or empty for the page as a whole, and a phrase."""

    path: Path
    place: str
    phrase: str

    def __str__(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}: {self.place} {self.phrase}".replace("  ", " ")


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the strings of some pages a language has, and how many it would have."""

    done: int = 0
    total: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.done + other.done, self.total + other.total)

    @property
    def percent(self) -> int:
        """The share, rounded down."""
        return 100 * self.done // self.total if self.total else 0


def problems_of(
    page: PageFiles, schema: Struct, page_ids: Mapping[str, int | None], terms: Terms[str]
) -> Iterator[Problem]:
    """Yield what is wrong in the files of a page."""
    wanted = page.source_segments(schema, page_ids)
    stamps = page.stamps(schema)
    yield from _too_hard(page.path, wanted.values(), SOURCE_LANGUAGE)
    for code, translated in page.translations.items():
        path = page.translation_path(code)
        known = page.translated_segments(code, schema, page_ids)
        if page.has_own_body(code):
            body = page.own_body(code, schema, page_ids)
            blocks = extract({"body": body.blocks if body else []}, schema)
            yield from _too_hard(path, [*known.values(), *blocks], code)
        else:
            made_from = _Stamps(translated.get("made_from", {}), stamps)
            yield from _compared(path, wanted, known, made_from, LANGUAGES[code], terms)
            yield from _terms_never_said(path, wanted, known, terms)


def problems_of_words(words: Words) -> Iterator[Problem]:
    """Yield what is wrong with what is shipped beside the modules."""
    current, terms = words.stamps, words.kept_terms
    for code, known in words.translations.items():
        stamps = _Stamps(words.made_from(code), current)
        yield from _compared(words.path(code), words.source, known, stamps, LANGUAGES[code], terms)


def share_of_words(words: Words, code: str) -> Share:
    """Return how much of what is shipped beside the modules a language has."""
    known = words.source if code == SOURCE_LANGUAGE else words.translations.get(code, {})
    return Share(len(known), len(words.source))


def shares_of(page: PageFiles, schema: Struct, page_ids: Mapping[str, int | None]) -> dict[str, Share]:
    """Return how much of a page each language has; a text with blocks of its own has all."""
    wanted = page.source_segments(schema, page_ids)
    whole = Share(len(wanted), len(wanted))
    shares = dict.fromkeys(LANGUAGES, Share(0, len(wanted))) | {SOURCE_LANGUAGE: whole}
    for code in page.translations:
        known = page.translated_segments(code, schema, page_ids)
        shares[code] = (
            whole if page.has_own_body(code) else Share(len(wanted.keys() & known.keys()), len(wanted))
        )
    return shares


@dataclass(frozen=True, slots=True)
class _Stamps:
    """By place, the German that a translation was made from and the German that there is."""

    made_from: Mapping[str, str]
    current: Mapping[str, str]


def _terms_never_said(
    path: Path, wanted: Mapping[str, Segment], known: Mapping[str, Segment], terms: Terms[str]
) -> Iterator[Problem]:
    german, said = (" ".join(segment.text for segment in texts.values()) for texts in (wanted, known))
    for term in terms.missing(german, said):
        yield Problem(path, "", f"never says the official term “{term}”")


def _compared(
    path: Path,
    wanted: Mapping[str, Segment],
    known: Mapping[str, Segment],
    stamps: _Stamps,
    language: Language,
    terms: Terms[str],
) -> Iterator[Problem]:
    for place, source in wanted.items():
        if place not in known:
            yield Problem(path, place, "is missing")
            continue
        if stamps.made_from.get(place) != stamps.current[place]:
            yield Problem(path, place, "was made from another German text (or is not stamped)")
        yield from (Problem(path, place, phrase) for phrase in _odd(source, known[place], language, terms))


def _odd(source: Segment, translated: Segment, language: Language, terms: Terms[str]) -> Iterator[str]:
    for finding in findings(source, translated.text, terms, target=language.code):
        if finding.kind is not Kind.TERM:
            yield _phrase(finding)
    original, text = _visible(source), _visible(translated)
    for oddity in oddities(original, text, language, terms):
        yield oddity.value


def _phrase(finding: Finding) -> str:
    return _SENTENCES[finding.kind].format(finding.expected)


def _too_hard(path: Path, segments: Iterable[Segment], code: str) -> Iterator[Problem]:
    found = readability(list(segments))
    if code in HARDEST and found is not None and found > HARDEST[code]:
        yield Problem(path, "", f"is too hard to read: LIX {found}, at most {HARDEST[code]}")


def _visible(segment: Segment) -> str:
    return visible_text(segment.text) if segment.is_rich else segment.text
