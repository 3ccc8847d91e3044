"""Compares answers with the schema that is served."""

from copy import deepcopy
from typing import Any

from django.http import HttpResponse
from django.test import Client
from jsonschema import Draft202012Validator

DISTRICTS = "/districts"
PLACES = "/places"
PAGES = "/{district}/{language}/pages"
PAGE = "/{district}/{language}/pages/{path}"
CONTACTS = "/{district}/{language}/contacts"
LANGUAGES = "/languages"
GLOSSARY = "/glossary/{language}"
SYNC = "/{district}/{language}/sync"
BUNDLE = "/{district}/{language}/bundles/{token}"
SEARCH = "/{district}/{language}/search"
NEWS = "/{district}/{language}/news"
EVENTS = "/{district}/{language}/events"
SNAPSHOT = "/snapshots/{digest}"
FEEDBACK = "/{district}/{language}/feedback"


def served_document(client: Client) -> dict[str, Any]:
    """Return the OpenAPI document as clients get it."""
    return client.get("/api/v1/openapi.json").json()


def deviations(client: Client, path: str, response: HttpResponse) -> list[str]:
    """Return where an answer of the endpoint ``path`` differs from what is documented; a field that is not, too."""
    document = served_document(client)
    operation = next(iter(document["paths"][path].values()))
    documented = operation["responses"][str(response.status_code)]
    schema = documented["content"][response.headers["Content-Type"]]["schema"]
    validator = Draft202012Validator(
        {**schema, "components": strict(document["components"])},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(response.json())]


def strict(components: dict[str, Any]) -> dict[str, Any]:
    """Return components in which an object has only the documented fields.

    Clients are told to pass over what they do not know; what we send ourselves is to be documented.
    """
    result = deepcopy(components)
    for schema in result["schemas"].values():
        schema.setdefault("additionalProperties", False)
    return result
