"""Which pages have changed lately, as far as that tells a reader anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from content.editions.manifest import Entry

MOST = 4
LATELY = timedelta(days=30)
# What is published in one go is spread over minutes or hours.
APART = timedelta(days=1)


def changed_lately(pages: Sequence[Entry], most: int = MOST) -> list[Entry]:
    """Return the pages that changed last, the latest first: no more than a third, and none where many changed at once.

    What is late is measured by the latest change, not by today: the answer is kept as long as the edition stays.
    """
    dated = sorted(
        ((datetime.fromisoformat(page["updated_at"]), page) for page in pages if page["updated_at"]),
        key=lambda changed: changed[0],
    )
    if not dated:
        return []
    latest = dated[-1][0]
    bulk, _ = dated[-1 - len(dated) // 3]
    earliest = max(latest - LATELY, bulk + APART)
    return [page for moment, page in reversed(dated) if moment >= earliest][:most]
