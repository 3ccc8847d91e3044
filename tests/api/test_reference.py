"""The description of the interface, as a file and for people."""

import json
import os
from pathlib import Path

import pytest
from django.conf import settings

from content.api.v1.reference import Kind, _kind
from tests.api.conformance import served_document
from tests.website.reading import Document

FILE: Path = settings.BASE_DIR / "docs" / "openapi.json"
ADDRESS = "/api/v1/docs/"


def test_the_file_in_the_repository_is_what_is_served(client):
    """``LOTSE_WRITE_OPENAPI=1`` writes it anew."""
    served = json.dumps(served_document(client), ensure_ascii=False, indent=1) + "\n"
    if "LOTSE_WRITE_OPENAPI" in os.environ:
        FILE.write_text(served, encoding="utf-8")

    assert FILE.read_text(encoding="utf-8") == served


@pytest.fixture
def page(client):
    return Document(client.get(ADDRESS).content.decode())


def test_every_endpoint_and_every_field_is_there_to_be_read(client, page):
    document = served_document(client)
    fields = {name for schema in document["components"]["schemas"].values() for name in schema["properties"]}

    assert [
        f"{method.upper()} {path}"
        for path, methods in document["paths"].items()
        for method in methods
        if f"{method.upper()} {path}" not in page.text
    ] == []
    assert [name for name in sorted(fields) if name not in page.text] == []


def test_links_on_the_page_lead_somewhere(client):
    html = client.get(ADDRESS).content.decode()
    document = Document(html)

    wanted = {address[1:] for address, _ in document.links if address.startswith("#")}
    assert [name for name in sorted(wanted) if f'id="{name}"' not in html] == []


def test_the_page_needs_nothing_from_elsewhere(client):
    html = client.get(ADDRESS).content.decode()

    assert "<script" not in html
    assert 'src="' not in html
    assert 'href="http' not in html


@pytest.mark.parametrize("name", ["offline.py", "offline.ts"])
def test_examples_are_there_to_be_taken(client, name):
    response = client.get(f"{ADDRESS}{name}")

    assert response.content == (FILE.parent / "examples" / name).read_bytes()
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert name in client.get(ADDRESS).content.decode()


def test_there_is_no_other_example(client):
    assert client.get(f"{ADDRESS}offline.sh").json()["title"] == "Unknown address"


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        pytest.param({"type": "string"}, Kind("string"), id="plain"),
        pytest.param({"type": "string", "format": "date"}, Kind("string (date)"), id="format"),
        pytest.param({"$ref": "#/components/schemas/Text"}, Kind("Text", "Text"), id="reference"),
        pytest.param(
            {"anyOf": [{"$ref": "#/x/Text"}, {"type": "null"}]}, Kind("Text or null", "Text"), id="choice"
        ),
        pytest.param(
            {"type": "array", "items": {"$ref": "#/x/Text"}}, Kind("list of Text", "Text"), id="list"
        ),
        pytest.param(
            {"type": "object", "additionalProperties": {"$ref": "#/x/Text"}},
            Kind("object with values of Text", "Text"),
            id="mapping",
        ),
        pytest.param({"enum": ["ltr", "rtl"]}, Kind("“ltr” or “rtl”"), id="values"),
        pytest.param({"const": "term"}, Kind("“term”"), id="value"),
        pytest.param({"oneOf": []}, Kind("one of the kinds of blocks"), id="blocks"),
        pytest.param({}, Kind("any"), id="anything"),
    ],
)
def test_kinds_are_said_in_words(schema, expected):
    assert _kind(schema) == expected


def test_the_look_of_pages_is_there_to_be_taken(client):
    response = client.get(f"{ADDRESS}offline.css")

    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert ".contact-card {" in response.content.decode()


def test_commands_name_the_host_that_is_asked(client, settings):
    settings.ALLOWED_HOSTS = ["lotse.example.org"]

    html = client.get(ADDRESS, headers={"host": "lotse.example.org"}, secure=True).content.decode()

    assert "curl -O https://lotse.example.org/api/v1/docs/offline.ts" in html
    assert "THIS-HOST" not in html


def test_the_address_without_a_slash_leads_there(client):
    response = client.get("/api/v1/docs")

    assert (response.status_code, response.headers["Location"]) == (301, "/api/v1/docs/")
