"""What other websites show of a district in a frame: a page without what stands around it on ours."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from content.core.languages import LANGUAGES, SOURCE, Language
from content.editions.manifest import Entry
from content.editions.reading import ReadEdition, read_snapshot
from content.editions.rendering import render_contact_card
from content.website.embed_codes import address
from content.website.parts import LanguageLink, PageLink

# Links open a tab of their own, for a frame is no place to get lost in: but not these, which stay on the page or call.
_STAYING = re.compile(r'<a (?=[^>]*\bhref="(?:#|tel:|mailto:))')


def page(edition: ReadEdition, entry: Entry) -> str:
    """Return one page of an edition."""
    snapshot = read_snapshot(entry)
    content = snapshot.content
    with translation.override(edition.language.slug):
        body = edition.filled_html(
            snapshot.html, lambda contact: render_contact_card(contact, edition.district)
        )
    languages = _languages(edition, entry)
    context = {
        "languages": languages,
        "source_link": next((link for link in languages if link.language == SOURCE), None),
        "page": content,
        "entry": entry,
        "body": _STAYING.sub('<a target="_self" ', body),
        "children": _links(edition, entry),
        "updated_at": datetime.fromisoformat(content["updated_at"]) if content["updated_at"] else None,
        "shown_in": LANGUAGES[content["language"]],
        "address": edition.address(entry),
    }
    return _render("pages/embedded_page.html", edition.language, {**_frame(edition), **context})


def home(edition: ReadEdition) -> str:
    """Return a district's topics."""
    context = {"languages": _languages(edition, None), "tiles": _links(edition, None)}
    return _render("pages/embedded_home.html", edition.language, {**_frame(edition), **context})


def nothing(language: Language, edition: ReadEdition | None) -> str:
    """Return what stands in a frame whose address leads to no page."""
    return _render("pages/embedded_nothing.html", language, _frame(edition) if edition else {})


def _frame(edition: ReadEdition) -> dict[str, Any]:
    home_address = f"/{edition.district['slug']}/{edition.language.slug}/"
    return {
        "district": edition.district,
        "theme": edition.theme,
        "home_address": home_address,
        "address": home_address,
    }


def _languages(edition: ReadEdition, entry: Entry | None) -> list[LanguageLink]:
    """Return the languages in which it is there; what is left out in a language leads nowhere in a frame."""
    offered = [LANGUAGES[code] for code in edition.district["languages"]]
    found = [
        LanguageLink(
            other,
            address(edition, entry, other),
            is_current=other == edition.language,
            is_translated=entry is None or other.code in entry["languages"],
        )
        for other in offered
    ]
    is_kept = entry is None or "purpose" in entry or not edition.leaves_out_untranslated
    return [link for link in found if is_kept or link.is_translated]


def _links(edition: ReadEdition, parent: Entry | None) -> list[PageLink]:
    return [PageLink(child, edition.address(child)) for child in edition.children(parent)]


def _render(template: str, language: Language, context: dict[str, Any]) -> str:
    with translation.override(language.slug):
        return render_to_string(template, {**context, "language": language})
