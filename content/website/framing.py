"""What other websites show of a district in a frame: a page without what stands around it on ours."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from content.core.languages import LANGUAGES, SOURCE, Language
from content.editions.manifest import Entry
from content.editions.reading import ReadEdition, read_snapshot
from content.website.embed_codes import address
from content.website.frame import is_there_in, links_to, offered_languages, render
from content.website.parts import LanguageLink
from content.website.text_pages import filled

# Links open a tab of their own, for a frame is no place to get lost in: but not these, which stay on the page or call.
_STAYING = re.compile(r'<a (?=[^>]*\bhref="(?:#|tel:|mailto:))')


def page(edition: ReadEdition, entry: Entry) -> str:
    """Return one page of an edition."""
    snapshot = read_snapshot(entry)
    content = snapshot.content
    languages = _languages(edition, entry)
    context = {
        "languages": languages,
        "source_link": next((link for link in languages if link.language == SOURCE), None),
        "page": content,
        "entry": entry,
        "body": _STAYING.sub('<a target="_self" ', filled(edition, snapshot)),
        "children": links_to(edition, edition.children(entry)),
        "updated_at": datetime.fromisoformat(content["updated_at"]) if content["updated_at"] else None,
        "shown_in": LANGUAGES[content["language"]],
        "address": edition.address(entry),
    }
    return render("pages/embedded_page.html", edition.language, {**_frame(edition), **context})


def home(edition: ReadEdition) -> str:
    """Return a district's topics."""
    context = {"languages": _languages(edition, None), "tiles": links_to(edition, edition.children(None))}
    return render("pages/embedded_home.html", edition.language, {**_frame(edition), **context})


def nothing(language: Language, edition: ReadEdition | None) -> str:
    """Return what stands in a frame whose address leads to no page."""
    return render("pages/embedded_nothing.html", language, _frame(edition) if edition else {})


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
    return [
        LanguageLink(
            other,
            address(edition, entry, other),
            is_current=other == edition.language,
            is_translated=entry is None or other.code in entry["languages"],
        )
        for other in offered_languages(edition)
        if entry is None or is_there_in(edition, entry, other)
    ]
