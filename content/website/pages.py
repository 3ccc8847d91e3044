"""What is on each page, put into its template. Nothing here knows of requests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.utils import translation

from content.core.languages import LANGUAGES, SOURCE, Language
from content.districts.enums import DistrictKind
from content.districts.models import District, Place
from content.districts.queries import Found
from content.editions.manifest import Entry
from content.editions.models import Snapshot
from content.editions.reading import Contact, ReadEdition, read_snapshot
from content.editions.rendering import render_contact_card
from content.editions.texts import TextIn, column_in
from content.modules.purposes import LEGAL
from content.search.queries import Excerpt, Result
from content.translations.queries.glossary import Explained
from content.website import embed_codes, happenings, structured
from content.website.beside import pairs_of
from content.website.latest import changed_lately
from content.website.parts import Change, Checklist, LanguageLink, PageLink
from content.website.tools import page_tools, papers, simple_german

INTEGRATION_ROLE = "integration"
HEADINGS_WORTH_A_LIST = 4


@dataclass(frozen=True, slots=True)
class ResultLink:
    """A page that was found, the titles of those above it, and where it says what was looked for."""

    title: TextIn
    address: str
    above: list[TextIn]
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class DistrictLink:
    """A district to choose, and the places by which it was found."""

    district: District
    name: TextIn | None
    address: str
    places: Sequence[Place] = ()


@dataclass(frozen=True, slots=True)
class HeadingLink:
    """A heading of a page, and the block it stands above."""

    block: str
    heading: TextIn


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """What a reader has entered so far, and what is wrong with it.

    ``vote`` is ``yes``, ``no`` or empty; ``about`` is ``barrier``, ``search`` with what was looked for, or empty;
    ``flaws`` are the names of fields that are empty or too long, or ``limit``.
    """

    vote: str = ""
    comment: str = ""
    contact: str = ""
    about: str = ""
    query: str = ""
    flaws: frozenset[str] = frozenset()
    is_sent: bool = False


def district_choice(
    language: Language, districts: Sequence[District], query: str, found: Sequence[Found]
) -> str:
    """Return the page on which readers choose their district."""
    offered = {code.code for district in districts for code in district.languages}
    others = (other for other in LANGUAGES.values() if other.code in offered and other != language)
    context = {
        "language": language,
        "languages": [
            LanguageLink(other, f"/{other.slug}/", is_current=other == language)
            # Whoever sees only the first few sees their own among them.
            for other in (language, *others)
        ],
        "groups": [
            (kind, [_district_link(district, language) for district in districts if district.kind == kind])
            for kind in DistrictKind
        ],
        "query": query,
        "found": [_district_link(item.district, language, item.places) for item in found],
    }
    return _render("pages/district_choice.html", language, context)


def district_address(district: District, language: Language) -> str:
    """Return the address of a district's start page, in the language if the district offers it."""
    if language in district.languages:
        return f"/{district.slug}/{language.slug}/"
    return f"/{district.slug}/"


def home(edition: ReadEdition, today: date) -> str:
    """Return a district's start page, as it is on a day."""
    context = {
        **_frame(edition),
        "languages": _home_languages(edition),
        "tiles": _links(edition, edition.children(None)),
        "contact": _contact(edition, INTEGRATION_ROLE),
        "happenings": happenings.latest_happenings(edition, today),
        "papers": papers(f"/{edition.district['slug']}/{edition.language.slug}"),
        "oembed": embed_codes.oembed_address(f"/{edition.district['slug']}/{edition.language.slug}/"),
        "latest": _changes(edition),
        "simple": simple_german(edition),
    }
    return _render("pages/home.html", edition.language, context)


def search(edition: ReadEdition, query: str, results: Iterable[Result], terms: Sequence[Explained]) -> str:
    """Return the page on which readers search what a district offers."""
    context = {
        **_frame(edition),
        "languages": _home_languages(edition),
        "query": query,
        "tiles": [] if query else _links(edition, edition.children(None)),
        "missing_address": f"{feedback_address(edition, None)}?{urlencode({'about': 'search', 'q': query})}",
        "results": [_result_link(edition, result) for result in results],
        "terms": terms,
    }
    return _render("pages/search.html", edition.language, context)


def news(edition: ReadEdition, today: date) -> str:
    """Return the list of a district's news."""
    return _happenings("pages/news.html", "news", edition, today)


