"""Imprint, privacy and accessibility at the end of every page."""

import pytest

from content.editions.actions import refresh
from tests.factories import InfoPageFactory, translated
from tests.website.reading import interface

pytestmark = pytest.mark.django_db


@pytest.fixture
def imprint(world):
    page = InfoPageFactory.create(
        parent=world.state, slug="impressum", title="Impressum", purpose="IMPRINT", icon="law"
    )
    InfoPageFactory.create(parent=world.state, slug="datenschutz", title="Datenschutz", purpose="PRIVACY")
    refresh()
    return page


@pytest.mark.parametrize(
    "address",
    ["/mainz/de/", "/mainz/de/schule/", "/mainz/de/impressum/", "/mainz/de/unbekannt/"],
    ids=["home", "page", "legal-page", "not-found"],
)
def test_every_page_of_a_district_ends_with_them(read, imprint, address):
    links = read(address, status=404 if "unbekannt" in address else 200).links

    assert [link for link in links if link[1] in ("Impressum", "Datenschutz")] == [
        ("/mainz/de/impressum/", "Impressum"),
        ("/mainz/de/datenschutz/", "Datenschutz"),
    ]


def test_where_no_district_is_chosen_there_are_none(read, imprint):
    assert "Impressum" not in read("/de/").text


def test_they_are_named_in_the_readers_language(read, imprint):
    translated(imprint, translate=lambda text: "بيانات النشر")
    refresh()

    document = read("/mainz/ar/schule/")

    assert document.languages_of("بيانات النشر") == {("ar", "rtl")}
    assert document.languages_of("Datenschutz") == {("de", "ltr")}


def test_a_legal_page_shows_no_topics_beside_it(read, imprint):
    assert interface("de", "Topics") not in read("/mainz/de/impressum/").text


def test_a_legal_page_leads_to_itself_in_languages_that_leave_pages_out(read, world, imprint):
    world.mainz.untranslated = "LEAVE_OUT"
    world.mainz.save()
    refresh()

    assert "/mainz/ar/impressum/" in read("/mainz/de/impressum/").addresses()


def test_a_home_with_legal_pages_costs_what_it_costs_without(client, imprint, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get("/mainz/de/")
