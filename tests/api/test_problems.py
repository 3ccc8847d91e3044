from urllib.parse import quote

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.editions.models import Edition
from tests.api.conformance import PAGE, PAGES, deviations
from tests.factories import DistrictFactory

pytestmark = pytest.mark.django_db

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
IN_ONE_WORLD = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize(
    ("address", "kind", "title", "detail"),
    [
        pytest.param(
            "/api/v1/nothing",
            "UnknownAddress",
            "Unknown address",
            "There is nothing here. /api/v1/openapi.json says what there is.",
            id="address",
        ),
        pytest.param(
            "/api/v1/minz/de/pages",
            "UnknownDistrict",
            "Unknown district",
            "There is no district “minz”. /api/v1/districts lists all.",
            id="district",
        ),
        pytest.param(
            "/api/v1/mainz/fr/pages",
            "UnknownLanguage",
            "Unknown language",
            "mainz does not publish in “fr”, but in: de, ar.",
            id="language not offered",
        ),
        pytest.param(
            "/api/v1/mainz/xy/pages/schule",
            "UnknownLanguage",
            "Unknown language",
            "mainz does not publish in “xy”, but in: de, ar.",
            id="language not known",
        ),
        pytest.param(
            "/api/v1/mainz/de/pages/schule/kita?x=1",
            "UnknownPage",
            "Unknown page",
            "There is no page at “schule/kita” in mainz/de. /api/v1/mainz/de/pages lists all.",
            id="page",
        ),
    ],
)
def test_problem_says_what_is_unknown(client, world, address, kind, title, detail):
    response = client.get(address)

    assert response.status_code == 404
    assert response.json() == {
        "type": f"/api/v1/openapi.json#/components/responses/{kind}",
        "title": title,
        "status": 404,
        "detail": detail,
        "instance": address,
    }


def test_district_that_is_not_live_is_unknown(client, world):
    DistrictFactory.create(slug="geheim", is_live=False)

    assert client.get("/api/v1/geheim/de/pages").json()["title"] == "Unknown district"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PAGES, "/api/v1/minz/de/pages"),
        (PAGES, "/api/v1/mainz/fr/pages"),
        (PAGE, "/api/v1/mainz/de/pages/nothing"),
    ],
)
def test_problem_conforms_to_the_schema(client, world, path, address):
    assert deviations(client, path, client.get(address)) == []


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/api/v1/districts/", id="slash behind"),
        pytest.param("/api/v1/%00", id="zero byte"),
        pytest.param("/api/v1/mainz%00/de/pages", id="zero byte in a district"),
        pytest.param("/api/v1/mainz/de%00/pages", id="zero byte in a language"),
        pytest.param("/api/v1/mainz/de/pages/%00", id="zero byte in a path"),
        pytest.param("/api/v1/mainz/de/pages/a%0Ab", id="line break"),
        pytest.param("/api/v1/mainz/de/pages/%ff%fe", id="not UTF-8"),
        pytest.param("/api/v1/mainz/de/pages/../../../etc/passwd", id="way up"),
        pytest.param("/api/v1/mainz/de/pages//", id="slashes only"),
        pytest.param(f"/api/v1/mainz/de/pages/{'a/' * 2000}", id="long"),
        pytest.param(f"/api/v1/glossary/{'a' * 300}", id="long language"),
        pytest.param(f"/api/v1/snapshots/{'a' * 300}", id="long digest"),
        pytest.param("/api/v1/mainz/de/pages/%25s%25d{}{0}", id="placeholders"),
        pytest.param("/api/v1/mäinz/de/pages", id="umlaut"),
        pytest.param("/api/v1/MAINZ/de/pages/'; DROP TABLE", id="SQL"),
    ],
)
def test_address_that_makes_no_sense_is_unknown(client, world, address):
    response = client.get(address)

    assert (response.status_code, response.json()["status"]) == (404, 404)


@IN_ONE_WORLD
@given(path=ANY_TEXT)
def test_any_address_is_answered(client, world, path):
    for prefix in ("", "mainz/", "mainz/de/", "mainz/de/pages/"):
        assert client.get(f"/api/v1/{prefix}{quote(path)}").status_code in (200, 404, 422)


@IN_ONE_WORLD
@given(query=ANY_TEXT)
def test_any_search_is_answered(client, world, query):
    assert client.get("/api/v1/places", {"q": query}).status_code in (200, 422)


@pytest.mark.parametrize("path", ["pages", "pages/schule", "contacts", "sync", "sync?token=a", "bundles/a"])
def test_an_edition_that_goes_while_it_is_asked_for_is_unknown(client, world, path):
    asked = []

    def take_away(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        asked.append(sql)
        if len(asked) == 1:
            Edition.objects.all().delete()
        return result

    with connection.execute_wrapper(take_away):
        response = client.get(f"/api/v1/mainz/de/{path}")

    assert (response.status_code, response.json()["title"]) == (404, "Unknown language")
