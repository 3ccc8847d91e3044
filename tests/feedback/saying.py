"""Speaking as readers do."""

from content.editions.reading import ReadEdition, current_version, read_edition
from content.feedback.actions import Origination, Said, give_feedback
from content.feedback.enums import FeedbackKind, Source

ADDRESS = "203.0.113.7"


def edition_of(district="mainz", language="ar") -> ReadEdition:
    """Return what readers of a district get in a language."""
    pk, version, _ = current_version(district, language)
    return read_edition(pk, version)


def say(edition, path="schule", *, key="", source=Source.APP, address=ADDRESS, **said) -> Said:
    """Say something about the page at a path; without one, about what ``kind`` names."""
    page = edition.page_at(path) if path else None
    said.setdefault("kind", FeedbackKind.PAGE if page else FeedbackKind.DISTRICT)
    return give_feedback(
        said=Said(page=page, **said), edition=edition, came=Origination(source, address, key)
    )
