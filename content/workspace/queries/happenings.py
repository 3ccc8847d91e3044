"""News and events as those who write them see them: what is shown, what is still a draft, what is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone

from content.districts.models import DistrictHome, StateHome
from content.modules.models import InfoPage
from content.modules.occasions import Occasion
from content.modules.purposes import EVENT, NEWS, PASSING
from content.workspace.queries.contacts import STATEWIDE


class State(StrEnum):
    """Whether readers are told of something."""

    DRAFT = "draft"
    LIVE = "live"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Announced:
    """News or an event, as it was last saved. ``occasion`` is an event's next time."""

    page: InfoPage
    state: State
    has_draft: bool
    occasion: Occasion | None = None


@dataclass(frozen=True, slots=True)
class Announcements:
    """What a home has: events, the next first and those that are over last, and news, the newest first."""

    events: list[Announced]
    news: list[Announced]


def announcements_of(home: DistrictHome | StateHome, today: date) -> Announcements:
    """Return the news and events that a home has itself, in one query."""
    pages = InfoPage.objects.child_of(home).filter(purpose__in=PASSING)
    found = [_announced(page, today) for page in pages]
    return Announcements(
        _ordered(item for item in found if item.page.purpose == EVENT),
        sorted(
            (item for item in found if item.page.purpose != EVENT),
            # What nobody has seen yet is newer than all.
            key=lambda item: item.page.first_published_at or timezone.now(),
            reverse=True,
        ),
    )


def adding(home: DistrictHome | StateHome) -> dict[str, str]:
    """Return where news and an event are added to a home."""
    address = reverse("wagtailadmin_pages:add", args=["modules", "infopage", home.pk])
    return {"news": f"{address}?purpose={NEWS}", "event": f"{address}?purpose={EVENT}"}


def scope_of(home: DistrictHome | StateHome) -> str:
    """Return what stands in addresses for a home."""
    return home.district.slug if isinstance(home, DistrictHome) else STATEWIDE


def _announced(page: InfoPage, today: date) -> Announced:
    occasion = page.occasion
    coming = occasion.next_from(today) if occasion else None
    is_over = occasion is not None and coming is None
    shown = State.LIVE if page.live else State.DRAFT
    return Announced(
        page,
        State.OVER if is_over else shown,
        has_draft=not page.live or page.has_unpublished_changes,
        occasion=coming or occasion,
    )


def _ordered(events: Iterable[Announced]) -> list[Announced]:
    """Return events in the order in which they come; those that are over last, the latest of them first."""
    found = list(events)
    coming = [item for item in found if item.state is not State.OVER]
    over = [item for item in found if item.state is State.OVER]
    return sorted(coming, key=_start) + sorted(over, key=_start, reverse=True)


def _start(item: Announced) -> datetime:
    assert item.occasion
    return item.occasion.starts_at
