"""What districts offer the state, beside what the state says today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from content.overrides.differences import Fate, Piece, differences
from content.overrides.enums import ProposalStatus
from content.overrides.models import OverridePage, Proposal
from content.overrides.operations import Kind, Operation, base_of
from content.overrides.wording import choice_names, own_wording, wording_of

DECIDED_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Offer:
    """What is proposed, beside the statewide text.

    ``current`` is the text that it would replace, or beside which it would stand; it is empty if that is gone.
    """

    operation: Operation
    current: str
    proposed: list[Piece]
    is_outdated: bool

    @property
    def is_removal(self) -> bool:
        return self.operation.kind is Kind.HIDE


def offers(proposals: Iterable[Proposal]) -> list[tuple[Proposal, Offer]]:
    """Return proposals with what they offer."""
    names = choice_names()
    return [
        (proposal, _offer(Operation.from_json(proposal.operation), proposal.target.text, names))
        for proposal in proposals
    ]


def offer_of(override: OverridePage, operation: Operation) -> Offer:
    """Return what a district would offer with one of its operations."""
    assert override.target is not None
    return _offer(operation, override.target.text, choice_names())


def open_proposals() -> QuerySet[Proposal]:
    """Return what the state has to decide, page by page."""
    waiting = Proposal.objects.filter(status=ProposalStatus.OPEN)
    return waiting.select_related("target", "district", "proposed_by").order_by("target__path", "pk")


def decided_proposals() -> QuerySet[Proposal]:
    """Return what the state has decided of late, the latest first."""
    decided = Proposal.objects.exclude(status=ProposalStatus.OPEN)
    return decided.select_related("target", "district", "decided_by").order_by("-decided_at")[:DECIDED_SHOWN]


def is_offered(override: OverridePage, operation: Operation) -> bool:
    """Tell whether a district has offered an operation already and waits for an answer."""
    waiting = Proposal.objects.filter(
        target=override.target_id, district=override.district_id, status=ProposalStatus.OPEN
    )
    return any(proposal.operation["id"] == operation.id for proposal in waiting)


def _offer(operation: Operation, text: Mapping[str, object], names: Mapping[str, str]) -> Offer:
    now = base_of(text, operation.anchor)
    current, proposed = wording_of(now.block, names), own_wording(operation, names)
    is_insertion = operation.kind.is_insertion
    pieces = [Piece(Fate.ADDED, proposed)] if is_insertion else differences(current, proposed)
    is_outdated = not is_insertion and now.digest != operation.base.digest
    return Offer(operation, current, pieces, is_outdated)
