"""What a change of the German does to translations, by what it is said to mean."""

from dataclasses import replace

import pytest

from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.translations import actions
from content.translations.models import Phrase, SourceText, Translation
from content.translations.queries import source_segments
from content.translations.staleness import Status, String, status_of
from tests.factories import DistrictFactory, InfoPageFactory, TranslationFactory, adapted
from tests.factories.blocks import section
from tests.factories.overrides import replacing
from tests.factories.translations import strings_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(state):
    return InfoPageFactory.create(
        parent=state,
        title="Kita",
        summary="",
        body=[section("a", "Kosten", "40 Euro"), section("b", "Ort", "Hier")],
    )


def publish(page, severity, **fields):
    draft = type(page).objects.get(pk=page.pk)
    for name, value in {"severity": severity, **fields}.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def dearer(page, severity):
    return publish(page, severity, body=[section("a", "Kosten", "45 Euro"), section("b", "Ort", "Hier")])


def states(page, strings):
    return {
        segment.text: (status_of(segment, strings[segment.key]), strings[segment.key].is_withheld)
        for segment in source_segments(page)
        if segment.key in strings
    }


UP_TO_DATE = (Status.UP_TO_DATE, False)


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        (Severity.MINOR, UP_TO_DATE),
        (Severity.NORMAL, (Status.OUTDATED, False)),
        (Severity.URGENT, (Status.OUTDATED, True)),
    ],
)
def test_only_what_changed_is_touched_in_the_draft_and_for_readers(page, severity, expected):
    TranslationFactory.create(page=page)

    changed = dearer(page, severity)

    translation = Translation.objects.get()
    touched = {
        "Kita": UP_TO_DATE,
        "Kosten": UP_TO_DATE,
        "<p>45 Euro</p>": expected,
        "Ort": UP_TO_DATE,
        "<p>Hier</p>": UP_TO_DATE,
    }
    assert [states(changed, translation.draft_strings), states(changed, translation.live_strings)] == [
        touched
    ] * 2


@pytest.mark.parametrize(
    ("severity", "outdated"), [(Severity.MINOR, 0), (Severity.NORMAL, 1), (Severity.URGENT, 1)]
)
def test_a_translation_knows_how_it_stands(page, severity, outdated):
    TranslationFactory.create(page=page)

    dearer(page, severity)

    translation = Translation.objects.get()
    assert (translation.total, translation.outdated, translation.waiting_since is None) == (
        5,
        outdated,
        not outdated,
    )


def test_a_minor_change_does_not_make_valid_what_was_outdated(page):
    TranslationFactory.create(page=page)

    dearer(page, Severity.NORMAL)
    changed = publish(page, Severity.MINOR, body=[section("a", "Kosten", "45 Euro im Monat")])

    assert states(changed, Translation.objects.get().draft_strings)["<p>45 Euro im Monat</p>"] == (
        Status.OUTDATED,
        False,
    )


def test_what_is_translated_again_is_no_longer_withheld(page):
    TranslationFactory.create(page=page)
    changed = dearer(page, Severity.URGENT)

    saved = actions.save_draft(page=changed, language="ar", strings=strings_of(changed, str.upper), by=None)

    assert states(changed, saved.draft_strings)["<p>45 Euro</p>"] == UP_TO_DATE


def test_what_a_change_means_holds_once(page):
    TranslationFactory.create(page=page)

    dearer(page, Severity.URGENT)
    changed = publish(InfoPage.objects.get(pk=page.pk), Severity.NORMAL, title="Krippe")

    assert states(changed, Translation.objects.get().draft_strings)["Krippe"] == (Status.OUTDATED, False)


def test_a_draft_that_was_never_published_is_told_too(page):
    actions.save_draft(page=page, language="ar", strings=strings_of(page, str.upper), by=None)

    dearer(page, Severity.URGENT)

    translation = Translation.objects.get()
    assert (translation.live, translation.outdated) == (None, 1)
    assert not Translation.objects.live().exists()


