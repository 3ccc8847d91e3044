"""What a reader can do with a page beyond reading it: take it along, show it at an office, hear it."""

from __future__ import annotations

from dataclasses import dataclass

from content.core.languages import LANGUAGES, SOURCE
from content.core.site import on_the_web
from content.editions.manifest import Entry
from content.editions.reading import ReadEdition
from content.paper.availability import can_print
from content.paper.codes import qr_drawing
from content.paper.markup import printed_address
from content.website.parts import LanguageLink

SIMPLE_GERMAN = LANGUAGES["de-simple"]
BESIDE = f"?beside={SOURCE.slug}"


@dataclass(frozen=True, slots=True)
class Papers:
    """Where what is shown is to be had on paper; ``beside_german`` only of a page that has a translation."""

    pdf: str
    poster: str
    beside_german: str = ""


@dataclass(frozen=True, slots=True)
class ShortAddress:
    """Where a page is found from paper: as a link, as people type it, as a phone reads it."""

    url: str
    printed: str
    code: str


@dataclass(frozen=True, slots=True)
class Tools:
    """What can be done with a page.

    ``beside_german`` is where the German stands next to it, if it is translated; ``voices`` are the languages of voices
    that can read it.
    """

    short: ShortAddress
    papers: Papers | None
    beside_german: str
    voices: str


def page_tools(edition: ReadEdition, entry: Entry) -> Tools:
    """Return what readers can do with a page."""
    address = edition.address(entry)
    has_german = has_german_beside(edition, entry)
    paper = address.rstrip("/")
    return Tools(
        _short(edition, entry),
        papers(paper, f"{paper}.{SOURCE.slug}.pdf" if has_german else ""),
        f"{address}{BESIDE}" if has_german else "",
        " ".join(edition.language.voices),
    )


def has_german_beside(edition: ReadEdition, entry: Entry) -> bool:
    """Return whether a page is in the edition's own language, and the district offers the German of it too."""
    return (
        edition.language != SOURCE
        and edition.language.code in entry["languages"]
        and SOURCE.code in edition.district["languages"]
    )


def papers(address: str, beside_german: str = "") -> Papers | None:
    """Return where something is to be had on paper, if anything can be printed here."""
    if not can_print():
        return None
    return Papers(f"{address}.pdf", f"{address}.poster.pdf", beside_german)


def simple_german(edition: ReadEdition, entry: Entry | None = None) -> LanguageLink | None:
    """Return where a page, or else the start page, is in Simple German, if it is and the reader is elsewhere."""
    offered = set(edition.district["languages"]) & set(entry["languages"] if entry else LANGUAGES)
    if edition.language == SIMPLE_GERMAN or SIMPLE_GERMAN.code not in offered:
        return None
    path = f"{entry['path']}/" if entry else ""
    return LanguageLink(SIMPLE_GERMAN, f"/{edition.district['slug']}/{SIMPLE_GERMAN.slug}/{path}")


def _short(edition: ReadEdition, entry: Entry) -> ShortAddress:
    url = on_the_web(edition.short_address(entry))
    return ShortAddress(url, printed_address(url), qr_drawing(url))
