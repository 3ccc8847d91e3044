"""Version 1 of the public JSON API, put together."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, URLResolver, path, re_path
from ninja import NinjaAPI
from ninja.errors import ValidationError

from content.api.access import READING, SENDING
from content.api.answers import JSON_TYPE
from content.api.v1 import districts, feedback, happenings, languages, pages, places, search, sync
from content.api.v1.access import public
from content.api.v1.editions import no_edition
from content.api.v1.openapi import EXAMPLE_ORIGIN, TITLE, VERSION, describe
from content.api.v1.presenters import MOUNT, page_address
from content.api.v1.problems import InvalidParameters, Problem, UnknownAddress, problem_answer
from content.api.v1.reference import reference_of
from content.core.http import answer, moved, stored_answer
from content.core.theme_files import joined_styles
from content.editions.reading import EditionNotFound, PageMoved

# What blocks and contacts look like.
OFFLINE_STYLE = ("tokens", "base", "components", "blocks", "contact")
# What readers send; all else is read.
SENT = frozenset({"give"})


class PublicAPI(NinjaAPI):
    """An API that anyone may use, and that answers for every address below its own."""

    @property
    def urls(self) -> tuple[list[URLResolver | URLPattern], str, str]:
        """The addresses of the endpoints and of their description; at any other there is a problem."""
        patterns, app_name, namespace = super().urls
        endpoints = [
            pattern for pattern in patterns if isinstance(pattern, URLPattern) and pattern.name != "api-root"
        ]
        for endpoint in endpoints:
            endpoint.callback = public(endpoint.callback, SENDING if endpoint.name in SENT else READING)
        own: list[URLResolver | URLPattern] = [
            # What is asked most is looked for first: the pages of districts.
            *sorted(endpoints, key=lambda endpoint: -str(endpoint.pattern).count("/")),
            path("openapi.json", public(openapi), name="openapi"),
            path("docs/", public(documentation), name="docs"),
            path("docs", public(documentation_moved)),
            path("docs/offline.css", public(offline_style), name="offline-style"),
            re_path(r"^docs/(?P<name>offline\.(?:py|ts))$", public(example), name="example"),
            re_path("", public(unknown_address)),
        ]
        return own, app_name, namespace


def openapi(request: HttpRequest) -> HttpResponse:
    """Describe this interface."""
    document = _document()
    key = f"api-v1:openapi:{sha256(document).hexdigest()}"
    return stored_answer(request, key, lambda: document, content_type=JSON_TYPE, language="en")


def documentation(request: HttpRequest) -> HttpResponse:
    """Describe this interface for people, with commands for the host that they ask."""
    origin = f"{request.scheme}://{request.get_host()}"
    document = _document().decode().replace(EXAMPLE_ORIGIN, origin)
    key = f"api-v1:docs:{sha256(document.encode()).hexdigest()}"

    def make() -> str:
        return render_to_string("api/reference.html", {"reference": reference_of(json.loads(document))})

    return stored_answer(request, key, make, content_type="text/html; charset=utf-8", language="en")


def documentation_moved(request: HttpRequest) -> HttpResponse:
    """Lead to where the description is."""
    return moved(request, f"{MOUNT}/docs/")


def offline_style(request: HttpRequest) -> HttpResponse:
    """Give away what the HTML of pages looks like on the website."""
    return answer(request, _offline_style(), content_type="text/css; charset=utf-8")


def example(request: HttpRequest, name: str) -> HttpResponse:
    """Give away a client that developers may begin with."""
    source = (settings.BASE_DIR / "docs" / "examples" / name).read_text(encoding="utf-8")
    return answer(request, source, content_type="text/plain; charset=utf-8", language="en")


def unknown_address(request: HttpRequest) -> HttpResponse:
    """Say that there is nothing here, and where to look."""
    return problem_answer(
        request, UnknownAddress(f"There is nothing here. {MOUNT}/openapi.json says what there is.")
    )


@cache
def _offline_style() -> str:
    return joined_styles(*OFFLINE_STYLE)


@cache
def _document() -> bytes:
    return json.dumps(describe(api), ensure_ascii=False, separators=(",", ":")).encode()


api = PublicAPI(title=TITLE, version=VERSION, urls_namespace="api-v1", docs_url=None, openapi_url=None)
for endpoints in (districts, places, languages, pages, happenings, search, sync, feedback):
    api.add_router("", endpoints.router)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem_answer(request, problem)


@api.exception_handler(EditionNotFound)
def _no_edition(request: HttpRequest, missing: EditionNotFound) -> HttpResponse:
    # It may also have gone since its version was asked for.
    assert request.resolver_match
    where = request.resolver_match.kwargs
    return problem_answer(request, no_edition(where["district"], where["language"]))


@api.exception_handler(PageMoved)
def _moved(request: HttpRequest, elsewhere: PageMoved) -> HttpResponse:
    return moved(request, page_address(elsewhere.edition, elsewhere.page))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, invalid: ValidationError) -> HttpResponse:
    errors = [{"parameter": _name(error), "detail": str(error["msg"])} for error in invalid.errors]
    return problem_answer(request, InvalidParameters(errors))


def _name(error: dict[str, Any]) -> str:
    return str(error["loc"][-1])
