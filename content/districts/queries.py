"""How readers find their district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Prefetch

from content.core.text import search_key
from content.districts.models import District, OfferedLanguage, Place

PLACES_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A district, and the places by which it was found."""

    district: District
    places: list[Place]


class Located(NamedTuple):
    """A place, and where it is in degrees."""

    name: str
    latitude: float
    longitude: float


def places_of(districts: Iterable[District]) -> dict[int, list[Located]]:
    """Return the places of districts in the order of their names, by the district's primary key, in one query."""
    found: dict[int, list[Located]] = defaultdict(list)
    # By the thousand: objects of the model would take ten times as long.
    rows = Place.objects.filter(district__in=districts).values_list(
        "district_id", "name", "latitude", "longitude"
    )
    for district_id, name, latitude, longitude in rows:
        found[district_id].append(Located(name, latitude, longitude))
    return found


def live_districts() -> list[District]:
    """Return the districts that readers may choose, by name, with the languages they offer, in two queries."""
    districts = District.objects.live().prefetch_related(
        Prefetch("offered", OfferedLanguage.objects.order_by("pk"))
    )
    return sorted(districts, key=lambda district: (search_key(district.name), district.kind))


def districts_for(query: str, districts: Iterable[District]) -> list[Found]:
    """Return those of the districts that a postcode, place or name leads to, each with the places it has there.

    A postcode or a name may lead to several districts. Whole names come before beginnings of names.
    """
    wanted = search_key(query)
    if not wanted:
        return []
    by_id = {district.pk: Found(district, []) for district in districts}
    for place in _places(wanted):
        if place.district_id in by_id:
            by_id[place.district_id].places.append(place)
    return [found for found in by_id.values() if found.places or _is_called(found.district, wanted)]


def _is_called(district: District, wanted: str) -> bool:
    return any(search_key(name).startswith(wanted) for name in (district.name, district.seat))


def _places(wanted: str) -> list[Place]:
    places = Place.objects.all()
    if wanted.isdigit():
        return list(places.filter(postcode__startswith=wanted)[:PLACES_SHOWN]) if len(wanted) >= 3 else []
    exact = list(places.filter(search_name=wanted)[:PLACES_SHOWN])
    return exact or list(places.filter(search_name__startswith=wanted)[:PLACES_SHOWN])
