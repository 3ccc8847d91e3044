"""What stands around everything on the website, and the links in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from content.core.languages import LANGUAGES, SOURCE, Language
from content.editions.manifest import Entry
from content.editions.reading import ReadEdition
from content.modules.purposes import LEGAL
from content.website.parts import LanguageLink, PageLink


def frame_of(edition: ReadEdition, entry: Entry | None = None) -> dict[str, Any]:
    """Return what every page of an edition has around it; ``entry`` is the page's, if it is one that readers have."""
    home = f"/{edition.district['slug']}/{edition.language.slug}/"
    return {
        "language": edition.language,
        "district": edition.district,
        "theme": edition.theme,
        "home_address": home,
        "search_address": f"{home}search/",
        "barrier_address": f"{feedback_address(edition, entry)}?about=barrier",
        "version": edition.version[:16],
        "source": SOURCE,
        "legal": links_to(edition, list(edition.legal_pages.values())),
    }


def feedback_address(edition: ReadEdition, entry: Entry | None) -> str:
    """Return where readers write about a page, or a district."""
    home = f"/{edition.district['slug']}/{edition.language.slug}/feedback/"
    return f"{home}{entry['path']}/" if entry else home


def home_languages(edition: ReadEdition, below: str = "") -> list[LanguageLink]:
    """Return the start pages of a district, or what is ``below`` them, in the languages that it offers."""
    home = f"/{edition.district['slug']}"
    return [
        LanguageLink(other, f"{home}/{other.slug}/{below}", is_current=other == edition.language)
        for other in offered_languages(edition)
    ]


def page_languages(edition: ReadEdition, entry: Entry) -> list[LanguageLink]:
    """Return a page in the languages that its district offers; where it is not, the start page."""
    return [_language_link(edition, entry, other) for other in offered_languages(edition)]


def _language_link(edition: ReadEdition, entry: Entry, other: Language) -> LanguageLink:
    home = f"/{edition.district['slug']}/{other.slug}/"
    is_translated = other.code in entry["languages"]
    address = f"{home}{entry['path']}/" if is_there_in(edition, entry, other) else home
    return LanguageLink(other, address, is_current=other == edition.language, is_translated=is_translated)


def is_there_in(edition: ReadEdition, entry: Entry, other: Language) -> bool:
    """Tell whether a page of an edition is in the district's edition of another language."""
    is_kept = not edition.leaves_out_untranslated or entry.get("purpose") in LEGAL
    return is_kept or other.code in entry["languages"]


def offered_languages(edition: ReadEdition) -> list[Language]:
    """Return the languages of an edition's district."""
    return [LANGUAGES[code] for code in edition.district["languages"]]


def links_to(edition: ReadEdition, entries: Sequence[Entry]) -> list[PageLink]:
    """Return pages with their addresses."""
    return [PageLink(entry, edition.address(entry)) for entry in entries]


def render(template: str, language: Language, context: dict[str, Any]) -> str:
    """Return a template in a language."""
    with translation.override(language.slug):
        return render_to_string(template, {**context, "language": language})
