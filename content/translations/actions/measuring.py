"""How translations stand, found out anew for all of them: older ones may not say it of themselves."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from content.translations.models import MEASURES, Translation
from content.translations.queries import segments_in
from content.translations.schemas import schema_of, translated_fields
from content.translations.segments import Segment, extract

PAGES_AT_ONCE = 20


def measure_all() -> int:
    """Measure every translation, and store the numbers of those that had others; return how many these were."""
    translated = Translation.objects.order_by("page").values_list("page", flat=True).distinct()
    pages = list(translated)
    batches = (pages[start : start + PAGES_AT_ONCE] for start in range(0, len(pages), PAGES_AT_ONCE))
    return sum(_measure(batch) for batch in batches)


@transaction.atomic
def _measure(page_ids: list[int]) -> int:
    segments = _sources(page_ids)
    by_page = defaultdict(list)
    for translation in Translation.objects.filter(page__in=page_ids).select_for_update(of=("self",)):
        by_page[translation.page_id].append(translation)
    changed = [
        translation
        for page_id, translations in by_page.items()
        for translation in translations
        if _is_changed(translation, segments[page_id])
    ]
    Translation.objects.bulk_update(changed, MEASURES, batch_size=200)
    return len(changed)


def _is_changed(translation: Translation, segments: Iterable[Segment]) -> bool:
    before = [getattr(translation, name) for name in MEASURES]
    translation.measure(segments)
    return before != [getattr(translation, name) for name in MEASURES]


def _sources(page_ids: list[int]) -> Mapping[int, list[Segment]]:
    """Return the strings of pages as translators see them, in a number of queries that does not grow with them."""
    pages = list(Page.objects.filter(pk__in=page_ids).specific())
    drafts = Revision.objects.in_bulk([page.latest_revision_id for page in pages if not page.live])
    return {page.pk: _segments(page, drafts.get(page.latest_revision_id)) for page in pages}


def _segments(page: Page, draft: Revision | None) -> list[Segment]:
    if draft is None:
        return segments_in(page)
    # To make a page of it would ask for everything that it points at.
    structure = {name: draft.content[name] for name in translated_fields(type(page))}
    for name in structure:
        if isinstance(page._meta.get_field(name), StreamField):
            structure[name] = json.loads(structure[name])
    return extract(structure, schema_of(type(page)))
