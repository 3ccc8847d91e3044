"""Editions as readers use them. Nothing here asks for more than the edition and one snapshot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache
from typing import Any

from django.db import connection

from content.core.languages import SOURCE, Language, language_of
from content.editions.codes import key_of, short_codes
from content.editions.manifest import Entry, topics_of, unfold
from content.editions.models import Address, Edition, PastEdition, Sheet, Snapshot
from content.editions.richtext import fill_links
from content.modules.enums import Purpose
from content.modules.purposes import LEGAL

# An edition by its primary key, in a version.
Keys = tuple[int, str]
SLOT = re.compile(r'<lotse-slot data-role="([\w-]+)"></lotse-slot>')
_DISTRICT, _LANGUAGE = "a district's slug", "a language's code"
Contact = dict[str, Any]


class EditionNotFound(Exception):
    """There is no such district for readers, or it does not publish in the language."""


class PageMoved(Exception):
    """The page that an address led to has another one now."""

    def __init__(self, edition: ReadEdition, page: Entry) -> None:
        super().__init__(edition.address(page))
        self.edition, self.page = edition, page


class ReadEdition:
    """One version of an edition, indexed for reading."""

    def __init__(self, language: Language, version: str, content: dict[str, Any]) -> None:
        self.language = language
        self.version = version
        self.district: dict[str, Any] = content["district"]
        self.pages: list[Entry] = content["pages"]
        self.contacts: dict[str, Contact] = content["contacts"]
        self.leaves_out_untranslated: bool = content["leaves_out_untranslated"]
        self.theme: str = content.get("theme", "")
        self.content = content

    @cached_property
    def _by_path(self) -> dict[str, Entry]:
        return {page["path"].lower(): page for page in self.pages}

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {page["id"]: page for page in self.pages}

    def page_at(self, path: str) -> Entry | None:
        """Return the page at an address below district and language, in any case, or None."""
        return self._by_path.get(path.strip("/").lower())

    def page_with(self, key: str) -> Entry | None:
        """Return the page with a key, or None."""
        return self._by_id.get(key)

    @cached_property
    def topics(self) -> list[Entry]:
        """The pages among which readers choose, in reading order: all but legal ones, news and events."""
        return topics_of(self.pages)

    @cached_property
    def legal_pages(self) -> dict[str, Entry]:
        """The pages that stand at the end of every page, by their purpose, in the order of the purposes."""
        found = {page["purpose"]: page for page in self.pages if page.get("purpose") in LEGAL}
        return {purpose: found[purpose] for purpose in Purpose.values if purpose in found}

    def children(self, parent: Entry | None) -> list[Entry]:
        """Return the pages directly below one, or the topics of the first level."""
        if parent is None:
            return [page for page in self.topics if page["parent"] is None]
        return [page for page in self.pages if page["parent"] == parent["id"]]

    def ancestors(self, page: Entry) -> list[Entry]:
        """Return the pages above one, the topmost first."""
        return list(self._ancestors(page))[::-1]

    def _ancestors(self, page: Entry) -> Iterator[Entry]:
        while page["parent"]:
            page = self._by_id[page["parent"]]
            yield page

    def address(self, page: Entry) -> str:
        """Return a page's address on the website."""
        return f"/{self.district['slug']}/{self.language.slug}/{page['path']}/"

    @cached_property
    def _codes(self) -> dict[str, str]:
        return short_codes(self._by_id)

    def short_address(self, page: Entry) -> str:
        """Return a page's address for paper, which leads there in each reader's language."""
        return f"/{self.district['slug']}/{self._codes[page['id']]}/"

    def page_coded(self, code: str) -> Entry | None:
        """Return the page that a short address names by its code, or None."""
        key = key_of(code, self._by_id)
        return self._by_id[key] if key else None

    def _address_of(self, key: str) -> str | None:
        page = self._by_id.get(key)
        return self.address(page) if page else None

    def filled_html(self, html: str, contact_card: Callable[[Contact], str]) -> str:
        """Return a snapshot's HTML with this edition's addresses and contacts in it."""
        linked = fill_links(html, self._address_of)
        return SLOT.sub(lambda slot: contact_card(self.contact(slot[1])), linked)

    def filled_blocks(self, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return a snapshot's blocks with this edition's addresses and contacts in them."""
        return [self._filled_block(block) for block in blocks]

    def _filled_block(self, block: dict[str, Any]) -> dict[str, Any]:
        value = _map_texts(block["value"], lambda text: fill_links(text, self._address_of))
        if block["type"] == "contact":
            value["contact"] = self.contact(value["role"])
        return block | {"value": value}

    def contact(self, role: str) -> Contact:
        """Return who fills a role here; of a role that is gone, that nobody does."""
        return self.contacts.get(role, {"role": None, "description": None, "office": None})


def find_page(edition: ReadEdition, path: str) -> Entry | None:
    """Return the page at an address below district and language, in any case, or None.

    Raises ``PageMoved`` if a page of the edition was there before.
    """
    page = edition.page_at(path)
    if page is None and (moved := page_once_at(edition, path)):
        raise PageMoved(edition, moved)
    return page


def page_once_at(edition: ReadEdition, path: str) -> Entry | None:
    """Return the page of an edition that was the last to have an address, in one query."""
    # Anybody may write NUL into an address, and PostgreSQL refuses to look for it.
    if "\x00" in path:
        return None
    noted = Address.objects.filter(district__slug=edition.district["slug"], path=path.strip("/").lower())
    key = noted.values_list("key", flat=True).first()
    return edition.page_with(str(key)) if key else None


def content_of(edition: Edition) -> dict[str, Any]:
    """Return what an edition offers.

    That is ``district``, ``pages``, ``contacts``, ``leaves_out_untranslated``, and ``theme`` if it has one.
    """
    return _unfolded(edition.content)


def _unfolded(content: dict[str, Any]) -> dict[str, Any]:
    sheets = Sheet.objects.filter(digest__in=content["sheets"].values())
    return unfold(content, dict(sheets.values_list("digest", "content")))


def past_content(pk: int, version: str) -> dict[str, Any] | None:
    """Return what an edition held in an earlier version, if that is still remembered."""
    content = (
        PastEdition.objects.filter(edition=pk, version=version).values_list("content", flat=True).first()
    )
    return _unfolded(content) if content else None


def language_in(slug: str) -> Language:
    """Return the language with a slug, in any case. Raises ``EditionNotFound``, for nothing is published in others."""
    try:
        return language_of(slug)
    except KeyError as missing:
        raise EditionNotFound(slug) from missing


def current_version(district_slug: str, language_slug: str) -> tuple[int, str, Language]:
    """Return the primary key, version and language of the edition that readers get, in one query.

    Raises ``EditionNotFound``.
    """
    # Anybody may write NUL into an address, and PostgreSQL refuses to look for it.
    if "\x00" in district_slug:
        raise EditionNotFound(f"{district_slug!r}/{language_slug}")
    language = language_in(language_slug)
    query, parameters = _version_query()
    asked = {_DISTRICT: district_slug, _LANGUAGE: language.code}
    with connection.cursor() as cursor:
        cursor.execute(query, [asked.get(parameter, parameter) for parameter in parameters])
        row = cursor.fetchone()
    if row is None:
        raise EditionNotFound(f"{district_slug}/{language_slug}")
    pk, version = row
    return pk, version, language


def german_beside(district_slug: str, language: Language) -> Keys | None:
    """Return a district's German edition, for what is in another language, in one query; None if there is none."""
    if language == SOURCE:
        return None
    try:
        pk, version, _ = current_version(district_slug, SOURCE.slug)
    except EditionNotFound:
        return None
    return pk, version


@cache
def _version_query() -> tuple[str, tuple[Any, ...]]:
    # Every answer begins with this query, and writing it takes Django ten times as long as the database to answer it.
    editions = Edition.objects.readable().filter(district__slug=_DISTRICT, language=_LANGUAGE)
    return editions.values_list("pk", "version").query.sql_with_params()


@lru_cache(maxsize=32)
def read_edition(pk: int, version: str) -> ReadEdition:
    """Return an edition by primary key as it is, or just was, in a version.

    Raises ``EditionNotFound`` if it has gone since its version was asked for.
    """
    row = Edition.objects.filter(pk=pk).values_list("language", "version", "content").first()
    if row is None:
        raise EditionNotFound(str(pk))
    code, actual, folded = row
    # It may have become another since; under a version nothing else is remembered, for it may become that again.
    content = _unfolded(folded) if actual == version else past_content(pk, version)
    if content is None:
        raise EditionNotFound(f"{pk} in version {version}")
    return ReadEdition(language_of(code), version, content)


def read_snapshots(digests: Iterable[str]) -> dict[str, Snapshot]:
    """Return snapshots by their digest, without those that there are not."""
    return Snapshot.objects.in_bulk(list(digests))


def read_snapshot(page: Entry) -> Snapshot:
    """Return the snapshot of a page of an edition."""
    return Snapshot.objects.get(digest=page["digest"])


def _map_texts(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case dict():
            return {name: _map_texts(inner, change) for name, inner in value.items()}
        case list():
            return [_map_texts(inner, change) for inner in value]
        case _:
            return value
