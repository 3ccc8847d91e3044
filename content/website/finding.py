"""What an address names: a district's edition, in the reader's language; where there is none, there is no page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers

from content.core.languages import LANGUAGES, SOURCE, Language, accepted_languages
from content.districts.models import District
from content.editions.manifest import Entry
from content.editions.reading import (
    EditionNotFound,
    ReadEdition,
    current_version,
    find_page,
    read_edition,
)


@contextmanager
def or_not_found() -> Iterator[None]:
    """Raise ``Http404`` where an edition is not there, or goes while it is asked for."""
    try:
        yield
    except EditionNotFound as missing:
        raise Http404(str(missing)) from missing


@or_not_found()
def current(district: str, language: Language) -> tuple[int, str]:
    """Return the primary key and version of the edition that readers get. Raises ``Http404``."""
    pk, version, _ = current_version(district, language.slug)
    return pk, version


@or_not_found()
def current_edition(district: str, language: Language) -> ReadEdition:
    """Return the edition that readers get. Raises ``Http404``, also if it goes while it is asked for."""
    return read_edition(*current(district, language))


def entry_at(edition: ReadEdition, path: str) -> Entry:
    """Return the page at an address. Raises ``Http404`` or, at an address that a page had before, ``PageMoved``."""
    entry = find_page(edition, path)
    if entry is None:
        raise Http404(path)
    return entry


def offered_languages(district: str) -> set[str]:
    """Return the codes of the languages that a district offers readers. Raises ``Http404`` if they do not see it."""
    found = District.objects.live().filter(slug=district).prefetch_related("offered").first()
    if found is None:
        raise Http404(district)
    return {offered.code for offered in found.languages}


def preferred_language(request: HttpRequest, codes: set[str]) -> Language:
    """Return which of some languages the reader's browser asks for first, or German."""
    wanted = accepted_languages(request.headers.get("Accept-Language", ""))
    offered = [language for language in LANGUAGES.values() if language.code in codes]
    return next((language for language in wanted if language in offered), SOURCE)


def redirect_by_language(address: str) -> HttpResponse:
    """Lead for now to an address that was chosen by the browser's language."""
    response = HttpResponseRedirect(address)
    patch_vary_headers(response, ["Accept-Language"])
    return response
