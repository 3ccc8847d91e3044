"""Districts as the regions of Integreat's apps. Nothing here asks the database or knows of requests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from modeltranslation.utils import build_localized_fieldname

from content.api.answers import Json
from content.core.integreat_codes import code_of
from content.core.languages import SOURCE_LANGUAGE
from content.districts.enums import DistrictKind
from content.districts.models import District
from content.districts.queries import Located
from content.modules.purposes import EVENT, NEWS

# The apps show names as they come, whatever language they are set to.
_PREFIXES: dict[str, str] = {DistrictKind.CITY: "Stadt", DistrictKind.COUNTY: "Landkreis"}
_NAME = build_localized_fieldname("name", SOURCE_LANGUAGE)
# Half the width and height of a region of which no places are known, in degrees.
MARGIN = 0.1
# Tabs of the apps for which we have nothing to show.
_TABS_OFF = {
    "pois": False,
    "external_news": False,
    "is_chat_enabled": False,
    "zammad_privacy_policy": None,
}

Box = list[list[float]]


def present_region(district: District, places: Sequence[Located], tabs: Collection[str]) -> Json:
    """Return a live district with ``offered`` prefetched, its places, and which of news and events it has."""
    name: str = getattr(district, _NAME)
    prefix = _PREFIXES[district.kind]
    return {
        "id": district.pk,
        "path": district.slug,
        "name": f"{prefix} {name}",
        "name_without_prefix": name,
        "prefix": prefix,
        "live": True,
        "languages": [
            {"code": code_of(language), "native_name": language.autonym} for language in district.languages
        ],
        "events": EVENT in tabs,
        "push_notifications": NEWS in tabs,
        **_TABS_OFF,
        **_position(district),
        "aliases": _aliases(places),
        "bounding_box": bounding_box(
            ((place.longitude, place.latitude) for place in places), (district.longitude, district.latitude)
        ),
    }


def bounding_box(points: Iterable[tuple[float, float]], seat: tuple[float, float]) -> Box:
    """Return the south-western and north-eastern corners, longitude first, of what holds all the points.

    Where these are fewer than two, it is a small box around the seat.
    """
    known = set(points)
    if len(known) < 2:
        longitude, latitude = seat
        # Sums of such fractions have digits behind that mean nothing.
        return [
            [round(longitude - MARGIN, 6), round(latitude - MARGIN, 6)],
            [round(longitude + MARGIN, 6), round(latitude + MARGIN, 6)],
        ]
    longitudes, latitudes = zip(*known, strict=True)
    return [[min(longitudes), min(latitudes)], [max(longitudes), max(latitudes)]]


def _aliases(places: Iterable[Located]) -> Json:
    found: dict[str, Any] = {}
    for place in places:
        # A town has many postcodes; where the first of them is will do.
        found.setdefault(place.name, _position(place))
    return found


def _position(located: District | Located) -> Json:
    return {"latitude": located.latitude, "longitude": located.longitude}
