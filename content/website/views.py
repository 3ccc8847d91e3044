"""The pages that readers see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from content.core.http import answer, moved, stored_answer
from content.core.languages import LANGUAGES, SOURCE, Language
from content.districts.queries import districts_for, live_districts
from content.editions.reading import (
    EditionNotFound,
    PageMoved,
    ReadEdition,
    current_version,
    german_beside,
    read_edition,
)
from content.search.queries import search_pages, search_terms
from content.website import counting, happenings, pages, text_pages
from content.website.finding import (
    current,
    entry_at,
    offered_languages,
    or_not_found,
    preferred_language,
    redirect_by_language,
)
from content.website.tools import has_german_beside

HTML = "text/html; charset=utf-8"
CALENDAR = "text/calendar; charset=utf-8"
LONGEST_QUERY = 100
MOST_RESULTS = 20


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Lead to the choice of a district in the reader's language."""
    offered = {language.code for district in live_districts() for language in district.languages}
    language = preferred_language(request, offered)
    return redirect_by_language(reverse("website:choose", args=[language]))


@require_safe
def choose_district(request: HttpRequest, language: Language) -> HttpResponse:
    """Let the reader choose a district from the list, or find it by postcode or place."""
    districts = live_districts()
    query = request.GET.get("q", "")[:LONGEST_QUERY].strip()
    found = districts_for(query, districts) if query else []
    html = pages.district_choice(language, districts, query, found)
    return answer(request, html, content_type=HTML, language=language.code)


@require_safe
def choose_language(request: HttpRequest, district: str) -> HttpResponse:
    """Lead to the district's start page in the reader's language."""
    language = preferred_language(request, offered_languages(district))
    return redirect_by_language(reverse("website:home", args=[district, language]))


@require_safe
@or_not_found()
def home(request: HttpRequest, district: str, language: Language) -> HttpResponse:
    """Show what a district offers."""
    pk, version = current(district, language)
    today = timezone.localdate()

    def make() -> str:
        return pages.home(read_edition(pk, version), today)

    key = f"website:{version}:{language.code}:{today}"
    return stored_answer(request, key, make, content_type=HTML, language=language.code)


@require_safe
@or_not_found()
def search(request: HttpRequest, district: str, language: Language) -> HttpResponse:
    """Let the reader search what a district offers, and show what was found."""
    found_in = current(district, language)
    query = request.GET.get("q", "")[:LONGEST_QUERY].strip()
    found = search_pages(found_in, query, MOST_RESULTS) if query else []
    terms = [explained for _, explained in search_terms(query, language.code)] if query else []
    html = pages.search(read_edition(*found_in), query, found, terms)
    return answer(request, html, content_type=HTML, language=language.code)


@require_safe
@or_not_found()
def news(request: HttpRequest, district: str, language: Language) -> HttpResponse:
    """List what is new in a district."""
    return _listed(request, district, language, "news", pages.news)


@require_safe
@or_not_found()
def events(request: HttpRequest, district: str, language: Language) -> HttpResponse:
    """List what takes place in a district."""
    return _listed(request, district, language, "events", pages.events)


@require_safe
@or_not_found()
def calendar(request: HttpRequest, district: str, language: Language, page_path: str) -> HttpResponse:
    """Give an event to a calendar."""
    pk, version = current(district, language)

    def make() -> str:
        edition = read_edition(pk, version)
        entry = edition.page_at(page_path)
        if entry is None or (made := happenings.calendar(edition, entry)) is None:
            raise Http404(page_path)
        return made

    key = f"website:{version}:{language.code}:calendar:{page_path.lower()}"
    response = stored_answer(request, key, make, content_type=CALENDAR, language=language.code)
    name = page_path.rpartition("/")[2]
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


@require_safe
@or_not_found()
def page(request: HttpRequest, district: str, language: Language, page_path: str) -> HttpResponse:
    """Show one page, or lead to where it is now."""
    pk, version = current(district, language)
    today = timezone.localdate()
    beside = german_beside(district, language) if request.GET.get("beside") == SOURCE.slug else None

    def make() -> str:
        edition = read_edition(pk, version)
        entry = entry_at(edition, page_path)
        german = read_edition(*beside) if beside and has_german_beside(edition, entry) else None
        german_entry = german.page_with(entry["id"]) if german else None
        if german and german_entry:
            return text_pages.page_beside_german(edition, entry, german, german_entry)
        return text_pages.page(edition, entry, today)

    key = f"website:{version}:{beside[1] if beside else ''}:{language.code}:{today}:{page_path.lower()}"
    try:
        response = stored_answer(request, key, make, content_type=HTML, language=language.code)
    except PageMoved as elsewhere:
        return moved(request, elsewhere.edition.address(elsewhere.page))
    counting.count(request, (pk, version), page_path, language)
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say in the reader's language that there is nothing here, and how to go on."""
    edition, language = _whereabouts(request)
    with translation.override(language.slug):
        html = pages.not_found(language, edition)
    response = answer(request, html, content_type=HTML, language=language.code, status=404)
    patch_vary_headers(response, ["Accept-Language"])
    return response


def _listed(
    request: HttpRequest,
    district: str,
    language: Language,
    name: str,
    show: Callable[[ReadEdition, date], str],
) -> HttpResponse:
    pk, version = current(district, language)
    today = timezone.localdate()

    def make() -> str:
        return show(read_edition(pk, version), today)

    key = f"website:{version}:{language.code}:{today}:{name}/"
    return stored_answer(request, key, make, content_type=HTML, language=language.code)


def _whereabouts(request: HttpRequest) -> tuple[ReadEdition | None, Language]:
    """Return the edition and language in which a reader got lost, as far as the address tells.

    Where it names no language, the browser's is as good a guess as any.
    """
    parts = request.path_info.strip("/").split("/")
    district, code = [*parts, "", ""][:2]
    by_slug = {language.slug: language for language in LANGUAGES.values()}
    named = [by_slug[part.lower()] for part in parts[:2] if part.lower() in by_slug]
    language = by_slug.get(code.lower()) or next(iter(named), preferred_language(request, set(LANGUAGES)))
    try:
        pk, version, language = current_version(district, language.slug)
        return read_edition(pk, version), language
    except EditionNotFound:
        return None, language
