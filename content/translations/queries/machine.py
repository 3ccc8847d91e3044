"""What there is for a machine to translate, and what that takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from wagtail.models import Page

from content.translations.bodies import segments_to_translate
from content.translations.enums import Extent
from content.translations.machine.protection import protect
from content.translations.machine.registry import monthly_budget
from content.translations.models import MonthlyUse, Translation
from content.translations.queries.glossary import Glossary
from content.translations.queries.progress import source_segments
from content.translations.segments import Segment
from content.translations.staleness import Origin, Status, String, status_of


@dataclass(frozen=True, slots=True)
class Estimate:
    """The pages, each in a language, that a machine would work on, and how much it would be sent."""

    pairs: tuple[tuple[int, str], ...]
    texts: int
    characters: int
    left: int

    @property
    def is_too_much(self) -> bool:
        """Tell whether this month's budget is too small for it."""
        return self.characters > self.left


def estimate(pairs: Iterable[tuple[Page, str]], extent: Extent) -> Estimate:
    """Return what translating pages into languages would take, in a number of queries that does not grow."""
    by_page: dict[Page, list[str]] = {}
    for page, code in pairs:
        by_page.setdefault(page, []).append(code)
    translations = translations_of(by_page, {code for codes in by_page.values() for code in codes})
    glossary = Glossary.load()
    found: list[tuple[int, str]] = []
    texts = characters = 0
    for page, codes in by_page.items():
        segments = source_segments(page)
        sizes = {
            segment.key: len(protect(segment.text, is_rich=segment.is_rich, terms=glossary.forms).html)
            for segment in segments
        }
        for code in codes:
            wanted = wanted_segments(segments, translations.get((page.pk, code)), extent)
            if wanted:
                found.append((page.pk, code))
            texts += len(wanted)
            characters += sum(sizes[segment.key] for segment in wanted)
    return Estimate(tuple(found), texts, characters, characters_left())


def translations_of(pages: Iterable[Page], codes: Collection[str]) -> dict[tuple[int, str], Translation]:
    """Return the translations of pages, by page and language."""
    return {
        (translation.page_id, translation.language): translation
        for translation in Translation.objects.filter(
            page__in=[page.pk for page in pages], language__in=codes
        )
    }


def wanted_segments(
    segments: Iterable[Segment], translation: Translation | None, extent: Extent
) -> list[Segment]:
    """Return the strings that a machine may translate: never what a person wrote or read and is up to date."""
    strings = translation.draft_strings if translation else {}
    body = translation.own_draft_body if translation else None
    return [
        segment
        for segment in segments_to_translate(segments, body)
        if _is_wanted(segment, strings.get(segment.key), extent)
    ]


def characters_left() -> int:
    """Return how many characters may still be sent to a machine this month."""
    used = MonthlyUse.objects.filter(month=this_month()).values_list("characters", flat=True).first()
    return max(monthly_budget() - (used or 0), 0)


def this_month() -> date:
    """Return the day under which this month's use is kept."""
    return timezone.localdate().replace(day=1)


def _is_wanted(segment: Segment, string: String | None, extent: Extent) -> bool:
    match status_of(segment, string):
        case Status.MISSING:
            return True
        case Status.OUTDATED:
            assert string
            is_machines = string.origin is Origin.MACHINE
            return extent is Extent.OUTDATED or (extent is Extent.OUTDATED_BY_MACHINE and is_machines)
        case _:
            return False
