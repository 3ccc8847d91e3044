"""What is known of pages beside their text."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Sum

from content.modules.models import PageReads

MONTHS_COUNTED = 3


def recent_reads(languages: Iterable[str], today: date) -> dict[tuple[UUID, str], int]:
    """Return how often each page was read in each of the languages, in this month and the two before it."""
    months = today.year * 12 + today.month - MONTHS_COUNTED
    first = date(months // 12, months % 12 + 1, 1)
    counted = PageReads.objects.filter(language__in=list(languages), month__gte=first)
    rows = counted.values_list("key", "language").annotate(Sum("reads"))
    return {(key, language): reads for key, language, reads in rows}
