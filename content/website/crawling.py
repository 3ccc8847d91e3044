"""What search engines are told: what they may read, and which pages there are (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.core.http import answer, stored_answer
from content.core.languages import Language
from content.core.site import on_the_web
from content.districts.queries import live_districts
from content.editions.happenings import is_over
from content.editions.reading import ReadEdition, read_edition
from content.website.finding import current, or_not_found

XML = "application/xml; charset=utf-8"
FORBIDDEN = ("/admin/", "/api/", "/*/feedback/", "/*/search/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let everything be read that is for readers, and say where the list of it is."""
    rules = [f"Disallow: {address}" for address in FORBIDDEN]
    lines = ["User-agent: *", *rules, "", f"Sitemap: {on_the_web('/sitemap.xml')}", ""]
    return answer(request, "\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemaps(request: HttpRequest) -> HttpResponse:
    """Say where the pages of each district in each language are listed."""
    editions = [
        f"/{district.slug}/{language.slug}/sitemap.xml"
        for district in live_districts()
        for language in district.languages
    ]
    return answer(request, render_to_string("sitemaps.xml", {"sitemaps": editions}), content_type=XML)


@require_safe
@or_not_found()
def sitemap(request: HttpRequest, district: str, language: Language) -> HttpResponse:
    """List the pages of a district that are in a language."""
    pk, version = current(district, language)
    today = timezone.localdate()
    return stored_answer(
        request,
        f"website:sitemap:{version}:{today}",
        lambda: _sitemap(read_edition(pk, version), today),
        content_type=XML,
    )


def _sitemap(edition: ReadEdition, today: date) -> str:
    translated = [page for page in edition.pages if page["language"] == edition.language.code]
    pages = [page for page in translated if not is_over(page, today)]
    listed = [(edition.address(page), page["updated_at"]) for page in pages]
    home = f"/{edition.district['slug']}/{edition.language.slug}/"
    return render_to_string("sitemap.xml", {"pages": [(home, None), *listed]})
