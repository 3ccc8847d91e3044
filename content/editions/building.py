"""From pages and translations to snapshots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from content.editions.digests import digest
from content.editions.models import Snapshot
from content.editions.presentation import References, present
from content.editions.references import references_of
from content.editions.rendering import render_blocks
from content.editions.texts import text_in
from content.modules.models import InfoPage
from content.translations.composition import Composition, Source, compose_source
from content.translations.models import Translation
from content.translations.schemas import schema_of, structure_of
from content.translations.segments import Stream, Struct
from content.translations.staleness import Strings


@dataclass(frozen=True, slots=True)
class Built:
    """A page's snapshot for the readers of one language."""

    page_id: int
    language: str
    snapshot: Snapshot
    head: dict[str, Any]
    is_translated: bool


def build_snapshots(pages: Sequence[InfoPage], codes: Iterable[str]) -> list[Built]:
    """Return the snapshots of live pages in each of the languages.

    A page that has nothing in a language shares the snapshot of the language it falls back to.
    """
    translations = _live_translations(pages)
    references = references_of(
        pages, [found for by_language in translations.values() for found in by_language.values()]
    )
    wanted = list(codes)
    return [
        built
        for page in pages
        for built in _build_page(page, wanted, translations.get(page.pk, {}), references)
    ]


def build_snapshot(
    page: InfoPage, strings: Mapping[str, Strings], language: Language, references: References
) -> tuple[Snapshot, dict[str, Any]]:
    """Return the snapshot of a page, as it is in memory, for the readers of a language, and its head."""
    return _build(page, _compose(_source(page), strings, language), {}, language, references)


def _build_page(
    page: InfoPage, codes: list[str], translations: dict[str, Translation], references: References
) -> Iterator[Built]:
    strings: dict[str, Strings] = {code: found.live_strings for code, found in translations.items()}
    live_at = {code: found.live_at for code, found in translations.items()}
    source = _source(page)
    done: dict[str, tuple[Snapshot, dict[str, Any]]] = {}
    for code in codes:
        composition = _compose(source, strings, LANGUAGES[code])
        own = _shown_in(composition, code)
        if own not in done:
            if own != code:
                composition = _compose(source, strings, LANGUAGES[own])
            done[own] = _build(page, composition, live_at, LANGUAGES[own], references)
        snapshot, head = done[own]
        yield Built(page.pk, code, snapshot, head, head["language"] == code)


def shown_language(page: InfoPage, strings: Mapping[str, Strings], language: Language) -> str:
    """Return the code of the language whose snapshot readers get: the nearest that anything of the page is in."""
    return _shown_in(_compose(_source(page), strings, language), language.code)


def _shown_in(composition: Composition, code: str) -> str:
    shown = {part.language for part in composition.parts.values()}
    return next((own for own in (code, *LANGUAGES[code].fallbacks) if own in shown), SOURCE_LANGUAGE)


def _source(page: InfoPage) -> Source:
    return Source.of(structure_of(page), schema_of(type(page)))


def _compose(source: Source, strings: Mapping[str, Strings], language: Language) -> Composition:
    return compose_source(source, strings, (language.code, *language.fallbacks))


def _build(
    page: InfoPage,
    composition: Composition,
    live_at: dict[str, datetime | None],
    language: Language,
    references: References,
) -> tuple[Snapshot, dict[str, Any]]:
    parts = composition.parts.values()
    changes = [page.last_published_at, *(live_at.get(code) for code in {part.language for part in parts})]
    head = {
        "title": text_in(composition.structure["title"], composition.part("title").language),
        "summary": text_in(composition.structure["summary"], composition.part("summary").language),
        "language": composition.part("title").language,
        "icon": page.icon,
        "is_machine_translated": any(part.is_machine for part in parts),
        "is_outdated": any(part.is_outdated for part in parts),
        "updated_at": _iso(max((moment for moment in changes if moment), default=None)),
    }
    blocks = list(_present_blocks(composition, schema_of(type(page)), references))
    content = {
        "id": str(page.translation_key),
        **head,
        "blocks": blocks,
        "sources": [dict(block["value"]) for block in page.sources.raw_data],
        "checked_date": page.checked_date.isoformat() if page.checked_date else None,
    }
    html = render_blocks(blocks, language)
    name = digest({"content": content, "html": html})
    snapshot = Snapshot(digest=name, language=language.code, content=content, html=html)
    return snapshot, head | {"digest": name}


def _present_blocks(
    composition: Composition, schema: Struct, references: References
) -> Iterator[dict[str, Any]]:
    stream = schema.fields["body"]
    known = stream.blocks if isinstance(stream, Stream) else {}
    for block in composition.structure["body"]:
        value = present(block["value"], known[block["type"]], references)
        if block["type"] == "image" and value["image"] is None:
            continue
        part = composition.part(f"body.{block['id']}")
        yield {
            "id": block["id"],
            "type": block["type"],
            "language": part.language,
            "direction": LANGUAGES[part.language].direction.value,
            "is_machine_translated": part.is_machine,
            "is_outdated": part.is_outdated,
            "value": value,
        }


def _live_translations(pages: Sequence[InfoPage]) -> dict[int, dict[str, Translation]]:
    found: dict[int, dict[str, Translation]] = {}
    ids = [page.pk for page in pages]
    for translation in Translation.objects.live().filter(page__in=ids).defer("draft"):
        found.setdefault(translation.page_id, {})[translation.language] = translation
    return found


def _iso(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None