def events(edition: ReadEdition, today: date) -> str:
    """Return the list of what takes place in a district, from a day on."""
    return _happenings("pages/events.html", "events", edition, today)


def page(edition: ReadEdition, entry: Entry, today: date, snapshot: Snapshot | None = None) -> str:
    """Return one page of an edition, as it is on a day; ``snapshot`` is the page's, if it has been read already."""
    return _page(edition, entry, snapshot or read_snapshot(entry), today)


def preview(edition: ReadEdition, entry: Entry, snapshot: Snapshot, today: date) -> str:
    """Return a page that is not in the edition yet, as it would be."""
    return _page(edition, entry, snapshot, today, is_preview=True)


def not_found(language: Language, edition: ReadEdition | None) -> str:
    """Return the page that says that there is nothing at an address."""
    context: dict[str, Any] = {}
    if edition:
        tiles = _links(edition, edition.children(None))
        context = {**_frame(edition), "languages": _home_languages(edition), "tiles": tiles}
    return _render("pages/not_found.html", language, context)


def no_paper(edition: ReadEdition, state: str, again_in: int | None) -> str:
    """Return the page that says why there is no PDF: ``MAKING``, ``BUSY``, ``FAILED`` or ``MISSING``."""
    context = {
        **_frame(edition),
        "languages": _home_languages(edition),
        "state": state,
        "again_in": again_in,
    }
    return _render("pages/no_paper.html", edition.language, context)


def shell(edition: ReadEdition, place: Callable[[str], str]) -> str:
    """Return what stands around every page of an edition, with places for what is the page's own."""
    home = f"/{edition.district['slug']}"
    context = {
        **_frame(edition),
        "languages": [
            LanguageLink(other, f"{home}/{other.slug}/{place('path')}", is_current=other == edition.language)
            for other in _offered(edition)
        ],
        "version": place("version"),
        "title": place("title"),
        "main": place("main"),
        "banner": place("banner"),
    }
    return _render("pages/offline.html", edition.language, context)


def offline_banner(edition: ReadEdition, day: str) -> str:
    """Return what stands above a page that comes from a reader's device, where it is as it was on a day."""
    return _render("components/offline_banner.html", edition.language, {"day": day})


def not_saved(edition: ReadEdition, saved: str) -> str:
    """Return the page that stands for those that a browser has not kept; ``saved`` is the list of what it has."""
    context = {**_frame(edition), "languages": _home_languages(edition), "saved": saved}
    return _render("pages/not_saved.html", edition.language, context)


def _happenings(template: str, name: str, edition: ReadEdition, today: date) -> str:
    context = {
        **_frame(edition),
        "languages": _home_languages(edition, f"{name}/"),
        "address": f"/{edition.district['slug']}/{edition.language.slug}/{name}/",
        "happenings": happenings.happenings_of(edition, today),
    }
    return _render(template, edition.language, context)


