"""What becomes of what translators enter and publish."""

import pytest

from content.core.text import text_digest
from content.modules.inheritance import Severity
from content.translations.models import Translation
from tests.factories import (
    InfoPageFactory,
    TermFactory,
    TranslationFactory,
    UserFactory,
    blocks,
)
from tests.factories.translations import translated
from tests.translations.benches import (
    BROKEN_LINK,
    HALF_A_CHARACTER,
    draft,
    drafted,
    fields,
    rewrite,
    rows,
    save,
    saved_by,
    title,
    told,
    url_of,
)
from tests.website.reading import interface

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(state):
    return InfoPageFactory.create(parent=state, title="Schule", slug="schule", summary="", body=[])


def test_a_draft_is_saved_and_not_shown(client, superuser, page):
    response = client.post(url_of(page), fields(page, "مدرسة"))

    translation = Translation.objects.get()
    assert (response.status_code, response["Location"]) == (302, url_of(page))
    assert (translation.draft_strings["title"].text, translation.live, translation.updated_by) == (
        "مدرسة",
        None,
        superuser,
    )


def test_what_is_published_is_shown(client, superuser, page):
    client.post(url_of(page), fields(page, "مدرسة", publish="1"))

    assert Translation.objects.get().live_strings["title"].text == "مدرسة"


def test_after_publication_there_is_a_way_to_what_waits_next(client, superuser, page, state):
    following = InfoPageFactory.create(parent=state, title="Arzt & Co")

    response = client.post(url_of(page), fields(page, "مدرسة", publish="1"), follow=True)

    title = '<span lang="de" dir="ltr">Arzt &amp; Co</span>'
    (message,) = told(response)
    assert (
        url_of(following) in message,
        interface("de", "Next: {title}").format(title=title) in message,
    ) == (
        True,
        True,
    )


def test_after_publication_of_the_last_page_nothing_is_next(client, superuser, page):
    response = client.post(url_of(page), fields(page, "مدرسة", publish="1"), follow=True)

    assert told(response) == [interface("de", "Saved. Readers see this translation now.")]


def test_nothing_is_published_where_nothing_was_entered(client, superuser, page):
    response = client.post(url_of(page), fields(page, "", publish="1"), follow=True)

    assert told(response) == [interface("de", "Nothing is translated yet.")]
    assert Translation.objects.exists() is False


def test_what_an_urgent_change_keeps_from_readers_is_said(client, superuser, page):
    string = {"text": "مدرسة", "digest": "0", "origin": "PERSON", "is_withheld": True}
    drafted(page)
    Translation.objects.update(draft={"title": string})

    html = client.get(url_of(page)).content.decode()

    urgent = "Urgent: readers see the German until this is translated and published."
    assert interface("de", urgent) in html


def test_what_may_be_wrong_is_asked_once_before_it_is_published(client, superuser, state):
    page = InfoPageFactory.create(parent=state, title="Notruf 112", summary="", body=[])

    asked = client.post(url_of(page), fields(page, "طوارئ", publish="1"))
    before = Translation.objects.get().is_live
    seen = text_digest("طوارئ")
    client.post(url_of(page), fields(page, "طوارئ", publish="anyway", **{"seen-title": seen}))

    assert [segment.key for segment, _ in asked.context["questions"]] == ["title"]
    assert (before, Translation.objects.get().is_live) == (False, True)


def test_missing_term_is_no_reason_to_ask(client, superuser, state):
    TermFactory.create(name="Jugendamt")
    page = InfoPageFactory.create(parent=state, title="Beim Jugendamt", summary="", body=[])

    client.post(url_of(page), fields(page, "مكتب", publish="1"))

    assert Translation.objects.get().is_live is True


def test_what_was_never_published_cannot_be_taken_away(client, superuser, page):
    client.post(url_of(page), fields(page, "مدرسة", unpublish="1"))

    assert Translation.objects.get().live is None


def test_what_is_taken_away_is_kept_as_a_draft(client, superuser, page):
    TranslationFactory.create(page=page)

    client.post(url_of(page), {"unpublish": "1"})

    translation = Translation.objects.get()
    assert (translation.live, "title" in translation.draft) == (None, True)


