"""What apps send of what readers say."""

import json
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from content.feedback.limits import HourlyLimit
from content.feedback.models import Feedback, Votes
from tests.api.conformance import FEEDBACK, deviations, served_document, strict

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/mainz/ar/feedback"
JSON = "application/json"
COMMENT = "رقم الهاتف غير صحيح."


@pytest.fixture
def send(client, world):
    """Return a function that sends what is given as JSON, about the page on schools unless said otherwise."""

    def send(address=ADDRESS, *, key="", content_type=JSON, raw=None, **body):
        body = {"kind": "PAGE", "page": str(world.school.translation_key), **body}
        headers = {"Idempotency-Key": key} if key else {}
        return client.post(
            address, json.dumps(body) if raw is None else raw, content_type=content_type, headers=headers
        )

    return send


def errors(response):
    assert response.status_code == 422
    return {error["parameter"]: error["detail"] for error in response.json()["errors"]}


def test_what_is_understood_is_answered(client, world, send):
    response = send(helped=False, comment=f" {COMMENT}\r\n", contact="amira@example.org")

    assert response.status_code == 201
    assert response.json() == {
        "kind": "PAGE",
        "page": str(world.school.translation_key),
        "helped": False,
        "comment": COMMENT,
        "contact": "amira@example.org",
        "query": "",
    }
    assert deviations(client, FEEDBACK, response) == []
    assert Feedback.objects.get().source == "APP"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"helped": True}, id="vote"),
        pytest.param({"helped": None, "comment": COMMENT}, id="comment"),
        pytest.param({"kind": "DISTRICT", "page": None, "helped": True}, id="district"),
        pytest.param({"kind": "SEARCH", "page": None, "query": "Kita"}, id="search"),
        pytest.param({"kind": "BARRIER", "page": None, "comment": COMMENT}, id="barrier"),
        pytest.param({"kind": "BARRIER", "comment": COMMENT}, id="barrier-on-a-page"),
        pytest.param({"helped": True, "from_a_later_version": 1}, id="unknown-field"),
    ],
)
def test_all_that_readers_say_is_taken(client, send, body):
    response = send(**body)

    assert response.status_code == 201
    assert deviations(client, FEEDBACK, response) == []


def test_what_is_taken_conforms_to_the_schema(client, world):
    document = served_document(client)
    operation = document["paths"][FEEDBACK]["post"]
    content = operation["requestBody"]["content"][JSON]
    schema = {**content["schema"], "components": strict(document["components"])}

    assert list(Draft202012Validator(schema).iter_errors(content["example"])) == []


def test_answer_is_for_any_website_and_for_no_cache(send):
    response = send(helped=True)

    assert {
        name: response.headers[name]
        for name in ("Access-Control-Allow-Origin", "Cache-Control", "Content-Language", "Content-Type")
    } == {
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": "no-store",
        "Content-Language": "ar",
        "Content-Type": JSON,
    }
    assert response.cookies == {}


def test_a_browser_may_ask_for_an_app_before_it_sends(client):
    response = client.options(ADDRESS)

    assert (response.status_code, response.content) == (204, b"")
    assert {name: response.headers[f"Access-Control-Allow-{name}"] for name in ("Methods", "Headers")} == {
        "Methods": "POST, OPTIONS",
        "Headers": "Content-Type, Idempotency-Key",
    }


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete"])
def test_nothing_can_be_read(client, world, method):
    response = getattr(client, method)(ADDRESS)

    assert (response.status_code, response.headers["Allow"]) == (405, "POST, OPTIONS")


