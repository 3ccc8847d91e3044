"""What is on each sheet, put into its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from content.core.languages import LANGUAGES, SOURCE, Language
from content.core.site import on_the_web, site_address
from content.core.theme_files import joined_styles
from content.editions.manifest import Entry, lasting
from content.editions.models import Snapshot
from content.editions.reading import ReadEdition, read_snapshot, read_snapshots
from content.editions.rendering import render_contact_card
from content.modules.occasions import Occasion
from content.modules.purposes import EVENT
from content.paper.codes import qr_code
from content.paper.markup import Block, Place, Sheet, beside, blocks_on, printed_address
from content.paper.pictures import picture

# A booklet's modules stand at the top; deeper than this no heading gets smaller.
LOWEST = 3


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is on the web: as typed, and as a phone reads it."""

    url: str
    printed: str
    code: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """A language on a poster, and where it leads; ``title`` is what waits there, if that is one page."""

    language: Language
    address: Address
    title: Mapping[str, str] | None = None


def page(edition: ReadEdition, entry: Entry) -> str:
    """Return the sheet of one page."""
    article = _article(edition, entry, read_snapshot(entry), Sheet(site_address(), picture))
    return _render("paper/page.html", edition, {"article": article})


def page_beside_german(edition: ReadEdition, entry: Entry, german: ReadEdition, german_entry: Entry) -> str:
    """Return the sheet of one page with the German text next to it, block by block."""
    article = _article(edition, entry, read_snapshot(entry), Sheet(site_address(), picture))
    sheet = Sheet(site_address(), picture, prefix="de-")
    other = _article(german, german_entry, read_snapshot(german_entry), sheet, article["notes"])
    rows = beside(article["blocks"], other["blocks"])
    return _render("paper/pair.html", edition, {"article": article, "german": other, "rows": rows})


def booklet(edition: ReadEdition) -> str:
    """Return everything that a district offers in a language and that lasts, with a table of contents."""
    pages = lasting(edition.pages)
    snapshots = read_snapshots(entry["digest"] for entry in pages)
    places = _places(pages)
    elsewhere = {on_the_web(edition.address(entry)): places[entry["id"]] for entry in pages}
    articles: list[dict[str, Any]] = []
    for entry in pages:
        place, depth = places[entry["id"]], min(len(edition.ancestors(entry)), LOWEST)
        sheet = Sheet(site_address(), picture, elsewhere, deeper=depth)
        article = _article(edition, entry, snapshots[entry["digest"]], sheet)
        # A term is explained once.
        explained = (name for name, _ in article["blocks"] if name.startswith("t-"))
        elsewhere |= {f"#{name}": Place(name, place.number) for name in explained}
        articles.append({**article, "place": place, "depth": depth, "level": depth + 1})
    address = _address(f"/{edition.district['slug']}/{edition.language.slug}/")
    return _render("paper/booklet.html", edition, {"articles": articles, "address": address})


def poster(edition: ReadEdition, entry: Entry | None, invited: Mapping[str, Entry | None]) -> str:
    """Return a notice for a board: where a page, or else all that a district offers, is in each of some languages."""
    slug = edition.district["slug"]
    invitations = [
        _invitation(LANGUAGES[code], slug, invited[code])
        for code in edition.district["languages"]
        if code in invited
    ]
    context = {
        "title": entry["title"] if entry else None,
        # The website finds the language of the phone by itself.
        "address": _address(edition.short_address(entry) if entry else f"/{slug}/"),
        "invitations": invitations,
        "columns": _columns(len(invitations)),
    }
    return _render("paper/poster.html", edition, context)


def _article(
    edition: ReadEdition, entry: Entry, snapshot: Snapshot, sheet: Sheet, notes: list[str] | None = None
) -> dict[str, Any]:
    """Return what a template needs of a page; ``notes`` are the addresses that have a number on the sheet already."""
    content = snapshot.content
    notes = [] if notes is None else notes
    with translation.override(edition.language.slug):
        html = edition.filled_html(
            snapshot.html, lambda contact: render_contact_card(contact, edition.district)
        )
    blocks: list[Block] = blocks_on(sheet, html, notes)
    return {
        "page": content,
        "entry": entry,
        "occasion": Occasion.from_json(entry["event"]) if entry.get("purpose") == EVENT else None,
        "blocks": blocks,
        "notes": notes,
        "address": _address(edition.address(entry)),
        "shown_in": LANGUAGES[content["language"]],
        "sources": [{**source, "printed": printed_address(source["url"])} for source in content["sources"]],
        "updated_at": datetime.fromisoformat(content["updated_at"]) if content["updated_at"] else None,
        "checked_date": date.fromisoformat(content["checked_date"]) if content["checked_date"] else None,
    }


def _places(pages: Sequence[Entry]) -> dict[str, Place]:
    """Return where in a booklet pages are, numbered by where they stand in the tree: 2, 2.1, 2.2."""
    places: dict[str, Place] = {}
    counts: Counter[str | None] = Counter()
    for entry in pages:
        parent = entry["parent"]
        counts[parent] += 1
        number = f"{places[parent].number}.{counts[parent]}" if parent else str(counts[parent])
        places[entry["id"]] = Place(f"p-{number}", number)
    return places


def _invitation(language: Language, slug: str, entry: Entry | None) -> Invitation:
    path = f"/{slug}/{language.slug}/{entry['path']}/" if entry else f"/{slug}/{language.slug}/"
    return Invitation(language, _address(path), entry["title"] if entry else None)


def _columns(count: int) -> int:
    """Return how many fit beside each other so that all are on one sheet, as large as may be."""
    return next((columns for columns, most in ((2, 6), (3, 12), (4, 20)) if count <= most), 5)


def _address(path: str) -> Address:
    url = on_the_web(path)
    return Address(url, printed_address(url), qr_code(url))


@cache
def styles(theme: str) -> str:
    """Return a theme's colours, and what sheets look like."""
    return joined_styles("tokens", "paper", theme=theme)


def _render(template: str, edition: ReadEdition, context: dict[str, Any]) -> str:
    frame = {
        "language": edition.language,
        "district": edition.district,
        "source": SOURCE,
        "styles": styles(edition.theme),
    }
    with translation.override(edition.language.slug):
        return render_to_string(template, {**frame, **context})
