import pytest
from django.test import Client

from content.districts.models import StateHome
from content.modules.models import InfoPage
from tests.factories import InfoPageFactory, UserFactory


@pytest.fixture
def superuser(client: Client):
    """Somebody who may do everything, logged in."""
    user = UserFactory.create(is_superuser=True)
    client.force_login(user)
    return user


@pytest.fixture
def school(state: StateHome) -> InfoPage:
    """A page with a heading and a text with a link."""
    link = '<p>Zum <a href="https://example.org/">Amt</a>.</p>'
    body = [{"type": "section", "id": "a", "value": {"heading": "Wo?", "text": link}}]
    return InfoPageFactory.create(parent=state, title="Schule", slug="schule", summary="", body=body)


@pytest.fixture
def registration(school: InfoPage) -> InfoPage:
    """A page below ``school`` with nothing but a title."""
    return InfoPageFactory.create(parent=school, title="Anmeldung", summary="", body=[])
