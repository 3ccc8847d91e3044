"""Which districts have news and events, so that the apps show a tab for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from content.districts.models import DistrictHome, StateHome
from content.modules.models import HOME_DEPTH, InfoPage
from content.modules.purposes import PASSING

Tabs = Mapping[int, frozenset[str]]


def tabs_on(day: date) -> Tabs:
    """Return by district which of news and events it has on a day, in three queries however many there are.

    What the state says, all districts say.
    """
    pages = InfoPage.objects.live().filter(depth=HOME_DEPTH + 1, purpose__in=PASSING)
    found: dict[str, set[str]] = defaultdict(set)
    for page in pages.defer("body", "sources"):
        if page.occasion is None or not page.occasion.is_over(day):
            found[page.path[: -InfoPage.steplen]].add(page.purpose)
    everywhere = {
        purpose for path in StateHome.objects.values_list("path", flat=True) for purpose in found[path]
    }
    homes = DistrictHome.objects.values_list("district", "path")
    return defaultdict(
        lambda: frozenset(everywhere),
        {district: frozenset(found[path] | everywhere) for district, path in homes},
    )
