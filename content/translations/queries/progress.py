"""What there is to translate, and how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Page

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from content.translations.models import Translation
from content.translations.schemas import schema_of, structure_of
from content.translations.segments import Segment, extract
from content.translations.staleness import Status, overall, status_of


@dataclass(frozen=True, slots=True)
class Progress:
    """How a page stands in one language."""

    language: Language
    translation: Translation | None
    status: Status
    missing: int
    outdated: int


def translated_source(page: Page) -> Page:
    """Return the page as translators see it: as published, or its draft before it ever was."""
    specific = page.specific
    return specific if specific.live else specific.get_latest_revision_as_object()


def source_segments(page: Page) -> list[Segment]:
    """Return the strings of a page that are to be translated, in reading order."""
    return segments_in(translated_source(page))


def segments_in(page: Page) -> list[Segment]:
    """Return the strings of a specific page as it is in memory, in reading order."""
    return extract(structure_of(page), schema_of(type(page)))


def progress_by_language(page: Page) -> list[Progress]:
    """Return how a page stands in each language but its own, in the order of the language table."""
    segments = source_segments(page)
    translations = {translation.language: translation for translation in _of(page)}
    return [
        _progress(language, translations.get(code), segments)
        for code, language in LANGUAGES.items()
        if code != SOURCE_LANGUAGE
    ]


def pages_with_progress(pages: Iterable[Page], language: Language) -> list[tuple[Page, Progress]]:
    """Return specific pages with how they stand in a language, in a number of queries that does not grow with them."""
    specific = list(pages)
    translations = {
        translation.page_id: translation
        for translation in Translation.objects.filter(
            page__in=[page.pk for page in specific], language=language.code
        ).select_related("updated_by")
    }
    return [
        (
            page,
            _progress(language, translations.get(page.pk), segments_in(page)),
        )
        for page in specific
    ]


def _of(page: Page) -> QuerySet[Translation]:
    return Translation.objects.filter(page_id=page.pk).select_related("updated_by")


def _progress(language: Language, translation: Translation | None, segments: list[Segment]) -> Progress:
    strings = translation.draft_strings if translation else {}
    statuses = [status_of(segment, strings.get(segment.key)) for segment in segments]
    return Progress(
        language=language,
        translation=translation,
        status=overall(statuses),
        missing=statuses.count(Status.MISSING),
        outdated=statuses.count(Status.OUTDATED),
    )
