"""What becomes of what translators type, while they type it."""

from datetime import timedelta

import pytest
from wagtail.models import PageLogEntry

from content.core.text import text_digest
from content.translations.models import Translation
from content.translations.queries import source_segments
from content.translations.staleness import String
from tests.factories import (
    InfoPageFactory,
    UserFactory,
    blocks,
    translator_into,
)
from tests.translations.benches import draft, rewrite, save, saved_by, title, url_of
from tests.website.reading import interface

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(state):
    return InfoPageFactory.create(parent=state, title="Schule", slug="schule", summary="", body=[])


def test_what_is_typed_is_saved_and_answered(client, superuser, page):
    answer = save(client, page, title(page, "مدرسة")).json()

    [segment] = answer["segments"]
    assert draft(page)["title"] == String("مدرسة", source_segments(page)[0].digest)
    assert {name: segment[name] for name in ("key", "isDone", "isConflict", "seen")} == {
        "key": "title",
        "isDone": True,
        "isConflict": False,
        "seen": text_digest("مدرسة"),
    }
    assert (answer["done"], answer["total"], answer["other"].strip()) == (1, 1, "")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"segments": [1]}',
        '{"segments": [{"text": "x"}]}',
        '{"segments": 1}',
        '{"segments": [{"key": "title", "text": "\\ud800"}]}',
    ],
)
def test_what_no_script_of_ours_sends_is_refused(client, superuser, page, body):
    response = client.post(url_of(page, "save"), body, content_type="application/json")

    assert (response.status_code, Translation.objects.exists()) == (400, False)


def test_what_has_gone_from_the_page_is_not_saved(client, superuser, page):
    answer = save(client, page, {"key": "body.gone.text", "text": "x"}).json()

    assert (answer["segments"], Translation.objects.exists()) == ([], False)


def test_what_was_typed_for_the_german_of_before_is_outdated_and_said(client, superuser, page):
    typed = title(page, "مدرسة")
    rewrite(page, title="Schulen")

    [segment] = save(client, page, typed).json()["segments"]

    expected = interface("de", "The German was changed while you were translating. Please compare once more.")
    assert (segment["isDone"], segment["madeFrom"]) == (False, source_segments(page)[0].digest)
    assert (expected in segment["regions"]["notes"], "Schulen" in segment["regions"]["source"]) == (
        True,
        True,
    )


def test_conflict_is_told_while_typing(client, superuser, page):
    saved_by(UserFactory.create(), page, "كلية")

    [segment] = save(client, page, title(page, "مدرسة")).json()["segments"]

    expected = interface("de", "Somebody else has changed this text meanwhile.")
    assert (segment["isConflict"], segment["seen"]) == (True, text_digest("كلية"))
    assert (expected in segment["regions"]["notes"], draft(page)["title"].text) == (True, "كلية")


def test_removal_by_somebody_else_is_a_conflict(client, superuser, page):
    save(client, page, title(page, "كلية"))
    save(client, page, title(page, "", text_digest("كلية")))

    [segment] = save(client, page, title(page, "مدرسة", text_digest("كلية"))).json()["segments"]

    assert (segment["isConflict"], segment["seen"], draft(page)) == (True, "", {})


@pytest.mark.parametrize(
    ("ago", "is_other", "expected"),
    [
        pytest.param(timedelta(minutes=2), True, {"name": "Anna Amt", "minutes": 2}, id="somebody-else"),
        pytest.param(timedelta(minutes=11), True, None, id="some-time-ago"),
        pytest.param(timedelta(minutes=2), False, None, id="oneself"),
    ],
)
def test_who_else_works_here(client, superuser, page, ago, is_other, expected):
    other = UserFactory.create(first_name="Anna", last_name="Amt")
    saved_by(other if is_other else superuser, page, ago=ago)

    response = client.get(url_of(page))

    assert response.context["other_translator"] == expected


@pytest.mark.parametrize(
    ("minutes", "msgid"),
    [
        (0, "Also working here: %(name)s (just now)"),
        (1, "Also working here: %(name)s (%(minutes)s minute ago)"),
    ],
)
def test_who_else_works_here_is_said(client, superuser, page, minutes, msgid):
    saved_by(UserFactory.create(username="anna"), page, ago=timedelta(minutes=minutes))

    other = save(client, page).json()["other"]

    assert other.strip() == interface("de", msgid) % {"name": "anna", "minutes": minutes}


@pytest.mark.parametrize(
    ("ago", "is_other", "expected"),
    [
        pytest.param(timedelta(minutes=2), False, 0, id="one-sitting"),
        pytest.param(timedelta(minutes=31), False, 1, id="later"),
        pytest.param(timedelta(minutes=2), True, 1, id="after-somebody-else"),
    ],
)
def test_one_sitting_is_logged_once(client, superuser, page, ago, is_other, expected):
    saved_by(UserFactory.create() if is_other else superuser, page, ago=ago)

    save(client, page, title(page, "مدرسة", text_digest("كلية")))

    assert PageLogEntry.objects.filter(action="lotse.translation.save").count() == expected


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_of_saving(client, superuser, state, count, django_assert_num_queries):
    page = InfoPageFactory.create(
        parent=state,
        title="Schule",
        summary="",
        body=[blocks.notice(f"a{n}", f"Bald {n}") for n in range(count)],
    )
    save(client, page, title(page, "مدرسة"))

    with django_assert_num_queries(20):
        save(client, page, title(page, "كلية", text_digest("مدرسة")))

    assert draft(page)["title"].text == "كلية"


@pytest.mark.slow
def test_draft_is_previewed(client, superuser, world):
    Translation.objects.filter(page=world.school, language="ar").update(draft={}, draft_body=None)
    save(client, world.school, title(world.school, "مدرسة"))

    html = client.get(url_of(world.school, "preview")).content.decode()

    assert "مدرسة" in html


@pytest.mark.parametrize("name", ["edit", "save", "preview", "phrase"])
def test_those_who_may_not_translate_are_sent_away(client, page, name):
    client.force_login(translator_into("tr", below=page))

    codes = [client.get(url_of(page, name)).status_code, client.post(url_of(page, name)).status_code]

    assert (set(codes) <= {302, 405}, 302 in codes, Translation.objects.exists()) == (True, True, False)


@pytest.mark.parametrize("key", [5, ["title"]], ids=["number", "list"])
def test_a_text_without_a_place_is_left_out(client, superuser, page, key):
    response = save(client, page, {"key": key, "text": "x"})

    assert (response.json()["segments"], Translation.objects.exists()) == ([], False)
