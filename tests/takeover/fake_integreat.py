"""A local server that answers as an Integreat CMS does, about a region that tests write themselves.

``test_fake_integreat`` holds its answers against the contract.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from PIL import Image

APP = "https://app.example.org"
DATE = "2026-11-20T10:00:00+01:00"
Said = tuple[str, str]  # title and content


def picture(colour: str = "teal", kind: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    """Return the file of an image of one colour."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


@dataclass
class FakePage:
    """A page: what it says by language, its slug by language (German if there is none), and the page above it."""

    id: int
    slug: str
    said: dict[str, Said]
    parent: "FakePage | None" = None
    slugs: dict[str, str] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)

    def path(self, region: str, language: str) -> str:
        below = f"/{region}/{language}/" if self.parent is None else self.parent.path(region, language)
        return f"{below}{quote(self.slugs.get(language, self.slug))}/"


@dataclass
class FakeRegion:
    """A region with pages, places and events; ``files`` are what else the server has, by path."""

    slug: str = "mainz"
    name: str = "Stadt Mainz"
    languages: dict[str, str] = field(
        default_factory=lambda: {"de": "Deutsch", "en": "English", "ar": "العربية"}
    )
    pages: list[FakePage] = field(default_factory=list)
    locations: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    imprint: str = "<p>Stadt Mainz, Postfach</p>"
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, slug: str, parent: FakePage | None = None, **said: Said) -> FakePage:
        """Add a page; ``de_si`` names the language ``de-si``."""
        by_code = {code.replace("_", "-"): text for code, text in said.items()}
        page = FakePage(100 + len(self.pages), slug, by_code, parent)
        self.pages.append(page)
        return page

    def add_location(self, slug: str, title: str, **contact: Any) -> None:
        self.locations.append(
            {
                "id": len(self.locations) + 1,
                "path": f"/{self.slug}/de/locations/{slug}/",
                "title": title,
                "content": "",
                "last_updated": DATE,
                "available_languages": {},
                "location": {
                    "id": 1,
                    "name": title,
                    "address": "Große Bleiche 1",
                    "town": "Mainz",
                    "postcode": "55116",
                    "country": "DE",
                    "latitude": 50.0,
                    "longitude": 8.27,
                },
                "category": {"id": 1, "name": "Amt", "color": "blue", "icon": "office", "icon_url": None},
                "contacts": [contact] if contact else [],
                "organization": None,
                "opening_hours": None,
            }
        )

    def answer(self, path: str) -> Any:
        """Return what is answered to a path below ``/api/v3/``, or None."""
        match [unquote(part) for part in path.strip("/").split("/")]:
            case ["regions"]:
                return [self.region()]
            case ["regions", self.slug]:
                return self.region()
            case [self.slug, language, "pages"] if language in self.languages:
                return [self.page(page, language) for page in self.pages if language in page.said]
            case [self.slug, "de", "events"]:
                return self.events
            case [self.slug, "de", "locations"]:
                return self.locations
            case [self.slug, "de", "imprint"] if self.imprint:
                path = f"/{self.slug}/de/imprint/"
                return {"path": path, "title": "Impressum", "content": self.imprint, "last_updated": DATE}
        return None

    def region(self) -> dict[str, Any]:
        return {
            "id": 1,
            "path": f"/{self.slug}/",
            "name": self.name,
            "name_without_prefix": self.name.rpartition(" ")[2],
            "prefix": self.name.rpartition(" ")[0] or None,
            "live": True,
            "languages": [
                {"id": number, "code": code, "native_name": name}
                for number, (code, name) in enumerate(self.languages.items(), start=1)
            ],
            "events": True,
            "pois": True,
            "push_notifications": False,
            "external_news": False,
            "latitude": 50.0,
            "longitude": 8.27,
            "aliases": None,
            "bounding_box": [[8.1, 49.9], [8.3, 50.1]],
        }

    def page(self, page: FakePage, language: str) -> dict[str, Any]:
        title, content = page.said[language]
        path = page.path(self.slug, language)
        parent = page.parent
        return {
            "id": _number(page, language),
            "url": f"{APP}{path}",
            "path": path,
            "title": title,
            "modified_gmt": DATE,
            "last_updated": DATE,
            "excerpt": "",
            "content": content,
            "parent": {
                "id": _number(parent, language) if parent else 0,
                "url": f"{APP}{parent.path(self.slug, language)}" if parent else None,
                "path": parent.path(self.slug, language) if parent else None,
            },
            "order": self.pages.index(page),
            "available_languages": {
                code: {
                    "id": _number(page, code),
                    "url": f"{APP}{page.path(self.slug, code)}",
                    "path": page.path(self.slug, code),
                }
                for code in page.said
                if code != language
            },
            "thumbnail": None,
            "organization": None,
            "embedded_offers": [],
            "hash": None,
        } | page.extra


def _number(page: FakePage, language: str) -> int:
    """Return the id of a page in a language: there each has its own."""
    return 1000 * page.id + sum(map(ord, language))


Answer = tuple[int, dict[str, str], bytes]


class FakeIntegreat(ThreadingHTTPServer):
    """Serves a region. ``instead`` may answer a path otherwise: it returns status, headers and body, or None."""

    def __init__(self, region: FakeRegion) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.region = region
        self.instead: Callable[[str], Answer | None] = lambda path: None
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, path: str) -> Answer:
        if other := self.instead(path):
            return other
        if path in self.region.files:
            return 200, {}, self.region.files[path]
        answer = self.region.answer(path.removeprefix("/api/v3/")) if path.startswith("/api/v3/") else None
        if answer is None:
            return 404, {"Content-Type": "application/json"}, b'{"error": "Not found"}'
        return 200, {"Content-Type": "application/json"}, json.dumps(answer).encode()


class _Answering(BaseHTTPRequestHandler):
    server: FakeIntegreat

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.server.asked.append(path)
        status, headers, body = self.server.answer(path)
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        # Who has waited long enough takes no answer.
        with suppress(ConnectionError):
            self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(region: FakeRegion) -> Iterator[FakeIntegreat]:
    with FakeIntegreat(region) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def without(region: FakeRegion, *pages: FakePage) -> FakeRegion:
    """Return the region without some pages."""
    return replace(region, pages=[page for page in region.pages if page not in pages])
