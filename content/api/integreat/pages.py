"""Pages of an edition as Integreat's apps read them. Nothing here knows of requests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from content.api.answers import Json
from content.api.integreat.addresses import icon_address, number_of, path_in
from content.core.integreat_codes import code_of
from content.core.languages import LANGUAGES, SOURCE, Language
from content.core.site import on_the_web
from content.editions.manifest import Entry
from content.editions.reading import ReadEdition, read_snapshots
from content.editions.rendering import render_contact_card
from content.editions.richtext import fill_links

# The apps cannot do without a date. This one is older than any text of ours.
UNDATED = "2025-01-01T00:00:00+01:00"
_NO_PARENT = {"id": 0, "url": None, "path": None}
_PICTURE = re.compile(r"<img\b[^>]*>")


def present_pages(edition: ReadEdition, entries: Sequence[Entry], folder: str = "") -> list[Json]:
    """Return pages of an edition with all their text, in one query; the apps may know them below a folder."""
    snapshots = read_snapshots(entry["digest"] for entry in entries)
    presenter = _Presenter(edition, folder)
    with translation.override(edition.language.slug):
        return [presenter.present(entry, snapshots[entry["digest"]].html) for entry in entries]


class _Presenter:
    """Presents pages of one edition in the active language, which is the edition's."""

    def __init__(self, edition: ReadEdition, folder: str) -> None:
        self._edition, self._folder = edition, folder
        self._region: str = edition.district["slug"]
        self._offered = [LANGUAGES[code] for code in edition.district["languages"]]
        self._by_id = {entry["id"]: entry for entry in edition.pages}
        self._orders = {entry["id"]: order for order, entry in enumerate(edition.pages)}

    def present(self, entry: Entry, html: str) -> Json:
        return {
            **self._reference(entry, self._edition.language),
            "title": entry["title"]["text"],
            "excerpt": entry["summary"]["text"],
            "content": self._notices(entry) + self._content(html),
            "last_updated": entry["updated_at"] or UNDATED,
            "available_languages": self._other_languages(entry),
            "parent": self._parent(entry),
            "order": self._orders[entry["id"]],
            "thumbnail": on_the_web(icon_address(entry["icon"])) if entry["icon"] else None,
            "organization": None,
            "embedded_offers": [],
        }

    def _reference(self, entry: Entry, language: Language) -> Json:
        address = f"/{self._region}/{language.slug}/{entry['path']}/"
        return {
            "id": number_of(entry),
            "url": on_the_web(address),
            "path": path_in(self._region, language, f"{self._folder}{entry['path']}"),
        }

    def _parent(self, entry: Entry) -> Json:
        if entry["parent"] is None:
            return dict(_NO_PARENT)
        return self._reference(self._by_id[entry["parent"]], self._edition.language)

    def _other_languages(self, entry: Entry) -> Json:
        return {
            code_of(language): self._reference(entry, language)
            for language in self._offered
            if language.code in entry["languages"] and language != self._edition.language
        }

    def _notices(self, entry: Entry) -> str:
        """Return what readers have to know of a page, in words: the apps drop ``lang`` and show no marks of ours."""
        source = path_in(self._region, SOURCE, entry["path"]) if SOURCE in self._offered else None
        context = {
            "language": self._edition.language,
            "shown_in": LANGUAGES[entry["language"]],
            "is_machine_translated": entry["is_machine_translated"],
            "is_outdated": entry["is_outdated"],
            "source_address": source,
        }
        return render_to_string("integreat/notices.html", context).strip()

    def _content(self, html: str) -> str:
        # Links first: what is filled in afterwards finds none that are open.
        linked = fill_links(html, self._path_of)
        filled = self._edition.filled_html(
            linked, lambda contact: render_contact_card(contact, self._edition.district)
        )
        return _PICTURE.sub(lambda picture: _with_absolute_addresses(picture[0]), filled)

    def _path_of(self, key: str) -> str | None:
        page = self._by_id.get(key)
        return path_in(self._region, self._edition.language, page["path"]) if page else None


def _with_absolute_addresses(picture: str) -> str:
    # The apps' pages come from another host.
    media = settings.MEDIA_URL
    return picture.replace(f'"{media}', f'"{on_the_web(media)}').replace(
        f", {media}", f", {on_the_web(media)}"
    )
