"""What is told of an endpoint that will go, on an interface that exists here only."""

from datetime import date

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import Router

from content.api.deprecation import deprecated
from content.api.v1.api import PublicAPI
from content.api.v1.openapi import describe
from content.api.v1.parameters import READ, LanguageSlug, taken_from_the_address
from content.api.v1.problems import Problem, UnknownLanguage, problem_answer
from content.api.v1.reference import reference_of
from content.api.v1.schemas import Languages

pytestmark = pytest.mark.urls(__name__)

router = Router(tags=["Languages"])
TOLD = {
    "Deprecation": "@1793491200",
    "Sunset": "Mon, 01 Nov 2027 00:00:00 GMT",
    "Link": '</api/v1/docs/#languages>; rel="deprecation"',
}


@router.api_operation(
    READ, "/old/{slug:language}", response=Languages, operation_id="old", summary="As it was"
)
@deprecated(since=date(2026, 11, 1), link="/api/v1/docs/#languages")
@taken_from_the_address
def old(request: HttpRequest, language: LanguageSlug) -> HttpResponse:
    """The languages, as they once were."""
    if language == "xx":
        raise UnknownLanguage("There is no such language.")
    return HttpResponse(language)


@router.api_operation(READ, "/new", response=Languages, operation_id="new", summary="As it is")
def new(request: HttpRequest) -> HttpResponse:
    """The languages."""
    return HttpResponse("new")


example = PublicAPI(urls_namespace="example", docs_url=None, openapi_url=None)
example.add_router("", router)
example.add_exception_handler(Problem, problem_answer)
urlpatterns = [path("", example.urls)]


@pytest.mark.parametrize(("address", "status"), [("/old/de", 200), ("/old/xx", 404)])
def test_endpoint_that_will_go_says_so(client, address, status):
    response = client.get(address)

    assert response.status_code == status
    assert {name: response.headers[name] for name in TOLD} == TOLD


def test_endpoint_that_stays_says_nothing(client):
    response = client.get("/new")

    assert [name for name in TOLD if name in response.headers] == []


def test_description_says_what_will_go():
    document = describe(example)

    operations = {found: methods["get"] for found, methods in document["paths"].items()}
    assert {found: operation.get("deprecated", False) for found, operation in operations.items()} == {
        "/old/{language}": True,
        "/new": False,
    }
    assert operations["/old/{language}"]["description"].splitlines() == [
        "The languages, as they once were.",
        "",
        "**Deprecated since 2026-11-01**, and gone after 2027-11-01: [what takes its place](/api/v1/docs/#languages).",
    ]


def test_description_for_people_says_what_will_go():
    endpoints = [found for group in reference_of(describe(example)).groups for found in group.endpoints]

    descriptions = {endpoint.name: endpoint.description for endpoint in endpoints}

    assert "<strong>Deprecated since 2026-11-01</strong>" in descriptions["old"]
    assert "Deprecated" not in descriptions["new"]
