import pytest

from content.districts.models import District
from tests.editions.going import going_after_the_first_query
from tests.website.reading import Document, interface

NOTHING = "There is no page here"


@pytest.mark.parametrize(
    ("path", "language", "home"),
    [
        pytest.param("/mainz/ar/nirgends/", "ar", "/mainz/ar/", id="path"),
        pytest.param("/mainz/de/schule/nirgends/", "de", "/mainz/de/", id="path-below"),
        pytest.param("/mainz/en/", "en", "/en/", id="language-not-offered"),
        pytest.param("/mainz/en/schule/", "en", "/en/", id="page-in-language-not-offered"),
        pytest.param("/bonn/ar/", "ar", "/ar/", id="district"),
        pytest.param("/bonn/ar/schule/", "ar", "/ar/", id="page-in-district"),
        pytest.param("/bonn/", "de", "/de/", id="district-alone"),
        pytest.param("/ar/nirgends/", "ar", "/ar/", id="no-district"),
        pytest.param("/mainz/xx/schule/", "de", "/de/", id="unknown-language"),
    ],
)
def test_not_found_says_so_in_the_readers_language(read, world, path, language, home):
    document = read(path, 404)

    assert document.attributes["html"][0]["lang"] == language
    assert interface(language, NOTHING) in document.text
    assert home in document.addresses()


@pytest.mark.parametrize("path", ["/bonn/", "/wo/ist/mainz/"])
def test_not_found_without_a_language_takes_the_browsers(client, world, path):
    response = client.get(path, headers={"accept-language": "uk"})

    assert (response.status_code, response.headers["Content-Language"]) == (404, "uk")


@pytest.mark.parametrize("path", ["/mainz/schule/", "/mainz/xx/", "/mainz/xx/schule/"])
def test_not_found_in_a_district_without_a_language_stays_in_the_district(client, world, path):
    response = client.get(path, headers={"accept-language": "ar"})

    document = Document(response.content.decode())
    assert (response.status_code, response.headers["Vary"]) == (404, "Accept-Encoding, Accept-Language")
    assert document.attributes["form"][0]["action"] == "/mainz/ar/search/"


def test_not_found_without_a_district_asks_for_the_place(read, world):
    document = read("/bonn/ar/", 404)

    assert [form["action"] for form in document.attributes["form"]] == ["/ar/"]
    assert interface("ar", "Postcode or place") in document.text


def test_not_found_in_a_district_offers_its_modules_and_languages(read, world):
    document = read("/mainz/ar/nirgends/", 404)

    assert {"/mainz/ar/schule/", "/mainz/ar/gesundheit/", "/mainz/de/"} <= set(document.addresses())
    assert document.languages_of("Gesundheit") == {("de", "ltr")}


def test_not_found_is_for_no_search_engine(read, world):
    document = read("/mainz/ar/nirgends/", 404)

    assert {"name": "robots", "content": "noindex"} in document.attributes["meta"]


def test_district_that_is_not_live_is_not_found(client, world):
    District.objects.filter(slug="mainz").update(is_live=False)

    paths = ("/mainz/", "/mainz/de/", "/mainz/de/schule/")
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]


@pytest.mark.parametrize(
    "path",
    [
        *("/mainz/ar/", "/mainz/ar/schule/", "/mainz/ar/search/?q=Schule", "/mainz/ar/sitemap.xml"),
        *("/mainz/ar/search/suggestions/?q=Schule", "/mainz/ar/offline.json", "/mainz/ar/app.webmanifest"),
        *("/mainz/ar/news/", "/mainz/ar/events/"),
    ],
)
def test_edition_that_goes_while_it_is_asked_for_is_not_found(client, world, path):
    with going_after_the_first_query():
        response = client.get(path)

    assert (response.status_code, response.headers["Content-Language"]) == (404, "ar")
