"""What search engines, and whoever shows a link, are told."""

import pytest
from lxml import etree

from content.editions.actions import refresh
from content.editions.models import Edition
from tests.factories import DistrictFactory, InfoPageFactory
from tests.factories.many import many_pages

pytestmark = pytest.mark.django_db
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LASTMOD = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"


@pytest.fixture(autouse=True)
def site(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://lotse.example.org/"


def listed(client, address, tag=LOC):
    return [found.text for found in etree.fromstring(client.get(address).content).iter(tag)]


def told(document, name, by):
    found = (link for link in document.attributes["link"] if link.get(name) == by)
    return [link["href"] for link in found if link.get("type") != "application/json+oembed"]


def test_robots_may_read_what_is_for_readers(client):
    assert client.get("/robots.txt").content.decode() == (
        "User-agent: *\n"
        "Disallow: /admin/\n"
        "Disallow: /api/\n"
        "Disallow: /*/feedback/\n"
        "Disallow: /*/search/\n"
        "\n"
        "Sitemap: https://lotse.example.org/sitemap.xml\n"
    )


def test_there_is_a_sitemap_for_each_district_and_language(client, world):
    assert listed(client, "/sitemap.xml") == [
        "https://lotse.example.org/mainz/de/sitemap.xml",
        "https://lotse.example.org/mainz/ar/sitemap.xml",
        "https://lotse.example.org/trier/de/sitemap.xml",
        "https://lotse.example.org/trier/ar/sitemap.xml",
    ]


def test_a_sitemap_lists_what_is_in_the_language(client, world):
    assert listed(client, "/mainz/ar/sitemap.xml") == [
        "https://lotse.example.org/mainz/ar/",
        "https://lotse.example.org/mainz/ar/schule/",
        "https://lotse.example.org/mainz/ar/schule/anmeldung/",
    ]


def test_a_sitemap_says_when_pages_changed(client, world):
    pages = client.get("/api/v1/mainz/ar/pages").json()["pages"]

    assert listed(client, "/mainz/ar/sitemap.xml", LASTMOD) == [
        page["updated_at"] for page in pages if page["language"] == "ar"
    ]


@pytest.mark.parametrize("address", ["/bonn/de/sitemap.xml", "/mainz/fr/sitemap.xml"])
def test_a_sitemap_where_there_is_no_edition(client, world, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("page_count", [1, 3])
def test_a_sitemap_query_count(client, state, page_count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz", languages=("de",))
    many_pages(page_count, state)
    refresh(everything=True)

    with django_assert_num_queries(3):
        addresses = listed(client, "/mainz/de/sitemap.xml")

    assert len(addresses) == page_count + 1


def test_a_page_names_itself_in_every_language_that_it_is_in(read, world):
    document = read("/mainz/ar/schule/")

    assert told(document, "rel", "canonical") == ["https://lotse.example.org/mainz/ar/schule/"]
    assert told(document, "hreflang", "de") == ["https://lotse.example.org/mainz/de/schule/"]
    assert told(document, "hreflang", "ar") == ["https://lotse.example.org/mainz/ar/schule/"]


def test_a_page_that_is_not_translated_is_at_home_in_german(read, world):
    document = read("/mainz/ar/gesundheit/")

    assert told(document, "rel", "canonical") == ["https://lotse.example.org/mainz/de/gesundheit/"]
    assert told(document, "rel", "alternate") == ["https://lotse.example.org/mainz/de/gesundheit/"]


def test_a_page_in_a_language_that_the_district_does_not_offer_is_at_home_where_it_is_shown(read, state):
    DistrictFactory.create(slug="mainz", languages=("ar",))
    InfoPageFactory.create(parent=state, slug="schule")
    refresh(everything=True)
    assert not Edition.objects.filter(language="de").exists()

    assert told(read("/mainz/ar/schule/"), "rel", "canonical") == [
        "https://lotse.example.org/mainz/ar/schule/"
    ]


def test_a_link_to_a_page_is_shown_with_its_title_and_summary(read, world):
    meta = {
        element["property"]: element["content"]
        for element in read("/mainz/ar/schule/").attributes["meta"]
        if "property" in element
    }

    assert meta == {
        "og:description": "[ar] Worum es bei „Schule“ geht.",
        "og:title": "[ar] Schule",
        "og:type": "website",
        "og:url": "https://lotse.example.org/mainz/ar/schule/",
        "og:locale": "ar",
        "og:site_name": "Lotse",
    }


def test_a_districts_start_page_names_itself_in_every_language(read, world):
    document = read("/mainz/ar/")

    assert told(document, "rel", "canonical") == ["https://lotse.example.org/mainz/ar/"]
    assert told(document, "rel", "alternate") == [
        "https://lotse.example.org/mainz/de/",
        "https://lotse.example.org/mainz/ar/",
    ]
