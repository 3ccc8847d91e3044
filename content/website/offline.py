"""What browsers ask for to keep an edition: what there is, all of it at once, and later only what has changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from hashlib import sha256

import brotli
from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.core.http import ENCODERS, FOR_EVER, Shelf, stored_answer
from content.core.languages import Language
from content.core.theme_files import palette_of
from content.editions.reading import Keys, ReadEdition, german_beside, read_edition
from content.paper.release import release
from content.website.assets import SCRIPT, style_sheet
from content.website.finding import current, or_not_found
from content.website.happenings import day_shown
from content.website.records import LISTS, Copy, Record, copy_of, list_record, page_record, shell

JSON = "application/json"
MANIFESTS = Shelf("bundles", "public, no-cache", is_large=True)
WHOLE = Shelf(
    "bundles",
    FOR_EVER,
    {"br": lambda body: brotli.compress(body, quality=9), "gzip": ENCODERS["gzip"]},
    is_large=True,
)
RECORDS = Shelf(cache_control=FOR_EVER)
# An edition, and the district's German one, whose words are searched too.
Both = tuple[Keys, Keys | None]


@require_safe
@or_not_found()
def manifest(request: HttpRequest, district: str, language: Language) -> HttpResponse:
    """Say which pages there are, each with the digest of its record, and how large all of them are."""
    both = _both(district, language)
    version = _version(both)
    return stored_answer(
        request,
        f"website:offline:manifest:{version}",
        lambda: _manifest(read_edition(*both[0]), version, both),
        content_type=JSON,
        language=language.code,
        shelf=MANIFESTS,
    )


@require_safe
@or_not_found()
def whole(request: HttpRequest, district: str, language: Language, version: str) -> HttpResponse:
    """Give all records of an edition in its present version."""
    both = _both(district, language)
    if version != _version(both):
        raise Http404(version)
    return stored_answer(
        request,
        f"website:offline:whole:{version}",
        lambda: _whole(_copy(*both, timezone.localdate())),
        content_type=JSON,
        language=language.code,
        shelf=WHOLE,
    )


@require_safe
@or_not_found()
def record(
    request: HttpRequest, district: str, language: Language, digest: str, page_path: str = ""
) -> HttpResponse:
    """Give one record by its digest: a page's, or, without a path, the start page's or the shell."""
    both = _both(district, language)

    def make() -> str:
        found = next((record for record in _records(both, page_path) if record.digest == digest), None)
        if found is None:
            raise Http404(digest)
        return found.text

    key = f"website:offline:{_version(both)}:{digest}:{page_path}"
    return stored_answer(request, key, make, content_type=JSON, language=language.code, shelf=RECORDS)


@require_safe
@or_not_found()
def app(request: HttpRequest, district: str, language: Language) -> HttpResponse:
    """Say how a district is put on the home screen of a device (https://www.w3.org/TR/appmanifest/)."""
    pk, version = current(district, language)
    return stored_answer(
        request,
        f"website:app:{version}:{language.code}:{release()}",
        lambda: _app(read_edition(pk, version)),
        content_type="application/manifest+json",
        language=language.code,
    )


def _both(district: str, language: Language) -> Both:
    return current(district, language), german_beside(district, language)


def _version(both: Both) -> str:
    """Return the digest of all that makes the records: the editions, the day, and what they are rendered with."""
    edition = read_edition(*both[0])
    day = day_shown(edition, timezone.localdate())
    made_by = (release(), style_sheet(edition.theme).address, SCRIPT.address)
    return sha256(repr((both, day, made_by)).encode()).hexdigest()[:16]


def _german(both: Both) -> ReadEdition | None:
    return read_edition(*both[1]) if both[1] else None


def _records(both: Both, page_path: str) -> Iterator[Record]:
    edition, today = read_edition(*both[0]), timezone.localdate()
    if entry := edition.page_at(page_path):
        yield page_record(edition, entry, _german(both), today)
    elif page_path in ("", *LISTS):
        yield list_record(edition, page_path, today)
        yield shell(edition)


# Whoever asks what there is asks for all of it next.
@lru_cache(maxsize=2)
def _copy(own: Keys, german: Keys | None, today: date) -> Copy:
    return copy_of(read_edition(*own), _german((own, german)), today)


def _whole(copy: Copy) -> str:
    records = {record.digest: record.text for record in (copy.shell, *copy.pages.values())}
    return f"{{{','.join(f'{json.dumps(digest)}:{text}' for digest, text in records.items())}}}"


def _manifest(edition: ReadEdition, version: str, both: Both) -> str:
    copy = _copy(*both, timezone.localdate())
    everything = _whole(copy).encode()
    return json.dumps(
        {
            "version": version,
            "edition": edition.version[:16],
            "name": edition.district["name"],
            "language": edition.language.code,
            "direction": edition.language.direction,
            "autonym": edition.language.autonym,
            "size": len(WHOLE.encoders["br"](everything)),
            "bytes": len(everything),
            "shell": copy.shell.digest,
            "pages": {path: page.digest for path, page in copy.pages.items()},
            "assets": copy.assets(),
        },
        ensure_ascii=False,
    )


def _app(edition: ReadEdition) -> str:
    name, home = edition.district["name"], f"/{edition.district['slug']}/{edition.language.slug}/"
    colours = palette_of(edition.theme).light
    return json.dumps(
        {
            "id": f"/{edition.district['slug']}/",
            "name": f"Lotse {name['text']}",
            "short_name": name["text"],
            "lang": name["language"],
            "dir": name["direction"],
            "start_url": home,
            "scope": "/",
            "display": "standalone",
            "background_color": colours["paper"],
            "theme_color": colours["accent"],
            "icons": [{"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"}],
        },
        ensure_ascii=False,
    )
