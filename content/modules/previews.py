"""How a draft is shown as readers would see it: whoever renders pages for readers registers here."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

type_of_renderer = Callable[[Any, HttpRequest, str], HttpResponse]
_renderers: list[type_of_renderer] = []


def register(renderer: type_of_renderer) -> type_of_renderer:
    """Use a function ``(page, request, language code) -> response`` for previews."""
    _renderers.append(renderer)
    return renderer


def render(page: Any, request: HttpRequest, language_code: str) -> HttpResponse:
    """Return the page's draft in a language, as readers would see it."""
    return _renderers[-1](page, request, language_code)
