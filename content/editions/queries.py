"""What the builder knows at present, read for many pages and districts at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from content.core.languages import LANGUAGES
from content.districts.models import District, OfferedLanguage
from content.editions.assembling import Offices, Trees, contents
from content.editions.building import Built, build_snapshots
from content.editions.models import Edition, PendingPage, SnapshotRef
from content.modules.models import InfoPage
from content.translations.models import Translation

PAGES_AT_ONCE = 40


def offered_languages() -> list[str]:
    """Return the codes of all languages that any district offers, in the order of the table."""
    offered = set(OfferedLanguage.objects.values_list("code", flat=True).distinct())
    return [code for code in LANGUAGES if code in offered]


def latest_translated_languages() -> list[str]:
    """Return the codes of the languages into which marked pages were translated, the latest translation first."""
    translations = Translation.objects.live().filter(page__in=PendingPage.objects.values("page"))
    latest = translations.values("language").annotate(latest=Max("live_at")).order_by("-latest")
    return list(latest.values_list("language", flat=True))


def current_heads(code: str) -> dict[int, dict[str, Any]]:
    """Return what lists say of each page in a language, by the page's primary key."""
    return dict(SnapshotRef.objects.filter(language=code).values_list("page_id", "head"))


def translated_languages() -> dict[int, list[str]]:
    """Return the codes of the offered languages that each page exists in, by the page's primary key."""
    order = {code: position for position, code in enumerate(offered_languages())}
    translated = SnapshotRef.objects.filter(is_translated=True, language__in=order)
    found: dict[int, list[str]] = defaultdict(list)
    for page_id, code in translated.values_list("page_id", "language"):
        found[page_id].append(code)
    return {page_id: sorted(codes, key=order.__getitem__) for page_id, codes in found.items()}


def districts_by_id(ids: Iterable[int]) -> dict[int, District]:
    """Return districts with the languages they offer, in two queries."""
    return {
        district.pk: district
        for district in District.objects.filter(pk__in=list(ids)).prefetch_related("offered")
    }


def differing_editions() -> list[Edition]:
    """Return the editions that are not what building everything afresh gives."""
    heads: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    translated: dict[int, list[str]] = defaultdict(list)
    for built in _all_built():
        heads[built.language][built.page_id] = built.head
        if built.is_translated:
            translated[built.page_id].append(built.language)
    trees, offices = Trees.load(), Offices.load()
    editions = list(Edition.objects.select_related("district"))
    districts = districts_by_id({edition.district_id for edition in editions})
    differing = []
    for code in {edition.language for edition in editions}:
        fresh = contents(LANGUAGES[code], districts.values(), trees, heads[code], translated, offices)
        differing += [
            edition
            for edition in editions
            if edition.language == code and edition.content != fresh[edition.district_id]
        ]
    return sorted(differing, key=lambda edition: (edition.district.slug, edition.language))


def _all_built() -> Iterable[Built]:
    codes = offered_languages()
    ids = list(InfoPage.objects.live().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), PAGES_AT_ONCE):
        yield from build_snapshots(InfoPage.objects.filter(pk__in=ids[start : start + PAGES_AT_ONCE]), codes)
