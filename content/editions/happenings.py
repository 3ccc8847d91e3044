"""What is of its time in an edition: news, and events that are still to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from content.editions.manifest import Entry
from content.modules.occasions import Occasion
from content.modules.purposes import EVENT, NEWS


@dataclass(frozen=True, slots=True)
class Coming:
    """An event, and its next time; of one that is over, its first."""

    entry: Entry
    occasion: Occasion
    is_over: bool = False


def news_in(pages: Iterable[Entry], since: date | None = None) -> list[Entry]:
    """Return the news of an edition, the newest first; perhaps only what was published since a day."""
    news = [page for page in pages if page.get("purpose") == NEWS]
    recent = [page for page in news if since is None or _published_on(page) >= since]
    return sorted(recent, key=lambda page: page["published_at"] or "", reverse=True)


def events_in(pages: Iterable[Entry], first: date, last: date | None = None) -> list[Coming]:
    """Return the events that are not over before a day, the next first; perhaps only what begins until another."""
    found = [event for page in pages if (event := event_of(page, first)) and not event.is_over]
    within = [event for event in found if last is None or event.occasion.first_day <= last]
    return sorted(within, key=lambda event: event.occasion.starts_at)


def event_of(page: Entry, day: date) -> Coming | None:
    """Return the event that a page is, as it stands on a day; of any other page None."""
    if page.get("purpose") != EVENT:
        return None
    occasion = Occasion.from_json(page["event"])
    coming = occasion.next_from(day)
    return Coming(page, coming or occasion, is_over=coming is None)


def is_over(page: Entry, day: date) -> bool:
    """Tell whether a page is an event that was over before a day."""
    event = event_of(page, day)
    return event is not None and event.is_over


def _published_on(page: Entry) -> date:
    return datetime.fromisoformat(page["published_at"]).date() if page["published_at"] else date.min