def _page(
    edition: ReadEdition, entry: Entry, snapshot: Snapshot, today: date, *, is_preview: bool = False
) -> str:
    content, canonical = snapshot.content, _canonical(edition, entry)
    context = {
        **_page_frame(edition, entry, content),
        # What is only a draft cannot be written about.
        **(_frame(edition) if is_preview else {}),
        "body": _filled(edition, snapshot),
        "children": _links(edition, edition.children(entry)),
        "siblings": _links(edition, _siblings(edition, entry)),
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
    return _render("pages/page.html", edition.language, context)


def page_beside_german(edition: ReadEdition, entry: Entry, german: ReadEdition, german_entry: Entry) -> str:
    """Return a page with its German text next to it."""
    snapshot, german_snapshot = read_snapshot(entry), read_snapshot(german_entry)
    context = {
        **_page_frame(edition, entry, snapshot.content),
        "german": german_snapshot.content,
        "pairs": pairs_of(
            _filled(edition, snapshot), _filled(german, german_snapshot), snapshot.content["language"]
        ),
        "canonical": _canonical(edition, entry),
        "address": edition.address(entry),
    }
    return _render("pages/beside.html", edition.language, context)


def _page_frame(edition: ReadEdition, entry: Entry, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands around the text of a page."""
    languages = _languages(edition, entry)
    return {
        **_frame(edition, entry),
        "languages": languages,
        "source_link": next((link for link in languages if link.language == SOURCE), None),
        "page": content,
        "entry": entry,
        "ancestors": _links(edition, edition.ancestors(entry)),
        "updated_at": datetime.fromisoformat(content["updated_at"]) if content["updated_at"] else None,
        "checked_date": date.fromisoformat(content["checked_date"]) if content["checked_date"] else None,
        "shown_in": LANGUAGES[content["language"]],
        "checklists": _checklists(content["blocks"]),
    }


def _filled(edition: ReadEdition, snapshot: Snapshot) -> str:
    with translation.override(edition.language.slug):
        return edition.filled_html(
            snapshot.html, lambda contact: render_contact_card(contact, edition.district)
        )


def _checklists(blocks: Sequence[Mapping[str, Any]]) -> list[Checklist]:
    found = [block for block in blocks if block["type"] == "checklist"]
    return [Checklist(block["id"], range(len(block["value"]["items"]) + 1)) for block in found]


def _changes(edition: ReadEdition) -> list[Change]:
    pages = changed_lately(edition.topics)
    return [Change(page, edition.address(page), datetime.fromisoformat(page["updated_at"])) for page in pages]


def feedback(edition: ReadEdition, entry: Entry | None, form: FeedbackForm) -> str:
    """Return the page on which readers write about a page, or a district, or are thanked for it."""
    context = {
        **_frame(edition, entry),
        "languages": _languages(edition, entry) if entry else _home_languages(edition),
        "address": feedback_address(edition, entry),
        "back": PageLink(entry, edition.address(entry)) if entry else None,
        "form": form,
    }
    return _render("pages/feedback.html", edition.language, context)


def feedback_address(edition: ReadEdition, entry: Entry | None) -> str:
    """Return where readers write about a page, or a district."""
    home = f"/{edition.district['slug']}/{edition.language.slug}/feedback/"
    return f"{home}{entry['path']}/" if entry else home


def _frame(edition: ReadEdition, entry: Entry | None = None) -> dict[str, Any]:
    home = f"/{edition.district['slug']}/{edition.language.slug}/"
    return {
        "language": edition.language,
        "district": edition.district,
        "theme": edition.theme,
        "home_address": home,
        "search_address": f"{home}search/",
        "barrier_address": f"{feedback_address(edition, entry)}?about=barrier",
        "version": edition.version[:16],
        "source": SOURCE,
        "legal": _links(edition, list(edition.legal_pages.values())),
    }


def _district_link(district: District, language: Language, places: Sequence[Place] = ()) -> DistrictLink:
    name = column_in(district, "name", language)
    return DistrictLink(district, name, district_address(district, language), places)


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


def _home_languages(edition: ReadEdition, below: str = "") -> list[LanguageLink]:
    home = f"/{edition.district['slug']}"
    return [
        LanguageLink(other, f"{home}/{other.slug}/{below}", is_current=other == edition.language)
        for other in _offered(edition)
    ]


def _languages(edition: ReadEdition, entry: Entry) -> list[LanguageLink]:
    return [_language_link(edition, entry, other) for other in _offered(edition)]


def _language_link(edition: ReadEdition, entry: Entry, other: Language) -> LanguageLink:
    home = f"/{edition.district['slug']}/{other.slug}/"
    is_translated = other.code in entry["languages"]
    is_there = is_translated or not edition.leaves_out_untranslated or entry.get("purpose") in LEGAL
    address = f"{home}{entry['path']}/" if is_there else home
    return LanguageLink(other, address, is_current=other == edition.language, is_translated=is_translated)


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


def _offered(edition: ReadEdition) -> list[Language]:
    return [LANGUAGES[code] for code in edition.district["languages"]]


def _result_link(edition: ReadEdition, result: Result) -> ResultLink:
    entry, excerpt = result.entry, result.excerpt
    anchor = f"#b-{excerpt.block}" if excerpt and excerpt.block else ""
    above = [page["title"] for page in edition.ancestors(entry)]
    return ResultLink(entry["title"], edition.address(entry) + anchor, above, excerpt)


def _links(edition: ReadEdition, entries: Sequence[Entry]) -> list[PageLink]:
    return [PageLink(entry, edition.address(entry)) for entry in entries]


def _contact(edition: ReadEdition, role: str) -> Contact | None:
    contact = edition.contact(role)
    return contact if contact["office"] else None


def _render(template: str, language: Language, context: dict[str, Any]) -> str:
    with translation.override(language.slug):
        return render_to_string(template, {**context, "language": language})
