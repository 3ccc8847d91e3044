"""News and events as readers are told of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from content.core.site import on_the_web, site_address
from content.editions.happenings import Coming, event_of, events_in, news_in
from content.editions.manifest import Entry
from content.editions.reading import ReadEdition
from content.modules.occasions import Occasion
from content.modules.purposes import EVENT, NEWS
from content.website.calendars import CalendarEvent, calendar_of

# What of them stands on a district's start page.
MOST_ON_HOME = 3
NEWS_FOR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class NewsLink:
    """News in a list."""

    entry: Entry
    address: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class EventLink:
    """An event in a list, or at the head of its own page, at its next time."""

    entry: Entry
    address: str
    occasion: Occasion
    is_over: bool = False

    @property
    def calendar_address(self) -> str:
        """Where it is to be had for a calendar."""
        return f"{self.address.rstrip('/')}.ics"


@dataclass(frozen=True, slots=True)
class Happenings:
    """News and events of a district, and where each of them are listed."""

    news: list[NewsLink]
    events: list[EventLink]
    news_address: str
    events_address: str


def happenings_of(edition: ReadEdition, today: date) -> Happenings:
    """Return all news, and all events that are not over."""
    return _happenings(edition, news_in(edition.pages), events_in(edition.pages, today))


def latest_happenings(edition: ReadEdition, today: date) -> Happenings:
    """Return the few that a start page has: what is new, and what is next."""
    news = news_in(edition.pages, today - NEWS_FOR)[:MOST_ON_HOME]
    return _happenings(edition, news, events_in(edition.pages, today)[:MOST_ON_HOME])


def day_shown(edition: ReadEdition, today: date) -> date | None:
    """Return the day that what readers see of an edition depends on; None where no day changes anything."""
    has_any = any(entry.get("purpose") in (NEWS, EVENT) for entry in edition.pages)
    return today if has_any else None


def event_link(edition: ReadEdition, entry: Entry, today: date) -> EventLink | None:
    """Return the event that a page is, or None."""
    event = event_of(entry, today)
    return _event_link(edition, event) if event else None


def list_address(edition: ReadEdition, entry: Entry) -> str:
    """Return where a page is listed among its like; only news and events are."""
    home = f"/{edition.district['slug']}/{edition.language.slug}/"
    return {NEWS: f"{home}news/", EVENT: f"{home}events/"}.get(entry.get("purpose", ""), "")


def calendar(edition: ReadEdition, entry: Entry) -> str | None:
    """Return an event, with all its times, as a file for calendars; of any other page None."""
    event = event_of(entry, date.min)
    if event is None:
        return None
    occasion = event.occasion
    changed_at = datetime.fromisoformat(entry["updated_at"]) if entry["updated_at"] else occasion.starts_at
    return calendar_of(
        CalendarEvent(
            uid=f"{entry['id']}@{site_address().rpartition('/')[2]}",
            changed_at=changed_at,
            title=entry["title"]["text"],
            summary=entry["summary"]["text"],
            language=entry["title"]["language"],
            url=on_the_web(edition.address(entry)),
            occasion=occasion,
        )
    )


def _happenings(edition: ReadEdition, news: Iterable[Entry], events: Iterable[Coming]) -> Happenings:
    home = f"/{edition.district['slug']}/{edition.language.slug}/"
    return Happenings(
        [_news_link(edition, entry) for entry in news],
        [_event_link(edition, event) for event in events],
        f"{home}news/",
        f"{home}events/",
    )


def _news_link(edition: ReadEdition, entry: Entry) -> NewsLink:
    said = entry["published_at"]
    return NewsLink(entry, edition.address(entry), datetime.fromisoformat(said) if said else None)


def _event_link(edition: ReadEdition, event: Coming) -> EventLink:
    return EventLink(event.entry, edition.address(event.entry), event.occasion, event.is_over)