def test_what_districts_change_is_followed_like_any_text(page):
    override = adapted(
        page, DistrictFactory.create(with_home=True), replacing("a", section("x", "Hier", "Nichts"))
    )
    TranslationFactory.create(page=override)
    (operation,) = override.all_operations

    changed = publish(
        OverridePage.objects.get(pk=override.pk),
        Severity.URGENT,
        operations=[replace(operation, content=(section("x", "Hier", "Wenig"),)).to_json()],
    )

    assert states(changed, Translation.objects.get().draft_strings)["<p>Wenig</p>"] == (Status.OUTDATED, True)


def test_the_german_that_strings_were_made_from_is_kept(page):
    actions.save_draft(page=page, language="ar", strings=strings_of(page, str.upper), by=None)

    dearer(page, Severity.NORMAL)

    digest = Translation.objects.get().draft_strings["body.a.text"].digest
    assert SourceText.objects.get(digest=digest).text == "<p>40 Euro</p>"


def test_after_a_minor_change_phrases_say_the_german_of_today(page):
    actions.save_draft(page=page, language="ar", strings=strings_of(page, str.upper), by=None)

    changed = dearer(page, Severity.MINOR)

    assert dict(Phrase.objects.values_list("key", "digest")) == {
        segment.key: segment.digest for segment in source_segments(changed)
    }


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("sections", [1, 3])
def test_the_number_of_queries_does_not_grow_with_strings_and_languages(
    state, severity, sections, django_assert_num_queries
):
    def body(text):
        return [section(f"s{number}", "Kosten", text) for number in range(sections)]

    page = InfoPageFactory.create(parent=state, body=body("40 Euro"))
    for code in ("ar", "uk", "tr")[:sections]:
        TranslationFactory.create(page=page, language=code)
    before = InfoPage.objects.get(pk=page.pk)
    page.body = body("45 Euro")
    expected = {Severity.MINOR: 7, Severity.NORMAL: 4, Severity.URGENT: 5}[severity]

    with django_assert_num_queries(expected):
        actions.follow_source(page=page, before=before, severity=severity)


def test_what_was_urgent_before_the_german_was_taken_back_does_not_withhold_later(page):
    TranslationFactory.create(page=page)

    dearer(page, Severity.URGENT)
    publish(page, Severity.NORMAL, body=[section("a", "Kosten", "40 Euro"), section("b", "Ort", "Hier")])
    changed = dearer(page, Severity.NORMAL)

    assert states(changed, Translation.objects.get().live_strings)["<p>45 Euro</p>"] == (
        Status.OUTDATED,
        False,
    )


def test_what_is_entered_for_older_german_stays_withheld(page):
    TranslationFactory.create(page=page)
    before = page.specific
    segment = next(found for found in source_segments(before) if found.text == "<p>40 Euro</p>")
    changed = dearer(page, Severity.URGENT)

    entries = {segment.key: actions.Entry(String("neu", segment.digest))}
    saved = actions.change_strings(page=before, language="ar", entries=entries, by=None).translation

    assert states(changed, saved.draft_strings)["<p>45 Euro</p>"] == (Status.OUTDATED, True)


def test_a_draft_that_nobody_reads_is_followed(state):
    page = InfoPageFactory.create(parent=state, title="Kita", summary="", body=[], is_draft=True)
    actions.save_draft(page=page, language="ar", strings=strings_of(page, str.upper), by=None)

    draft = page.get_latest_revision_as_object()
    draft.title = "Krippe"
    draft.save_revision()

    assert Translation.objects.get().outdated == 1


def test_what_is_taken_away_from_readers_is_translated_as_its_draft(page):
    TranslationFactory.create(page=page)
    page.title = "Krippe"
    page.save_revision()

    InfoPage.objects.get(pk=page.pk).unpublish()

    assert Translation.objects.get().outdated == 1
