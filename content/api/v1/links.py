"""Where an answer leads on to, in OpenAPI's words: which of its values the next request is asked with."""

from __future__ import annotations

from typing import Any

_HERE = {"district": "$request.path.district", "language": "$request.path.language"}
_TOKEN = {"token": "$response.body#/token"}


def _link(operation: str, description: str, **parameters: str) -> dict[str, Any]:
    return {"operationId": operation, "description": description, "parameters": parameters}


_LINKS: dict[str, dict[str, dict[str, Any]]] = {
    "districts": {
        "pages": _link(
            "pages",
            "Every district has pages in each of its languages.",
            district="$response.body#/districts/0/slug",
            language="$response.body#/districts/0/languages/0/slug",
        ),
        "sync": _link(
            "sync",
            "Every district may be kept offline in each of its languages.",
            district="$response.body#/districts/0/slug",
            language="$response.body#/districts/0/languages/0/slug",
        ),
    },
    "languages": {
        "glossary": _link(
            "glossary",
            "Every language has the official terms explained.",
            language="$response.body#/languages/0/slug",
        ),
    },
    "pages": {
        "page": _link("page", "Every entry has its page.", **_HERE, path="$response.body#/pages/0/path"),
        "snapshot": _link("snapshot", "Every entry names its text.", digest="$response.body#/pages/0/digest"),
    },
    "sync": {
        "bundle": _link("bundle", "The token names the whole edition.", **_HERE, **_TOKEN),
        "sync": _link("sync", "What to ask the next time.", **_HERE, **_TOKEN),
    },
    "bundle": {
        "sync": _link("sync", "What to ask the next time.", **_HERE, **_TOKEN),
        "snapshot": _link(
            "snapshot", "Each text is there by itself, too.", digest="$response.body#/pages/0/digest"
        ),
    },
}


def links_of(operation: str) -> dict[str, Any]:
    """Return the documentation of where an answer of an operation leads, to be merged into that of the answer."""
    return {"links": _LINKS[operation]} if operation in _LINKS else {}
