"""What is the same for every answer: validators, compression, who may read, and what it costs to ask again."""

import gzip

import brotli
import pytest
from backports import zstd
from django.core.cache import caches

from content.core.http import CACHE_CONTROL
from content.editions.actions import refresh
from tests.api.integreat.asking import ask

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "regions/",
    "regions/mainz/",
    "mainz/ar/pages/",
    "mainz/ar/children/?depth=1",
    "mainz/ar/children/?depth=2&url=/mainz/ar/schule",
    "mainz/ar/parents/?url=/mainz/ar/schule/anmeldung",
    "mainz/ar/page/?url=/mainz/ar/schule",
    "mainz/ar/events/",
    "mainz/ar/locations/",
    "mainz/ar/news/",
]
PROBLEMS = ["", "nothing/", "mainz/ar/imprint/", "mainz/ar/news/local-1/", "mainz/ar/page/"]
STORED = [
    pytest.param("mainz/ar/pages/", id="pages"),
    pytest.param("mainz/ar/children/?depth=1", id="children"),
    pytest.param("mainz/ar/children/?depth=2&url=/mainz/ar/schule", id="children-of"),
    pytest.param("mainz/ar/parents/?url=/mainz/ar/schule/anmeldung", id="parents"),
    pytest.param("mainz/ar/page/?url=/mainz/ar/schule", id="page"),
]
IMMEDIATE = ("Access-Control-Allow-Origin", "Cache-Control", "Vary", "Content-Type")


@pytest.fixture
def remembered(settings):
    """Answers are kept, as they are where readers ask."""
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "remembered"}
    settings.CACHES = settings.CACHES | {"answers": memory, "bundles": memory}
    yield
    caches["answers"].clear()


def in_slash_or_not(address):
    path, question, query = address.partition("?")
    return f"{path.rstrip('/')}{question}{query}"


@pytest.mark.parametrize("address", ADDRESSES + PROBLEMS)
def test_any_answer_is_json_for_any_website(client, world, address):
    response = client.get(f"/api/v3/{address}")

    assert {name: response.headers[name] for name in IMMEDIATE} == {
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": CACHE_CONTROL,
        "Vary": "Accept-Encoding",
        "Content-Type": "application/json",
    }
    assert response.headers["ETag"].startswith('"')
    assert response.cookies == {}
    response.json()


@pytest.mark.parametrize("address", ADDRESSES)
def test_slash_at_the_end_does_not_matter(client, world, address):
    with_slash, without = (client.get(f"/api/v3/{wanted}") for wanted in (address, in_slash_or_not(address)))

    assert (without.status_code, without.content) == (200, with_slash.content)


@pytest.mark.parametrize("address", ADDRESSES)
def test_answer_that_the_client_has_is_not_sent_again(client, world, address):
    etag = client.get(f"/api/v3/{address}").headers["ETag"]

    response = client.get(f"/api/v3/{address}", headers={"If-None-Match": etag})

    assert (response.status_code, response.content, response.headers["ETag"]) == (304, b"", etag)
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_answers_with_the_headers_of_get(client, world, address):
    got = client.get(f"/api/v3/{address}")

    response = client.head(f"/api/v3/{address}")

    assert (response.status_code, response.content) == (200, b"")
    assert response.headers == got.headers


@pytest.mark.parametrize(
    ("address", "accepted", "encoding", "decompress"),
    [
        ("regions/", "gzip, br", "br", brotli.decompress),
        ("mainz/ar/page/?url=/mainz/ar/schule/anmeldung", "gzip, br", "br", brotli.decompress),
        ("mainz/ar/pages/", "gzip, br, zstd", "zstd", zstd.decompress),
        ("mainz/ar/pages/", "gzip, br", "gzip", gzip.decompress),
    ],
)
def test_answer_is_compressed_for_who_takes_it(client, world, address, accepted, encoding, decompress):
    plain = client.get(f"/api/v3/{address}")

    response = client.get(f"/api/v3/{address}", headers={"Accept-Encoding": accepted})

    assert response.headers["Content-Encoding"] == encoding
    assert decompress(response.content) == plain.content
    assert response.headers["ETag"] != plain.headers["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", ADDRESSES + PROBLEMS)
def test_nothing_can_be_sent(client, address, method):
    response = getattr(client, method)(f"/api/v3/{address}")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.json() == {"status": 405, "error": "Possible here: GET, HEAD, OPTIONS."}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_browser_may_ask_for_an_app_with_a_validator(client, address):
    response = client.options(f"/api/v3/{address}")

    assert (response.status_code, response.content) == (204, b"")
    assert {
        name: response.headers[f"Access-Control-{name}"] for name in ("Allow-Origin", "Allow-Headers")
    } == {
        "Allow-Origin": "*",
        "Allow-Headers": "If-None-Match",
    }


@pytest.mark.parametrize("address", [address for address in ADDRESSES if address.startswith("mainz")])
def test_answer_names_its_language(client, world, address):
    assert client.get(f"/api/v3/{address}").headers["Content-Language"] == "ar"


@pytest.mark.parametrize("address", STORED)
def test_answer_asked_for_again_costs_one_query(
    client, world, remembered, address, django_assert_num_queries
):
    first = client.get(f"/api/v3/{address}")

    with django_assert_num_queries(1):
        second = client.get(f"/api/v3/{address}")

    assert second.content == first.content


@pytest.mark.parametrize("address", STORED)
def test_answer_follows_its_edition(client, world, remembered, address):
    before = client.get(f"/api/v3/{address}").content

    world.school.title = "Schulen"
    world.school.save_revision().publish()
    refresh()

    assert client.get(f"/api/v3/{address}").content != before


def test_answers_to_different_questions_are_kept_apart(client, world, remembered):
    questions = [{"depth": 1}, {"depth": 2}, {"url": "/mainz/ar/schule"}, {"url": "/mainz/ar/gesundheit"}]

    counts = [
        [page["path"] for page in ask(client, "mainz/ar/children/", **question)] for question in questions * 2
    ]

    assert counts[:4] == counts[4:]
    assert len({tuple(count) for count in counts}) == 4


def test_answer_in_a_language_is_not_that_in_another(client, world, remembered):
    paths = [
        ask(client, f"mainz/{code}/page/", url=f"/mainz/{code}/gesundheit")["path"] for code in ("de", "ar")
    ]

    assert paths == ["/mainz/de/gesundheit/", "/mainz/ar/gesundheit/"]
