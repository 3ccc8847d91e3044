"""How often a client is answered, and how it is told. Every test begins with nobody having asked anything."""

import pytest
from django.http import HttpResponse
from django.test import override_settings

from content.api.limits import limited
from content.core.limits import Policy
from tests.api.conformance import DISTRICTS, deviations

pytestmark = pytest.mark.django_db

ADDRESSES = ["/api/v1/languages", "/api/v1/nothing", "/api/v3/regions/", "/api/v3/nothing"]
POLICY = '"default";q=2;w=60'


@pytest.fixture
def few(settings, monkeypatch):
    """Two requests a minute, all at the same time."""
    settings.LOTSE_API_LIMIT = 2
    monkeypatch.setattr("content.api.limits.monotonic_ns", lambda: 0)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_tells_the_policy_and_not_what_is_left_of_it(client, address):
    headers = client.get(address).headers

    assert (headers["RateLimit-Policy"], "RateLimit" in headers) == ('"default";q=600;w=60', False)


def test_answer_that_the_client_has_tells_the_policy_too(client):
    etag = client.get("/api/v1/languages").headers["ETag"]

    response = client.get("/api/v1/languages", headers={"If-None-Match": etag})

    assert (response.status_code, response.headers["RateLimit-Policy"]) == (304, '"default";q=600;w=60')
    assert "RateLimit" not in response.headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_asks_too_often_is_told_when_to_ask_again(client, few, address):
    statuses = [client.get(address).status_code for _ in range(2)]

    response = client.get(address)

    assert 429 not in statuses
    assert response.status_code == 429
    assert {
        name: response.headers[name]
        for name in ("RateLimit-Policy", "RateLimit", "Retry-After", "Cache-Control")
    } == {
        "RateLimit-Policy": POLICY,
        "RateLimit": '"default";r=0;t=30',
        "Retry-After": "30",
        "Cache-Control": "no-store",
    }
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_problem_says_how_often_one_may_ask(client, few, settings):
    for _ in range(2):
        client.get("/api/v1/districts")

    response = client.get("/api/v1/districts?x=1")

    settings.LOTSE_API_LIMIT = 0
    assert deviations(client, DISTRICTS, response) == []
    assert response.json() == {
        "type": "/api/v1/openapi.json#/components/responses/TooManyRequests",
        "title": "Too many requests",
        "status": 429,
        "detail": "At most 2 requests a minute are answered: ask again in 30 s.",
        "instance": "/api/v1/districts?x=1",
    }


def test_integreats_apps_are_told_in_their_own_way(client, few):
    for _ in range(2):
        client.get("/api/v3/regions/")

    assert client.get("/api/v3/regions/").json() == {"status": 429, "error": "Ask again in 30 s."}


def test_both_interfaces_are_counted_together(client, few):
    for address in ("/api/v1/languages", "/api/v3/regions/"):
        client.get(address)

    assert client.head("/api/v1/languages").status_code == 429


def test_asking_what_is_allowed_is_not_counted(client, few):
    for _ in range(3):
        client.options("/api/v1/languages")

    assert client.get("/api/v1/languages").status_code == 200


def test_a_client_does_not_use_up_what_another_has(client, few):
    for _ in range(3):
        client.get("/api/v1/languages", REMOTE_ADDR="192.0.2.1")

    assert client.get("/api/v1/languages", REMOTE_ADDR="192.0.2.2").status_code == 200


@pytest.mark.parametrize(("proxies", "status"), [(0, 429), (1, 200)])
def test_behind_a_proxy_clients_are_told_apart_if_it_is_trusted(client, few, settings, proxies, status):
    settings.LOTSE_TRUSTED_PROXIES = proxies
    for _ in range(2):
        client.get("/api/v1/languages", headers={"X-Forwarded-For": "192.0.2.1"})

    response = client.get("/api/v1/languages", headers={"X-Forwarded-For": "192.0.2.2"})

    assert response.status_code == status


@override_settings(LOTSE_API_LIMIT=0)
def test_without_a_limit_nothing_is_told(client):
    responses = [client.get("/api/v1/languages") for _ in range(3)]

    assert [response.status_code for response in responses] == [200] * 3
    assert [name for name in responses[0].headers if name.startswith("RateLimit")] == []


def test_an_endpoint_may_have_a_policy_of_its_own(rf, client, few):
    def refuse(request, standing):
        return HttpResponse(f"{standing.policy.quota} an hour", status=429)

    send = limited(lambda request: HttpResponse(status=201), refuse, lambda: Policy("sending", 1, 3600))
    for _ in range(2):
        client.get("/api/v1/languages")

    taken, refused = send(rf.post("/")), send(rf.post("/"))

    assert (taken.status_code, taken.headers["RateLimit"]) == (201, '"sending";r=0;t=3600')
    assert (refused.status_code, refused.content) == (429, b"1 an hour")
    assert refused.headers["RateLimit-Policy"] == '"sending";q=1;w=3600'
