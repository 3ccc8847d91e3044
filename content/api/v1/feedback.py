from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from content.api.answers import JSON_TYPE, to_json
from content.api.v1.bodies import body_of, read_body
from content.api.v1.parameters import SEND, DistrictSlug, IdempotencyKey, LanguageSlug
from content.api.v1.presenters import MOUNT
from content.api.v1.problems import (
    InvalidParameters,
    TooLarge,
    TooManyRequests,
    TooMuchFeedback,
    UnknownDistrict,
    UnknownLanguage,
    UnknownPage,
    WrongContentType,
)
from content.api.v1.responses import problem_responses
from content.api.v1.schemas import GivenFeedback, UnderstoodFeedback
from content.api.v1.schemas.feedback import COMMENT
from content.api.v1.schemas.fields import PAGE_ID
from content.core.http import answer
from content.editions.reading import ReadEdition, current_version, read_edition
from content.feedback.actions import InvalidFeedback, KeyUsedBefore, Origination, Said, give_feedback
from content.feedback.enums import FeedbackKind, Source
from content.feedback.limits import LimitReached, address_of

router = Router(tags=["Feedback"])
EXAMPLE = {"kind": "PAGE", "page": PAGE_ID, "helped": False, "comment": COMMENT}
PROBLEMS = (
    *(UnknownDistrict, UnknownLanguage, UnknownPage, TooLarge, WrongContentType),
    *(InvalidParameters, TooMuchFeedback, TooManyRequests),
)


@router.api_operation(
    SEND,
    "/{slug:district}/{slug:language}/feedback",
    response={201: UnderstoodFeedback},
    operation_id="feedback",
    summary="Say what a reader says",
    openapi_extra={
        "requestBody": body_of(GivenFeedback, EXAMPLE),
        "responses": problem_responses(*PROBLEMS),
    },
)
def give(
    request: HttpRequest, district: DistrictSlug, language: LanguageSlug, idempotency_key: IdempotencyKey = ""
) -> HttpResponse:
    """A reader's vote, message or barrier, for the district's editors, and for the state's if the text is the state's.

    Nothing that tells who the reader is is kept but what the reader writes. At most 16 KiB are taken, and from one
    address 20 messages an hour.
    """
    pk, version, asked = current_version(district, language)
    edition = read_edition(pk, version)
    said = _said(edition, read_body(request, GivenFeedback))
    came = Origination(Source.APP, address_of(request), idempotency_key)
    content = to_json(_understood(_kept(said, edition, came)))
    return answer(request, content, content_type=JSON_TYPE, language=asked.code, status=201)


def _said(edition: ReadEdition, given: GivenFeedback) -> Said:
    page = edition.page_with(str(given.page)) if given.page else None
    if given.page and page is None:
        place = f"{edition.district['slug']}/{edition.language.slug}"
        raise UnknownPage(f"There is no page “{given.page}” in {place}. {MOUNT}/{place}/pages lists all.")
    return Said(FeedbackKind(given.kind), page, given.helped, given.comment, given.contact, given.query)


def _kept(said: Said, edition: ReadEdition, came: Origination) -> Said:
    try:
        return give_feedback(said=said, edition=edition, came=came)
    except InvalidFeedback as invalid:
        raise InvalidParameters(
            [{"parameter": field, "detail": detail} for field, detail in invalid.errors.items()]
        ) from invalid
    except KeyUsedBefore as used:
        detail = "This key was sent before with something else: take a new one."
        raise InvalidParameters([{"parameter": "Idempotency-Key", "detail": detail}]) from used
    except LimitReached as reached:
        raise TooMuchFeedback(str(reached), reached.seconds) from reached


def _understood(said: Said) -> dict[str, Any]:
    return {
        "kind": said.kind.value,
        "page": said.key,
        "helped": said.helped,
        "comment": said.comment,
        "contact": said.contact,
        "query": said.query,
    }
