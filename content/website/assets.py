"""The style sheets, logos and script of pages: the themes' files as one, so that a phone asks once for each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

import brotli
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from content.core.http import ANSWERS, ENCODERS, FOR_EVER, Shelf, stored_answer
from content.core.languages import Language
from content.core.logos import proportion
from content.core.theme_files import joined_modules, joined_scripts, joined_styles
from content.core.themes import Theme, themes

STYLES = (
    *("tokens", "base", "layout", "frame", "components"),
    *(
        "choice",
        "search",
        "tools",
        "beside",
        "blocks",
        "contact",
        "hours",
        "feedback",
        "happenings",
        "offline",
        "embed",
        "print",
    ),
)
# What pages can do beyond being read; each works with what is on the page, and leaves alone what is not.
SCRIPTS = (
    *("menus", "suggestions", "ticks", "share", "places", "aloud", "hours", "last_visit", "location"),
    "offline",
)
# What stands between pages and the network, each part behind those that it needs.
WORKER = tuple(
    f"offline/{name}"
    for name in (
        "folding",
        "matching",
        "passages",
        "searching",
        "composition",
        "wording",
        "keeping",
        "worker",
    )
)
CSS = "text/css; charset=utf-8"
# In CSS pixels, as `.brand__logo` has it.
LOGO_HEIGHT = 44
# What helps whoever writes a style sheet, and costs whoever loads it.
_FOR_WRITERS = re.compile(r"/\*.*?\*/|^\s+", re.DOTALL | re.MULTILINE)
_FONT = re.compile(r'url\("\.\./(fonts/[^"]+)"\)')
# Made once, and in the way of every first view: worth a tenth of a second.
SMALLEST = {**ENCODERS, "br": lambda body: brotli.compress(body, quality=11)}
LASTING = Shelf(cache_control=FOR_EVER, encoders=SMALLEST)
# It has the same address for ever, and browsers have to see at once that it is another.
CHANGING = Shelf(cache_control="public, no-cache")


def whole_styles(theme: str = "") -> str:
    """Return the style sheet of a theme, whose fonts are named by where they are kept for ever."""
    joined = _FOR_WRITERS.sub("", joined_styles(*STYLES, theme=theme))
    return _FONT.sub(lambda named: f'url("{static(named[1])}")', joined)


def fonts_of(language: Language) -> list[str]:
    """Return where the fonts are that pages in a language may load: only Ethiopic letters are lacking anywhere."""
    found = _FONT.findall(joined_styles(*STYLES))
    return [static(font) for font in found if language.script == "Ethi"]


@dataclass(frozen=True)
class Asset:
    """Files of the theme under one address, which holds the digest of them all; ``theme`` if it is only that one's."""

    name: str
    content_type: str
    make: Callable[[], str]
    theme: str = ""

    @property
    def text(self) -> str:
        """What it says; whoever works on the theme sees at once what has changed."""
        return self.make() if settings.DEBUG else _kept(self.make)

    @property
    def address(self) -> str:
        """Where it is; another text has another address."""
        digest = _digest(self.text)
        return reverse(f"website:{self.name}", args=[self.theme, digest] if self.theme else [digest])

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


@dataclass(frozen=True)
class Logo:
    """A theme's logo, and how many pixels wide it is at the height that pages give it."""

    asset: Asset
    width: int
    height: int = LOGO_HEIGHT


STYLE_SHEET = Asset("styles", CSS, whole_styles)
SCRIPT = Asset("scripts", "text/javascript; charset=utf-8", lambda: joined_scripts(*SCRIPTS))


def style_sheet(theme: str) -> Asset:
    """Return the style sheet of a theme; of one that is not installed, the base's."""
    return _style_sheets().get(theme, STYLE_SHEET)


def logo(theme: str) -> Logo | None:
    """Return the logo of a theme, or None if it has none."""
    return _logos().get(theme)


@require_safe
def styles(request: HttpRequest, digest: str, theme: str = "") -> HttpResponse:
    """Answer with the style sheet; who asks for that of a theme which is gone gets the base's for a while."""
    return style_sheet(theme).answer(request, digest)


@require_safe
def theme_logo(request: HttpRequest, theme: str, digest: str) -> HttpResponse:
    """Answer with the logo of a theme. Raises ``Http404`` if it has none."""
    found = logo(theme)
    if found is None:
        raise Http404(theme)
    return found.asset.answer(request, digest)


@require_safe
def scripts(request: HttpRequest, digest: str) -> HttpResponse:
    """Answer with the script."""
    return SCRIPT.answer(request, digest)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Answer with the program that gives pages to readers who have no network."""
    text = joined_modules(*WORKER)
    key = f"website:worker:{_digest(text)}"
    content_type = "text/javascript; charset=utf-8"
    return stored_answer(request, key, lambda: text, content_type=content_type, shelf=CHANGING)


@cache
def _style_sheets() -> dict[str, Asset]:
    return {theme.name: _themed_styles(theme) for theme in themes()}


def _themed_styles(theme: Theme) -> Asset:
    return Asset("theme_styles", CSS, lambda: whole_styles(theme.name), theme.name)


@cache
def _logos() -> dict[str, Logo]:
    return {theme.name: drawn for theme in themes() if (drawn := _logo(theme))}


def _logo(theme: Theme) -> Logo | None:
    drawn = proportion(theme.logo)
    asset = Asset("theme_logo", "image/svg+xml; charset=utf-8", lambda: theme.logo, theme.name)
    return Logo(asset, round(LOGO_HEIGHT * drawn)) if drawn else None


@cache
def _kept(make: Callable[[], str]) -> str:
    return make()


@cache
def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
