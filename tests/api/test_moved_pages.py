"""Apps that know an old address of a page."""

import pytest

from content.core.http import CACHE_CONTROL
from content.editions.actions import refresh
from content.modules.models import InfoPage
from tests.api.conformance import served_document

pytestmark = pytest.mark.django_db

OLD, PRESENT = "/api/v1/mainz/ar/pages/gesundheit/arzt", "/api/v1/mainz/ar/pages/gesundheit/aerzte"


@pytest.fixture(autouse=True)
def _moved(world):
    page = InfoPage.objects.get(pk=world.doctor.pk)
    page.slug = "aerzte"
    page.save_revision().publish()
    refresh()


def test_old_address_leads_to_the_present_one(client):
    response = client.get(OLD)

    assert (response.status_code, response.headers["Location"]) == (301, PRESENT)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == CACHE_CONTROL


def test_app_that_follows_gets_the_page(client):
    response = client.get(f"{OLD}?a=1", follow=True)

    assert response.redirect_chain == [(f"{PRESENT}?a=1", 301)]
    assert response.json()["path"] == "gesundheit/aerzte"


def test_address_that_never_was_is_unknown(client):
    assert client.get("/api/v1/mainz/ar/pages/gesundheit/apotheke").status_code == 404


def test_redirect_is_documented(client):
    responses = served_document(client)["paths"]["/{district}/{language}/pages/{path}"]["get"]["responses"]

    assert responses["301"]["headers"]["Location"]["example"] == "/api/v1/mainz/de/pages/gesundheit/notfall"