def test_draft_that_is_discarded_is_again_what_readers_see(client, superuser, page):
    translated(page)
    save(client, page, title(page, "مدرسة", text_digest("[ar] Schule")))

    client.post(url_of(page), {"discard": "1"})

    assert draft(page)["title"].text == "[ar] Schule"


def test_draft_that_somebody_else_has_changed_is_not_discarded(client, superuser, page):
    translated(page)
    save(client, page, title(page, "مدرسة", text_digest("[ar] Schule")))

    response = client.post(
        url_of(page), fields(page, "كلية", discard="1", **{"seen-title": "older"}), follow=True
    )

    assert draft(page)["title"].text == "مدرسة"
    assert told(response) == [interface("de", "Somebody else has changed this text meanwhile. Here it is.")]


def test_publishing_does_not_let_readers_have_what_has_changed_urgently_meanwhile(client, superuser, page):
    translated(page)
    shown = fields(page, "[ar] Schule", **{"seen-title": text_digest("[ar] Schule"), "reviewed-title": "on"})
    rewrite(page, title="Schulen", severity=Severity.URGENT)

    client.post(url_of(page), {**shown, "publish": "anyway"})

    assert Translation.objects.get().live_strings["title"].is_withheld


@pytest.mark.parametrize("posted", ["", "text", "[]", '{"blocks": [1]}', BROKEN_LINK, HALF_A_CHARACTER])
def test_what_is_no_rich_text_is_refused(client, superuser, state, posted):
    page = InfoPageFactory.create(parent=state, body=[blocks.section("a", "Wann?", "Bald.")])

    response = client.post(url_of(page), fields(page, "مدرسة", **{"text-body_a_text": posted}))

    assert (response.status_code, Translation.objects.exists()) == (400, False)


def test_what_is_too_long_is_not_saved_and_stays_in_its_field(client, superuser, page):
    response = client.post(url_of(page), fields(page, "x" * 256))

    row = rows(response)["title"]
    assert (Translation.objects.exists(), row.fields.text.value(), len(row.errors)) == (False, "x" * 256, 1)


def test_text_of_somebody_else_is_not_overwritten_and_both_are_shown(client, superuser, page):
    client.force_login(UserFactory.create(first_name="Anna", last_name="Amt", is_superuser=True))
    client.post(url_of(page), fields(page, "مدرسة قديمة"))
    client.force_login(superuser)

    response = client.post(url_of(page), fields(page, "مدرسة جديدة", publish="1"))

    row = rows(response)["title"]
    assert (row.conflict.name, row.fields.text.value()) == ("Anna Amt", "مدرسة جديدة")
    assert [(piece.fate, piece.text) for piece in row.conflict.pieces] == [
        ("kept", "مدرسة"),
        ("removed", "قديمة"),
        ("added", "جديدة"),
    ]
    assert (draft(page)["title"].text, Translation.objects.get().is_live) == ("مدرسة قديمة", False)


@pytest.fixture
def conflict(client, superuser, page):
    """The fields of a form that is shown again because somebody else was faster."""
    saved_by(UserFactory.create(), page, "كلية")
    response = client.post(url_of(page), fields(page, "مدرسة"))
    row = rows(response)["title"]
    return fields(page, row.fields.text.value(), **{"seen-title": row.fields.seen.value()})


@pytest.mark.parametrize(("choice", "expected"), [("mine", "مدرسة"), ("theirs", "كلية")])
def test_one_of_two_texts_is_chosen(client, superuser, page, conflict, choice, expected):
    client.post(url_of(page), conflict | {"choice-title": choice})

    assert draft(page)["title"].text == expected


def test_what_others_have_entered_elsewhere_stays(client, superuser, state):
    page = InfoPageFactory.create(parent=state, title="Schule", summary="Kurz.", body=[])
    drafted(page)
    shown = {"seen-title": text_digest("[ar] Schule"), "seen-summary": text_digest("[ar] Kurz.")}
    save(client, page, title(page, "مدرسة", shown["seen-title"]))

    client.post(url_of(page), {"text-title": "[ar] Schule", "text-summary": "قصير", **shown})

    assert {key: string.text for key, string in draft(page).items()} == {"title": "مدرسة", "summary": "قصير"}
