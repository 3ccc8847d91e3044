"""Pages on paper: PDFs of a page and of a whole edition, and posters that lead to them.

No slug has a dot, so no page is in the way of an address that ends in ``.pdf``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any, TypeVar, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from content.core.http import answer, moved, stored_answer
from content.core.languages import SOURCE, Language
from content.editions.reading import PageMoved, ReadEdition
from content.paper import booklets, documents
from content.paper.availability import can_print
from content.paper.booklets import PAPERS, State
from content.paper.printing import PAGES, Busy, NotPrinted
from content.paper.queries import entries_of, versions_of
from content.paper.release import release
from content.paper.tasks import print_booklet
from content.website import pages
from content.website.finding import current_edition, entry_at
from content.website.views import HTML

PDF = "application/pdf"
# How many seconds a reader's program waits before it asks again.
SOON, LATER = 5, 15


_View = TypeVar("_View", bound=Callable[..., HttpResponse])


class NotMadeYet(Exception):
    """A booklet takes too long to be made for an answer."""


def _led_to_the_present(view: _View) -> _View:
    """Lead who asks at an old address of a page to the same paper at its present one."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except PageMoved as elsewhere:
            kind = request.path_info.rpartition(kwargs["page_path"])[2]
            return moved(request, elsewhere.edition.address(elsewhere.page).rstrip("/") + kind)

    return cast(_View, wrapped)


@require_safe
@_led_to_the_present
def page(request: HttpRequest, district: str, language: Language, page_path: str) -> HttpResponse:
    """Give one page as PDF."""
    edition = current_edition(district, language)
    entry = entry_at(edition, page_path)
    return _print(
        request, edition, f"page:{entry['id']}", entry["path"], lambda: documents.page(edition, entry)
    )


@require_safe
@_led_to_the_present
def page_beside_german(
    request: HttpRequest, district: str, language: Language, page_path: str
) -> HttpResponse:
    """Give one page as PDF with the German next to it, for talking with people who speak German."""
    edition, german = current_edition(district, language), current_edition(district, SOURCE)
    entry, german_entry = entry_at(edition, page_path), entry_at(german, page_path)
    if language == SOURCE or language.code not in entry["languages"]:
        raise Http404(page_path)
    return _print(
        request,
        edition,
        f"beside:{german.version}:{entry['id']}",
        f"{entry['path']}-{SOURCE.slug}",
        lambda: documents.page_beside_german(edition, entry, german, german_entry),
    )


@require_safe
@_led_to_the_present
def poster(request: HttpRequest, district: str, language: Language, page_path: str = "") -> HttpResponse:
    """Give a notice for a board as PDF, which leads to a page or to a district in every language."""
    edition = current_edition(district, language)
    entry = entry_at(edition, page_path) if page_path else None
    versions = versions_of(district)
    named = sha256(repr(versions).encode()).hexdigest()

    def make() -> str:
        invited = entries_of(district, entry["id"]) if entry else dict.fromkeys(versions)
        return documents.poster(edition, entry, invited)

    name = f"{entry['path']}-poster" if entry else "poster"
    return _print(request, edition, f"poster:{named}:{entry['id'] if entry else ''}", name, make)


@require_safe
def booklet(request: HttpRequest, district: str, language: Language) -> HttpResponse:
    """Give all that a district offers in a language as one PDF; say that it is being made until it is there."""
    edition = current_edition(district, language)
    if not can_print():
        return _say(request, edition, "MISSING", status=503)
    key = booklets.key_of(edition)
    try:
        return _pdf(request, edition, key, "", _not_made_yet)
    except NotMadeYet:
        if booklets.claim(key):
            print_booklet.enqueue(district, language.slug)
        if booklets.state_of(key) is State.FAILED:
            return _say(request, edition, "FAILED", status=503)
        return _say(request, edition, "MAKING", status=202, again_in=LATER)


def _print(
    request: HttpRequest, edition: ReadEdition, what: str, name: str, make: Callable[[], str]
) -> HttpResponse:
    if not can_print():
        return _say(request, edition, "MISSING", status=503)
    key = f"{release()}:{edition.version}:{edition.language.code}:{what}"
    try:
        return _pdf(request, edition, key, name, lambda: PAGES.pdf_of(make()))
    except Busy:
        return _say(request, edition, "BUSY", status=503, again_in=SOON)
    except NotPrinted:
        return _say(request, edition, "FAILED", status=503)


def _pdf(
    request: HttpRequest, edition: ReadEdition, key: str, name: str, make: Callable[[], bytes]
) -> HttpResponse:
    language = edition.language.code
    response = stored_answer(request, key, make, content_type=PDF, language=language, shelf=PAPERS)
    parts = [edition.district["slug"], edition.language.slug, *name.split("/")]
    response.headers["Content-Disposition"] = f'inline; filename="{"-".join(filter(None, parts))}.pdf"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    # What a page may load is not what a browser's own viewer needs.
    response.headers["Content-Security-Policy"] = "frame-ancestors 'self'"
    # The same text is on the website, which is what a search engine should lead to.
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _say(
    request: HttpRequest, edition: ReadEdition, state: str, *, status: int, again_in: int | None = None
) -> HttpResponse:
    """Tell a reader why there is no PDF, and, where it is worth it, ask again in some seconds."""
    html = pages.no_paper(edition, state, again_in)
    response = answer(request, html, content_type=HTML, language=edition.language.code, status=status)
    response.headers["Cache-Control"] = "no-store"
    if again_in:
        response.headers["Retry-After"] = str(again_in)
    return response


def _not_made_yet() -> bytes:
    raise NotMadeYet
