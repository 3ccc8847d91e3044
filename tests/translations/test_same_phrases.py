"""One German text on many pages, said alike."""

import pytest

from content.core.text import text_digest
from content.translations.models import Phrase, Translation
from tests.factories import (
    InfoPageFactory,
    translator_into,
)
from tests.translations.benches import draft, drafted, rewrite, rows, save, title, told, url_of
from tests.website.reading import interface

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(state):
    return InfoPageFactory.create(parent=state, title="Schule", slug="schule", summary="", body=[])


@pytest.fixture
def phrases(client, superuser, page, state):
    """A page whose title two others have too, in other words; and one that says the same."""
    others = [InfoPageFactory.create(parent=state, title="Schule", summary="") for _ in range(3)]
    for other, word in zip(others, ("كلية", "كلية", "مدرسة"), strict=True):
        drafted(other, word)
    save(client, page, title(page, "مدرسة"))
    return others


def phrase_url(page, key="title"):
    return f"{url_of(page, 'phrase')}?key={key}"


def test_change_of_others_is_offered(client, page, phrases):
    response = client.get(url_of(page))

    assert rows(response)["title"].task.others == 2


def test_change_of_others_is_offered_for_pages_that_one_may_translate(client, page, phrases):
    client.force_login(translator_into("ar", below=page))

    tasks = [rows(client.get(url_of(page)))["title"].task]
    wordings = client.get(phrase_url(page)).context["wordings"]

    assert ([task.others for task in tasks], wordings) == ([0], [])


def test_pages_that_say_it_otherwise_are_listed(client, page, phrases):
    wordings = client.get(phrase_url(page)).context["wordings"]

    assert [(found.page.pk, found.text) for found in wordings] == [
        (phrases[0].pk, "كلية"),
        (phrases[1].pk, "كلية"),
    ]


def test_drafts_of_chosen_pages_are_changed(client, page, phrases):
    name = client.get(phrase_url(page)).context["wordings"][0].name

    response = client.post(phrase_url(page), {"phrase": name})

    changed = Translation.objects.get(page=phrases[0])
    assert (changed.draft_strings["title"].text, changed.live) == ("مدرسة", None)
    assert draft(phrases[1])["title"].text == "كلية"
    assert [found.page.pk for found in response.context["changed"]] == [phrases[0].pk]


def test_what_somebody_changed_meanwhile_is_left_and_told(client, page, phrases):
    name = client.get(phrase_url(page)).context["wordings"][0].name
    save(client, phrases[0], title(phrases[0], "معهد", text_digest("كلية")))

    response = client.post(phrase_url(page), {"phrase": name})

    assert (draft(phrases[0])["title"].text, response.context["changed"]) == ("معهد", [])
    assert told(response) == [
        interface("de", "Somebody has changed one of the texts meanwhile: please look again.")
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_other_pages(client, page, phrases, count, django_assert_num_queries):
    Phrase.objects.filter(translation__page__in=phrases[count:]).delete()
    Phrase.objects.filter(text="مدرسة").exclude(translation__page=page).update(text="كلية")
    client.get(phrase_url(page))

    with django_assert_num_queries(8):
        response = client.get(phrase_url(page))

    assert len(response.context["wordings"]) == count


@pytest.mark.parametrize("key", ["", "gone"])
def test_string_that_there_is_not_is_not_found(client, page, phrases, key):
    assert client.get(phrase_url(page, key)).status_code == 404


def test_outdated_string_is_not_put_elsewhere(client, page, phrases):
    rewrite(page, title="Schulen")

    assert client.get(phrase_url(page)).status_code == 404


def test_missing_string_is_not_put_elsewhere(client, page, superuser):
    assert client.get(phrase_url(page)).status_code == 404
