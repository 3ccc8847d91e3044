"""What waits for the editors of a district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from content.districts.models import District
from content.modules.inheritance import Mark, Placement
from content.modules.models import InfoPage
from content.overrides.conflicts import to_be_localised
from content.overrides.enums import ProposalStatus
from content.overrides.models import BlockChange, OverridePage, Proposal
from content.overrides.operations import Operation
from content.overrides.queries import judgements_of
from content.overrides.wording import choice_names, own_wording, wording_of
from content.workspace.queries.comparisons import Comparison

Names = Mapping[str, str]
Dated = Mapping[tuple[int, str], list[tuple[str, datetime]]]


@dataclass
class Waiting:
    """One page, with all that waits for an editor there.

    ``override`` is what the district changes on it. ``is_withdrawn`` says that the state has taken the page away;
    ``misplaced`` is a local page whose place is gone.
    """

    title: str
    target: InfoPage | None = None
    override: OverridePage | None = None
    reviews: list[Comparison] = field(default_factory=list)
    is_withdrawn: bool = False
    own_texts: list[str] = field(default_factory=list)
    to_localise: list[str] = field(default_factory=list)
    misplaced: InfoPage | None = None
    proposals: list[Proposal] = field(default_factory=list)

    @property
    def count(self) -> int:
        once = bool(self.to_localise) + self.is_withdrawn + (self.misplaced is not None)
        return len(self.reviews) + len(self.proposals) + once

    @property
    def since(self) -> datetime | None:
        """When the oldest of it came in, as far as that is known."""
        moments = [review.since for review in self.reviews if review.since]
        moments += [proposal.decided_at for proposal in self.proposals if proposal.decided_at]
        return min(moments, default=None)

    @property
    def keepable(self) -> list[Comparison]:
        return [review for review in self.reviews if review.may_be_kept]


def waiting_in(district: District) -> list[Waiting]:
    """Return what waits in a district, page by page, the oldest first; before that, what has no known date."""
    names = choice_names()
    published = OverridePage.objects.live().of(district).select_related("target").order_by("path")
    withdrawn = list(published.withdrawn())
    current = [found for found in published if found not in withdrawn]
    pages = [_withdrawn(override, names) for override in withdrawn if override.all_operations]
    pages += [Waiting(page.title, misplaced=page) for page in _misplaced(district)]
    by_target = _reviewed(current, names)
    for page, texts in _to_localise(current, names):
        by_target.setdefault(page.pk, Waiting(page.title, page)).to_localise = texts
    for proposal in _decided(district):
        on = by_target.setdefault(proposal.target_id, Waiting(proposal.target.title, proposal.target))
        on.proposals.append(proposal)
    pages += by_target.values()
    return sorted(pages, key=lambda page: page.since.timestamp() if page.since else 0)


def count_waiting(district: District) -> int:
    """Return how many things wait in a district."""
    return sum(page.count for page in waiting_in(district))


def _withdrawn(override: OverridePage, names: Names) -> Waiting:
    texts = [text for operation in override.all_operations if (text := own_wording(operation, names))]
    title = override.target.title if override.target else override.title
    return Waiting(title, override=override, is_withdrawn=True, own_texts=texts)


def _reviewed(overrides: Iterable[OverridePage], names: Names) -> dict[int, Waiting]:
    """Return, by the statewide page's primary key, the operations that need a review."""
    found = {override.pk: override for override in overrides}
    dates = _dates(override.target_id for override in found.values() if override.target_id)
    pages: dict[int, Waiting] = {}
    for pk, judgements in judgements_of(found.values()).items():
        target = found[pk].target
        assert target is not None
        reviews = [
            Comparison(
                judgement,
                names,
                _since(judgement.operation, dates.get((target.pk, judgement.operation.anchor), ())),
            )
            for judgement in judgements
            if judgement.needs_review
        ]
        if reviews:
            pages[target.pk] = Waiting(target.title, target, found[pk], reviews)
    return pages


def _dates(page_ids: Iterable[int]) -> Dated:
    """Return, by page and anchor, when the state gave it which digest, the oldest first."""
    found: dict[tuple[int, str], list[tuple[str, datetime]]] = defaultdict(list)
    rows = BlockChange.objects.filter(page__in=list(page_ids))
    for page_id, anchor, digest, changed_at in rows.values_list("page_id", "anchor", "digest", "changed_at"):
        found[page_id, anchor].append((digest, changed_at))
    return found


def _since(operation: Operation, dates: Iterable[tuple[str, datetime]]) -> datetime | None:
    since = None
    for digest, changed_at in dates:
        since = None if digest == operation.base.digest else since or changed_at
    return since


def _to_localise(overrides: Iterable[OverridePage], names: Names) -> list[tuple[InfoPage, list[str]]]:
    """Return the pages with blocks that the state asks to localise and the district has not, with their texts."""
    operations: dict[int | None, list[Operation]] = {
        override.target_id: override.all_operations for override in overrides
    }
    hidden = tuple(override.target.path for override in overrides if override.hides_page and override.target)
    asking = (
        InfoPage.objects.live()
        .statewide()
        .annotate(stored=Cast("body", TextField()))
        .filter(stored__contains=f'"{Mark.LOCALISE}"')
        .order_by("path")
    )
    found = []
    for page in asking:
        asked = to_be_localised(page.body.raw_data, operations.get(page.pk, ()))
        if asked and not page.path.startswith(hidden):
            found.append((page, [wording_of(block, names) for block in asked]))
    return found


def _misplaced(district: District) -> Iterable[InfoPage]:
    """Return the local pages whose place the state has withdrawn or deleted."""
    # Deleting empties the place; that there was one shows in where the page stood to it.
    is_deleted = Q(place=None, placement__in=[Placement.BEFORE, Placement.AFTER])
    return (
        InfoPage.objects.live()
        .child_of(district.home)
        .filter(Q(place__live=False) | is_deleted)
        .order_by("path")
    )


def _decided(district: District) -> Iterable[Proposal]:
    return (
        Proposal.objects.filter(district=district, is_seen=False)
        .exclude(status=ProposalStatus.OPEN)
        .select_related("target")
    )
