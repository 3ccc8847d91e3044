"""What readers have said, for those whom it concerns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from content.core.languages import Language, language_of
from content.districts.models import District
from content.feedback.enums import Origin
from content.feedback.models import WHOLE_DISTRICT, Feedback, FeedbackQuerySet, Votes, VotesQuerySet
from content.feedback.queries import PageVotes, Tally, recent_votes
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.workspace.queries.contacts import editable_scopes

Person = AbstractBaseUser | AnonymousUser


@dataclass(frozen=True, slots=True)
class Heard:
    """What a reader said, with the title of the page in German, where to work on it and where readers see it."""

    feedback: Feedback
    language: Language
    title: str
    edit_address: str
    page_address: str


@dataclass(frozen=True, slots=True)
class VotedPage:
    """The votes on a page; ``by_language`` has the most read first. ``title`` is empty if the page has gone."""

    title: str
    is_whole_district: bool
    all: Tally
    by_language: list[tuple[Language, Tally]]


def hears_readers(user: Person) -> bool:
    """Tell whether anything that readers say concerns a person."""
    has_state, districts = editable_scopes(user)
    return has_state or bool(districts)


def heard_by(user: Person) -> FeedbackQuerySet:
    """Return what readers said to those who edit where a person does."""
    return Feedback.objects.concerning(**_scopes(user))


def votes_for(user: Person) -> VotesQuerySet:
    """Return the votes on what a person may edit."""
    return Votes.objects.concerning(**_scopes(user))


def count_unsettled(user: Person) -> int:
    """Return how much waits of what concerns a person."""
    return heard_by(user).unsettled().count() if hears_readers(user) else 0


def districts_heard(user: Person) -> list[District]:
    """Return the districts whose readers a person hears, if these are more than one."""
    has_state, districts = editable_scopes(user)
    found = list(District.objects.all()) if has_state else districts
    return sorted(found, key=lambda district: district.name) if len(found) > 1 else []


def heard(feedback: Collection[Feedback], user: Person) -> list[Heard]:
    """Return feedback, with its district selected, and where to work on it; however much it is, in two queries."""
    pages = _pages({item.key for item in feedback if item.key})
    overrides = _overrides(page.pk for page in pages.values())
    has_state, _districts = editable_scopes(user)
    return [
        Heard(
            item,
            language := language_of(item.language),
            page.title if (page := pages.get(item.key)) else item.title,
            _edit_address(item, page, overrides, has_state=has_state) if page else "",
            reverse("website:page", args=[item.district.slug, language, item.path]) if item.path else "",
        )
        for item in feedback
    ]


def voted_pages(votes: VotesQuerySet, today: date) -> list[VotedPage]:
    """Return what was voted lately, page by page, in two queries."""
    recent = recent_votes(votes, today)
    titles = {key: page.title for key, page in _pages({found.key for found in recent}).items()}
    return [
        VotedPage(titles.get(found.key, ""), found.key == WHOLE_DISTRICT, found.all, _most_read_first(found))
        for found in recent
    ]


def _most_read_first(found: PageVotes) -> list[tuple[Language, Tally]]:
    tallies = sorted(found.by_language.items(), key=lambda item: -item[1].total)
    return [(language_of(code), tally) for code, tally in tallies]


def _scopes(user: Person) -> dict[str, Any]:
    has_state, districts = editable_scopes(user)
    return {"has_state": has_state, "districts": districts}


def _pages(keys: Collection[UUID | None]) -> dict[UUID | None, InfoPage]:
    found = InfoPage.objects.filter(translation_key__in=keys).only("title", "translation_key")
    return {page.translation_key: page for page in found}


def _overrides(page_ids: Iterable[int]) -> dict[tuple[int, int], int]:
    found = OverridePage.objects.filter(target__in=list(page_ids))
    return {
        (district_id, target_id): pk
        for district_id, target_id, pk in found.values_list("district", "target", "pk")
    }


def _edit_address(
    item: Feedback, page: InfoPage, overrides: Mapping[tuple[int, int], int], *, has_state: bool
) -> str:
    """Return where the text is changed that a reader saw: by the district, by the state, or where one begins to."""
    override = overrides.get((item.district_id, page.pk))
    if item.origin == Origin.ADAPTED and override:
        return reverse("wagtailadmin_pages:edit", args=[override])
    if item.origin == Origin.LOCAL or has_state:
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return f"{reverse('districts:tree', args=[item.district.slug])}#page-{page.pk}"
