import pytest
from django.test import Client

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def strict_client():
    """A client of whom nothing is taken that another site could have sent."""
    return Client(enforce_csrf_checks=True)


def test_editors_have_a_session(client):
    client.force_login(UserFactory.create(is_superuser=True))

    response = client.get("/admin/")

    assert (response.status_code, response.wsgi_request.user.is_authenticated) == (200, True)


def test_nobody_gets_in_without_logging_in(client):
    response = client.get("/admin/")

    assert response.headers["Location"] == "/admin/login/?next=/admin/"


@pytest.mark.parametrize("path", ["/mainz/de/", "/api/v1/districts", "/"])
def test_readers_have_no_session(client, world, path):
    client.force_login(UserFactory.create(is_superuser=True))

    response = client.get(path)

    assert not hasattr(response.wsgi_request, "session")
    assert response.cookies == {}


def test_editors_forms_are_taken_from_our_own_pages_only(strict_client):
    assert strict_client.post("/admin/login/", {"username": "x", "password": "y"}).status_code == 403


def test_readers_have_no_forms_to_protect(strict_client, world):
    assert strict_client.post("/mainz/de/").status_code == 405
