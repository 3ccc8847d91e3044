"""Readers who follow an old link."""

import pytest

from content.core.http import CACHE_CONTROL
from content.editions.actions import refresh
from content.modules.models import InfoPage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _moved(world):
    """The page on doctors has been found elsewhere before."""
    page = InfoPage.objects.get(pk=world.doctor.pk)
    page.slug = "aerzte"
    page.save_revision().publish()
    refresh()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_old_address_leads_to_the_present_one(client, language):
    response = client.get(f"/mainz/{language}/gesundheit/arzt/")

    assert (response.status_code, response.headers["Location"]) == (
        301,
        f"/mainz/{language}/gesundheit/aerzte/",
    )
    assert response.headers["Cache-Control"] == CACHE_CONTROL


def test_old_address_keeps_what_is_asked(client):
    response = client.get("/mainz/de/gesundheit/arzt/?a=1&b=%C3%A4")

    assert response.headers["Location"] == "/mainz/de/gesundheit/aerzte/?a=1&b=%C3%A4"


def test_old_address_leads_there_in_one_step_and_shows_the_page(client):
    response = client.get("/mainz/de/Gesundheit/Arzt/", follow=True)

    assert (response.redirect_chain, response.status_code) == (
        [("/mainz/de/gesundheit/aerzte/", 301)],
        200,
    )


def test_address_that_never_was_is_not_found(client):
    assert client.get("/mainz/de/gesundheit/apotheke/").status_code == 404


def test_address_of_a_page_that_is_gone_is_not_found(client, world):
    InfoPage.objects.get(pk=world.doctor.pk).unpublish()
    refresh()

    assert client.get("/mainz/de/gesundheit/arzt/").status_code == 404


def test_old_address_costs_one_query_more(client, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get("/mainz/de/gesundheit/arzt/")


@pytest.mark.parametrize("kind", [".pdf", ".de.pdf", ".poster.pdf"])
def test_old_address_of_a_paper_leads_to_the_present_one(client, kind):
    response = client.get(f"/mainz/ar/Gesundheit/Arzt{kind}?a=1")

    assert (response.status_code, response.headers["Location"]) == (
        301,
        f"/mainz/ar/gesundheit/aerzte{kind}?a=1",
    )
