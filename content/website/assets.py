"""The style sheet and the script of all pages: the theme's files as one, so that a phone asks once for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from content.core.http import ANSWERS, FOR_EVER, Shelf, stored_answer
from content.core.theme_files import joined_scripts, joined_styles

STYLES = (
    *("tokens", "base", "layout", "frame", "components"),
    *("choice", "search", "blocks", "contact", "feedback", "print"),
)
# What pages can do beyond being read; each works with what is on the page, and leaves alone what is not.
SCRIPTS = ("menus",)
LASTING = Shelf(cache_control=FOR_EVER)


@dataclass(frozen=True)
class Asset:
    """Files of the theme under one address, which holds the digest of them all."""

    name: str
    content_type: str
    make: Callable[[], str]

    @property
    def text(self) -> str:
        """What it says; whoever works on the theme sees at once what has changed."""
        return self.make() if settings.DEBUG else _kept(self.make)

    @property
    def address(self) -> str:
        """Where it is; another text has another address."""
        return reverse(f"website:{self.name}", args=[_digest(self.text)])

    def answer(self, request: HttpRequest, digest: str) -> HttpResponse:
        """Answer with it; who asks for an earlier one gets the present one, and does not keep it for long."""
        text = self.text
        present = _digest(text)
        return stored_answer(
            request,
            f"website:{self.name}:{present}",
            lambda: text,
            content_type=self.content_type,
            shelf=LASTING if digest == present else ANSWERS,
        )


STYLE_SHEET = Asset("styles", "text/css; charset=utf-8", lambda: joined_styles(*STYLES))
SCRIPT = Asset("scripts", "text/javascript; charset=utf-8", lambda: joined_scripts(*SCRIPTS))


@require_safe
def styles(request: HttpRequest, digest: str) -> HttpResponse:
    """Answer with the style sheet."""
    return STYLE_SHEET.answer(request, digest)


@require_safe
def scripts(request: HttpRequest, digest: str) -> HttpResponse:
    """Answer with the script."""
    return SCRIPT.answer(request, digest)


@cache
def _kept(make: Callable[[], str]) -> str:
    return make()


@cache
def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
