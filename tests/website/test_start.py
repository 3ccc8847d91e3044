import pytest

from content.districts.models import District
from tests.factories import DistrictFactory

pytestmark = pytest.mark.django_db

CHOICES = [
    pytest.param("", "de", id="no-wish"),
    pytest.param("ar", "ar", id="arabic"),
    pytest.param("ar-SY,ar;q=0.9", "ar", id="region"),
    pytest.param("fr, ar;q=0.5", "ar", id="not-offered"),
    pytest.param("de;q=0.5, ar", "ar", id="quality"),
    pytest.param("*", "de", id="any"),
    pytest.param(";;q=,\x7f", "de", id="nonsense"),
]


@pytest.mark.parametrize(("wanted", "language"), CHOICES)
def test_start_leads_to_the_choice_in_the_readers_language(client, world, wanted, language):
    response = client.get("/", headers={"accept-language": wanted})

    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")
    assert response.headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize(("wanted", "language"), CHOICES)
def test_district_leads_to_its_start_page_in_the_readers_language(client, world, wanted, language):
    response = client.get("/mainz/", headers={"accept-language": wanted})

    assert (response.status_code, response.headers["Location"]) == (302, f"/mainz/{language}/")
    assert response.headers["Vary"] == "Accept-Language"


def test_district_leads_to_a_language_that_it_offers(client, db):
    DistrictFactory.create(slug="mainz", languages=("de",))
    DistrictFactory.create(slug="trier", languages=("de", "ar"))

    addresses = [
        client.get(path, headers={"accept-language": "ar"}).headers["Location"]
        for path in ("/", "/mainz/", "/trier/")
    ]

    assert addresses == ["/ar/", "/mainz/de/", "/trier/ar/"]


def test_start_without_districts_leads_to_german(client, db):
    assert client.get("/", headers={"accept-language": "ar"}).headers["Location"] == "/de/"


@pytest.mark.parametrize("path", ["/bonn/", "/mainz/"])
def test_district_that_readers_do_not_see_is_not_found(client, world, path):
    District.objects.filter(slug="mainz").update(is_live=False)

    assert client.get(path).status_code == 404
