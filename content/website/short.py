"""Short addresses of pages, as they stand on paper: they lead each reader to the page in a language of theirs."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from content.core.languages import LANGUAGES, Language, accepted_languages
from content.editions.manifest import Entry
from content.editions.reading import ReadEdition
from content.website.finding import current_edition, offered_languages, redirect_by_language


@require_safe
def page(request: HttpRequest, district: str, code: str) -> HttpResponse:
    """Lead to the page with a code: of the languages that the reader takes, in the first that it is in."""
    offered = offered_languages(district)
    wanted = accepted_languages(request.headers.get("Accept-Language", ""))
    taken = [language for language in wanted if language.code in offered]
    # A page that is in none of them is shown in German, but among words of the reader's, if the district does that.
    pages = sorted(_pages(district, taken, code), key=_is_untranslated)
    pages = pages or _pages(district, [each for each in LANGUAGES.values() if each.code in offered], code)
    if not pages:
        raise Http404(code)
    edition, entry = pages[0]
    return redirect_by_language(edition.address(entry))


def _pages(district: str, languages: Iterable[Language], code: str) -> list[tuple[ReadEdition, Entry]]:
    editions = [current_edition(district, language) for language in languages]
    return [(edition, entry) for edition in editions if (entry := edition.page_coded(code))]


def _is_untranslated(page: tuple[ReadEdition, Entry]) -> bool:
    edition, entry = page
    return edition.language.code not in entry["languages"]
