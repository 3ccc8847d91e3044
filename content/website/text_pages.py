"""A page of an edition, put into its template: by itself, as a draft, or with the German beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import translation

from content.core.languages import LANGUAGES, SOURCE
from content.editions.manifest import Entry
from content.editions.models import Snapshot
from content.editions.reading import ReadEdition, read_snapshot
from content.editions.rendering import render_contact_card
from content.website import embed_codes, happenings, structured
from content.website.beside import pairs_of
from content.website.frame import feedback_address, frame_of, links_to, page_languages, render
from content.website.parts import Checklist, HeadingLink
from content.website.tools import page_tools, simple_german

HEADINGS_WORTH_A_LIST = 4


def page(edition: ReadEdition, entry: Entry, today: date, snapshot: Snapshot | None = None) -> str:
    """Return one page of an edition, as it is on a day; ``snapshot`` is the page's, if it has been read already."""
    return _page(edition, entry, snapshot or read_snapshot(entry), today)


def preview(edition: ReadEdition, entry: Entry, snapshot: Snapshot, today: date) -> str:
    """Return a page that is not in the edition yet, as it would be."""
    return _page(edition, entry, snapshot, today, is_preview=True)


def _page(
    edition: ReadEdition, entry: Entry, snapshot: Snapshot, today: date, *, is_preview: bool = False
) -> str:
    content, canonical = snapshot.content, _canonical(edition, entry)
    context = {
        **_page_frame(edition, entry, content),
        # What is only a draft cannot be written about.
        **(frame_of(edition) if is_preview else {}),
        "body": filled(edition, snapshot),
        "children": links_to(edition, edition.children(entry)),
        "siblings": links_to(edition, _siblings(edition, entry)),
        "headings": _headings(content["blocks"]),
        "canonical": canonical,
        "oembed": embed_codes.oembed_address(edition.address(entry)),
        "embed_code": embed_codes.code(edition, entry),
        "is_preview": is_preview,
        "feedback_address": feedback_address(edition, entry),
        "tools": None if is_preview else page_tools(edition, entry),
        "simple": None if is_preview else simple_german(edition, entry),
        "structured": structured.page_graph(edition, entry, content, canonical),
        "event": happenings.event_link(edition, entry, today),
        "list_address": happenings.list_address(edition, entry),
    }
    return render("pages/page.html", edition.language, context)


def page_beside_german(edition: ReadEdition, entry: Entry, german: ReadEdition, german_entry: Entry) -> str:
    """Return a page with its German text next to it."""
    snapshot, german_snapshot = read_snapshot(entry), read_snapshot(german_entry)
    context = {
        **_page_frame(edition, entry, snapshot.content),
        "german": german_snapshot.content,
        "pairs": pairs_of(
            filled(edition, snapshot), filled(german, german_snapshot), snapshot.content["language"]
        ),
        "canonical": _canonical(edition, entry),
        "address": edition.address(entry),
    }
    return render("pages/beside.html", edition.language, context)


def _page_frame(edition: ReadEdition, entry: Entry, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands around the text of a page."""
    languages = page_languages(edition, entry)
    return {
        **frame_of(edition, entry),
        "languages": languages,
        "source_link": next((link for link in languages if link.language == SOURCE), None),
        "page": content,
        "entry": entry,
        "ancestors": links_to(edition, edition.ancestors(entry)),
        "updated_at": datetime.fromisoformat(content["updated_at"]) if content["updated_at"] else None,
        "checked_date": date.fromisoformat(content["checked_date"]) if content["checked_date"] else None,
        "shown_in": LANGUAGES[content["language"]],
        "checklists": _checklists(content["blocks"]),
    }


def filled(edition: ReadEdition, snapshot: Snapshot) -> str:
    """Return the HTML of a page with the offices of an edition and its addresses."""
    with translation.override(edition.language.slug):
        return edition.filled_html(
            snapshot.html, lambda contact: render_contact_card(contact, edition.district)
        )


def _checklists(blocks: Sequence[Mapping[str, Any]]) -> list[Checklist]:
    found = [block for block in blocks if block["type"] == "checklist"]
    return [Checklist(block["id"], range(len(block["value"]["items"]) + 1)) for block in found]


def _headings(blocks: Sequence[dict[str, Any]]) -> list[HeadingLink]:
    """Return what stands above the blocks of a long page; of a short one nothing."""
    links = [
        HeadingLink(
            block["id"], {"text": text, "language": block["language"], "direction": block["direction"]}
        )
        for block in blocks
        if (text := block["value"].get("heading") or block["value"].get("question"))
    ]
    return links if len(links) >= HEADINGS_WORTH_A_LIST else []


def _canonical(edition: ReadEdition, entry: Entry) -> str:
    """Return where the text of a page is at home: what is not translated, in the language that it is shown in."""
    shown_in = LANGUAGES[entry["language"]]
    if shown_in.code not in edition.district["languages"]:
        shown_in = edition.language
    return f"/{edition.district['slug']}/{shown_in.slug}/{entry['path']}/"


def _siblings(edition: ReadEdition, entry: Entry) -> list[Entry]:
    if "purpose" in entry:
        return []
    parent = next(reversed(edition.ancestors(entry)), None)
    return [sibling for sibling in edition.children(parent) if sibling["id"] != entry["id"]]
