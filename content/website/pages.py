"""What is on start pages, lists and forms, put into their templates. Nothing here knows of requests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_noop

from content.core.languages import LANGUAGES, Language
from content.districts.enums import DistrictKind
from content.districts.models import District, Place
from content.districts.queries import Found
from content.editions.manifest import Entry
from content.editions.reading import Contact, ReadEdition
from content.editions.texts import column_in
from content.search.queries import Result
from content.translations.queries.glossary import Explained
from content.website import embed_codes, happenings
from content.website.frame import (
    feedback_address,
    frame_of,
    home_languages,
    links_to,
    offered_languages,
    page_languages,
    render,
)
from content.website.latest import changed_lately
from content.website.parts import Change, DistrictLink, FeedbackForm, LanguageLink, PageLink, ResultLink
from content.website.tools import papers, simple_german

INTEGRATION_ROLE = "integration"


def district_choice(
    language: Language, districts: Sequence[District], query: str, found: Sequence[Found]
) -> str:
    """Return the page on which readers choose their district."""
    offered = {code.code for district in districts for code in district.languages}
    others = (other for other in LANGUAGES.values() if other.code in offered and other != language)
    context = {
        "language": language,
        "languages": [
            LanguageLink(other, f"/{other.slug}/", is_current=other == language)
            # Whoever sees only the first few sees their own among them.
            for other in (language, *others)
        ],
        "groups": [
            (kind, [_district_link(district, language) for district in districts if district.kind == kind])
            for kind in DistrictKind
        ],
        "query": query,
        "found": [_district_link(item.district, language, item.places) for item in found],
    }
    return render("pages/district_choice.html", language, context)


def district_address(district: District, language: Language) -> str:
    """Return the address of a district's start page, in the language if the district offers it."""
    if language in district.languages:
        return f"/{district.slug}/{language.slug}/"
    return f"/{district.slug}/"


def home(edition: ReadEdition, today: date) -> str:
    """Return a district's start page, as it is on a day."""
    context = {
        **frame_of(edition),
        "languages": home_languages(edition),
        "tiles": links_to(edition, edition.children(None)),
        "contact": _contact(edition, INTEGRATION_ROLE),
        "happenings": happenings.latest_happenings(edition, today),
        "papers": papers(f"/{edition.district['slug']}/{edition.language.slug}"),
        "oembed": embed_codes.oembed_address(f"/{edition.district['slug']}/{edition.language.slug}/"),
        "latest": _changes(edition),
        "simple": simple_german(edition),
    }
    return render("pages/home.html", edition.language, context)


def search(edition: ReadEdition, query: str, results: Iterable[Result], terms: Sequence[Explained]) -> str:
    """Return the page on which readers search what a district offers."""
    context = {
        **frame_of(edition),
        "languages": home_languages(edition),
        "query": query,
        "tiles": [] if query else links_to(edition, edition.children(None)),
        "missing_address": f"{feedback_address(edition, None)}?{urlencode({'about': 'search', 'q': query})}",
        "results": [_result_link(edition, result) for result in results],
        "terms": terms,
    }
    return render("pages/search.html", edition.language, context)


def news(edition: ReadEdition, today: date) -> str:
    """Return the list of a district's news."""
    return _happenings("news", gettext_noop("News"), edition, today)


def events(edition: ReadEdition, today: date) -> str:
    """Return the list of what takes place in a district, from a day on."""
    return _happenings("events", gettext_noop("Events"), edition, today)


def not_found(language: Language, edition: ReadEdition | None) -> str:
    """Return the page that says that there is nothing at an address."""
    context: dict[str, Any] = {}
    if edition:
        tiles = links_to(edition, edition.children(None))
        context = {**frame_of(edition), "languages": home_languages(edition), "tiles": tiles}
    return render("pages/not_found.html", language, context)


def no_paper(edition: ReadEdition, state: str, again_in: int | None) -> str:
    """Return the page that says why there is no PDF: ``MAKING``, ``BUSY``, ``FAILED`` or ``MISSING``."""
    context = {
        **frame_of(edition),
        "languages": home_languages(edition),
        "state": state,
        "again_in": again_in,
    }
    return render("pages/no_paper.html", edition.language, context)


def shell(edition: ReadEdition, place: Callable[[str], str]) -> str:
    """Return what stands around every page of an edition, with places for what is the page's own."""
    home = f"/{edition.district['slug']}"
    context = {
        **frame_of(edition),
        "languages": [
            LanguageLink(other, f"{home}/{other.slug}/{place('path')}", is_current=other == edition.language)
            for other in offered_languages(edition)
        ],
        "barrier_address": f"{home}/{edition.language.slug}/feedback/{place('path')}?about=barrier",
        "version": place("version"),
        "title": place("title"),
        "main": place("main"),
        "banner": place("banner"),
    }
    return render("pages/offline.html", edition.language, context)


def offline_banner(edition: ReadEdition, day: str) -> str:
    """Return what stands above a page that comes from a reader's device, where it is as it was on a day."""
    return render("components/offline_banner.html", edition.language, {"day": day})


def not_saved(edition: ReadEdition, saved: str) -> str:
    """Return the page that stands for those that a browser has not kept; ``saved`` is the list of what it has."""
    context = {**frame_of(edition), "languages": home_languages(edition), "saved": saved}
    return render("pages/not_saved.html", edition.language, context)


def _happenings(name: str, title: str, edition: ReadEdition, today: date) -> str:
    context = {
        **frame_of(edition),
        "languages": home_languages(edition, f"{name}/"),
        "address": f"/{edition.district['slug']}/{edition.language.slug}/{name}/",
        "title": title,
        "happenings": happenings.happenings_of(edition, today),
    }
    return render(f"pages/{name}.html", edition.language, context)


def _changes(edition: ReadEdition) -> list[Change]:
    pages = changed_lately(edition.topics)
    return [Change(page, edition.address(page), datetime.fromisoformat(page["updated_at"])) for page in pages]


def feedback(edition: ReadEdition, entry: Entry | None, form: FeedbackForm) -> str:
    """Return the page on which readers write about a page, or a district, or are thanked for it."""
    context = {
        **frame_of(edition, entry),
        "languages": page_languages(edition, entry) if entry else home_languages(edition),
        "address": feedback_address(edition, entry),
        "back": PageLink(entry, edition.address(entry)) if entry else None,
        "form": form,
    }
    return render("pages/feedback.html", edition.language, context)


def _district_link(district: District, language: Language, places: Sequence[Place] = ()) -> DistrictLink:
    name = column_in(district, "name", language)
    return DistrictLink(district, name, district_address(district, language), places)


def _result_link(edition: ReadEdition, result: Result) -> ResultLink:
    entry, excerpt = result.entry, result.excerpt
    anchor = f"#b-{excerpt.block}" if excerpt and excerpt.block else ""
    above = [page["title"] for page in edition.ancestors(entry)]
    return ResultLink(entry["title"], edition.address(entry) + anchor, above, excerpt)


def _contact(edition: ReadEdition, role: str) -> Contact | None:
    contact = edition.contact(role)
    return contact if contact["office"] else None
