from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Router

from content.api.answers import JSON_TYPE, to_json
from content.api.v1 import schemas
from content.api.v1.parameters import READ, DistrictSlug, LanguageSlug, PagePath, taken_from_the_address
from content.api.v1.presenters import MOUNT, present_contacts, present_page, present_tree
from content.api.v1.problems import UnknownDistrict, UnknownLanguage, UnknownPage
from content.api.v1.responses import MOVED_RESPONSE, problem_responses
from content.core.http import stored_answer
from content.editions.reading import (
    ReadEdition,
    current_version,
    find_page,
    read_edition,
    read_snapshot,
)
from content.editions.rendering import render_contact_card

router = Router(tags=["Pages"])


@router.api_operation(
    READ,
    "/{slug:district}/{slug:language}/pages",
    response=schemas.PageTree,
    operation_id="pages",
    summary="All pages of a district in a language",
    openapi_extra={"responses": problem_responses(UnknownDistrict, UnknownLanguage)},
)
@taken_from_the_address
def page_tree(request: HttpRequest, district: DistrictSlug, language: LanguageSlug) -> HttpResponse:
    """The tree of pages as a list in reading order, with what tells an app which of them it has to fetch."""
    return edition_answer(request, district, language, "pages", present_tree)


@router.api_operation(
    READ,
    "/{slug:district}/{slug:language}/contacts",
    response=schemas.Contacts,
    operation_id="contacts",
    summary="Who to ask in a district",
    openapi_extra={"responses": problem_responses(UnknownDistrict, UnknownLanguage)},
)
@taken_from_the_address
def contacts(request: HttpRequest, district: DistrictSlug, language: LanguageSlug) -> HttpResponse:
    """The offices that texts name by their roles, as the district or the state has filled these."""
    return edition_answer(request, district, language, "contacts", present_contacts)


@router.api_operation(
    READ,
    "/{slug:district}/{slug:language}/pages/{path:path}",
    response=schemas.Page,
    operation_id="page",
    summary="One page",
    openapi_extra={
        "responses": MOVED_RESPONSE | problem_responses(UnknownDistrict, UnknownLanguage, UnknownPage)
    },
)
@taken_from_the_address
def page(
    request: HttpRequest, district: DistrictSlug, language: LanguageSlug, path: PagePath
) -> HttpResponse:
    """One page: its text as typed blocks and as HTML, with this district's offices and links filled in.

    An address that the page had before leads to the present one.
    """
    address = path.strip("/").lower()

    def present(edition: ReadEdition) -> dict[str, Any]:
        return _page(edition, address)

    return edition_answer(request, district, language, f"page:{address}", present)


def edition_answer(
    request: HttpRequest,
    district: str,
    language: str,
    name: str,
    present: Callable[[ReadEdition], dict[str, Any]],
) -> HttpResponse:
    """Answer with what a district's edition says, remembered under the edition's version and ``name``."""
    pk, version, asked = current_version(district, language)
    return stored_answer(
        request,
        f"api-v1:{version}:{asked.code}:{name}",
        lambda: to_json(present(read_edition(pk, version))),
        content_type=JSON_TYPE,
        language=asked.code,
    )


def _page(edition: ReadEdition, path: str) -> dict[str, Any]:
    entry = find_page(edition, path)
    if entry is None:
        place = f"{edition.district['slug']}/{edition.language.slug}"
        raise UnknownPage(f"There is no page at “{path}” in {place}. {MOUNT}/{place}/pages lists all.")
    snapshot = read_snapshot(entry)
    with translation.override(edition.language.slug):
        html = edition.filled_html(
            snapshot.html, lambda contact: render_contact_card(contact, edition.district)
        )
    return present_page(edition, entry, snapshot.content, html)
