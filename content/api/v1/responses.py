"""How answers are documented beyond their content: headers, and what is said when there is none."""

from __future__ import annotations

from typing import Any

from content.api.v1.presenters import MOUNT
from content.api.v1.problems import (
    PROBLEM_JSON,
    InvalidParameters,
    Problem,
    TooLarge,
    TooManyRequests,
    TooMuchFeedback,
    UnknownAddress,
    UnknownDistrict,
    UnknownLanguage,
    UnknownPage,
    UnknownSnapshot,
    UnknownToken,
    WrongContentType,
    WrongMethod,
)
from content.core.http import CACHE_CONTROL

_DETAILS: dict[type[Problem], tuple[str, str]] = {
    UnknownAddress: ("/districs", "There is nothing here. /api/v1/openapi.json says what there is."),
    UnknownDistrict: ("/minz/de/pages", "There is no district “minz”. /api/v1/districts lists all."),
    UnknownLanguage: ("/mainz/xy/pages", "mainz does not publish in “xy”, but in: de, uk, ar, en."),
    UnknownPage: (
        "/mainz/de/pages/kitta",
        "There is no page at “kitta” in mainz/de. /api/v1/mainz/de/pages lists all.",
    ),
    UnknownSnapshot: ("/snapshots/b704", "There is no text “b704”; `sync` says which there are."),
    UnknownToken: (
        "/mainz/de/sync?token=639a",
        "The token is not one of this edition, or it is too old: start over with /api/v1/mainz/de/sync.",
    ),
    WrongMethod: (
        "/districts",
        "POST is not possible here, only what Allow names: GET, HEAD, OPTIONS.",
    ),
    TooLarge: ("/mainz/de/feedback", "At most 16384 bytes are taken."),
    WrongContentType: ("/mainz/de/feedback", "Send JSON, as application/json."),
    TooMuchFeedback: (
        "/mainz/de/feedback",
        "Too much has come from this address in this hour. Try again in 1800 seconds.",
    ),
    InvalidParameters: ("/places?q=", "q: String should have at least 1 character"),
    TooManyRequests: ("/districts", str(TooManyRequests(600, 1))),
}
# What these say beyond the standard's members.
_EXTENDED: dict[type[Problem], dict[str, Any]] = {
    InvalidParameters: {"errors": [{"parameter": "q", "detail": "String should have at least 1 character"}]},
    UnknownToken: {"start_over": f"{MOUNT}/mainz/de/sync"},
}
_HEADERS = {
    "ETag": (
        "Strong validator of the answer. Sent back as `If-None-Match`, it spares sending it again.",
        '"0f3c9a5e"',
    ),
    "Cache-Control": (
        "How long the answer may be kept, and how long shown while asking for another.",
        CACHE_CONTROL,
    ),
    "Vary": ("What of the request the answer depends on.", "Accept-Encoding"),
    "Access-Control-Allow-Origin": ("Any website may read the answer.", "*"),
    "RateLimit-Policy": (
        "How many requests of a client are answered in how many seconds (draft-ietf-httpapi-ratelimit-headers).",
        '"default";q=600;w=60',
    ),
}
_MORE_HEADERS = {
    "Retry-After": ("In how many seconds to ask again.", "1"),
    "RateLimit": ("What the client has left, and for how many seconds.", '"default";r=0;t=1'),
}
# Which kinds of problems have some of those.
_TELLING: dict[type[Problem], tuple[str, ...]] = {
    TooMuchFeedback: ("Retry-After",),
    TooManyRequests: ("Retry-After", "RateLimit"),
}

# Beside the answer itself: what an address says that a page had before.
MOVED_RESPONSE: dict[int, dict[str, Any]] = {
    301: {
        "description": "The page is at another path now.",
        "headers": {
            "Location": {
                "description": "Address of the page in this interface, from the host on.",
                "schema": {"type": "string"},
                "example": f"{MOUNT}/mainz/de/pages/gesundheit/notfall",
            },
            **{
                name: {"$ref": f"#/components/headers/{name}"}
                for name in ("Cache-Control", "Access-Control-Allow-Origin")
            },
        },
    }
}


def problem_responses(*kinds: type[Problem]) -> dict[int, dict[str, Any]]:
    """Return the documentation of problems by their status; several may share one."""
    by_status: dict[int, list[type[Problem]]] = {}
    for kind in kinds:
        by_status.setdefault(kind.status, []).append(kind)
    return {status: _response(sharing) for status, sharing in by_status.items()}


def headers() -> dict[str, Any]:
    """Return the documentation of the headers that every answer has, and of those that some have."""
    return {
        name: {"description": description, "schema": {"type": "string"}, "example": example}
        for name, (description, example) in (_HEADERS | _MORE_HEADERS).items()
    }


def header_references(*names: str) -> dict[str, Any]:
    """Return where headers are documented, for a response: these, or those that every answer has."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names or _HEADERS}


def components() -> dict[str, Any]:
    """Return the documentation of every kind of problem by its name, which is the end of its ``type``."""
    not_modified = {"description": "What the client holds is still right.", "headers": header_references()}
    return {kind.__name__: _response([kind]) for kind in _DETAILS} | {"NotModified": not_modified}


def _response(kinds: list[type[Problem]]) -> dict[str, Any]:
    name = next((kind.__name__ for kind in kinds if kind in _EXTENDED), "Problem")
    return {
        "description": " ".join(_sentence(kind) for kind in kinds),
        "headers": header_references(*_HEADERS, *(name for kind in kinds for name in _TELLING.get(kind, ()))),
        "content": {
            PROBLEM_JSON: {
                "schema": {"$ref": f"#/components/schemas/{name}"},
                "examples": {
                    kind.__name__: {"summary": kind.title, "value": _example(kind)} for kind in kinds
                },
            }
        },
    }


def _sentence(kind: type[Problem]) -> str:
    return f"{kind.title}: {(kind.__doc__ or '').strip()}"


def _example(kind: type[Problem]) -> dict[str, Any]:
    address, detail = _DETAILS[kind]
    example: dict[str, Any] = {
        "type": kind.reference(),
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "instance": f"{MOUNT}{address}",
    }
    return example | _EXTENDED.get(kind, {})
