from django.http import HttpRequest, HttpResponse
from ninja import Router

from content.api.answers import JSON_TYPE, to_json
from content.api.v1.parameters import READ, PlaceQuery
from content.api.v1.presenters import present_places
from content.api.v1.problems import InvalidParameters
from content.api.v1.responses import problem_responses
from content.api.v1.schemas import Places
from content.core.http import answer
from content.districts.queries import districts_for, live_districts

router = Router(tags=["Districts"])


@router.api_operation(
    READ,
    "/places",
    response=Places,
    operation_id="places",
    summary="Districts by postcode or place",
    openapi_extra={"responses": problem_responses(InvalidParameters)},
)
def places(request: HttpRequest, q: PlaceQuery) -> HttpResponse:
    """The places that a postcode or a name leads to, each with its district, for readers to find theirs.

    Fewer than three digits find nothing.
    """
    found = districts_for(q, live_districts())
    return answer(request, to_json(present_places(found)), content_type=JSON_TYPE)
