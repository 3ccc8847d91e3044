"""Editors and translators of one page at the same time, each with a connection of their own."""

import pytest
from django.db import transaction

from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.translations import actions
from content.translations.models import Translation
from content.translations.queries import source_segments
from content.translations.staleness import String
from tests.editions.test_concurrency import ROUNDS, at_once
from tests.factories import InfoPageFactory, StateHomeFactory
from tests.factories.blocks import notice, section

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_nothing_is_lost_when_a_page_is_published_while_it_is_translated():
    body = [section("a", "Kosten", "Nichts"), notice("b", "Bald")]
    page = InfoPageFactory.create(parent=StateHomeFactory.create(), summary="", body=body)

    def publish(number):
        with transaction.atomic():
            draft = InfoPage.objects.get(pk=page.pk)
            draft.severity, draft.title = Severity.MINOR, f"Titel {number}"
            draft.save_revision().publish()

    def saying(key):
        def say(number):
            with transaction.atomic():
                read = InfoPage.objects.get(pk=page.pk)
                digest = next(found.digest for found in source_segments(read) if found.key == key)
                entries = {key: actions.Entry(String(f"{key} {number}", digest))}
                saved = actions.change_strings(page=read, language="ar", entries=entries, by=None)
                actions.publish(translation=saved.translation, by=None)

        return say

    at_once(publish, saying("body.a.heading"), saying("body.a.text"), saying("body.b.text"))

    translation = Translation.objects.get()
    texts = {key: string.text for key, string in translation.draft_strings.items()}
    assert texts == {key: f"{key} {ROUNDS - 1}" for key in ("body.a.heading", "body.a.text", "body.b.text")}
    assert (translation.missing, translation.outdated, translation.live) == (1, 0, translation.draft)
