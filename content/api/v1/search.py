from django.http import HttpRequest, HttpResponse
from ninja import Router

from content.api.answers import JSON_TYPE, to_json
from content.api.v1 import schemas
from content.api.v1.parameters import READ, DistrictSlug, LanguageSlug, SearchLimit, SearchQuery
from content.api.v1.presenters import present_results
from content.api.v1.problems import InvalidParameters, UnknownDistrict, UnknownLanguage
from content.api.v1.responses import problem_responses
from content.core.http import answer
from content.editions.reading import current_version, read_edition
from content.search.queries import search_pages, search_terms

router = Router(tags=["Search"])


@router.api_operation(
    READ,
    "/{slug:district}/{slug:language}/search",
    response=schemas.Search,
    operation_id="search",
    summary="Pages that say something",
    openapi_extra={"responses": problem_responses(UnknownDistrict, UnknownLanguage, InvalidParameters)},
)
def search(
    request: HttpRequest,
    district: DistrictSlug,
    language: LanguageSlug,
    q: SearchQuery,
    limit: SearchLimit = 20,
) -> HttpResponse:
    """The pages that fit best what somebody is looking for, each with where it says so, and official terms.

    Words may be misspelt, and the last one unfinished. German words are found in every language.
    """
    pk, version, asked = current_version(district, language)
    edition = read_edition(pk, version)
    found = search_pages((pk, version), q, limit)
    content = to_json(present_results(edition, q, found, search_terms(q, asked.code)))
    return answer(request, content, content_type=JSON_TYPE, language=asked.code)
