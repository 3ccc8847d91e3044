from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from content.modules.blocks import LocalBodyBlock
from tests.api.conformance import served_document, strict

HTTP_METHODS = {"get", "head", "post", "put", "patch", "delete", "options", "trace"}


@pytest.fixture
def document(client) -> dict[str, Any]:
    return served_document(client)


def fields(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, schema in document["components"]["schemas"].items():
        for field, described in schema["properties"].items():
            yield f"{name}.{field}", described


def parameters(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, operations in document["paths"].items():
        for operation in operations.values():
            for parameter in operation["parameters"]:
                yield f"{path} {parameter['name']}", parameter


def references(value: Any) -> Iterator[str]:
    match value:
        case {"$ref": str(reference)}:
            yield reference
        case dict():
            for inner in value.values():
                yield from references(inner)
        case list():
            for inner in value:
                yield from references(inner)


def lookup(document: dict[str, Any], reference: str) -> Any:
    found: Any = document
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return found


def test_document_says_what_it_is(document):
    assert (document["openapi"], document["info"]["title"], document["info"]["version"]) == (
        "3.1.0",
        "Lotse",
        "1",
    )
    assert document["servers"] == [{"url": "/api/v1", "description": "This host."}]


def test_document_has_every_endpoint_once(document):
    assert {path: set(operations) & HTTP_METHODS for path, operations in document["paths"].items()} == {
        "/districts": {"get"},
        "/places": {"get"},
        "/languages": {"get"},
        "/glossary/{language}": {"get"},
        "/{district}/{language}/pages": {"get"},
        "/{district}/{language}/contacts": {"get"},
        "/{district}/{language}/pages/{path}": {"get"},
        "/{district}/{language}/news": {"get"},
        "/{district}/{language}/events": {"get"},
        "/{district}/{language}/search": {"get"},
        "/{district}/{language}/sync": {"get"},
        "/{district}/{language}/bundles/{token}": {"get"},
        "/snapshots/{digest}": {"get"},
        "/{district}/{language}/feedback": {"post"},
    }


def test_document_says_how_each_endpoint_may_answer(document):
    assert {
        path: list(operation["responses"])
        for path, operations in document["paths"].items()
        for operation in operations.values()
    } == {
        "/districts": ["200", "304", "405", "429"],
        "/places": ["200", "304", "422", "405", "429"],
        "/languages": ["200", "304", "405", "429"],
        "/glossary/{language}": ["200", "304", "404", "405", "429"],
        "/{district}/{language}/pages": ["200", "304", "404", "405", "429"],
        "/{district}/{language}/contacts": ["200", "304", "404", "405", "429"],
        "/{district}/{language}/pages/{path}": ["200", "304", "301", "404", "405", "429"],
        "/{district}/{language}/news": ["200", "304", "404", "405", "429"],
        "/{district}/{language}/events": ["200", "304", "404", "422", "405", "429"],
        "/{district}/{language}/search": ["200", "304", "404", "422", "405", "429"],
        "/{district}/{language}/sync": ["200", "304", "404", "410", "422", "405", "429"],
        "/{district}/{language}/bundles/{token}": ["200", "304", "404", "410", "405", "429"],
        "/snapshots/{digest}": ["200", "304", "404", "405", "429"],
        "/{district}/{language}/feedback": ["201", "404", "413", "415", "422", "429", "405"],
    }


def test_tags_are_described(document):
    used = {
        tag
        for operations in document["paths"].values()
        for operation in operations.values()
        for tag in operation["tags"]
    }

    assert used == {tag["name"] for tag in document["tags"] if tag["description"]}


def test_schemas_are_valid(document):
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_schemas_are_described(document):
    assert [
        name for name, schema in document["components"]["schemas"].items() if not schema["description"]
    ] == []


def test_fields_are_described_with_an_example(document):
    undocumented = [
        name for name, field in fields(document) if not (field.get("description") and field.get("examples"))
    ]

    assert undocumented == []


def test_parameters_are_described_with_an_example(document):
    undocumented = [
        name
        for name, parameter in parameters(document)
        if not (parameter.get("description") and parameter.get("example"))
    ]

    assert undocumented == []


def test_examples_of_fields_conform_to_their_schema(document):
    components = strict(document["components"])

    wrong = [
        f"{name}: {error.message}"
        for name, field in fields(document)
        for example in field["examples"]
        for error in Draft202012Validator({**field, "components": components}).iter_errors(example)
    ]

    assert wrong == []


def test_examples_of_problems_conform_to_their_schema(document):
    components = strict(document["components"])
    contents = [
        response["content"]["application/problem+json"]
        for response in components["responses"].values()
        if "content" in response
    ]

    wrong = [
        error.message
        for content in contents
        for example in content["examples"].values()
        for error in Draft202012Validator({**content["schema"], "components": components}).iter_errors(
            example["value"]
        )
    ]

    assert wrong == []


def test_every_problem_is_documented_where_its_type_points(document):
    examples = {
        name: example["value"]["type"]
        for name, response in document["components"]["responses"].items()
        for example in response.get("content", {})
        .get("application/problem+json", {})
        .get("examples", {})
        .values()
    }

    assert examples == {
        name: f"/api/v1/openapi.json#/components/responses/{name}"
        for name in (
            "UnknownAddress",
            "UnknownDistrict",
            "UnknownLanguage",
            "UnknownPage",
            "UnknownSnapshot",
            "UnknownToken",
            "WrongMethod",
            "TooLarge",
            "WrongContentType",
            "TooMuchFeedback",
            "InvalidParameters",
            "TooManyRequests",
        )
    }


def test_references_lead_somewhere(document):
    assert [reference for reference in set(references(document)) if not lookup(document, reference)] == []


def test_links_lead_to_operations_with_the_parameters_they_take(document):
    operations = [operation for methods in document["paths"].values() for operation in methods.values()]
    parameters = {
        operation["operationId"]: {
            parameter["name"]: parameter["required"] for parameter in operation["parameters"]
        }
        for operation in operations
    }
    links = [
        link
        for operation in operations
        for response in operation["responses"].values()
        for link in response.get("links", {}).values()
    ]

    assert {link["operationId"] for link in links} == {
        "pages",
        "page",
        "snapshot",
        "sync",
        "bundle",
        "glossary",
    }
    for link in links:
        takes, given = parameters[link["operationId"]], link["parameters"].keys()
        assert {name for name in takes if takes[name]} <= given <= takes.keys()


def test_every_kind_of_block_has_its_schema(document):
    discriminator = document["components"]["schemas"]["Page"]["properties"]["blocks"]["items"][
        "discriminator"
    ]

    assert discriminator["propertyName"] == "type"
    assert set(discriminator["mapping"]) == set(LocalBodyBlock().child_blocks)


@pytest.mark.parametrize("kind", sorted(LocalBodyBlock().child_blocks))
def test_block_schema_has_the_fields_of_the_block(document, kind):
    mapping = document["components"]["schemas"]["Page"]["properties"]["blocks"]["items"]["discriminator"][
        "mapping"
    ]
    value = lookup(document, lookup(document, mapping[kind])["properties"]["value"]["$ref"])

    written = set(LocalBodyBlock().child_blocks[kind].child_blocks)

    assert set(value["properties"]) - {"contact"} == written