def test_what_is_documented_as_sent_is_all_that_can_be_sent(client):
    document = served_document(client)
    sent = {path for path, methods in document["paths"].items() if "post" in methods}

    allowed = {
        path
        for path in document["paths"]
        if "POST" in client.options("/api/v1" + path.replace("{", "").replace("}", "")).headers["Allow"]
    }

    assert allowed == sent


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            {"kind": "NOISE"},
            {"kind": "Input should be 'PAGE', 'SEARCH', 'DISTRICT' or 'BARRIER'"},
            id="kind",
        ),
        pytest.param(
            {"comment": "a" * 2001, "contact": "b" * 201},
            {
                "comment": "String should have at most 2000 characters",
                "contact": "String should have at most 200 characters",
            },
            id="too-long",
        ),
        pytest.param({"helped": "yes"}, {"helped": "Input should be a valid boolean"}, id="not-a-boolean"),
        pytest.param(
            {},
            {"comment": "Nothing is said: give a comment, or say whether it helped."},
            id="nothing-said",
        ),
        pytest.param(
            {"kind": "SEARCH", "page": None, "helped": False}, {"query": "SEARCH needs it."}, id="no-query"
        ),
    ],
)
def test_fields_that_cannot_be_used_are_named(client, send, body, expected):
    response = send(**body)

    assert errors(response) == expected
    assert deviations(client, FEEDBACK, response) == []


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        pytest.param(" ", "body", id="nothing"),
        pytest.param("{", "body", id="half"),
        pytest.param("[]", "kind", id="list"),
        pytest.param("null", "kind", id="null"),
        pytest.param(b"\xff\xfe", "body", id="not-UTF-8"),
        pytest.param("[" * 8000, "body", id="deep"),
        pytest.param('{"kind": "PAGE", "page": "schule"}', "page", id="no-uuid"),
        pytest.param("{}", "kind", id="empty"),
        pytest.param('{"kind": "DISTRICT", "comment": "\\u0000"}', "comment", id="only-a-zero-byte"),
        pytest.param('{"kind": "DISTRICT", "comment": 1}', "comment", id="number"),
    ],
)
def test_what_is_no_feedback_is_refused(client, send, raw, field):
    response = send(raw=raw)

    assert list(errors(response)) == [field]
    assert deviations(client, FEEDBACK, response) == []


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        pytest.param("application/json; charset=utf-8", 201, id="with-a-charset"),
        pytest.param("text/plain", 415, id="text"),
        pytest.param("application/x-www-form-urlencoded", 415, id="form"),
        pytest.param("", 415, id="none"),
    ],
)
def test_json_has_to_be_said_to_be_json(client, send, content_type, status):
    response = send(helped=True, content_type=content_type)

    assert response.status_code == status
    assert deviations(client, FEEDBACK, response) == []


@pytest.mark.parametrize(("more", "status"), [(0, 201), (1, 413)])
def test_so_much_is_taken_and_no_more(client, send, more, status):
    body = json.dumps({"kind": "DISTRICT", "helped": True})

    response = send(raw=body + " " * (16 * 1024 - len(body) + more))

    assert response.status_code == status
    assert deviations(client, FEEDBACK, response) == []


@pytest.mark.parametrize(
    ("address", "body", "title"),
    [
        pytest.param("/api/v1/minz/ar/feedback", {}, "Unknown district", id="district"),
        pytest.param("/api/v1/mainz/fr/feedback", {}, "Unknown language", id="language"),
        pytest.param(ADDRESS, {"page": str(uuid4())}, "Unknown page", id="page"),
    ],
)
def test_what_there_is_nothing_to_say_about_is_unknown(client, send, address, body, title):
    response = send(address, helped=True, **body)

    assert (response.status_code, response.json()["title"]) == (404, title)
    assert deviations(client, FEEDBACK, response) == []
    assert Votes.objects.count() == 0


def test_what_is_sent_twice_with_a_key_is_kept_once(send):
    first, second = (send(helped=False, comment=COMMENT, key="8e03978e") for _ in range(2))

    assert (first.status_code, first.content) == (second.status_code, second.content) == (201, first.content)
    assert (Feedback.objects.count(), Votes.objects.get().missed) == (1, 1)


@pytest.mark.parametrize(
    ("key", "detail"),
    [
        pytest.param(
            "8e03978e", "This key was sent before with something else: take a new one.", id="used-before"
        ),
        pytest.param("x" * 256, "String should have at most 255 characters", id="too-long"),
    ],
)
def test_a_key_that_cannot_be_used_is_refused(client, send, key, detail):
    send(comment=COMMENT, key="8e03978e")

    response = send(comment="Anders", key=key)

    assert errors(response) == {"Idempotency-Key": detail}
    assert deviations(client, FEEDBACK, response) == []
    assert Feedback.objects.count() == 1


def test_whoever_sends_too_much_is_told_to_wait(client, send):
    for number in range(HourlyLimit.COMMENT):
        assert send(comment=f"{number}").status_code == 201

    response = send(comment="zu viel")

    assert (response.status_code, response.json()["title"]) == (429, "Too much feedback")
    assert 0 < int(response.headers["Retry-After"]) <= 3600
    assert deviations(client, FEEDBACK, response) == []


def test_no_token_is_needed_where_nobody_is_known(client, world):
    client.handler.enforce_csrf_checks = True

    response = client.post(ADDRESS, '{"kind": "DISTRICT", "helped": true}', content_type=JSON)

    assert response.status_code == 201


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.fixed_dictionaries(
        {"kind": st.sampled_from(["PAGE", "DISTRICT", "SEARCH", "BARRIER"])},
        optional={
            "page": st.one_of(st.none(), st.uuids().map(str)),
            "helped": st.one_of(st.none(), st.booleans()),
            "comment": st.text(st.characters(codec=None), max_size=40),
            "contact": st.text(max_size=40),
            "query": st.text(max_size=40),
        },
    )
)
def test_anything_is_answered(client, world, body):
    response = client.post(ADDRESS, json.dumps(body), content_type=JSON)

    assert response.status_code in (201, 404, 422, 429)
