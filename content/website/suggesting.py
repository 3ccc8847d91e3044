"""What readers are shown below the search field while they type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from content.core.http import answer
from content.core.languages import SOURCE_LANGUAGE, Language
from content.editions.reading import ReadEdition, read_edition
from content.editions.texts import TextIn, text_in
from content.search.suggestions import Suggestion, suggested_pages, suggested_terms
from content.translations.queries.glossary import Explained
from content.website.finding import current, or_not_found
from content.website.views import LONGEST_QUERY

JSON = "application/json; charset=utf-8"
MOST, MOST_TERMS = 6, 2


@require_safe
@or_not_found()
def suggestions(request: HttpRequest, district: str, language: Language) -> HttpResponse:
    """Answer with the pages and official terms that somebody may be about to look for."""
    found_in = current(district, language)
    query = request.GET.get("q", "")[:LONGEST_QUERY]
    terms = suggested_terms(query, language.code, MOST_TERMS)
    pages = suggested_pages(found_in, query, MOST - len(terms))
    content = _said(read_edition(*found_in), pages, terms)
    return answer(request, content, content_type=JSON, language=language.code)


def _said(edition: ReadEdition, pages: list[Suggestion], terms: list[Explained]) -> str:
    options = [
        *(
            _option(page.entry["title"], edition.address(page.entry), _beside(edition, page))
            for page in pages
        ),
        *(_term(edition, explained) for explained in terms),
    ]
    with translation.override(edition.language.slug):
        count = ngettext("%(number)s suggestion", "%(number)s suggestions", len(options))
    return json.dumps(
        {"options": options, "count": count % {"number": len(options)} if options else ""},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _beside(edition: ReadEdition, page: Suggestion) -> Iterator[TextIn]:
    """Yield what tells a page from others: the topic that it belongs to, and its German title if that was meant."""
    for topic in edition.ancestors(page.entry)[:1]:
        yield topic["title"]
    if page.german:
        yield page.german


def _term(edition: ReadEdition, explained: Explained) -> dict[str, Any]:
    address = (
        f"/{edition.district['slug']}/{edition.language.slug}/search/?{urlencode({'q': explained.term})}"
    )
    what = text_in(explained.text, explained.language)
    return _option(text_in(explained.term, SOURCE_LANGUAGE), address, iter([what]))


def _option(title: TextIn, address: str, beside: Iterator[TextIn]) -> dict[str, Any]:
    return {"title": title, "address": address, "beside": list(beside)}
