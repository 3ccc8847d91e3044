"""What clients send: JSON that is a schema's."""

from __future__ import annotations

from typing import Any, TypeVar

from django.http import HttpRequest
from ninja import Schema
from pydantic import ValidationError

from content.api.answers import JSON_TYPE
from content.api.v1.problems import InvalidParameters, TooLarge, WrongContentType

MOST_BYTES = 16 * 1024
S = TypeVar("S", bound=Schema)


def body_of(schema: type[Schema], example: dict[str, Any]) -> dict[str, Any]:
    """Return the documentation of what is sent."""
    reference = {"$ref": f"#/components/schemas/{schema.__name__}"}
    return {"required": True, "content": {JSON_TYPE: {"schema": reference, "example": example}}}


def read_body(request: HttpRequest, schema: type[S]) -> S:
    """Return what was sent. Raises a ``Problem`` that says what is wrong with each field."""
    if request.content_type != JSON_TYPE:
        raise WrongContentType(f"Send JSON, as {JSON_TYPE}.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise TooLarge(f"At most {MOST_BYTES} bytes are taken.")
    try:
        return schema.model_validate_json(request.body)
    except ValidationError as invalid:
        raise InvalidParameters(
            [
                {"parameter": _name(error["loc"]), "detail": error["msg"]}
                for error in invalid.errors(include_url=False, include_context=False, include_input=False)
            ]
        ) from invalid


def _name(location: tuple[int | str, ...]) -> str:
    return str(location[0]) if location else "body"
