"""Short addresses, as they stand on paper."""

import pytest

from content.districts.enums import Untranslated
from content.editions.actions import offer_languages, refresh
from content.editions.reading import current_version, read_edition
from tests.website.reading import interface


@pytest.fixture
def short(world):
    """Return a function that tells the short address of a page in Mainz."""

    def short(path):
        edition = read_edition(*current_version("mainz", "de")[:2])
        return edition.short_address(edition.page_at(path))

    return short


def led_to(client, address, languages=""):
    response = client.get(address, headers={"accept-language": languages})
    return response.status_code, response.headers.get("Location")


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        pytest.param("ar", "ar", id="first"),
        pytest.param("fr, ar;q=0.5", "ar", id="offered"),
        pytest.param("ar;q=0.5, de", "de", id="best"),
        pytest.param("fr", "de", id="none"),
        pytest.param("", "de", id="unsaid"),
    ],
)
def test_short_address_leads_to_the_page_in_a_language_of_the_reader(client, short, wanted, language):
    assert led_to(client, short("schule/anmeldung"), wanted) == (302, f"/mainz/{language}/schule/anmeldung/")


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        pytest.param("ar, de;q=0.5", "de", id="in-the-next"),
        pytest.param("ar", "ar", id="shown-in-german"),
    ],
)
def test_short_address_leads_to_where_the_page_is_translated_if_it_is(client, short, wanted, language):
    assert led_to(client, short("gesundheit/arzt"), wanted) == (302, f"/mainz/{language}/gesundheit/arzt/")


def test_short_address_of_a_page_that_is_left_out_leads_to_the_german(client, world, short):
    world.mainz.untranslated = Untranslated.LEAVE_OUT
    world.mainz.save()
    refresh()

    assert led_to(client, short("gesundheit/arzt"), "ar") == (302, "/mainz/de/gesundheit/arzt/")


def test_short_address_works_where_there_is_no_german(client, world, short):
    address = short("schule/anmeldung")
    offer_languages(district=world.mainz, codes=["ar"])
    refresh()

    assert led_to(client, address, "fr") == (302, "/mainz/ar/schule/anmeldung/")


def test_short_address_is_the_same_in_every_language_and_differs_by_district_only(client, short):
    address = short("schule")

    assert led_to(client, address.replace("mainz", "trier")) == (302, "/trier/de/schule/")


def test_short_address_stays_when_the_page_moves(client, world, short):
    address = short("schule/anmeldung")
    world.registration.slug = "anmelden"
    world.registration.save_revision().publish()
    refresh()

    assert led_to(client, address) == (302, "/mainz/de/schule/anmelden/")


def test_short_address_is_typed_in_any_case(client, short):
    district, code = short("schule").strip("/").split("/")

    assert led_to(client, f"/{district}/{code.upper()}/") == (302, "/mainz/de/schule/")


def test_caches_tell_readers_apart_by_language(client, short):
    assert client.get(short("schule")).headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize("address", ["/mainz/222222/", "/nirgends/{}/"], ids=["page", "district"])
def test_short_address_of_nothing_is_not_found(client, short, address):
    code = short("schule").strip("/").split("/")[1]

    assert client.get(address.format(code)).status_code == 404


def test_page_says_its_short_address(read, short):
    address = f"127.0.0.1:8000{short('schule').rstrip('/')}"

    document = read("/mainz/ar/schule/")

    assert (f"http://{address}/", address) in document.links
    assert {direction for _, direction in document.languages_of(address)} == {"ltr"}
    assert interface("ar", "On another phone: scan the code, or type this address.") in document.text
