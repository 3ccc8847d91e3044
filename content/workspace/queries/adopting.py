"""What districts offer each other to copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models.functions import Substr
from wagtail.models import PageQuerySet

from content.core.text import search_key
from content.districts.models import District, DistrictHome, StateHome
from content.editions.assembling import HOME_PATH_LENGTH
from content.modules import previews
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.overrides.operations import Block, Kind, Operation

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Change:
    """One operation with the HTML of its blocks; of one that hides, that of the block which is hidden."""

    operation: Operation
    html: list[str]


@dataclass(frozen=True, slots=True)
class Offer:
    """An adapted or local page that another district lets others copy: ``changes``, or ``html`` of its blocks."""

    page: OverridePage | InfoPage
    district: District
    changes: list[Change]
    html: list[str]

    @property
    def is_local(self) -> bool:
        return isinstance(self.page, InfoPage)


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """What districts made of one statewide page or put beside it; without a page, what they put elsewhere."""

    page: InfoPage | None
    offers: list[Offer]


def offers_for(district: District) -> list[OfferGroup]:
    """Return what other districts offer, by statewide page in the tree's order, in a fixed number of queries."""
    by_page: dict[InfoPage | None, list[Offer]] = defaultdict(list)
    for page, offer in [*_adapted(district), *_local(district)]:
        by_page[page].append(offer)
    groups = [
        OfferGroup(page, sorted(offers, key=lambda offer: search_key(offer.district.name)))
        for page, offers in by_page.items()
    ]
    return sorted(groups, key=lambda group: (group.page is None, group.page.path if group.page else ""))


def shareable_adaptations(district: District) -> PageQuerySet:
    """Return what other districts made of statewide pages and let others copy."""
    shareable = OverridePage.objects.live().filter(is_shareable=True, target__live=True)
    return shareable.exclude(district=district)


def shareable_pages(district: District) -> PageQuerySet:
    """Return other districts' own pages that they let others copy."""
    home = DistrictHome.objects.get(district=district)
    shareable = InfoPage.objects.live().filter(is_shareable=True).not_descendant_of(home)
    beneath = shareable.alias(home_path=Substr("path", 1, HOME_PATH_LENGTH))
    return beneath.exclude(home_path__in=StateHome.objects.values("path"))


def _adapted(district: District) -> list[tuple[InfoPage | None, Offer]]:
    overrides = shareable_adaptations(district).select_related("target", "district").order_by("pk")
    changes = {found: found.all_operations for found in overrides}
    html = _html_of(
        {(found.pk, item.id): _shown(item) for found, operations in changes.items() for item in operations}
    )
    return [
        (
            found.target,
            Offer(
                found, found.district, [Change(item, html[found.pk, item.id]) for item in operations], html=[]
            ),
        )
        for found, operations in changes.items()
        if operations
    ]


def _local(district: District) -> list[tuple[InfoPage | None, Offer]]:
    pages = list(shareable_pages(district).select_related("place").order_by("path"))
    homes = DistrictHome.objects.select_related("district")
    owners = {home.path: home.district for home in homes}
    html = _html_of({page.pk: list(page.body.raw_data) for page in pages})
    return [
        (page.place, Offer(page, owner, changes=[], html=html[page.pk]))
        for page in pages
        # The state may mark a page of its own; nobody needs a copy of that.
        if (owner := owners.get(page.path[:HOME_PATH_LENGTH]))
    ]


def _shown(operation: Operation) -> Sequence[Block]:
    if operation.kind is Kind.HIDE and isinstance(operation.base.block, dict):
        return [operation.base.block]
    return operation.content


def _html_of(blocks: Mapping[Key, Sequence[Block]]) -> dict[Key, list[str]]:
    """Return the HTML of many texts, written at once so that their number costs no queries."""
    html = iter(previews.render_blocks([block for found in blocks.values() for block in found]))
    return {key: [next(html) for _ in found] for key, found in blocks.items()}
