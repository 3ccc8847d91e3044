"""What a writer is told of others and of the German: who changed what meanwhile."""

import pytest

from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.translations import actions
from content.translations.bodies import Body
from content.translations.queries import source_segments
from tests.factories import (
    InfoPageFactory,
    UserFactory,
    rewritten,
    translator_into,
)
from tests.factories.blocks import section
from tests.translations.own_body_form import (
    OWN,
    SIMPLE,
    address,
    dearer,
    draft,
    entered,
    headings,
    save,
    shown,
    told,
)
from tests.website.reading import Document, interface

pytestmark = pytest.mark.django_db


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


def test_the_second_of_two_sees_how_theirs_differs_and_may_keep_it(client, translator, page):
    rewritten(page, OWN)
    before = shown(page)
    save(client, page, "Preis")

    response = client.post(address(page), entered("Kosten", **before))
    again = shown_in(response)
    client.post(address(page), entered("Kosten", **again))

    pieces = [(piece.fate, piece.text) for piece in response.context["differences"]]
    assert pieces == [("removed", "Preis"), ("added", "Kosten"), ("kept", "\nMorgen.")]
    assert headings(draft()) == ["Kosten"]


def shown_in(response):
    form = response.context["form"]
    return {name: form[name].value() for name in ("seen", "source")}


def test_of_a_long_text_only_the_differences_are_shown(client, translator, page):
    rewritten(page, OWN)
    before = shown(page)
    save(client, page, "a", "b", "Preis", "c", "d", "Adresse", "e", "f")

    response = client.post(address(page), entered("a", "b", "Geld", "c", "d", "Ort", "e", "f", **before))

    assert [(piece.fate, piece.text) for piece in response.context["differences"]] == [
        ("kept", "…\nMorgen.\n"),
        ("removed", "Preis"),
        ("added", "Geld"),
        ("kept", "\nMorgen.\n…\nMorgen.\n"),
        ("removed", "Adresse"),
        ("added", "Ort"),
        ("kept", "\nMorgen.\n…"),
    ]


def test_what_has_changed_in_the_german_is_shown(client, translator, page):
    rewritten(page, OWN)
    dearer(page)

    response = client.get(address(page))

    gone = interface("de", "No longer in the German")
    assert [
        (change.place, [(piece.fate, piece.text) for piece in change.pieces])
        for change in response.context["changes"]
    ] == [
        ("Abschnitt", [("removed", "40"), ("added", "45"), ("kept", "Euro im Monat")]),
        ("Abschnitt", [("added", "Wann?")]),
        ("Abschnitt", [("added", "Ab 1 Jahr")]),
        (gone, [("removed", "Ort")]),
        (gone, [("removed", "Hier")]),
    ]
    assert [(block.id, block.is_changed) for block in response.context["blocks"]] == [
        ("fees", True),
        ("when", True),
    ]


def test_a_change_of_a_link_is_said_in_words(client, translator, page):
    rewritten(page, OWN)
    changed = InfoPage.objects.get(pk=page.pk)
    changed.body = [section("fees", "Kosten", "<b>40</b> Euro im Monat"), page.body.raw_data[1]]
    changed.save_revision().publish()

    document = Document(client.get(address(page)).content.decode())

    same = "The words are the same: a link or the formatting has changed."
    assert interface("de", same) in document.text


def test_a_change_of_what_nobody_remembers_is_said(client, translator, page):
    made_from = {found.key: "0" for found in source_segments(page)}
    body = Body([OWN], {**made_from, "body.gone.text": "0"})
    actions.save_body(page=page, language=SIMPLE, body=body, by=None)

    document = Document(client.get(address(page)).content.decode())

    assert interface("de", "Changed; what it said before is not known.") in document.text


@pytest.mark.parametrize(("fields", "is_outdated"), [({}, True), ({"is_compared": "on"}, False)])
def test_a_text_is_up_to_date_when_somebody_says_that_they_have_compared_it(
    client, translator, page, fields, is_outdated
):
    rewritten(page, OWN)
    dearer(page, Severity.URGENT)
    segments = source_segments(InfoPage.objects.get(pk=page.pk))

    save(client, page, "Preis", **fields)

    assert (draft().is_outdated(segments), draft().is_withheld) == (is_outdated, is_outdated)


def test_what_was_compared_with_an_older_german_stays_outdated(client, translator, page):
    rewritten(page, OWN)
    before = shown(page)
    dearer(page)

    response = client.post(address(page), entered("Preis", is_compared="on", **before))

    segments = source_segments(InfoPage.objects.get(pk=page.pk))
    assert (headings(draft()), draft().is_outdated(segments)) == (["Preis"], True)
    assert told(response)[0] == interface(
        "de", "The German has changed again meanwhile. Please compare once more."
    )


def test_readers_are_known_to_see_the_german_after_an_urgent_change(client, translator, page):
    rewritten(page, OWN)
    dearer(page, Severity.URGENT)

    document = Document(client.get(address(page)).content.decode())

    assert interface("de", "Readers see the German for now.") in document.text


@pytest.mark.parametrize("count", [1, 3])
def test_own_body_query_count(client, translator, state, count, django_assert_num_queries):
    page = InfoPageFactory.create(
        parent=state, body=[section(f"s{number}", "Kosten", "40 Euro") for number in range(count)]
    )
    client.force_login(UserFactory.create(is_superuser=True))
    rewritten(page, *[section(f"s{number}", "Geld", "Viel") for number in range(count)])
    page.body = [section(f"s{number}", "Kosten", "45 Euro") for number in range(count)]
    page.save_revision().publish()
    client.get(address(page))

    with django_assert_num_queries(10):
        response = client.get(address(page))

    assert len(response.context["changes"]) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Die Kita kostet Geld.", "leicht genug. Bis 30 ist gut für Leichte Sprache.", id="easy"),
        pytest.param("Personensorgeberechtigte beantragen Betreuungsplätze.", "höchstens 30", id="hard"),
    ],
)
def test_it_says_how_hard_the_text_is(client, translator, page, text, expected):
    rewritten(page, section("fees", "", f"<p>{text}</p>"))

    document = Document(client.get(address(page)).content.decode())

    assert expected in document.text
