"""Whatever people publish, and however often the line breaks, who follows has what somebody has who begins today."""

from contextlib import closing
from typing import Any

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Page

from content.editions.actions import offer_languages, refresh
from content.editions.models import PastEdition
from content.editions.reading import read_edition
from content.modules.models import InfoPage
from content.overrides.actions import hide_page, show_page
from content.overrides.models import OverridePage
from tests.docs.example import Answered, Line, load_example, readable, rows
from tests.factories import InfoPageFactory, adapted, blocks, read_world, translated
from tests.factories.overrides import before, titled
from tests.generating import examples

pytestmark = [pytest.mark.slow, pytest.mark.hypothesis, pytest.mark.timeout(600), pytest.mark.django_db]
example = load_example()
NUMBERS = st.integers(0, 20)
WORDS = st.sampled_from(["Eins", "Zwei", "Drei"])
ALL_OF_IT = 10**9


def answer(address: str) -> Answered:
    response = Client().get(address, headers={"accept-encoding": "gzip"})
    return response.status_code, dict(response.headers), response.content


def pick(number: int, choices: Any) -> Any:
    found = list(choices)
    return found[number % len(found)]


def publish(page: Page) -> None:
    page.save_revision().publish()


class Publishing(RuleBasedStateMachine):
    """A state and a district at work, and two apps that follow the district in German and in Arabic."""

    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.world = read_world()
        self.state, self.mainz = self.world.state, self.world.mainz
        self.german, self.arabic = self._new("de"), self._new("ar")
        self.restart()
        self.catch_up()

    def teardown(self) -> None:
        self.catch_up()
        for copy in (self.german, self.arabic):
            copy.database.close()
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    # What the state does

    @rule(number=NUMBERS, word=WORDS)
    def write(self, number: int, word: str) -> None:
        page = pick(number, self._pages())
        page.title, page.body = (
            word,
            [blocks.section("a", word, word), blocks.contact("who", "schulamt", word)],
        )
        publish(page)

    @rule(number=NUMBERS, to=NUMBERS, word=WORDS)
    def link(self, number: int, to: int, word: str) -> None:
        page, other = pick(number, self._pages()), pick(to, self._pages())
        page.body = [blocks.section("a", word, f'<a linktype="page" id="{other.pk}">{word}</a>')]
        publish(page)

    @rule(number=NUMBERS, word=WORDS)
    def begin_a_page(self, number: int, word: str) -> None:
        InfoPageFactory.create(parent=pick(number, [self.state, *self._pages()]), title=word)

    @rule(number=NUMBERS)
    def take_back(self, number: int) -> None:
        pick(number, self._pages()).unpublish()

    @rule(number=NUMBERS, revision=NUMBERS)
    def go_back(self, number: int, revision: int) -> None:
        pick(revision, pick(number, self._pages()).revisions.order_by("pk")).publish()

    @precondition(lambda self: self._pages().count() > 2)
    @rule(number=NUMBERS)
    def delete(self, number: int) -> None:
        pick(number, self._pages()).delete()

    @rule(number=NUMBERS, to=NUMBERS)
    def move(self, number: int, to: int) -> None:
        page, other = pick(number, self._pages()), pick(to, [self.state, *self._pages()])
        if not (other == page or other.is_descendant_of(page)):
            page.move(other, pos="first-child")

    @rule(number=NUMBERS, word=WORDS)
    def rename(self, number: int, word: str) -> None:
        page = pick(number, self._pages())
        page.slug = f"{word.lower()}-{page.pk}"
        publish(page)

    @rule(number=NUMBERS, word=WORDS)
    def translate(self, number: int, word: str) -> None:
        translated(pick(number, self._pages()), "ar", lambda text: f"[{word}] {text}")

    # What the district does

    @rule(number=NUMBERS)
    def hide(self, number: int) -> None:
        hide_page(page=pick(number, self._pages()), district=self.mainz, by=None)

    @precondition(lambda self: OverridePage.objects.exists())
    @rule(number=NUMBERS)
    def show(self, number: int) -> None:
        show_page(override=pick(number, OverridePage.objects.order_by("pk")), by=None)

    @rule(number=NUMBERS, word=WORDS)
    def adapt(self, number: int, word: str) -> None:
        page = pick(number, self._pages())
        adapted(page, self.mainz, titled(word), before("a", blocks.section("z", word, word)))

    @rule(word=WORDS)
    def write_for_itself(self, word: str) -> None:
        InfoPageFactory.create(parent=self.mainz.home, title=word)

    @rule(word=WORDS)
    def change_its_contact(self, word: str) -> None:
        self.world.mainz_office.phone = word
        self.world.mainz_office.save()

    @rule(slug=st.sampled_from(["mainz", "mainz-am-rhein"]))
    def take_another_address(self, slug: str) -> None:
        self.mainz.slug = slug
        self.mainz.save()
        self.german.address = f"/api/v1/{slug}/de/sync"
        self.arabic.address = f"/api/v1/{slug}/ar/sync"

    @rule(codes=st.sampled_from([["de"], ["de", "ar"]]))
    def offer(self, codes: list[str]) -> None:
        offer_languages(district=self.mainz, codes=codes)

    # What the software does

    @rule()
    def build_everything(self) -> None:
        refresh(everything=True)

    @rule()
    def restart(self) -> None:
        read_edition.cache_clear()
        for cache in caches.all():
            cache.clear()

    @rule()
    def forget(self) -> None:
        PastEdition.objects.all().delete()

    # What the apps do: one asks after every change, the other now and then, and on a bad line

    @invariant()
    def keep_up(self) -> None:
        refresh()
        self._catch_up(self.german)

    @rule(left=st.integers(0, 4000), phone=WORDS)
    def follow(self, left: int, phone: str) -> None:
        def meanwhile() -> None:
            self.change_its_contact(phone)
            refresh()

        held = rows(self.arabic)
        try:
            self._update(self.arabic, Line(answer, left, meanwhile))
        except OSError:
            assert rows(self.arabic) == held

    @rule()
    def catch_up(self) -> None:
        self.offer(["de", "ar"])
        refresh()
        self._catch_up(self.arabic)

    def _catch_up(self, copy: Any) -> None:
        self._update(copy, Line(answer))

        fresh = self._new("")
        fresh.address = copy.address
        with closing(fresh.database):
            self._update(fresh, Line(answer))
            assert (rows(copy), copy.pages(), readable(copy)) == (rows(fresh), fresh.pages(), readable(fresh))

    def _pages(self) -> Any:
        return InfoPage.objects.descendant_of(self.state).order_by("pk")

    def _new(self, language: str) -> Any:
        return example.Copy("http://server", "mainz", language, ":memory:")

    def _update(self, copy: Any, line: Line) -> None:
        example.urlopen = line
        copy.update()


@pytest.fixture
def _remembering(settings):
    # As in production, where answers stay until others push them out.
    settings.CACHES = settings.CACHES | {
        name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name, "TIMEOUT": None}
        for name in ("answers", "bundles")
    }


@pytest.mark.usefixtures("world", "unlimited", "_remembering")
def test_whoever_follows_publications_has_what_somebody_has_who_begins_today():
    run_state_machine_as_test(
        Publishing,
        settings=examples(
            20,
            stateful_step_count=12,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
