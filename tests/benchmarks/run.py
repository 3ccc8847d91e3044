"""The order of measures: build, read, change."""

import sys
import time

from content.editions.models import Edition
from content.editions.reading import content_of
from tests.benchmarks import changing, importing, overriding, reading, syncing, translating, world
from tests.benchmarks.report import say
from tests.benchmarks.server import peak_of, serving

BUILD = [sys.executable, "manage.py", "refresh_editions", "--all"]
CHANGED_LANGUAGE = "uk"


def run(*, small: bool, seconds: float) -> None:
    """Print every measure."""
    scale = world.SMALL if small else world.FULL
    started = time.perf_counter()
    world.build(scale)
    say("state_written", time.perf_counter() - started, "s")
    built, building = peak_of(BUILD)
    say("edition_build_all", built, "s")
    _check_size(scale)
    kinds = reading.addresses(40 if small else 400)
    with serving() as server:
        reading.measure(server, kinds, seconds)
        reading.measure_queries(kinds)
        syncing.measure(server, CHANGED_LANGUAGE)
        changing.measure(server, CHANGED_LANGUAGE)
        changing.measure_adapted()
        serving_peak = server.peak_megabytes()
    overriding.measure()
    importing.measure(scale)
    translating.measure(scale.statewide_pages + scale.local_pages)
    say("memory_building", building, "MB")
    say("memory_serving", serving_peak, "MB")
    say("memory_of_process", max(building, serving_peak), "MB")


def _check_size(scale: world.Scale) -> None:
    editions = Edition.objects.exclude(version="")
    pages = {len(content_of(edition)["pages"]) for edition in editions.iterator()}
    if editions.count() != scale.editions or pages != {scale.statewide_pages + scale.local_pages}:
        raise RuntimeError(
            f"{editions.count()} editions of {sorted(pages)} pages are not the state to be measured."
        )
