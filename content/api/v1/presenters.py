"""From what is read to the JSON of an answer, as ``schemas`` describes it. Nothing here asks the database or knows of
requests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from modeltranslation.utils import build_localized_fieldname

from content.api.answers import Json
from content.core.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from content.core.text import search_key
from content.districts.models import District, Place
from content.districts.queries import Found
from content.editions.deltas import Delta
from content.editions.digests import digest
from content.editions.happenings import Coming
from content.editions.manifest import Entry
from content.editions.models import Snapshot
from content.editions.reading import ReadEdition
from content.editions.texts import TextIn, text_in
from content.modules.purposes import EVENT, NEWS
from content.search.queries import Excerpt, Result
from content.translations.models import Term
from content.translations.queries.glossary import Explained, Glossary

MOUNT = "/api/v1"
_NAME_COLUMNS = [(code, build_localized_fieldname("name", code.lower())) for code in LANGUAGES]


def present_districts(districts: Iterable[District]) -> Json:
    """Return districts with ``offered`` prefetched."""
    return {"districts": [_district(district) for district in districts]}


def present_places(found: Iterable[Found]) -> Json:
    """Return the places by name, and the districts that they and the query lead to."""
    results = list(found)
    places = [(place, result.district) for result in results for place in result.places]
    places.sort(key=lambda pair: (search_key(pair[0].name), pair[0].postcode, pair[1].slug))
    return {
        "places": [_place(place, district) for place, district in places],
        "districts": [_reference(result.district) for result in results],
    }


def present_languages() -> Json:
    """Return the language table."""
    return {
        "languages": [
            {**_language(language), "fallbacks": list(language.fallbacks)} for language in LANGUAGES.values()
        ]
    }


def present_glossary(glossary: Glossary, language: Language) -> Json:
    """Return all official terms as they are explained in a language."""
    return {
        "language": _language(language),
        "terms": [
            _term(term, glossary.explain(term.pk, language.code))
            for term in sorted(glossary.terms.values(), key=lambda term: search_key(term.name))
        ],
    }


def _term(term: Term, explained: Explained) -> Json:
    return {
        "id": f"t-{term.pk}",
        "term": term.name,
        "forms": term.other_forms,
        "explanation": text_in(explained.text, explained.language),
        "is_machine_translated": explained.is_machine,
        "is_outdated": explained.is_outdated,
    }


def present_results(
    edition: ReadEdition, query: str, results: Iterable[Result], terms: Iterable[tuple[Term, Explained]]
) -> Json:
    """Return what was found in an edition."""
    return {
        "query": query,
        "results": [
            {"page": _entry(edition, result.entry), "excerpt": _excerpt(result.excerpt)} for result in results
        ],
        "terms": [_term(term, explained) for term, explained in terms],
    }


def _excerpt(excerpt: Excerpt | None) -> Json | None:
    if excerpt is None:
        return None
    return {
        "block": excerpt.block,
        "language": excerpt.language,
        "direction": LANGUAGES[excerpt.language].direction.value,
        "parts": [{"text": part.text, "is_match": part.is_match} for part in excerpt.parts],
    }


def present_news(edition: ReadEdition, news: Iterable[Entry]) -> Json:
    """Return what is new in a district."""
    return {"news": [_entry(edition, entry) for entry in news]}


def present_events(edition: ReadEdition, events: Iterable[Coming], first: date, last: date | None) -> Json:
    """Return what takes place in a district from one day to another."""
    return {
        "first_day": first.isoformat(),
        "last_day": last.isoformat() if last else None,
        "events": [_coming(edition, event) for event in events],
    }


def _coming(edition: ReadEdition, event: Coming) -> Json:
    said = event.occasion.to_json()
    return {
        "starts_at": said["starts_at"],
        "ends_at": said["ends_at"],
        "page": _entry(edition, event.entry),
    }


def present_contacts(edition: ReadEdition) -> Json:
    """Return who fills which role in a district."""
    return {"contacts": edition.contacts}


def present_tree(edition: ReadEdition) -> Json:
    """Return what an edition holds, without the text of its pages."""
    return {
        "version": edition.version,
        "context_digest": _context_digest(edition),
        "language": _language(edition.language),
        "district": edition.district,
        "contacts": edition.contacts,
        "pages": [_entry(edition, entry) for entry in edition.pages],
    }


def page_address(edition: ReadEdition, entry: Entry) -> str:
    """Return where this interface answers a page."""
    return f"{MOUNT}/{edition.district['slug']}/{edition.language.slug}/pages/{entry['path']}"


def present_page(edition: ReadEdition, entry: Entry, content: Mapping[str, Any], html: str) -> Json:
    """Return one page of an edition; ``content`` is its snapshot's, ``html`` is filled already."""
    blocks = edition.filled_blocks(content["blocks"])
    return {
        **_entry(edition, entry),
        "children": [child["id"] for child in edition.children(entry)],
        # Snapshots say it only where it is so.
        "blocks": [{"is_translation_withheld": False, **block} for block in blocks],
        "html": html,
        "contacts": {
            block["value"]["role"]: block["value"]["contact"]
            for block in blocks
            if block["type"] == "contact"
        },
        # What was built before there was a glossary explains nothing.
        "terms": content.get("terms", []),
        "sources": content["sources"],
        "checked_date": content["checked_date"],
    }


