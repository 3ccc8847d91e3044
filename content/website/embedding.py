"""Pages in frames on other websites: a town hall's, a school's, a Kita's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from content.core.http import answer, moved, stored_answer
from content.core.languages import LANGUAGES, Language
from content.editions.reading import PageMoved, read_edition
from content.website import counting, framing
from content.website.embed_codes import address
from content.website.finding import (
    current,
    current_edition,
    entry_at,
    offered_languages,
    or_not_found,
    preferred_language,
    redirect_by_language,
)
from content.website.views import HTML

_View = TypeVar("_View", bound=Callable[..., HttpResponse])


def _in_any_frame(view: _View) -> _View:
    """Let what a view answers stand in a frame of any website."""
    return cast(_View, csp_replace({"frame-ancestors": ["*"]})(view))


@require_safe
@_in_any_frame
def page(request: HttpRequest, district: str, language: Language, page_path: str) -> HttpResponse:
    """Show one page in a frame, or lead to where it is now."""
    try:
        pk, version = current(district, language)
        response = _stored(
            request, version, language, lambda: _page(pk, version, page_path), page_path.lower()
        )
    except PageMoved as elsewhere:
        return moved(request, address(elsewhere.edition, elsewhere.page, language))
    except Http404:
        return _nothing(request, district, language)
    counting.count(request, (pk, version), page_path, language)
    return response


@require_safe
@_in_any_frame
def home(request: HttpRequest, district: str, language: Language) -> HttpResponse:
    """Show the topics of a district in a frame."""
    try:
        pk, version = current(district, language)
        return _stored(request, version, language, lambda: framing.home(read_edition(pk, version)))
    except Http404:
        return _nothing(request, district, language)


@require_safe
@_in_any_frame
def auto(request: HttpRequest, district: str, page_path: str = "") -> HttpResponse:
    """Lead to a page in a frame, or to the topics, in the visitor's language."""
    try:
        language = preferred_language(request, offered_languages(district))
    except Http404:
        return _nothing(request, district, preferred_language(request, set(LANGUAGES)))
    if page_path:
        return redirect_by_language(reverse("website:embed_page", args=[district, language, page_path]))
    return redirect_by_language(reverse("website:embed", args=[district, language]))


def _page(pk: int, version: str, page_path: str) -> str:
    edition = read_edition(pk, version)
    return framing.page(edition, entry_at(edition, page_path))


@or_not_found()
def _stored(
    request: HttpRequest, version: str, language: Language, make: Callable[[], str], path: str = ""
) -> HttpResponse:
    key = f"embed:{version}:{language.code}:{path}"
    return stored_answer(request, key, make, content_type=HTML, language=language.code)


def _nothing(request: HttpRequest, district: str, language: Language) -> HttpResponse:
    """Say that there is nothing here; the page that says so elsewhere may not be shown in a frame."""
    try:
        edition = current_edition(district, language)
    except Http404:
        edition = None
    html = framing.nothing(language, edition)
    return answer(request, html, content_type=HTML, language=language.code, status=404)
