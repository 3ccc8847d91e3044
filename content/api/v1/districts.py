from django.http import HttpRequest, HttpResponse
from ninja import Router

from content.api.answers import JSON_TYPE, to_json
from content.api.v1.parameters import READ
from content.api.v1.presenters import present_districts
from content.api.v1.schemas import Districts
from content.core.http import answer
from content.districts.queries import live_districts

router = Router(tags=["Districts"])


@router.api_operation(
    READ, "/districts", response=Districts, operation_id="districts", summary="All districts"
)
def districts(request: HttpRequest) -> HttpResponse:
    """The districts that readers may choose, the languages each publishes in, and where its pages are."""
    return answer(request, to_json(present_districts(live_districts())), content_type=JSON_TYPE)
