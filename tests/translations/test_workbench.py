"""What translators see beside the German."""

import pytest

from content.translations.models import SourceText
from content.translations.staleness import Origin
from tests.factories import (
    InfoPageFactory,
    OverridePageFactory,
    TermFactory,
    TranslationFactory,
    blocks,
)
from tests.factories.overrides import replacing, titled
from tests.translations.benches import drafted, rewrite, rows, url_of
from tests.website.reading import interface

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(state):
    return InfoPageFactory.create(parent=state, title="Schule", slug="schule", summary="", body=[])


def test_german_stands_beside_the_translation(client, superuser, page):
    TranslationFactory.create(page=page)

    html = client.get(url_of(page)).content.decode()

    assert ('lang="de"' in html, "Schule" in html, "[ar] Schule" in html) == (True, True, True)


def test_strings_are_grouped_by_block(client, superuser, state):
    page = InfoPageFactory.create(
        parent=state, title="Schule", summary="Kurz.", body=[blocks.steps("a", "Wie?", ("Anrufen", "Bald."))]
    )

    groups = client.get(url_of(page)).context["groups"]

    assert [(group.place.icon, [row.task.segment.text for row in group.rows]) for group in groups] == [
        ("title", ["Schule"]),
        ("doc-full", ["Kurz."]),
        ("list-ol", ["Wie?", "Anrufen", "<p>Bald.</p>"]),
    ]


def test_blocks_and_fields_have_the_names_that_editors_know(client, superuser, state):
    body = [blocks.checklist("a", "Mitbringen", "Ausweis")]
    page = InfoPageFactory.create(parent=state, title="Schule", summary="", body=body)

    places = [row.task.place for row in rows(client.get(url_of(page))).values()]

    assert [(place.heading, place.label) for place in places] == [
        (interface("de", "Title").capitalize(), interface("de", "Title").capitalize()),
        (interface("de", "Checklist"), interface("de", "Heading")),
        (interface("de", "Checklist"), interface("de", "What to bring")),
    ]


def test_what_a_district_replaces_is_named_after_what_it_replaces(client, superuser, state):
    page = InfoPageFactory.create(parent=state, body=[blocks.section("a", "Wann?", "Bald.")])
    operations = [titled("Schule hier"), replacing("a", blocks.section("b", "Wo?", "Hier."))]
    override = OverridePageFactory.create(target=page, operations=operations)

    groups = client.get(url_of(override)).context["groups"]

    replaced = interface("de", "Replaced")
    assert [(group.place.heading, group.place.icon, len(group.rows)) for group in groups] == [
        (f"{replaced}: {interface('de', 'Title').capitalize()}", "title", 1),
        (f"{replaced}: {interface('de', 'Section')}", "title", 2),
    ]


def test_what_has_changed_in_the_german_is_shown_word_by_word(client, superuser, state):
    page = InfoPageFactory.create(parent=state, title="Die alte Schule", summary="", body=[])
    drafted(page)
    rewrite(page, title="Die neue Schule")

    response = client.get(url_of(page))

    task = rows(response)["title"].task
    assert [(piece.fate, piece.text) for piece in task.changes] == [
        ("kept", "Die"),
        ("removed", "alte"),
        ("added", "neue"),
        ("kept", "Schule"),
    ]
    assert '<del><span class="w-sr-only">' in response.content.decode()


def test_german_of_before_that_is_not_known_is_not_compared(client, superuser, page):
    drafted(page)
    rewrite(page, title="Schulen")
    SourceText.objects.all().delete()

    response = client.get(url_of(page))

    assert rows(response)["title"].task.changes == []
    assert interface("de", "what it was before is not known.") in response.content.decode()


def test_change_of_a_link_is_no_change_of_words(client, superuser, state):
    page = InfoPageFactory.create(parent=state, title="Schule", summary="", body=[blocks.notice("a", "Amt")])
    drafted(page)
    rewrite(page, body=[blocks.notice("a", "<b>Amt</b>")])

    response = client.get(url_of(page))

    assert rows(response)["body.a.text"].task.has_other_words is False
    assert interface("de", "only links or emphasis.") in response.content.decode()


def test_official_terms_are_explained(client, superuser, state):
    TermFactory.create(name="Jugendamt", explanation="Ein Amt für Kinder.")
    page = InfoPageFactory.create(parent=state, title="Beim Jugendamt", summary="", body=[])

    response = client.get(url_of(page))

    terms = rows(response)["title"].task.terms
    assert [(found.term, found.text, found.language) for found in terms] == [
        ("Jugendamt", "Ein Amt für Kinder.", "de")
    ]


def test_what_other_pages_say_is_offered(client, superuser, page, state):
    for word, count, origin in (("كلية", 1, Origin.PERSON), ("مدرسة", 2, Origin.MACHINE)):
        for _ in range(count):
            other = InfoPageFactory.create(parent=state, title="Schule")
            drafted(other, word, origin=origin)
    other_language = InfoPageFactory.create(parent=state, title="Schule")
    drafted(other_language, language="fa")

    response = client.get(url_of(page))

    offered = rows(response)["title"].task.suggestions
    assert [(found.text, found.pages, found.is_reviewed) for found in offered] == [
        ("كلية", 1, True),
        ("مدرسة", 2, False),
    ]


def test_what_may_be_wrong_is_said(client, superuser, state):
    page = InfoPageFactory.create(parent=state, title="Notruf 112", summary="", body=[])
    drafted(page, "طوارئ")

    row = rows(client.get(url_of(page)))["title"]

    assert row.findings == [
        interface("de", "The phone number {expected} is missing.").format(
            expected='<bdi lang="de" dir="ltr">112</bdi>'
        )
    ]


@pytest.mark.parametrize(("asked", "hidden"), [("", 0), ("?show=todo", 1)])
def test_only_what_is_to_be_done_is_shown_when_asked_for(client, superuser, page, asked, hidden):
    TranslationFactory.create(page=page)

    html = client.get(url_of(page) + asked).content.decode()

    assert html.count('data-is-done="true" hidden') == hidden


@pytest.mark.parametrize("count", [1, 3])
def test_query_count(client, superuser, state, count, django_assert_num_queries):
    TermFactory.create(name="Jugendamt")
    texts = [f"Jugendamt {number}" for number in range(count)]
    link = f'Amt <a linktype="page" id="{state.pk}">x</a>'
    page = InfoPageFactory.create(
        parent=state, body=[blocks.section(f"a{number}", text, link) for number, text in enumerate(texts)]
    )
    others = [InfoPageFactory.create(parent=state, title=text) for text in texts]
    for other in [page, *others]:
        drafted(other)
    rewrite(
        page, body=[blocks.section(f"a{number}", f"Das {text}", link) for number, text in enumerate(texts)]
    )
    client.get(url_of(page))

    with django_assert_num_queries(13):
        response = client.get(url_of(page))

    assert len(rows(response)) == 2 + 2 * count
