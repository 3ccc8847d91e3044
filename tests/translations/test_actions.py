from datetime import timedelta

import pytest
from wagtail.models import PageLogEntry

from content.modules.models import InfoPage
from content.translations import actions
from content.translations.models import Translation
from content.translations.queries import source_segments
from content.translations.signals import live_translation_changed
from content.translations.staleness import Origin, String
from tests.factories import InfoPageFactory, TranslationFactory, UserFactory
from tests.factories.translations import strings_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(state):
    return InfoPageFactory.create(parent=state, title="Schule", summary="")


@pytest.fixture
def translator():
    return UserFactory.create()


@pytest.fixture
def news():
    """What is sent of live translations."""
    heard = []

    def hear(sender, translation, title_came_or_went, **kwargs):
        heard.append((translation.language, title_came_or_went))

    live_translation_changed.connect(hear)
    yield heard
    live_translation_changed.disconnect(hear)


def logged(page):
    return [
        (entry.action, entry.user, entry.data)
        for entry in PageLogEntry.objects.filter(page=page.pk, action__startswith="lotse").order_by("pk")
    ]


def test_save_draft_stores_what_has_a_place(page, translator, news):
    strings = strings_of(page, str.upper, Origin.MACHINE) | {"body.gone.text": String("weg", "d")}

    translation = actions.save_draft(page=page, language="ar", strings=strings, by=translator)

    translation.refresh_from_db()
    assert translation.draft_strings == strings_of(page, str.upper, Origin.MACHINE)
    assert (translation.live, translation.updated_by, news) == (None, translator, [])
    assert logged(page) == [("lotse.translation.save", translator, {"language": "ar"})]


def test_save_draft_replaces_the_draft_and_not_what_is_live(page, translator):
    before = TranslationFactory.create(page=page)

    after = actions.save_draft(page=page, language="ar", strings={}, by=translator)

    after.refresh_from_db()
    assert (after.pk, after.draft, after.live) == (before.pk, {}, before.live)


def test_publish_shows_readers_the_draft(page, translator, news):
    translation = TranslationFactory.create(page=page, is_draft=True)

    actions.publish(translation=translation, by=translator)

    stored = Translation.objects.get()
    assert (stored.live, stored.live_at is None, news) == (stored.draft, False, [("ar", True)])
    assert logged(page) == [("lotse.translation.publish", translator, {"language": "ar"})]


def test_unpublish_keeps_the_draft(page, translator, news):
    translation = TranslationFactory.create(page=page)

    actions.unpublish(translation=translation, by=translator)

    stored = Translation.objects.get()
    assert (stored.live, stored.live_at, stored.draft_strings) == (
        None,
        None,
        strings_of(page, translation_of_ar),
    )
    assert news == [("ar", True)]
    assert logged(page) == [("lotse.translation.unpublish", translator, {"language": "ar"})]


def translation_of_ar(text):
    return f"[ar] {text}"


def test_news_say_whether_the_page_as_a_whole_came_or_went(page, news):
    translation = TranslationFactory.create(page=page)

    actions.publish(translation=translation, by=None)
    without_title = {key: string for key, string in translation.draft_strings.items() if key != "title"}
    actions.publish(
        translation=actions.save_draft(page=page, language="ar", strings=without_title, by=None), by=None
    )
    actions.unpublish(translation=Translation.objects.get(), by=None)

    assert news == [("ar", False), ("ar", True), ("ar", False)]


def say(page, text):
    entries = {"title": actions.Entry(String(text, source_segments(page)[0].digest))}
    return actions.change_strings(page=page, language="ar", entries=entries, by=None).translation


def test_what_was_saved_since_a_translation_was_read_is_published(page):
    TranslationFactory.create(page=page)
    read_before = Translation.objects.get()
    say(page, "كلية")

    actions.publish(translation=read_before, by=None)

    stored = Translation.objects.get()
    assert (stored.live_strings["title"].text, stored.has_unpublished_changes) == ("كلية", False)


def test_what_was_published_since_a_translation_was_read_is_not_discarded(page):
    TranslationFactory.create(page=page)
    read_before = Translation.objects.get()
    actions.publish(translation=say(page, "كلية"), by=None)

    actions.discard_draft(translation=read_before, by=None)

    stored = Translation.objects.get()
    texts = [strings["title"].text for strings in (stored.draft_strings, stored.live_strings)]
    assert texts == ["كلية", "كلية"]


def test_what_is_begun_waits_since_readers_have_the_page(page):
    moment = page.first_published_at - timedelta(days=30)
    InfoPage.objects.update(first_published_at=moment)

    say(page, "كلية")

    assert Translation.objects.get().waiting_since == moment


def test_a_translation_that_begins_with_a_conflict_knows_what_is_missing(page):
    entries = {"title": actions.Entry(String("كلية", "d"), seen="another")}

    actions.change_strings(page=page, language="ar", entries=entries, by=None)

    assert Translation.objects.get().missing == len(source_segments(page))
