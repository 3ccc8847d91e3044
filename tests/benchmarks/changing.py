"""How long readers wait for what editors do, through the actions that editors' programs call."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from django.db import connection, transaction
from django.db.models import Count, QuerySet

from content.core.languages import SOURCE_LANGUAGE, language_of
from content.districts.models import Contact
from content.editions.models import Edition
from content.modules.models import InfoPage
from content.translations import actions
from content.translations.models import Translation
from tests.benchmarks.counting import counting
from tests.benchmarks.report import say
from tests.benchmarks.server import Server

LONGEST = 600.0
PAUSE = 0.02


def measure(server: Server, language: str) -> None:
    """Change one thing after the other, and wait for each until readers see it in every edition."""
    page = InfoPage.objects.statewide().order_by("-path")[0]
    everywhere = Edition.objects.all()
    in_language = everywhere.filter(language=language)
    _measure("publish", lambda: publish_translation(page, language, "Anders"), in_language)
    _check_readers(server, page, language, "Anders")
    actions.unpublish(translation=Translation.objects.get(page=page, language=language), by=None)
    _measure("publish_first", lambda: publish_translation(page, language, "Wieder"), in_language)
    _check_readers(server, page, language, "Wieder")
    _measure("publish_german", lambda: _publish_german(page), everywhere)
    local = Contact.objects.exclude(district=None)[0]
    _measure("contact_change", lambda: _change_phone(local), everywhere.filter(district=local.district_id))
    filled_by_the_state = Contact.objects.filter(district=None).exclude(role__contacts__district__gt=0)[0]
    _measure("contact_change_statewide", lambda: _change_phone(filled_by_the_state), everywhere)


def measure_adapted() -> None:
    """Publish a statewide page that every district adapts."""
    adapted = InfoPage.objects.annotate(districts=Count("overrides")).order_by("-districts", "path")[0]
    german = Edition.objects.filter(language=SOURCE_LANGUAGE)
    # The first time, translations become older than the German, which readers of every language are told.
    _measure("publish_adapted", lambda: _publish_german(adapted), Edition.objects.all())
    _measure("publish_adapted_german", lambda: _publish_german(adapted), german)


def _measure(name: str, change: Callable[[], None], editions: QuerySet[Edition]) -> None:
    """Say when the last of the editions has another version, and when all work is done."""
    old = _versions(editions)
    started = time.perf_counter()
    with ThreadPoolExecutor(max_workers=1) as editor:
        done = editor.submit(_counted, change)
        visible = _seconds_until_changed(editions, old, started, done)
        queries = done.result()
    say(f"{name}_visible", visible, "s")
    say(f"{name}_done", time.perf_counter() - started, "s")
    say(f"{name}_queries", queries, "queries")


def _counted(change: Callable[[], None]) -> int:
    try:
        with counting() as count:
            change()
        return count.queries
    finally:
        connection.close()


def _seconds_until_changed(
    editions: QuerySet[Edition], old: set[str], started: float, done: Future[int]
) -> float:
    while time.perf_counter() - started < LONGEST:
        is_done = done.done()
        if old.isdisjoint(_versions(editions)):
            return time.perf_counter() - started
        if is_done:
            done.result()
            raise RuntimeError("An edition shows nothing of a change.")
        time.sleep(PAUSE)
    raise RuntimeError("The change took too long.")


def _versions(editions: QuerySet[Edition]) -> set[str]:
    return set(editions.values_list("version", flat=True))


def _check_readers(server: Server, page: InfoPage, language: str, title: str) -> None:
    """Raise ``RuntimeError`` unless the server shows the title to the readers of every district."""
    slug = language_of(language).slug
    path = page.relative_path()
    for district in Edition.objects.filter(language=language).values_list("district__slug", flat=True):
        if title not in server.text_of(f"/{district}/{slug}/{path}/"):
            raise RuntimeError(f"Readers in {district} do not see the change.")


def publish_translation(page: InfoPage, language: str, title: str) -> None:
    """Publish a page's translation with another title."""
    strings = Translation.objects.get(page=page, language=language).draft_strings
    strings["title"] = replace(strings["title"], text=title)
    saved = actions.save_draft(page=page, language=language, strings=strings, by=None)
    actions.publish(translation=saved, by=None)


@transaction.atomic
def _publish_german(page: InfoPage) -> None:
    fresh = InfoPage.objects.get(pk=page.pk)
    fresh.title = f"{fresh.title} heute"
    fresh.save_revision().publish(skip_permission_checks=True)


@transaction.atomic
def _change_phone(contact: Contact) -> None:
    contact.phone = f"{contact.phone}9"
    contact.save()
