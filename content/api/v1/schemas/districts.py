from typing import Literal

from ninja import Schema

from content.api.v1.schemas.fields import about
from content.api.v1.schemas.texts import Language, Text

NAME = {"text": "Mainz", "language": "de", "direction": "ltr"}
POSITION = {"latitude": 49.9842, "longitude": 8.2791}
OFFERED = {
    "code": "ar",
    "slug": "ar",
    "autonym": "العربية",
    "direction": "rtl",
    "address": "/mainz/ar/",
    "pages": "/api/v1/mainz/ar/pages",
}

Kind = Literal["CITY", "COUNTY"]
SLUG = r"^[-a-zA-Z0-9_]+$"


class Coordinates(Schema):
    """A position in WGS 84, the system of GPS."""

    latitude: float = about("Degrees north of the equator.", 49.9842, ge=-90, le=90)
    longitude: float = about("Degrees east of Greenwich.", 8.2791, ge=-180, le=180)


class DistrictReference(Schema):
    """A district, named."""

    slug: str = about("The district's part of every address below it.", "mainz", pattern=SLUG)
    kind: Kind = about("Independent city (`CITY`) or rural district (`COUNTY`).", "CITY")
    name: Text = about("Its German name.", NAME)


class OfferedLanguage(Language):
    """A language that a district publishes in, and where its pages are."""

    address: str = about(
        "Address of the district's start page on the website, from the host on.", "/mainz/ar/"
    )
    pages: str = about(
        "Address of the page tree in this interface, from the host on.", "/api/v1/mainz/ar/pages"
    )


class District(DistrictReference):
    """A city or county that has editions of its own."""

    ags: str = about(
        "Amtlicher Gemeindeschlüssel: the official key, five digits.", "07315", pattern=r"^\d{5}$"
    )
    names: list[Text] = about("Its name in every language that it has a name in; German first.", [NAME])
    seat: str = about("Town in which its administration sits.", "Mainz")
    website: str = about("Website of its administration; empty if none is known.", "https://www.mainz.de/")
    coordinates: Coordinates = about("Where it lies.", POSITION)
    languages: list[OfferedLanguage] = about(
        "The languages it publishes in, in the order to offer them.", [OFFERED]
    )


DISTRICT = {
    "slug": "mainz",
    "kind": "CITY",
    "name": NAME,
    "ags": "07315",
    "names": [NAME],
    "seat": "Mainz",
    "website": "https://www.mainz.de/",
    "coordinates": POSITION,
    "languages": [OFFERED],
}


class Districts(Schema):
    """The districts that readers may choose."""

    districts: list[District] = about("All of them, by their German name.", [DISTRICT])
