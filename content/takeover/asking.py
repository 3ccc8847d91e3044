"""All that is asked of a source before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from content.core.integreat_codes import language_called
from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.takeover.answers import (
    BadAnswer,
    Read,
    Region,
    TheirContact,
    TheirPage,
    contacts_of,
    pages_of,
    region_of,
)
from content.takeover.links import Origin, below_language, hosts_of
from content.takeover.offices import cards_in
from content.takeover.sources import OTHERS, Source, SourceFailed

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a region says: pages by our codes of languages, the German ones parents first."""

    origin: Origin
    region: Region
    pages: Mapping[str, list[TheirPage]]
    codes: Mapping[str, str]
    contacts: list[TheirContact] = field(default_factory=list)
    counts: Mapping[str, int] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    def versions(self, page: TheirPage) -> dict[str, TheirPage]:
        """Return a German page in other languages, by our codes."""
        found = {code: self._version(page, code) for code in self.pages if code != SOURCE_LANGUAGE}
        return {code: version for code, version in found.items() if version}

    def _version(self, page: TheirPage, code: str) -> TheirPage | None:
        path = page.versions.get(self.codes[code])
        return next(
            (
                version
                for version in self.pages[code]
                if version.path == path or version.versions.get(self.codes[SOURCE_LANGUAGE]) == page.path
            ),
            None,
        )


def ask(
    source: Source, *, languages: Collection[str] = (), progress: Progress = lambda what: None
) -> Answers:
    """Ask for a region's pages in the languages, by our codes or theirs, or in all; raises ``SourceFailed``."""
    try:
        region = region_of(source.region())
        codes, unknown = _codes(region, languages)
        problems: list[str] = []
        pages = {}
        for code, theirs in codes.items():
            progress(f"{LANGUAGES[code].english_name}: pages")
            read = pages_of(source.pages(theirs))
            pages[code] = read.items
            problems += [f"{theirs}/pages, {problem}" for problem in read.problems]
    except BadAnswer as problem:
        raise SourceFailed(str(problem)) from problem
    places, counts = _others(source, codes[SOURCE_LANGUAGE], progress)
    cards = [
        card for page in pages[SOURCE_LANGUAGE] for card in cards_in(page.content, below_language(page.path))
    ]
    return Answers(
        origin=replace(source.origin, hosts=hosts_of([page.address for page in pages[SOURCE_LANGUAGE]])),
        region=region,
        pages=pages,
        codes=codes,
        contacts=[*places.items, *cards],
        counts=counts,
        unknown=tuple(unknown),
        problems=(*problems, *(f"locations, {problem}" for problem in places.problems)),
    )


def _codes(region: Region, wanted: Collection[str]) -> tuple[dict[str, str], list[str]]:
    """Return their codes by ours, German first, and those that are none of our languages."""
    ours: dict[str, str] = {}
    unknown = []
    for theirs in region.languages:
        code = _code(theirs)
        if code is None:
            unknown.append(theirs)
        else:
            ours.setdefault(code, theirs)
    asked = {_code(code) or code for code in wanted}
    if missing := sorted(asked - ours.keys()):
        raise SourceFailed(f"{region.name or region.slug} does not publish in {', '.join(missing)}.")
    if SOURCE_LANGUAGE not in ours:
        raise SourceFailed(
            f"{region.name or region.slug} publishes nothing in German, which all else is taken from."
        )
    chosen = [code for code in LANGUAGES if code in ours and (not asked or code in asked | {SOURCE_LANGUAGE})]
    return {code: ours[code] for code in chosen}, unknown


def _code(called: str) -> str | None:
    try:
        return language_called(called).code
    except KeyError:
        return None


def _others(source: Source, language: str, progress: Progress) -> tuple[Read, dict[str, int]]:
    """Return the places' offices, and how many there are of what is not taken over."""
    counts: Counter[str] = Counter()
    places = Read([], [])
    for kind in OTHERS:
        progress(f"German: {kind}")
        answer = source.others(language, kind)
        counts[kind] = len(answer) if isinstance(answer, list) else int(bool(answer))
        if kind == "locations":
            places = contacts_of(answer)
    return places, dict(counts)
