"""What waits for whoever translates, the most urgent first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from content.modules.actions import add_reads
from content.modules.models import InfoPage
from content.translations.models import Translation
from content.translations.queries.board import cells_of
from content.translations.queries.waiting import next_waiting, waiting_for
from content.translations.standing import waiting_words
from content.translations.views.waiting import ROWS_SHOWN
from tests.factories import (
    DistrictFactory,
    GroupFactory,
    InfoPageFactory,
    UserFactory,
    adapted,
    blocks,
    translator_into,
)
from tests.factories.many import many_pages
from tests.factories.overrides import replacing
from tests.translations.standings import standing
from tests.website.reading import Document, interface

pytestmark = pytest.mark.django_db
URL = "/admin/translations/"


@pytest.fixture
def mainz(state):
    return DistrictFactory.create(slug="mainz", name_de="Mainz", with_home=True, languages=("de", "ar"))


@pytest.fixture
def school(state):
    return InfoPageFactory.create(parent=state, title="Schule")


@pytest.fixture
def doctor(state):
    return InfoPageFactory.create(parent=state, title="Arzt")


@pytest.fixture
def translator(client, state):
    user = translator_into("ar", below=state)
    client.force_login(user)
    return user


def say(message, **values):
    return interface("de", message, **values)


def titles(user):
    return [waiting.page.title for waiting in waiting_for(user)]


def read(page, times, language="ar"):
    add_reads(reads={(page.translation_key, language): times}, month=timezone.localdate())


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param(None, ["Schule"], id="nothing-done"),
        pytest.param({"missing": 1}, ["Schule"], id="missing"),
        pytest.param({"outdated": 1}, ["Schule"], id="outdated"),
        pytest.param({"machine": 1}, ["Schule"], id="machine"),
        pytest.param({"is_live": False}, ["Schule"], id="draft"),
        pytest.param({"has_changes": True}, ["Schule"], id="newer-draft"),
        pytest.param({}, [], id="done"),
    ],
)
def test_what_waits(translator, school, counts, expected):
    if counts is not None:
        standing(school, **counts)

    assert titles(translator) == expected


def test_what_readers_do_not_see_waits_for_nobody(translator, state):
    InfoPageFactory.create(parent=state, is_draft=True)

    assert titles(translator) == []


def test_what_is_read_more_comes_first(translator, school, doctor):
    read(school, 3)
    read(doctor, 9)
    read(school, 1000, language="uk")

    assert [(found.page.title, found.reads) for found in waiting_for(translator)] == [
        ("Arzt", 9),
        ("Schule", 3),
    ]


def test_what_has_waited_longer_comes_first(translator, school, doctor):
    standing(school, outdated=1, weeks=1)
    standing(doctor, outdated=1, weeks=8)

    assert titles(translator) == ["Arzt", "Schule"]


def test_what_an_urgent_change_keeps_from_readers_comes_first(translator, school, doctor):
    string = {"text": "x", "digest": "0", "origin": "PERSON"}
    standing(doctor, outdated=1, weeks=8)
    standing(school, outdated=1)
    Translation.objects.filter(page=school).update(draft={"title": {**string, "is_withheld": True}})
    read(doctor, 100)

    found = [(waiting.page.title, waiting.is_withheld) for waiting in waiting_for(translator)]

    assert found == [("Schule", True), ("Arzt", False)]


def test_a_districts_pages_wait_in_the_languages_it_offers(mainz, school):
    local = InfoPageFactory.create(parent=mainz.home)
    override = adapted(school, mainz, replacing("a", blocks.section("ours", "Bei uns", "Anders.")))
    read(school, 7)
    user = translator_into("ar", "uk", below=mainz.home)

    found = [
        (waiting.page.page_id, waiting.language.code, waiting.scope.slug, waiting.reads)
        for waiting in waiting_for(user)
    ]

    assert found == [(override.pk, "ar", "mainz", 7), (local.pk, "ar", "mainz", 0)]


def test_nothing_waits_for_those_without_rights(school):
    assert waiting_for(UserFactory.create()) == []


@pytest.mark.parametrize("count", [1, 3])
def test_waiting_query_count(state, mainz, translator, count, django_assert_num_queries):
    many_pages(count, state)
    for page in InfoPage.objects.all():
        standing(page, outdated=1)
    waiting_for(translator)

    with django_assert_num_queries(10):
        found = waiting_for(translator)

    assert len(found) == count


@pytest.mark.parametrize(
    ("come_from", "expected"),
    [("Arzt", "Schule"), ("Schule", "Arzt"), ("Kita", "Arzt")],
    ids=["the-one-after", "from-the-last-to-the-first", "what-is-done-to-the-first"],
)
def test_what_waits_next(translator, state, school, doctor, come_from, expected):
    pages = {"Arzt": doctor, "Schule": school, "Kita": InfoPageFactory.create(parent=state, title="Kita")}
    standing(pages["Kita"])
    read(doctor, 9)

    waiting = next_waiting(translator, "ar", after=pages[come_from])

    assert waiting.page.title == expected


def test_after_the_only_page_nothing_waits(translator, school):
    assert next_waiting(translator, "ar", after=school) is None


# The list.


def test_list_says_what_waits_and_where_it_is_done(client, translator, school):
    standing(school, outdated=1, machine=2, weeks=3)
    read(school, 12)

    response = client.get(URL)

    (row,) = response.context["rows"]
    assert [name for name, _words in row.tags] == ["outdated", "machine"]
    assert (row.since, row.waiting.reads, row.notes) == ("3\xa0Wochen", 12, [])
    assert f"/admin/translations/{school.pk}/ar/" in Document(response.content.decode()).addresses()


def test_list_names_what_is_urgent_and_what_only_lacks_publication(client, translator, school, doctor):
    standing(school, outdated=1)
    Translation.objects.filter(page=school).update(
        draft={"title": {"text": "x", "digest": "0", "origin": "PERSON", "is_withheld": True}}
    )
    standing(doctor, is_live=False)

    rows = client.get(URL).context["rows"]

    assert [row.tags[0] for row in rows] == [
        ("withheld", say("Urgent: kept from readers")),
        ("draft", say("Not published")),
    ]


def test_list_says_whose_page_it_is(client, mainz, school):
    adapted(school, mainz, replacing("a", blocks.section("ours", "Bei uns", "Anders.")))
    client.force_login(translator_into("ar", below=mainz.home))

    (row,) = client.get(URL).context["rows"]

    assert row.notes == ["Mainz", say("adapted page")]


@pytest.mark.parametrize(
    ("asked", "expected"), [("", ["ar", "fa"]), ("fa", ["fa"]), ("de", ["ar", "fa"]), ("tr", ["ar", "fa"])]
)
def test_list_is_filtered_by_language(client, school, asked, expected):
    client.force_login(translator_into("ar", "fa", below=school))

    context = client.get(URL, {"language": asked}).context

    assert sorted(row.waiting.language.code for row in context["rows"]) == expected
    assert ([language.code for language in context["languages"]], context["has_languages"]) == (
        ["ar", "fa"],
        True,
    )


@pytest.mark.slow
def test_list_is_divided_into_pages(client, translator, state):
    many_pages(ROWS_SHOWN + 1, state)

    shown = {number: len(client.get(URL, {"p": number}).context["rows"]) for number in ("1", "2", "99", "x")}

    assert shown == {"1": ROWS_SHOWN, "2": 1, "99": 1, "x": ROWS_SHOWN}


def test_an_empty_list_says_so(client, translator):
    assert say("Nothing waits for you. Thank you!") in client.get(URL).content.decode()


def test_list_is_for_those_who_translate(client, school):
    client.force_login(UserFactory.create(groups=[GroupFactory.create()]))

    assert client.get(URL).status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_list_query_count(client, translator, state, mainz, count, django_assert_num_queries):
    many_pages(count, state)
    client.get(URL)

    with django_assert_num_queries(18):
        response = client.get(URL)

    assert len(response.context["rows"]) == count


def test_what_is_done_has_not_waited(school):
    standing(school)

    assert waiting_words(cells_of(school)["ar"], timezone.now() + timedelta(weeks=1)) == ""


def test_a_text_written_anew_is_urgent_too(school):
    standing(school, outdated=1, language="de-simple")
    body = {"blocks": [], "made_from": {}, "origin": "PERSON", "is_withheld": True}
    Translation.objects.update(draft_body=body)

    found = [waiting.is_withheld for waiting in waiting_for(translator_into("de-simple", below=school))]

    assert found == [True]
