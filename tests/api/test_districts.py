import pytest

from tests.api.conformance import DISTRICTS, deviations
from tests.factories import DistrictFactory

pytestmark = pytest.mark.django_db


def test_districts_says_everything_of_a_district(client):
    DistrictFactory.create(
        ags="07315",
        slug="mainz",
        kind="CITY",
        name_de="Mainz",
        name_ar="ماينتس",
        seat="Mainz",
        website="https://www.mainz.de/",
        latitude=49.98,
        longitude=8.27,
        languages=("ar",),
    )

    response = client.get("/api/v1/districts")

    assert response.json() == {
        "districts": [
            {
                "slug": "mainz",
                "kind": "CITY",
                "name": {"text": "Mainz", "language": "de", "direction": "ltr"},
                "ags": "07315",
                "names": [
                    {"text": "Mainz", "language": "de", "direction": "ltr"},
                    {"text": "ماينتس", "language": "ar", "direction": "rtl"},
                ],
                "seat": "Mainz",
                "website": "https://www.mainz.de/",
                "coordinates": {"latitude": 49.98, "longitude": 8.27},
                "languages": [
                    {
                        "code": "ar",
                        "slug": "ar",
                        "autonym": "العربية",
                        "direction": "rtl",
                        "address": "/mainz/ar/",
                        "pages": "/api/v1/mainz/ar/pages",
                    }
                ],
            }
        ]
    }


def test_districts_are_in_the_order_of_their_names(client):
    for name in ("Zweibrücken", "Ähren", "Bad Kreuznach"):
        DistrictFactory.create(name_de=name)

    response = client.get("/api/v1/districts")

    assert [district["name"]["text"] for district in response.json()["districts"]] == [
        "Ähren",
        "Bad Kreuznach",
        "Zweibrücken",
    ]


def test_districts_leaves_out_one_that_is_not_live(client):
    DistrictFactory.create(is_live=False)

    response = client.get("/api/v1/districts")

    assert response.json() == {"districts": []}


def test_districts_offers_languages_in_the_order_of_the_table(client):
    DistrictFactory.create(languages=("sr-Latn", "ar", "de"))

    response = client.get("/api/v1/districts")

    [district] = response.json()["districts"]
    assert [(language["code"], language["slug"]) for language in district["languages"]] == [
        ("de", "de"),
        ("ar", "ar"),
        ("sr-Latn", "sr-latn"),
    ]


def test_districts_links_to_addresses_that_answer(client, world):
    [mainz, _] = client.get("/api/v1/districts").json()["districts"]

    responses = [
        client.get(language[link]) for language in mainz["languages"] for link in ("address", "pages")
    ]

    assert [response.status_code for response in responses] == [200, 200, 200, 200]


def test_districts_conforms_to_the_schema(client, world):
    response = client.get("/api/v1/districts")

    assert deviations(client, DISTRICTS, response) == []


@pytest.mark.parametrize("district_count", [1, 3, 36])
def test_districts_query_count(client, district_count, django_assert_num_queries):
    DistrictFactory.create_batch(district_count)

    with django_assert_num_queries(2):
        response = client.get("/api/v1/districts")

    assert len(response.json()["districts"]) == district_count
