"""The screen on which a page's text is written anew in simple German."""

import pytest
from django.urls import reverse

from content.translations.models import Translation
from content.translations.queries import source_segments
from content.translations.staleness import Origin
from tests.factories import (
    DistrictFactory,
    InfoPageFactory,
    TranslationFactory,
    UserFactory,
    adapted,
    editor_of,
    rewritten,
    translated,
    translator_into,
)
from tests.factories.blocks import section
from tests.translations.own_body_form import (
    OWN,
    SIMPLE,
    address,
    draft,
    entered,
    headings,
    save,
    told,
)
from tests.website.reading import Document, interface

pytestmark = pytest.mark.django_db


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", with_home=True)


@pytest.fixture
def page(state):
    return InfoPageFactory.create(
        parent=state,
        title="Kita",
        summary="",
        body=[section("fees", "Kosten", "40 Euro im Monat"), section("place", "Ort", "Hier")],
    )


@pytest.fixture
def translator(client, page):
    person = translator_into(SIMPLE, below=page)
    client.force_login(person)
    return person


PEOPLE = {
    "translator": (lambda page, mainz: translator_into(SIMPLE, below=page.get_parent()), (200, 302)),
    "translator-into-another": (
        lambda page, mainz: translator_into("ar", below=page.get_parent()),
        (302, 302),
    ),
    "state-editor": (lambda page, mainz: editor_of(page.get_parent()), (200, 302)),
    "district-editor": (lambda page, mainz: editor_of(mainz.home), (302, 200)),
    "district-translator": (lambda page, mainz: translator_into(SIMPLE, below=mainz.home), (302, 200)),
}


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_write_a_text_anew(client, page, mainz, person):
    make, expected = PEOPLE[person]
    local = InfoPageFactory.create(parent=mainz.home)
    client.force_login(make(page, mainz))

    seen = tuple(client.get(address(found)).status_code for found in (page, local))
    for found in (page, local):
        client.post(address(found), {"start": "german"})

    written = Translation.objects.exclude(draft_body=None).values_list("page_id", flat=True)
    may = [found.pk for found, status in zip((page, local), expected, strict=True) if status == 200]
    assert (seen, list(written)) == (expected, may)


@pytest.mark.parametrize("code", ["ar", "de", "xx"])
def test_other_languages_are_translated(client, page, code):
    client.force_login(UserFactory.create(is_superuser=True))

    assert client.get(address(page, code)).status_code == 404


def test_what_districts_change_is_translated(client, page, mainz):
    client.force_login(UserFactory.create(is_superuser=True))

    assert client.get(address(adapted(page, mainz))).status_code == 404


def test_before_there_is_a_text_one_may_be_begun(client, translator, page):
    response = client.get(address(page))

    document = Document(response.content.decode())
    starts = [found["value"] for found in document.attributes["button"] if found.get("name") == "start"]
    assert starts == ["german"]
    assert document.languages_of("40 Euro im Monat") == {("de", "ltr")}


def test_a_page_without_text_says_so(client, state):
    client.force_login(UserFactory.create(is_superuser=True))
    page = InfoPageFactory.create(parent=state, body=[])

    document = Document(client.get(address(page)).content.decode())

    assert interface("de", "The page has no text yet.") in document.text


def test_a_text_begins_with_the_german(client, translator, page):
    client.post(address(page), {"start": "german"})

    assert draft().blocks == list(page.body.raw_data)
    assert not draft().is_outdated(source_segments(page))


def test_a_text_begins_with_what_is_translated(client, translator, page):
    translated(page, SIMPLE, str.upper, Origin.MACHINE)
    response = client.get(address(page))

    client.post(address(page), {"start": "translated"})

    assert response.context["is_partly_translated"]
    assert (headings(draft()), draft().origin) == (["KOSTEN", "ORT"], Origin.MACHINE)


def test_where_nothing_is_translated_a_text_begins_with_the_german(client, translator, page):
    client.post(address(page), {"start": "translated"})

    assert headings(draft()) == ["Kosten", "Ort"]


def test_a_text_that_somebody_else_has_begun_is_not_begun_again(client, translator, page):
    rewritten(page, OWN, is_draft=True)

    response = client.post(address(page), {"start": "german"})

    assert (headings(draft()), told(response)) == (
        ["Geld"],
        [interface("de", "Somebody else has changed this text meanwhile. Here it is.")],
    )


