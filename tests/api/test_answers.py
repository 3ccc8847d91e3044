"""What is the same for every answer: validators, compression, who may read, and what it costs to ask again."""

import gzip

import brotli
import pytest
from backports import zstd
from django.core.cache import caches
from django.test import override_settings

from content.editions.actions import refresh

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/api/v1/openapi.json",
    "/api/v1/districts",
    "/api/v1/places?q=551",
    "/api/v1/mainz/ar/pages",
    "/api/v1/mainz/ar/pages/schule/anmeldung",
    "/api/v1/mainz/ar/sync",
    "/api/v1/mainz/ar/contacts",
    "/api/v1/languages",
    "/api/v1/glossary/ar",
]
PROBLEMS = [
    "/api/v1/",
    "/api/v1/nothing/here",
    "/api/v1/places",
    "/api/v1/nowhere/de/pages",
    "/api/v1/mainz/fr/pages",
    "/api/v1/mainz/de/pages/nothing",
    "/api/v1/mainz/de/sync?token=nothing",
    "/api/v1/snapshots/nothing",
    "/api/v1/glossary/xx",
]
STORED = [
    pytest.param("/api/v1/mainz/ar/pages", 3, id="tree"),
    pytest.param("/api/v1/mainz/ar/pages/schule/anmeldung", 4, id="page"),
]


@pytest.fixture
def remembered(settings):
    """Answers are kept, as they are where readers ask."""
    settings.CACHES = settings.CACHES | {
        "answers": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "remembered"}
    }
    yield
    caches["answers"].clear()


@pytest.mark.parametrize("address", ADDRESSES)
def test_answer_is_json_for_any_website(client, world, address):
    response = client.get(address)

    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/json")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Access-Control-Expose-Headers"] == (
        "ETag, Content-Language, Retry-After, RateLimit, RateLimit-Policy, Deprecation, Sunset, Link"
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_answer_that_the_client_has_is_not_sent_again(client, world, address):
    etag = client.get(address).headers["ETag"]

    response = client.get(address, headers={"If-None-Match": etag})

    assert (response.status_code, response.content, response.headers["ETag"]) == (304, b"", etag)
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_answers_with_the_headers_of_get(client, world, address):
    got = client.get(address)

    response = client.head(address)

    assert (response.status_code, response.content) == (200, b"")
    assert response.headers == got.headers


@pytest.mark.parametrize(
    ("accepted", "encoding", "decompress"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip, zstd", "zstd", zstd.decompress),
        ("gzip", "gzip", gzip.decompress),
    ],
)
@pytest.mark.parametrize("address", ["/api/v1/openapi.json", "/api/v1/mainz/ar/pages"])
def test_answer_is_compressed_for_who_takes_it(client, world, address, accepted, encoding, decompress):
    plain = client.get(address)

    response = client.get(address, headers={"Accept-Encoding": accepted})

    assert response.headers["Content-Encoding"] == encoding
    assert decompress(response.content) == plain.content
    assert response.headers["ETag"] != plain.headers["ETag"]


@pytest.mark.parametrize("address", PROBLEMS)
def test_problem_is_json_for_any_website(client, world, address):
    response = client.get(address)

    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Content-Language"] == "en"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", ADDRESSES + PROBLEMS[:1])
def test_nothing_can_be_sent(client, address, method):
    response = getattr(client, method)(address)

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.json() == {
        "type": "/api/v1/openapi.json#/components/responses/WrongMethod",
        "title": "Method not allowed",
        "status": 405,
        "detail": f"{method.upper()} is not possible here, only what Allow names: GET, HEAD, OPTIONS.",
        "instance": address,
    }


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_browser_may_ask_for_an_app_with_a_validator(client, address):
    response = client.options(address)

    assert (response.status_code, response.content) == (204, b"")
    assert {
        name: response.headers[f"Access-Control-{name}"] for name in ("Allow-Origin", "Allow-Headers")
    } == {
        "Allow-Origin": "*",
        "Allow-Headers": "If-None-Match",
    }


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/api/v1/mainz/ar/pages", "ar"),
        ("/api/v1/mainz/de/pages/schule", "de"),
        ("/api/v1/openapi.json", "en"),
    ],
)
def test_answer_names_its_language(client, world, address, language):
    assert client.get(address).headers["Content-Language"] == language


@pytest.mark.parametrize(("address", "cold"), STORED)
def test_answer_asked_for_again_costs_one_query(
    client, world, remembered, address, cold, django_assert_num_queries
):
    with django_assert_num_queries(cold):
        first = client.get(address)

    with django_assert_num_queries(1):
        second = client.get(address)

    assert second.content == first.content


@pytest.mark.parametrize("address", ["/api/v1/mainz/ar/pages", "/api/v1/mainz/ar/pages/schule"])
def test_answer_follows_its_edition(client, world, remembered, address):
    client.get(address)

    world.school.icon = "advice"
    world.school.save_revision().publish()
    refresh()

    assert '"icon":"advice"' in client.get(address).content.decode()


def test_answer_in_a_language_is_not_that_in_another(client, world, remembered):
    addresses = [f"/api/v1/mainz/{language}/pages/gesundheit" for language in ("de", "ar")]

    links = [client.get(address).json()["address"] for address in addresses]

    assert links == ["/mainz/de/gesundheit/", "/mainz/ar/gesundheit/"]


@override_settings(DEBUG=True)
def test_problem_is_one_while_developing_too(client, world):
    assert client.get("/api/v1/nowhere/de/pages").status_code == 404
