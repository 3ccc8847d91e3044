"""How to show a page on another website, told to the program that the website is made with (https://oembed.com/)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote, urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve
from django.views.decorators.http import require_safe

from content.core.http import answer
from content.core.languages import SOURCE
from content.core.site import site_address
from content.editions.manifest import Entry
from content.editions.reading import PageMoved, ReadEdition, find_page
from content.website import embed_codes
from content.website.finding import current_edition

JSON = "application/json; charset=utf-8"
# Whoever has asked need not ask again for a day: where the frame leads, there is always what is new.
SECONDS = 86400
_SHOWN = frozenset(f"website:{name}" for name in ("home", "page", "district"))
_FRAMES = frozenset(f"website:{name}" for name in ("embed", "embed_page", "embed_auto", "embed_auto_page"))


class Refused(Exception):
    """Something in the question is wrong or not to be had."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Answer with the HTML that shows an address of this website in a frame."""
    try:
        status, content = 200, _answered(request)
    except Refused as refused:
        status, content = refused.status, {"error": refused.sentence}
    response = answer(request, json.dumps(content, ensure_ascii=False), content_type=JSON, status=status)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _answered(request: HttpRequest) -> dict[str, Any]:
    width = _most(request, "maxwidth", embed_codes.WIDTH)
    height = _most(request, "maxheight", embed_codes.HEIGHT)
    if request.GET.get("format", "json") != "json":
        raise Refused(501, "Answers are in JSON only: ask with format=json, or without a format.")
    if not request.GET.get("url"):
        raise Refused(400, "The address to be shown is missing: name it as url=…, percent-encoded.")
    try:
        edition, entry = _shown(request, request.GET["url"])
    except Http404 as missing:
        raise Refused(404, "There is no page at this address that could be shown.") from missing
    return {
        "version": "1.0",
        "type": "rich",
        "title": embed_codes.title(edition, entry),
        "provider_name": "Lotse",
        "provider_url": f"{site_address()}/",
        "cache_age": SECONDS,
        "html": embed_codes.code(edition, entry, width=width, height=height),
        "width": width,
        "height": height,
    }


def _most(request: HttpRequest, name: str, usual: int) -> int:
    """Return how many pixels there are to be, of which the question may say how many there are at most."""
    asked = request.GET.get(name, "")
    if not asked:
        return usual
    # What is longer than this is larger than any screen.
    pixels = int(asked[:9]) if asked.isascii() and asked.isdecimal() else 0
    if not pixels:
        raise Refused(400, f"“{name}” is a whole number of pixels, such as {usual}.")
    return min(pixels, usual)


def _shown(request: HttpRequest, url: str) -> tuple[ReadEdition, Entry | None]:
    """Return the edition that an address leads to, and the page if it is one's. Raises ``Http404``."""
    match = resolve(_path(request, url))
    if match.view_name not in _SHOWN | _FRAMES:
        raise Http404(url)
    edition = current_edition(match.kwargs["district"], match.kwargs.get("language", SOURCE))
    path = match.kwargs.get("page_path")
    if path is None:
        return edition, None
    try:
        entry = find_page(edition, path)
    except PageMoved as elsewhere:
        entry = elsewhere.page
    if entry is None:
        raise Http404(url)
    return edition, entry


def _path(request: HttpRequest, url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError as broken:
        raise Http404(url) from broken
    ours = {urlsplit(site_address()).netloc.lower(), request.get_host().lower()}
    if parts.scheme not in ("http", "https") or parts.netloc.lower() not in ours:
        raise Http404(url)
    return f"{unquote(parts.path).rstrip('/')}/"
