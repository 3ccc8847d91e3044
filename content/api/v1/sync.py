"""Keeping a copy of an edition: all of it at first, then what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from ninja import Router

from content.api.answers import JSON_TYPE, to_json
from content.api.v1 import schemas
from content.api.v1.parameters import (
    READ,
    Digest,
    DistrictSlug,
    LanguageSlug,
    SyncToken,
    VersionToken,
    taken_from_the_address,
)
from content.api.v1.presenters import (
    MOUNT,
    present_bundle,
    present_snapshot,
    present_start,
    present_sync,
)
from content.api.v1.problems import (
    InvalidParameters,
    UnknownDistrict,
    UnknownLanguage,
    UnknownSnapshot,
    UnknownToken,
)
from content.api.v1.responses import problem_responses
from content.core.http import ENCODERS, FOR_EVER, Shelf, stored_answer
from content.editions.deltas import difference, lacking
from content.editions.models import Snapshot
from content.editions.reading import (
    ReadEdition,
    current_version,
    language_in,
    past_content,
    read_edition,
    read_snapshots,
)

router = Router(tags=["Offline"])
# Whoever asks wants to know what is there now: an answer of yesterday would say that nothing is new.
CHANGES = Shelf(cache_control="public, no-cache")
# Prepared once, and then for ever the same: large ones in files, which all threads and processes share.
SNAPSHOTS = Shelf(cache_control=FOR_EVER)
BUNDLES = Shelf("bundles", FOR_EVER, {name: ENCODERS[name] for name in ("zstd", "gzip")}, is_large=True)


@router.api_operation(
    READ,
    "/{slug:district}/{slug:language}/sync",
    response=schemas.Sync,
    operation_id="sync",
    summary="What has changed since the last time",
    openapi_extra={
        "responses": problem_responses(UnknownDistrict, UnknownLanguage, UnknownToken, InvalidParameters)
    },
)
def sync(
    request: HttpRequest, district: DistrictSlug, language: LanguageSlug, token: SyncToken = ""
) -> HttpResponse:
    """What makes the present edition out of the one that the client has, all of it or nothing.

    Without a token, where the whole edition is.
    """
    pk, version, asked = current_version(district, language)

    def make() -> str:
        edition = read_edition(pk, version)
        return to_json(_changes(edition, pk, token) if token else present_start(edition))

    key = f"api-v1:sync:{pk}:{version}:{token}"
    return stored_answer(request, key, make, content_type=JSON_TYPE, language=asked.code, shelf=CHANGES)


@router.api_operation(
    READ,
    "/{slug:district}/{slug:language}/bundles/{slug:token}",
    response=schemas.Bundle,
    operation_id="bundle",
    summary="A whole edition in one file",
    openapi_extra={"responses": problem_responses(UnknownDistrict, UnknownLanguage, UnknownToken)},
)
@taken_from_the_address
def bundle(
    request: HttpRequest, district: DistrictSlug, language: LanguageSlug, token: VersionToken
) -> HttpResponse:
    """A whole edition as it was when `sync` gave this token; it never changes. Compressed with Zstandard or gzip."""
    # What has been prepared stays as it is, so nobody has to ask which version is the present one.
    asked = language_in(language)

    def make() -> str:
        pk, version, _ = current_version(district, language)
        edition = read_edition(pk, version)
        if token != version:
            edition = ReadEdition(asked, token, _past(edition, pk, token))
        snapshots = list(read_snapshots(page["digest"] for page in edition.pages).values())
        return to_json(present_bundle(edition, snapshots, _sizes(snapshots)))

    key = f"api-v1:bundle:{district}:{asked.code}:{token}"
    return stored_answer(request, key, make, content_type=JSON_TYPE, language=asked.code, shelf=BUNDLES)


@router.api_operation(
    READ,
    "/snapshots/{slug:digest}",
    response=schemas.Snapshot,
    operation_id="snapshot",
    summary="The text of a page under its digest",
    openapi_extra={"responses": problem_responses(UnknownSnapshot)},
)
@taken_from_the_address
def snapshot(request: HttpRequest, digest: Digest) -> HttpResponse:
    """The text of a page in a language, which never changes: what is filled in by district is open."""

    def make() -> str:
        found = read_snapshots([digest])
        if digest not in found:
            raise UnknownSnapshot(f"There is no text “{digest}”; `sync` says which there are.")
        return to_json(present_snapshot(found[digest]))

    key = f"api-v1:snapshot:{digest}"
    return stored_answer(request, key, make, content_type=JSON_TYPE, shelf=SNAPSHOTS)


def _changes(edition: ReadEdition, pk: int, token: str) -> dict[str, Any]:
    before = edition.content if token == edition.version else _past(edition, pk, token)
    delta = difference(before, edition.content)
    snapshots = list(read_snapshots(lacking(before, delta)).values())
    return present_sync(edition, delta, snapshots, _sizes(snapshots))


def _past(edition: ReadEdition, pk: int, token: str) -> dict[str, Any]:
    content = past_content(pk, token)
    if content is None:
        address = f"{MOUNT}/{edition.district['slug']}/{edition.language.slug}/sync"
        raise UnknownToken(
            f"The token is not one of this edition, or it is too old: start over with {address}.", address
        )
    return content


def _sizes(snapshots: Iterable[Snapshot]) -> dict[str, int | None]:
    addresses = dict.fromkeys(
        address for found in snapshots for address in _pictures(found.content["blocks"])
    )
    return {address: _size(address) for address in addresses}


def _pictures(blocks: Iterable[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        if block["type"] == "image":
            yield from (size["url"] for size in block["value"]["image"]["sizes"])


def _size(address: str) -> int | None:
    name = address.removeprefix(default_storage.url(""))
    try:
        return default_storage.size(name)
    except (OSError, NotImplementedError):
        # The file has gone, or lies where nobody says how large it is.
        return None