def test_a_text_is_edited_beside_the_german(client, translator, page):
    rewritten(page, OWN)

    response = client.get(address(page))

    document = Document(response.content.decode())
    assert (response.context["changes"], response.context["form"]["seen"].value()) == ([], draft().token)
    assert document.languages_of("40 Euro im Monat") == {("de", "ltr")}


def test_a_draft_is_saved_and_not_shown(client, translator, page):
    rewritten(page, OWN)

    response = save(client, page, "Preis", "Adresse")

    translation = Translation.objects.get()
    assert (response.status_code, response["Location"]) == (302, address(page))
    assert (headings(draft()), headings(translation.own_live_body), translation.updated_by) == (
        ["Preis", "Adresse"],
        ["Geld"],
        translator,
    )
    assert [block["id"] for block in draft().blocks] == ["own-0", "own-1"]


def test_what_is_published_is_shown(client, translator, page):
    rewritten(page, OWN, is_draft=True)

    save(client, page, "Preis", publish="1")

    assert headings(Translation.objects.get().own_live_body) == ["Preis"]


def test_a_draft_may_be_unfinished(client, translator, page):
    rewritten(page, OWN)

    save(client, page)

    assert draft().blocks == []


def test_readers_need_a_text(client, translator, page):
    rewritten(page, OWN)

    response = save(client, page, publish="1")

    assert (response.status_code, headings(draft())) == (200, ["Geld"])
    assert told(response) == [interface("de", "The text could not be saved.")]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"body-count": "x"}, id="no-number"),
        pytest.param(entered("Preis") | {"body-0-value-text": "text"}, id="no-rich-text"),
    ],
)
def test_what_is_no_text_is_refused(client, translator, page, data):
    rewritten(page, OWN)

    response = client.post(address(page), data)

    assert (response.status_code, headings(draft())) == (400, ["Geld"])


def test_a_text_that_was_never_begun_is_not_saved(client, translator, page):
    response = client.post(address(page), entered("Preis"))

    assert (response.status_code, Translation.objects.exists()) == (302, False)


def test_saving_does_not_say_that_a_machine_s_text_was_reviewed(client, translator, page):
    rewritten(page, OWN, origin=Origin.MACHINE)

    save(client, page, "Preis")
    before = draft().origin
    save(client, page, "Preis", is_reviewed="on")

    assert (before, draft().origin) == (Origin.MACHINE, Origin.PERSON)


def test_a_text_is_given_up_for_the_sentences_translated_before(client, translator, page):
    translated(page, SIMPLE, str.upper)
    rewritten(page, OWN)

    response = client.post(address(page), {"give_up": "1", "seen": draft().token})

    translation = Translation.objects.get()
    assert response["Location"] == reverse("translations:edit", args=[page.pk, SIMPLE])
    assert (translation.draft_body, translation.draft_strings["body.fees.heading"].text) == (None, "KOSTEN")


def test_a_text_that_somebody_else_has_changed_is_not_given_up(client, translator, page):
    rewritten(page, OWN)

    response = client.post(address(page), {"give_up": "1", "seen": "older"})

    assert (response["Location"], headings(draft())) == (address(page), ["Geld"])


def test_a_discarded_draft_is_what_readers_see(client, translator, page):
    rewritten(page, OWN)
    save(client, page, "Preis")

    client.post(address(page), {"discard": "1"})

    assert headings(draft()) == ["Geld"]


def test_what_is_taken_away_is_kept_as_a_draft(client, translator, page):
    rewritten(page, OWN)

    client.post(address(page), {"unpublish": "1"})

    assert (Translation.objects.get().live_body, headings(draft())) == (None, ["Geld"])


@pytest.mark.parametrize("step", ["discard", "unpublish"])
def test_what_readers_never_saw_cannot_be_gone_back_to(client, translator, page, step):
    rewritten(page, OWN, is_draft=True)

    response = client.post(address(page), {step: "1"})

    assert (headings(draft()), told(response)) == (["Geld"], [])


def test_a_sentence_translated_is_said_where_a_text_can_begin(client, page):
    TranslationFactory.create(page=page, language=SIMPLE)
    client.force_login(UserFactory.create(is_superuser=True))

    assert client.get(address(page)).context["is_partly_translated"]


def test_a_text_that_somebody_else_has_changed_is_not_discarded(client, translator, page):
    rewritten(page, OWN)
    save(client, page, "Preis")

    response = client.post(address(page), {"discard": "1", "seen": "older"})

    assert (headings(draft()), told(response)[-1]) == (
        ["Preis"],
        interface("de", "Somebody else has changed this text meanwhile. Here it is."),
    )
