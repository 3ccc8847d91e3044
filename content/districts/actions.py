"""How districts get their places."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from content.core.text import search_key
from content.districts.models import District, Place
from content.districts.place_files import PlaceRow


@dataclass(frozen=True, slots=True)
class ImportedPlaces:
    """How many places were stored, how many removed, and how many rows belong to no district of ours."""

    stored: int
    removed: int
    elsewhere: int


@transaction.atomic
def replace_places(*, rows: Iterable[PlaceRow]) -> ImportedPlaces:
    """Make the places what a file says: new ones added, known ones brought up to date, all others removed."""
    districts = dict(District.objects.values_list("ags", "pk"))
    rows = list(rows)
    places = {
        (row.postcode, row.name, districts[row.ags]): Place(
            postcode=row.postcode,
            name=row.name,
            search_name=search_key(row.name),
            district_id=districts[row.ags],
            latitude=row.latitude,
            longitude=row.longitude,
        )
        for row in rows
        if row.ags in districts
    }
    known = {
        (postcode, name, district_id): pk
        for pk, postcode, name, district_id in Place.objects.values_list(
            "pk", "postcode", "name", "district_id"
        )
    }
    gone = [pk for key, pk in known.items() if key not in places]
    Place.objects.filter(pk__in=gone).delete()
    Place.objects.bulk_create(
        places.values(),
        update_conflicts=True,
        update_fields=["latitude", "longitude", "search_name"],
        unique_fields=["postcode", "name", "district"],
    )
    return ImportedPlaces(len(places), len(gone), sum(row.ags not in districts for row in rows))
