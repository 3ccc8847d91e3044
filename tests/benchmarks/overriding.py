"""What districts that adapt pages cost: resolving, and the tree that their editors see."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.db.models import Count
from django.test import Client
from django.urls import reverse

from content.districts.models import District
from content.editions.assembling import Trees
from content.overrides.conflicts import in_force, judge
from content.overrides.models import OverridePage
from content.overrides.placing import arrange
from content.overrides.resolution import resolve
from tests.benchmarks.counting import counting
from tests.benchmarks.report import say

ROUNDS = 7


def measure() -> None:
    """Print what resolving an edition takes once it is read, and what an editor waits for the district's tree."""
    district = District.objects.annotate(adapted=Count("overrides")).order_by("-adapted", "pk")[0]
    say("resolve_edition", _best(_resolution(district)) * 1000, "ms")
    client = Client(HTTP_HOST="localhost")
    client.force_login(get_user_model().objects.create_superuser("messung"))
    address = reverse("districts:tree", args=[district.slug])

    def show() -> None:
        status = client.get(address).status_code
        if status != 200:
            raise RuntimeError(f"The tree answers {status}.")

    say("district_tree", _best(show) * 1000, "ms")
    with counting() as count:
        show()
    say("district_tree_queries", count.queries, "queries")


def _resolution(district: District) -> Callable[[], None]:
    trees = Trees.load()
    overrides = OverridePage.objects.live().filter(district=district).select_related("target")
    read = [(found.target.text, found.all_operations) for found in overrides if found.target]
    local = trees.local[district.pk]

    def run() -> None:
        arrange(trees.statewide, local)
        for text, operations in read:
            resolve(text["body"], in_force(judge(text, operations)))

    return run


def _best(run: Callable[[], None]) -> float:
    return min(_seconds(run) for _ in range(ROUNDS))


def _seconds(run: Callable[[], None]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started
