"""What readers have voted, put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Sum

from content.feedback.models import VotesQuerySet

MONTHS_COUNTED = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """How many said that it helped, and how many that it did not."""

    helped: int
    missed: int

    @property
    def total(self) -> int:
        return self.helped + self.missed


@dataclass(frozen=True, slots=True)
class PageVotes:
    """The votes on one page, by the code of the language it was read in."""

    key: UUID
    by_language: dict[str, Tally] = field(default_factory=dict)

    @property
    def all(self) -> Tally:
        tallies = self.by_language.values()
        return Tally(sum(tally.helped for tally in tallies), sum(tally.missed for tally in tallies))


def recent_votes(votes: VotesQuerySet, today: date) -> list[PageVotes]:
    """Return the votes of this month and the two before it, first the pages that most often did not help."""
    months = today.year * 12 + today.month - MONTHS_COUNTED
    recent = votes.filter(month__gte=date(months // 12, months % 12 + 1, 1))
    rows = recent.values_list("key", "language").annotate(Sum("helped"), Sum("missed")).order_by("language")
    return sorted(_by_page(rows), key=lambda page: (-page.all.missed, -page.all.helped, page.key))


def _by_page(rows: Iterable[tuple[UUID, str, int, int]]) -> list[PageVotes]:
    found: dict[UUID, dict[str, Tally]] = defaultdict(dict)
    for key, language, helped, missed in rows:
        found[key][language] = Tally(helped, missed)
    return [PageVotes(key, tallies) for key, tallies in found.items()]
