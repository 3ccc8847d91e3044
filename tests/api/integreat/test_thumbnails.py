"""Pictures of topics: an absolute address, fetched by scripts of another website."""

from xml.etree import ElementTree

import pytest

from content.modules.enums import Icon
from tests.api.integreat.asking import ask

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.django_db
def test_page_with_a_picture_says_where_it_is(client, world, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://lotse.example.org/"

    pages = ask(client, "mainz/ar/pages/")

    assert [page["thumbnail"] for page in pages] == [
        "https://lotse.example.org/api/v3/icons/school.svg",
        None,
        "https://lotse.example.org/api/v3/icons/health.svg",
        None,
    ]


@pytest.mark.parametrize("name", Icon.values)
def test_every_topic_has_a_picture(client, name):
    response = client.get(f"/api/v3/icons/{name}.svg")

    picture = ElementTree.fromstring(response.content)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/svg+xml")
    assert [element.tag for element in (picture, picture[0])] == [f"{SVG}svg"] * 2
    assert picture.attrib["stroke"].startswith("#")


def test_picture_may_be_fetched_and_kept(client):
    first = client.get("/api/v3/icons/school.svg")

    second = client.get("/api/v3/icons/school.svg", headers={"If-None-Match": first.headers["ETag"]})

    assert (first.headers["Access-Control-Allow-Origin"], second.status_code) == ("*", 304)


@pytest.mark.parametrize("name", ["page", "unbekannt"], ids=["drawing-of-no-topic", "unknown"])
def test_picture_of_no_topic(client, name):
    assert client.get(f"/api/v3/icons/{name}.svg").status_code == 404
