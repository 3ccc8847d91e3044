"""What there is to translate."""

from wagtail.models import Page

from content.translations.schemas import schema_of, structure_of
from content.translations.segments import Segment, extract


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
