"""What Integreat's apps send of what readers say."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse

from content.api.answers import JSON_TYPE, to_json
from content.api.integreat.access import taking
from content.api.integreat.problems import NotHere, TooLarge, TooMuch, Unusable
from content.api.integreat.views import current_edition
from content.core.http import answer
from content.editions.manifest import Entry
from content.editions.reading import EditionNotFound, ReadEdition
from content.feedback.actions import InvalidFeedback, Origination, Said, give_feedback
from content.feedback.enums import FeedbackKind, Source
from content.feedback.limits import LimitReached, address_of
from content.feedback.models import LONGEST_COMMENT, LONGEST_LINE
from content.feedback.texts import cleaned, in_one_line, shortened

TYPES = frozenset({"page", "categories", "search", "event", "events", "imprint-page", "poi", "map"})
MOST_BYTES = 16 * 1024
# With this the apps put where to answer behind what the reader wrote.
_CONTACT = "    Kontaktadresse: "
_RATINGS = {"up": True, "down": False}


@taking
def feedback(request: HttpRequest, region: str, language: str, kind: str) -> HttpResponse:
    """Take what a reader says. What is too long is cut, since the apps would only say that it failed."""
    if kind not in TYPES:
        raise NotHere("There is nothing here.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise TooLarge(f"At most {MOST_BYTES} bytes are taken.")
    edition = current_edition(region, language)
    said = said_in(request.POST, kind, edition)
    try:
        give_feedback(said=said, edition=edition, came=Origination(Source.INTEGREAT, address_of(request)))
    except InvalidFeedback as invalid:
        raise Unusable(str(invalid)) from invalid
    except LimitReached as reached:
        raise TooMuch(str(reached), reached.seconds) from reached
    except EditionNotFound as missing:
        raise NotHere("There is no such region.") from missing
    content = to_json({"success": "Thank you."})
    return answer(request, content, content_type=JSON_TYPE, language="en", status=201)


def said_in(form: Mapping[str, str], kind: str, edition: ReadEdition) -> Said:
    """Return what an app's form says: about a page, if its slug is one's, a search, or else the district."""
    comment, _, contact = form.get("comment", "").partition(_CONTACT)
    query = in_one_line(form.get("query", "")) if kind == "search" else ""
    page = _page_called(form.get("slug", ""), edition) if kind in ("page", "categories", "event") else None
    about = FeedbackKind.SEARCH if query else FeedbackKind.PAGE if page else FeedbackKind.DISTRICT
    return Said(
        kind=about,
        page=page,
        helped=_RATINGS.get(form.get("rating", "")),
        comment=shortened(cleaned(comment), LONGEST_COMMENT),
        contact=shortened(in_one_line(contact), LONGEST_LINE) if cleaned(comment) else "",
        query=shortened(query, LONGEST_LINE),
    )


def _page_called(slug: str, edition: ReadEdition) -> Entry | None:
    """Return the first page whose address ends with a slug, which may also come as a whole path."""
    wanted = slug.strip("/").lower().rpartition("/")[2]
    return next((page for page in edition.pages if page["path"].lower().rpartition("/")[2] == wanted), None)
