import pytest

from content.districts.queries import PLACES_SHOWN
from tests.api.conformance import PLACES, deviations
from tests.factories import DistrictFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def found(client, query):
    response = client.get("/api/v1/places", {"q": query})
    return [
        (place["postcode"], place["name"], place["district"]["slug"]) for place in response.json()["places"]
    ]


def test_places_says_everything_of_a_place(client):
    mainz = DistrictFactory.create(slug="mainz", kind="CITY", name_de="Mainz")
    PlaceFactory.create(postcode="55116", name="Mainz", latitude=49.98, longitude=8.27, district=mainz)

    response = client.get("/api/v1/places?q=55116")

    district = {
        "slug": "mainz",
        "kind": "CITY",
        "name": {"text": "Mainz", "language": "de", "direction": "ltr"},
    }
    assert response.json() == {
        "places": [
            {
                "postcode": "55116",
                "name": "Mainz",
                "coordinates": {"latitude": 49.98, "longitude": 8.27},
                "district": district,
            }
        ],
        "districts": [district],
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("55116", ["Mainz"], id="postcode"),
        pytest.param("551", ["Mainz", "Mainz-Kastel"], id="beginning of a postcode"),
        pytest.param("55", [], id="too few digits"),
        pytest.param("mainz", ["Mainz"], id="whole name before beginnings"),
        pytest.param("MÖR", ["Mörsfeld"], id="beginning of a name"),
        pytest.param("morsfeld", ["Mörsfeld"], id="without accents"),
        pytest.param("Berlin", [], id="elsewhere"),
        pytest.param(" - ", [], id="nothing to look for"),
        pytest.param("\x00", [], id="control character"),
    ],
)
def test_places_by(client, query, expected):
    for postcode, name in (("55116", "Mainz"), ("55130", "Mainz-Kastel"), ("67808", "Mörsfeld")):
        PlaceFactory.create(postcode=postcode, name=name)

    assert [name for _, name, _ in found(client, query)] == expected


def test_places_names_every_district_of_a_postcode(client):
    for slug in ("alzey-worms", "mainz-bingen"):
        PlaceFactory.create(postcode="55278", name="Undenheim", district=DistrictFactory.create(slug=slug))

    assert found(client, "55278") == [
        ("55278", "Undenheim", "alzey-worms"),
        ("55278", "Undenheim", "mainz-bingen"),
    ]


def test_places_are_in_the_order_of_their_names(client):
    district = DistrictFactory.create()
    for postcode, name in (("55271", "Stadecken"), ("55270", "Zornheim"), ("55270", "Essenheim")):
        PlaceFactory.create(postcode=postcode, name=name, district=district)

    assert [name for _, name, _ in found(client, "5527")] == ["Essenheim", "Stadecken", "Zornheim"]


def test_places_leaves_out_a_district_that_is_not_live(client):
    PlaceFactory.create(postcode="55116", district=DistrictFactory.create(is_live=False))

    assert found(client, "55116") == []


def test_places_offers_a_district_by_its_own_name(client):
    DistrictFactory.create(slug="ahrweiler", name_de="Ahrweiler")

    response = client.get("/api/v1/places?q=ahrw")

    assert [district["slug"] for district in response.json()["districts"]] == ["ahrweiler"]


def test_places_shows_a_bounded_number(client):
    PlaceFactory.create_batch(PLACES_SHOWN + 1, postcode="55116", district=DistrictFactory.create())

    assert len(found(client, "55116")) == PLACES_SHOWN


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        pytest.param("/api/v1/places", "Field required", id="missing"),
        pytest.param("/api/v1/places?q=", "String should have at least 1 character", id="empty"),
        pytest.param(
            f"/api/v1/places?q={'x' * 101}", "String should have at most 100 characters", id="too long"
        ),
    ],
)
def test_places_says_what_is_wrong_with_a_parameter(client, address, reason):
    response = client.get(address)

    assert response.status_code == 422
    assert response.json() == {
        "type": "/api/v1/openapi.json#/components/responses/InvalidParameters",
        "title": "Invalid parameters",
        "status": 422,
        "detail": f"q: {reason}",
        "instance": address,
        "errors": [{"parameter": "q", "detail": reason}],
    }


@pytest.mark.parametrize("query", ["551", ""])
def test_places_conforms_to_the_schema(client, query):
    PlaceFactory.create(postcode="55116")

    response = client.get("/api/v1/places", {"q": query})

    assert deviations(client, PLACES, response) == []


@pytest.mark.parametrize("place_count", [1, 3])
def test_places_query_count(client, place_count, django_assert_num_queries):
    for _ in range(place_count):
        PlaceFactory.create(postcode="55116")

    with django_assert_num_queries(3):
        response = client.get("/api/v1/places?q=55116")

    assert len(response.json()["places"]) == place_count


@pytest.mark.parametrize("place_count", [1, 3])
def test_places_query_count_by_the_beginning_of_a_name(client, place_count, django_assert_num_queries):
    for number in range(place_count):
        PlaceFactory.create(name=f"Mainz-{number}")

    with django_assert_num_queries(4):
        response = client.get("/api/v1/places?q=mainz")

    assert len(response.json()["places"]) == place_count
