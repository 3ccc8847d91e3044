"""Where places are, for a script that finds out on a reader's device in which district it is."""

from __future__ import annotations

import json
from itertools import chain

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from content.core.http import answer
from content.districts.models import District
from content.districts.queries import Located, places_of

JSON = "application/json"
# A hundred metres or so: nearer than that, no village is to another.
PARTS_OF_A_DEGREE = 1000


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Answer with the places of each district: latitude and longitude in turn, in thousandths of a degree.

    A district without places is where its administration is; ``is_exact`` says whether any district has more.
    """
    districts = list(District.objects.live())
    known = places_of(districts)
    found = {
        district.slug: _flat(known.get(district.pk) or [Located("", district.latitude, district.longitude)])
        for district in districts
    }
    body = json.dumps({"is_exact": bool(known), "districts": found}, separators=(",", ":"))
    return answer(request, body, content_type=JSON)


def _flat(places: list[Located]) -> list[int]:
    points = {
        (round(place.latitude * PARTS_OF_A_DEGREE), round(place.longitude * PARTS_OF_A_DEGREE))
        for place in places
    }
    return list(chain.from_iterable(sorted(points)))