def present_sync(
    edition: ReadEdition, delta: Delta, snapshots: Iterable[Snapshot], sizes: Mapping[str, int | None]
) -> Json:
    """Return what makes the present edition out of an earlier one; ``sizes`` as for ``present_bundle``."""
    return _sync(edition) | {
        "district": delta.rest.get("district"),
        "pages": [_entry(edition, page) for page in delta.pages],
        "removed_pages": delta.removed_pages,
        "order": delta.order,
        "contacts": delta.contacts,
        "removed_contacts": delta.removed_contacts,
        "snapshots": {snapshot.digest: present_snapshot(snapshot) for snapshot in snapshots},
        "media": _media(sizes),
    }


def present_start(edition: ReadEdition) -> Json:
    """Return where the whole edition is, for somebody who has nothing of it."""
    place = f"{edition.district['slug']}/{edition.language.slug}"
    address = f"{MOUNT}/{place}/bundles/{edition.version}"
    return _sync(edition) | {"bundle": {"address": address, "pages": len(edition.pages)}}


def _sync(edition: ReadEdition) -> Json:
    return {
        "token": edition.version,
        "bundle": None,
        "district": None,
        "pages": [],
        "removed_pages": [],
        "order": None,
        "contacts": {},
        "removed_contacts": [],
        "snapshots": {},
        "media": [],
    }


def present_snapshot(snapshot: Snapshot) -> Json:
    """Return the text of a page with its slots open."""
    content = snapshot.content
    return {
        "digest": snapshot.digest,
        "language": snapshot.language,
        "blocks": [_open_block(block) for block in content["blocks"]],
        "html": snapshot.html,
        "terms": content.get("terms", []),
        "sources": content["sources"],
        "checked_date": content["checked_date"],
    }


def present_bundle(
    edition: ReadEdition, snapshots: Iterable[Snapshot], sizes: Mapping[str, int | None]
) -> Json:
    """Return a whole edition; ``sizes`` has the addresses of the files that it shows and how many bytes each has."""
    return {
        "token": edition.version,
        "language": edition.language.code,
        "district": edition.district,
        "pages": [_entry(edition, page) for page in edition.pages],
        "contacts": edition.contacts,
        "snapshots": {snapshot.digest: present_snapshot(snapshot) for snapshot in snapshots},
        "media": _media(sizes),
    }


def _media(sizes: Mapping[str, int | None]) -> list[Json]:
    return [{"address": address, "bytes": size} for address, size in sizes.items()]


def _open_block(block: Json) -> Json:
    # Snapshots say it only where it is so.
    opened = {"is_translation_withheld": False, **block}
    if block["type"] == "contact":
        opened["value"] = {**block["value"], "contact": None}
    return opened


def _district(district: District) -> Json:
    return {
        **_reference(district),
        "ags": district.ags,
        "names": _names(district),
        "seat": district.seat,
        "website": district.website,
        "coordinates": _coordinates(district),
        "languages": [
            {
                **_language(language),
                "address": f"/{district.slug}/{language.slug}/",
                "pages": f"{MOUNT}/{district.slug}/{language.slug}/pages",
            }
            for language in district.languages
        ],
    }


def _reference(district: District) -> Json:
    name: str = getattr(district, build_localized_fieldname("name", SOURCE_LANGUAGE))
    return {"slug": district.slug, "kind": district.kind, "name": text_in(name, SOURCE_LANGUAGE)}


def _names(district: District) -> list[TextIn]:
    return [text_in(name, code) for code, column in _NAME_COLUMNS if (name := getattr(district, column))]


def _place(place: Place, district: District) -> Json:
    return {
        "postcode": place.postcode,
        "name": place.name,
        "coordinates": _coordinates(place),
        "district": _reference(district),
    }


def _coordinates(located: District | Place) -> Json:
    return {"latitude": located.latitude, "longitude": located.longitude}


def _language(language: Language) -> Json:
    return {
        "code": language.code,
        "slug": language.slug,
        "autonym": language.autonym,
        "direction": language.direction.value,
    }


def _entry(edition: ReadEdition, entry: Entry) -> Json:
    return {
        "id": entry["id"],
        "parent": entry["parent"],
        "path": entry["path"],
        "address": edition.address(entry),
        "digest": entry["digest"],
        "origin": entry["origin"],
        "title": entry["title"],
        "summary": entry["summary"],
        "language": entry["language"],
        "languages": entry["languages"],
        "icon": entry["icon"],
        "purpose": entry["purpose"].lower() if "purpose" in entry else None,
        "published_at": entry["published_at"] if entry.get("purpose") == NEWS else None,
        "event": entry["event"] if entry.get("purpose") == EVENT else None,
        "is_machine_translated": entry["is_machine_translated"],
        "is_outdated": entry["is_outdated"],
        "is_translation_withheld": entry.get("is_translation_withheld", False),
        "updated_at": entry["updated_at"],
    }


def _context_digest(edition: ReadEdition) -> str:
    return digest([edition.contacts, {entry["id"]: entry["path"] for entry in edition.pages}])
