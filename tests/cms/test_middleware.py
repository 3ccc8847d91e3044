from types import ModuleType

import pytest
from django.test import Client
from django.urls import path

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


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1", 301),
        ("/api/v3", 301),
        ("/api/v9/", 404),
        ("/api/v3/nichts/", 404),
        ("/api/v1/districts", 200),
    ],
)
def test_any_website_reads_what_apps_get(client, address, status):
    response = client.get(address)

    assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (status, "*")


def test_any_website_reads_that_apps_have_to_come_by_tls(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/api/v3/regions/")

    assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (301, "*")


def test_any_website_reads_that_something_went_wrong(client, settings):
    urls = ModuleType("urls")
    urls.urlpatterns = [path("api/v3/regions/", lambda request: 1 / 0)]
    settings.ROOT_URLCONF = urls
    client.raise_request_exception = False

    response = client.get("/api/v3/regions/")

    assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (500, "*")


def test_pages_of_the_website_are_not_for_scripts_of_others(client, world):
    assert "Access-Control-Allow-Origin" not in client.get("/mainz/de/").headers
