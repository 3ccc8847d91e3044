"""The style sheet of all pages: the theme's files as one, so that a phone with a bad connection asks once."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from content.core.http import ANSWERS, FOR_EVER, Shelf, stored_answer
from content.core.styles import joined_styles

FILES = (
    *("tokens", "base", "layout", "frame", "components"),
    *("choice", "search", "blocks", "contact", "feedback", "print"),
)
LASTING = Shelf(cache_control=FOR_EVER)


def style_address() -> str:
    """Return where the style sheet is; another one has another address."""
    return reverse("website:styles", args=[_digest(_styles())])


@require_safe
def styles(request: HttpRequest, digest: str) -> HttpResponse:
    """Answer with the style sheet; who asks for an earlier one gets the present one, and does not keep it for long."""
    sheet = _styles()
    shelf = LASTING if digest == _digest(sheet) else ANSWERS
    return stored_answer(
        request,
        f"website:styles:{_digest(sheet)}",
        lambda: sheet,
        content_type="text/css; charset=utf-8",
        shelf=shelf,
    )


def _styles() -> str:
    # Whoever works on the theme wants to see what has changed.
    return joined_styles(*FILES) if settings.DEBUG else _kept()


@cache
def _kept() -> str:
    return joined_styles(*FILES)


@cache
def _digest(sheet: str) -> str:
    return sha256(sheet.encode()).hexdigest()[:16]
