"""News and events of an edition as Integreat's apps read them. Nothing here knows of requests."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from content.api.answers import Json
from content.api.integreat.addresses import number_of
from content.api.integreat.pages import UNDATED, present_pages
from content.core.integreat_codes import code_of
from content.core.languages import LANGUAGES
from content.editions.happenings import events_in, news_in
from content.editions.manifest import Entry
from content.editions.reading import ReadEdition
from content.modules.occasions import ZONE, Occasion

# Where the apps look for events.
EVENTS = "events/"
NUMBERED = "local-"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TOWN = re.compile(r"(\d{5}) +(.+)")
_NOWHERE = {"id": None, "name": "", "address": "", "town": "", "postcode": "", "country": ""}


def present_events(edition: ReadEdition, today: date) -> list[Json]:
    """Return the events that are not over, with all their text, in one query."""
    coming = events_in(edition.pages, today)
    pages = present_pages(edition, [event.entry for event in coming], EVENTS)
    return [
        {
            **page,
            "event": _times(event.occasion),
            "location": location_of(event.occasion, page["id"]),
            "location_path": None,
            "meeting_url": None,
            "featured_image": None,
            "recurrence_rule": recurrence_of(event.occasion),
        }
        for event, page in zip(coming, pages, strict=True)
    ]


def present_news(edition: ReadEdition) -> list[Json]:
    """Return the news, the newest first, with all their text, in one query."""
    news = news_in(edition.pages)
    return [
        _news(edition, entry, page) for entry, page in zip(news, present_pages(edition, news), strict=True)
    ]


def location_of(occasion: Occasion, number: int) -> Json:
    """Return where an event takes place: the name in the first line, street and town below, as far as they are said."""
    name, *lines = occasion.lines or [""]
    if not name:
        return {**_NOWHERE, "latitude": None, "longitude": None}
    town = _TOWN.fullmatch(lines[-1]) if lines else None
    return {
        "id": number,
        "name": name,
        "address": ", ".join(lines[:-1] if town else lines),
        "town": town[2] if town else "",
        "postcode": town[1] if town else "",
        "country": "",
        "latitude": None,
        "longitude": None,
    }


def recurrence_of(occasion: Occasion) -> str | None:
    """Return the rule of what takes place every week, in UTC without saying so, as the apps reckon."""
    if occasion.repeats_until is None:
        return None
    starts_at = occasion.starts_at.astimezone(UTC)
    until = _end_of(occasion.repeats_until).astimezone(UTC)
    rule = f"FREQ=WEEKLY;BYDAY={_DAYS[starts_at.weekday()]};UNTIL={_basic(until)}"
    return f"DTSTART:{_basic(starts_at)}\nRRULE:{rule}"


def _times(occasion: Occasion) -> Json:
    ends_at = occasion.ends_at or occasion.starts_at
    if occasion.is_all_day:
        ends_at = _end_of(occasion.last_day)
    return {
        "start": occasion.starts_at.isoformat(timespec="seconds"),
        "end": ends_at.isoformat(timespec="seconds"),
        "all_day": occasion.is_all_day,
        "only_weekdays": False,
    }


def _news(edition: ReadEdition, entry: Entry, page: Json) -> Json:
    number = f"{NUMBERED}{number_of(entry)}"
    others = [
        LANGUAGES[code]
        for code in edition.district["languages"]
        if code in entry["languages"] and code != edition.language.code
    ]
    return {
        "id": number,
        "title": page["title"],
        "content": page["content"],
        "display_date": entry["published_at"] or UNDATED,
        "source": "local",
        "externalUrl": None,
        "available_languages": {code_of(language): {"id": number} for language in others},
    }


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), ZONE)


def _basic(moment: datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%S")
