"""The fake server's answers have what the contract says an app must find, and what our own server answers."""

import pytest

from content.editions.actions import refresh
from content.takeover.answers import pages_of, region_of
from tests.takeover.fake_integreat import FakeRegion

# What the apps cannot do without.
REGION = {"path", "name", "name_without_prefix", "live", "languages", "bounding_box", "latitude", "longitude"}
PAGE = {"path", "title", "content", "last_updated", "available_languages", "parent", "order", "thumbnail"} | {
    "embedded_offers"
}
PLACE = {
    "path",
    "title",
    "content",
    "last_updated",
    "available_languages",
    "location",
    "category",
    "contacts",
} | {"organization"}


@pytest.fixture
def region():
    region = FakeRegion()
    school = region.add("schule", de=("Schule", "<p>a</p>"), ar=("مدرسة", ""))
    region.add("kurse", school, de=("Kurse", ""))
    region.add_location("amt", "Amt", name="Frau Weber")
    return region


def test_region_has_what_apps_need(region):
    assert region.answer("regions/mainz/").keys() >= REGION
    assert region.answer("regions/")[0].keys() >= REGION


def test_pages_have_what_apps_need(region):
    for page in region.answer("mainz/de/pages/"):
        assert page.keys() >= PAGE


def test_places_have_what_apps_need(region):
    assert region.answer("mainz/de/locations/")[0].keys() >= PLACE


def test_pages_name_their_parents_and_versions(region):
    school, courses = region.answer("mainz/de/pages/")

    assert (school["parent"]["path"], courses["parent"]["path"]) == (None, school["path"])
    assert school["available_languages"]["ar"]["path"] == region.answer("mainz/ar/pages/")[0]["path"]


@pytest.mark.parametrize("path", ["regions/trier/", "mainz/fr/pages/", "trier/de/pages/", "x"])
def test_what_is_not_there_is_not_answered(region, path):
    assert region.answer(path) is None


def test_pages_are_read_as_our_own_are(world, client):
    refresh()
    region = client.get("/api/v3/regions/mainz/").json()
    pages = client.get("/api/v3/mainz/de/pages/").json()

    read = pages_of(pages)

    assert (region_of(region).slug, region_of(region).languages) == ("mainz", ("de", "ar"))
    assert [page.title for page in read.items] == ["Schule", "Anmeldung", "Gesundheit", "Arzt"]
    assert read.problems == []
    assert region.keys() >= REGION
    assert pages[0].keys() >= PAGE
