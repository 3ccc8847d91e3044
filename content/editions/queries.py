"""What the builder knows at present, read for many pages and districts at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from wagtail.models import Page

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from content.districts.models import District, OfferedLanguage
from content.editions.assembling import Offices, Trees, contents
from content.editions.building import Built, build_snapshots
from content.editions.manifest import Folded, Head, fold, sheet_digest
from content.editions.models import Edition, PendingPage, Sheet, SnapshotRef
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.translations.models import Translation

PAGES_AT_ONCE = 40
_WORDS_WORTH_SEARCHING = 20
_WORD = re.compile(r"\w+")


def offered_languages() -> list[str]:
    """Return the codes of all languages that any district offers, in the order of the table."""
    offered = set(OfferedLanguage.objects.values_list("code", flat=True).distinct())
    return [code for code in LANGUAGES if code in offered]


def latest_published_languages() -> list[str]:
    """Return the codes of the languages in which marked pages were published, the latest publication first."""
    marked = PendingPage.objects.values("page")
    translations = Translation.objects.live().filter(page__in=marked)
    latest = dict(translations.values_list("language").annotate(latest=Max("live_at")))
    if latest:
        german = Page.objects.filter(pk__in=marked).aggregate(latest=Max("last_published_at"))["latest"]
        latest |= {SOURCE_LANGUAGE: german} if german else {}
    return sorted(latest, key=lambda code: latest[code], reverse=True)


def marked_pages() -> list[tuple[int, UUID]]:
    """Return the primary keys of the pages to be built again, each with its token; those with one text in a row."""
    marked = PendingPage.objects.annotate(text=Coalesce("page__overridepage__target", "page"))
    return list(marked.order_by("text", "page").values_list("page_id", "token"))


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


def folded(
    language: Language,
    districts: Iterable[District],
    trees: Trees,
    heads: Mapping[int, Head],
    translated: Mapping[int, list[str]],
    offices: Offices,
) -> dict[int, Folded]:
    """Return the content of each district's edition in a language, in sheets, by the district's primary key."""
    found: dict[int, Folded] = {}
    named: dict[str, str] = {}
    known = frozenset(heads)
    for district, content, shared in contents(language, districts, trees, heads, translated, offices):
        named = named or {"statewide": sheet_digest(shared)}
        places = trees.places(district.pk, known)
        found[district.pk] = replace(fold(content, shared, named), places=places)
    return found


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
        fresh = folded(LANGUAGES[code], districts.values(), trees, heads[code], translated, offices)
        differing += [
            edition
            for edition in editions
            if edition.language == code and not _is_stored(edition, fresh[edition.district_id])
        ]
    return sorted(differing, key=lambda edition: (edition.district.slug, edition.language))


def _is_stored(edition: Edition, fresh: Folded) -> bool:
    stored = dict(Sheet.objects.filter(digest__in=fresh.sheets).values_list("digest", "content"))
    return (edition.content, stored) == (fresh.content, fresh.sheets)


def buildable_ids() -> list[int]:
    """Return the primary keys of what has snapshots: live pages, and what districts have published on pages."""
    pages = InfoPage.objects.live().order_by("pk").values_list("pk", flat=True)
    adapted = OverridePage.objects.live().filter(target__live=True)
    # Those that adapt the same page are built together.
    return [*pages, *adapted.order_by("target", "pk").values_list("pk", flat=True)]


def built_from(ids: Collection[int], codes: Iterable[str]) -> list[Built]:
    """Return the snapshots of those of the pages that have any at present."""
    overrides = OverridePage.objects.live().filter(pk__in=ids, target__live=True)
    return build_snapshots(
        InfoPage.objects.live().filter(pk__in=ids),
        codes,
        overrides.select_related("target", "district").order_by("target", "pk"),
    )


def overrides_of(page_ids: Iterable[int]) -> list[int]:
    """Return the primary keys of what districts have published on statewide pages."""
    adapted = OverridePage.objects.live().filter(target__in=list(page_ids))
    return list(adapted.order_by("target", "pk").values_list("pk", flat=True))


def pages_saying(forms: Collection[str]) -> list[int]:
    """Return the primary keys of the pages, districts' changes among them, of which readers may get any of some terms.

    Those that are being built are among them: they may say so.
    """
    # One word of each: between two there may be any white space, or the end of a link to the explanation of the first.
    words = {max(_WORD.findall(form), key=len, default="") for form in forms}
    if len(forms) > _WORDS_WORTH_SEARCHING:
        return buildable_ids()
    saying = reduce(or_, (Q(snapshot__html__contains=word) for word in words), Q(pk=None))
    found = set(SnapshotRef.objects.filter(saying).values_list("page_id", flat=True))
    return sorted(found | set(PendingPage.objects.values_list("page_id", flat=True)))


def _all_built() -> Iterable[Built]:
    codes, ids = offered_languages(), buildable_ids()
    for start in range(0, len(ids), PAGES_AT_ONCE):
        yield from built_from(ids[start : start + PAGES_AT_ONCE], codes)
