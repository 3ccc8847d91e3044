"""What those who translate wait for: every page of the state in every language, and what waits for them."""

from __future__ import annotations

import time

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.core.languages import LANGUAGES, SOURCE
from content.districts.models import StateHome
from content.modules.models import InfoPage
from content.translations.models import Translation
from tests.benchmarks.counting import counting
from tests.benchmarks.report import say
from tests.factories import InfoPageFactory
from tests.factories.many import many_pages

ROUNDS = 7
VIEWS = {"translation_matrix": "translations:overview", "translations_waiting": "translations:index"}


def measure(pages: int) -> None:
    """Print what the overview of so many statewide pages takes, and the list of all that waits."""
    state = StateHome.objects.get()
    _add(state, pages - InfoPage.objects.statewide().count())
    client = Client(HTTP_HOST="localhost")
    client.force_login(get_user_model().objects.create_superuser("übersetzung"))
    for name, view in VIEWS.items():
        address = reverse(view)
        say(name, min(_seconds(client, address) for _ in range(ROUNDS)) * 1000, "ms")
        with counting() as count:
            _seconds(client, address)
        say(f"{name}_queries", count.queries, "queries")


def _add(state: StateHome, missing: int) -> None:
    """Add statewide pages, each with something else to do in every language."""
    if missing < 2:
        return
    parent = InfoPageFactory.create(parent=state, slug="messung", is_draft=True)
    many_pages(missing - 1, parent)
    codes = [code for code in LANGUAGES if code != SOURCE.code]
    Translation.objects.bulk_create(
        [
            Translation(page=page, language=code, total=30, outdated=number, waiting_since=timezone.now())
            for number, page in enumerate(InfoPage.objects.descendant_of(parent))
            for code in codes
        ]
    )


def _seconds(client: Client, address: str) -> float:
    started = time.perf_counter()
    status = client.get(address).status_code
    if status != 200:
        raise RuntimeError(f"{address} answers {status}.")
    return time.perf_counter() - started
