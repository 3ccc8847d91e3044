from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from content.api.answers import JSON_TYPE, to_json
from content.api.v1 import schemas
from content.api.v1.pages import edition_answer
from content.api.v1.parameters import (
    READ,
    DistrictSlug,
    FirstDay,
    LanguageSlug,
    LastDay,
    taken_from_the_address,
)
from content.api.v1.presenters import present_events, present_news
from content.api.v1.problems import InvalidParameters, UnknownDistrict, UnknownLanguage
from content.api.v1.responses import problem_responses
from content.core.http import answer
from content.editions.happenings import events_in, news_in
from content.editions.reading import ReadEdition, current_version, read_edition

router = Router(tags=["News and events"])


@router.api_operation(
    READ,
    "/{slug:district}/{slug:language}/news",
    response=schemas.News,
    operation_id="news",
    summary="What is new in a district",
    openapi_extra={"responses": problem_responses(UnknownDistrict, UnknownLanguage)},
)
@taken_from_the_address
def news(request: HttpRequest, district: DistrictSlug, language: LanguageSlug) -> HttpResponse:
    """The news of a district and of the state, the newest first. The website's start page shows those of 60 days."""

    def present(edition: ReadEdition) -> dict[str, Any]:
        return present_news(edition, news_in(edition.pages))

    return edition_answer(request, district, language, "news", present)


@router.api_operation(
    READ,
    "/{slug:district}/{slug:language}/events",
    response=schemas.Events,
    operation_id="events",
    summary="What takes place in a district",
    openapi_extra={"responses": problem_responses(UnknownDistrict, UnknownLanguage, InvalidParameters)},
)
def events(
    request: HttpRequest,
    district: DistrictSlug,
    language: LanguageSlug,
    first: FirstDay = None,
    last: LastDay = None,
) -> HttpResponse:
    """The events of a district and of the state that are not over, each once: at its next time.

    What takes place every week has more of them, until the day that its page says.
    """
    since = first or timezone.localdate()
    if last and last < since:
        raise InvalidParameters([{"parameter": "to", "detail": f"This is before {since.isoformat()}."}])
    pk, version, asked = current_version(district, language)
    edition = read_edition(pk, version)
    content = to_json(present_events(edition, events_in(edition.pages, since, last), since, last))
    return answer(request, content, content_type=JSON_TYPE, language=asked.code)
