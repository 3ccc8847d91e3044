import pytest

from content.api.integreat.regions import bounding_box
from content.core.languages import LANGUAGES
from content.districts.models import District
from tests.api.integreat.asking import ask
from tests.factories import DistrictFactory, PlaceFactory

pytestmark = pytest.mark.django_db

NUMBER = (int, float)
# Section 1 of the contract: what the client reads, and of which type it must be. None of these may be null.
FIELDS = [
    ("path", str),
    ("name", str),
    ("name_without_prefix", str),
    ("prefix", str),
    ("live", bool),
    ("languages", list),
    ("events", bool),
    ("pois", bool),
    ("push_notifications", bool),
    ("external_news", bool),
    ("is_chat_enabled", bool),
    ("latitude", NUMBER),
    ("longitude", NUMBER),
    ("aliases", dict),
    ("bounding_box", list),
]


@pytest.fixture
def mainz(db):
    return DistrictFactory.create(
        slug="mainz",
        kind="CITY",
        name_de="Mainz",
        latitude=49.98,
        longitude=8.27,
        languages=("de", "de-simple", "ar"),
    )


@pytest.mark.parametrize("address", ["regions/", "regions/mainz/"], ids=["list", "single"])
@pytest.mark.parametrize(("field", "kind"), FIELDS, ids=[field for field, _ in FIELDS])
def test_region_has_what_the_client_reads(client, mainz, address, field, kind):
    answer = ask(client, address)
    region = answer[0] if isinstance(answer, list) else answer

    assert isinstance(region[field], kind)


def test_region_says_everything_of_a_district(client, mainz):
    PlaceFactory.create(district=mainz, name="Altstadt", latitude=49.99, longitude=8.2)
    PlaceFactory.create(district=mainz, name="Mombach", latitude=50.02, longitude=8.1)

    assert ask(client, "regions/mainz/") == {
        "id": mainz.pk,
        "path": "mainz",
        "name": "Stadt Mainz",
        "name_without_prefix": "Mainz",
        "prefix": "Stadt",
        "live": True,
        "languages": [
            {"code": "de", "native_name": "Deutsch"},
            {"code": "de-si", "native_name": "Deutsch (Leichte Sprache)"},
            {"code": "ar", "native_name": "العربية"},
        ],
        "events": False,
        "pois": False,
        "push_notifications": False,
        "external_news": False,
        "is_chat_enabled": False,
        "zammad_privacy_policy": None,
        "latitude": 49.98,
        "longitude": 8.27,
        "aliases": {
            "Altstadt": {"latitude": 49.99, "longitude": 8.2},
            "Mombach": {"latitude": 50.02, "longitude": 8.1},
        },
        "bounding_box": [[8.1, 49.99], [8.2, 50.02]],
    }


def test_list_holds_what_each_region_says(client, mainz):
    DistrictFactory.create(slug="ahrweiler", kind="COUNTY", name_de="Ahrweiler")

    listed = ask(client, "regions/")

    assert listed == [ask(client, f"regions/{slug}/") for slug in ("ahrweiler", "mainz")]
    assert [region["name"] for region in listed] == ["Landkreis Ahrweiler", "Stadt Mainz"]


def test_region_without_places_is_around_its_seat(client, mainz):
    region = ask(client, "regions/mainz/")

    assert (region["aliases"], region["bounding_box"]) == ({}, [[8.17, 49.88], [8.37, 50.08]])


def test_place_with_many_postcodes_is_one_alias(client, mainz):
    for postcode, latitude in (("55118", 50.1), ("55116", 50.0)):
        PlaceFactory.create(district=mainz, name="Mainz", postcode=postcode, latitude=latitude, longitude=8.0)

    assert ask(client, "regions/mainz/")["aliases"] == {"Mainz": {"latitude": 50.0, "longitude": 8.0}}


@pytest.mark.parametrize("code", LANGUAGES)
def test_language_says_its_name(client, code):
    DistrictFactory.create(slug="mainz", languages=(code,))

    assert ask(client, "regions/mainz/")["languages"][0]["native_name"] == LANGUAGES[code].autonym


def test_region_that_is_not_live_is_not_told(client, mainz):
    District.objects.update(is_live=False)

    assert ask(client, "regions/") == []
    assert client.get("/api/v3/regions/mainz/").status_code == 404


@pytest.mark.parametrize(
    ("points", "box"),
    [
        pytest.param([], [[7.9, 49.9], [8.1, 50.1]], id="none"),
        pytest.param([(8.5, 50.5), (8.5, 50.5)], [[7.9, 49.9], [8.1, 50.1]], id="one-point"),
        pytest.param([(8.5, 50.1), (8.2, 50.5), (8.3, 49.9)], [[8.2, 49.9], [8.5, 50.5]], id="several"),
    ],
)
def test_bounding_box(points, box):
    assert bounding_box(points, (8.0, 50.0)) == box
