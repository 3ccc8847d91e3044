"""The description of this interface for people to read, made from the OpenAPI document. Knows nothing of requests."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt

_markdown = MarkdownIt("commonmark", {"html": False})
_LONGEST_EXAMPLE = 600


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value is: words, and the name of the schema that describes it, if one does."""

    words: str
    schema: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a request, or a field of an object."""

    name: str
    kind: Kind
    description: str
    example: str
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """How a request may be answered."""

    status: str
    description: str
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that can be asked."""

    name: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[Field]
    body: Kind | None
    answers: list[Answer]


@dataclass(frozen=True, slots=True)
class Group:
    """Endpoints for one purpose."""

    name: str
    description: str
    endpoints: list[Endpoint]


@dataclass(frozen=True, slots=True)
class Shape:
    """An object in an answer, or in what is sent."""

    name: str
    description: str
    fields: list[Field]


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything, in reading order."""

    title: str
    introduction: str
    address: str
    groups: list[Group]
    shapes: list[Shape]


def reference_of(document: Mapping[str, Any]) -> Reference:
    """Return what an OpenAPI document says; its Markdown becomes safe HTML."""
    endpoints = [
        (found["tags"][0], _endpoint(method, path, found)) for method, path, found in _operations(document)
    ]
    return Reference(
        title=document["info"]["title"],
        introduction=_html(document["info"]["description"]),
        address=document["servers"][0]["url"],
        groups=[
            Group(
                tag["name"], tag["description"], [found for name, found in endpoints if name == tag["name"]]
            )
            for tag in document["tags"]
        ],
        shapes=[
            Shape(name, _html(schema.get("description", "")), list(_fields(schema)))
            for name, schema in sorted(document["components"]["schemas"].items())
        ],
    )


def _operations(document: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for path, methods in document["paths"].items():
        yield from ((method.upper(), path, operation) for method, operation in methods.items())


def _endpoint(method: str, path: str, operation: Mapping[str, Any]) -> Endpoint:
    return Endpoint(
        name=operation["operationId"],
        method=method,
        path=path,
        summary=operation["summary"],
        description=_html(operation["description"]),
        parameters=[
            Field(
                found["name"],
                _kind(found["schema"]),
                _html(found["description"]),
                str(found["example"]),
                found["required"],
            )
            for found in operation["parameters"]
        ],
        body=_kind_of_content(operation.get("requestBody", {})),
        answers=[_answer(str(status), found) for status, found in operation["responses"].items()],
    )


def _answer(status: str, response: Mapping[str, Any]) -> Answer:
    if "$ref" in response:
        # The only one that all endpoints share.
        return Answer(status, "What the client holds is still right.", None)
    return Answer(status, response["description"], _kind_of_content(response))


def _kind_of_content(described: Mapping[str, Any]) -> Kind | None:
    content = next(iter(described.get("content", {}).values()), None)
    return _kind(content["schema"]) if content else None


def _fields(schema: Mapping[str, Any]) -> Iterator[Field]:
    required = schema.get("required", ())
    for name, field in schema.get("properties", {}).items():
        yield Field(
            name,
            _kind(field),
            _html(field.get("description", "")),
            _example(field["examples"][0]) if field.get("examples") else "",
            name in required,
        )


def _kind(schema: Mapping[str, Any]) -> Kind:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return Kind(name, name)
    if choices := schema.get("anyOf"):
        kinds = [_kind(choice) for choice in choices]
        return Kind(" or ".join(kind.words for kind in kinds), next((kind.schema for kind in kinds), ""))
    if schema.get("type") == "array":
        inner = _kind(schema["items"])
        return Kind(f"list of {inner.words}", inner.schema)
    if isinstance(schema.get("additionalProperties"), Mapping):
        inner = _kind(schema["additionalProperties"])
        return Kind(f"object with values of {inner.words}", inner.schema)
    if "oneOf" in schema:
        return Kind("one of the kinds of blocks")
    if "enum" in schema:
        return Kind(" or ".join(f"“{value}”" for value in schema["enum"]))
    if "const" in schema:
        return Kind(f"“{schema['const']}”")
    return Kind(" ".join(filter(None, [schema.get("type", "any"), _format(schema)])))


def _format(schema: Mapping[str, Any]) -> str:
    return f"({schema['format']})" if "format" in schema else ""


def _example(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= _LONGEST_EXAMPLE else f"{written[:_LONGEST_EXAMPLE]}…"


def _html(markdown: str) -> str:
    return _markdown.render(" ".join(markdown.split()) if "\n\n" not in markdown else markdown)
