from ninja import Schema

from content.api.v1.schemas.districts import Coordinates, DistrictReference
from content.api.v1.schemas.fields import about

POSITION = {"latitude": 49.9842, "longitude": 8.2791}
DISTRICT = {"slug": "mainz", "kind": "CITY", "name": {"text": "Mainz", "language": "de", "direction": "ltr"}}
PLACE = {"postcode": "55116", "name": "Mainz", "coordinates": POSITION, "district": DISTRICT}


class Place(Schema):
    """A town or village under one postcode, and the district it lies in."""

    postcode: str = about("Postcode, five digits.", "55116", pattern=r"^\d{5}$")
    name: str = about("German name of the town or village.", "Mainz")
    coordinates: Coordinates = about("Where it lies.", POSITION)
    district: DistrictReference = about("The district it belongs to.", DISTRICT)


class Places(Schema):
    """What a postcode or a name leads to."""

    places: list[Place] = about(
        "The places found, by name and postcode; 30 at most. Where a postcode lies in several districts, "
        "there is a place in each.",
        [PLACE],
    )
    districts: list[DistrictReference] = about(
        "The districts to offer: those of the places, and those called so themselves.", [DISTRICT]
    )
