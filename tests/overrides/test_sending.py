"""What a district's editor sends from the form is stored, published, or not."""

import pytest
from django.urls import reverse

from content.editions.actions import refresh
from content.overrides.models import OverridePage
from content.overrides.queries import judgements_of
from tests.factories import blocks
from tests.factories.overrides import adapted, after, replacing, summarised, titled
from tests.overrides.forms import RICH, address, content_of, draft_of, posted, press
from tests.overrides.writing import publish
from tests.website.reading import interface

pytestmark = pytest.mark.django_db

EMPTY = "There is no text here. Write one, or remove this."
NO_TEXT = "Write a text, or take the statewide one again."
NOT_HIDDEN = "“%(title)s” cannot be hidden: the state has locked a part of it, or of a page below it."
LOCKED = "The state has locked this text: no district may change it."


def test_text_is_changed_and_published(editor, page, mainz):
    override = adapted(page, mainz, replacing("when", blocks.section("x", "Hier", "Heute.")))
    (operation,) = override.all_operations
    text = content_of(operation, ("section", {"heading": "Bei uns", "text": RICH}))

    editor.post(address(override), posted(operation, **text) | {"action-publish": "1"})

    (live,) = OverridePage.objects.get(pk=override.pk).all_operations
    heading, rich = live.content[0]["value"]["heading"], live.content[0]["value"]["text"]
    assert (heading, "Morgen." in rich) == ("Bei uns", True)


@pytest.mark.parametrize(("operation", "name"), [(titled("x"), "title"), (summarised("x"), "summary")])
def test_title_and_summary_are_changed(editor, page, mainz, operation, name):
    override = adapted(page, mainz, operation)
    data = posted(operation) | {f"operations-{operation.id}-text": " Neu ", "action-publish": "1"}

    editor.post(address(override), data)

    (live,) = OverridePage.objects.get(pk=override.pk).all_operations
    assert (live.kind, live.text) == (name, "Neu")


def test_a_draft_may_be_empty(editor, page, mainz):
    override = adapted(page, mainz, after("when", blocks.section("x", "Hier", "Heute.")))
    (operation,) = override.all_operations

    response = editor.post(address(override), posted(operation, **content_of(operation)))

    assert response.status_code == 302
    assert draft_of(override).all_operations[0].content == ()


@pytest.mark.parametrize(
    ("operation", "data", "problem"),
    [
        pytest.param(after("when", blocks.section("x", "A", "B")), content_of, EMPTY, id="no-blocks"),
        pytest.param(
            titled("x"),
            lambda operation: {f"operations-{operation.id}-text": ""},
            NO_TEXT,
            id="no-title",
        ),
    ],
)
def test_nothing_empty_is_published(editor, page, mainz, operation, data, problem):
    override = adapted(page, mainz, operation)

    html = editor.post(
        address(override), posted(operation, **data(operation)) | {"action-publish": "1"}
    ).content.decode()

    assert interface("de", problem) in html
    assert OverridePage.objects.get(pk=override.pk).all_operations == override.all_operations


def test_a_locked_block_is_not_replaced_whatever_is_sent(editor, override):
    press(editor, override, "hide:locked")
    (operation,) = draft_of(override).all_operations

    html = editor.post(address(override), posted(operation) | {"action-publish": "1"}).content.decode()

    assert interface("de", LOCKED) in html
    assert not OverridePage.objects.get(pk=override.pk).live


def test_texts_are_edited_without_scripts(editor, page, mainz):
    override = adapted(page, mainz, replacing("when", blocks.steps("x", "Hier", ("Anrufen", "Heute."))))
    (operation,) = override.all_operations
    prefix = f"operations-{operation.id}-plain.0"

    html = editor.get(address(override)).content.decode()
    editor.post(address(override), posted(operation) | {f"{prefix}.items.0.title": "Hingehen"})

    assert f'name="{prefix}.items.0.title" value="Anrufen"' in html
    (step,) = draft_of(override).all_operations[0].content[0]["value"]["items"]
    assert step["value"] == {"title": "Hingehen", "text": "<p>Heute.</p>"}


def test_what_somebody_else_removed_meanwhile_is_kept_as_it_was_sent(editor, override):
    operation = after("when", blocks.section("x", "A", "B"))
    text = content_of(operation, ("section", {"heading": "Hier", "text": RICH}))

    editor.post(address(override), posted(operation, **text))

    (kept,) = draft_of(override).all_operations
    assert (kept.id, kept.kind, kept.anchor, kept.base.block["id"]) == (
        operation.id,
        "insert_after",
        "when",
        "when",
    )


def test_rubbish_is_not_stored(editor, override):
    response = editor.post(address(override), posted() | {"operations-operation": ["rubbish"]})

    assert (response.status_code, draft_of(override).all_operations) == (302, [])


def test_preview_shows_the_draft(editor, override):
    press(editor, override, "replace:when")
    (operation,) = draft_of(override).all_operations
    text = content_of(operation, ("section", {"heading": "Bei uns", "text": RICH}))
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[override.pk])

    refresh(everything=True)
    stored = editor.post(preview, posted(operation, **text)).json()
    html = editor.get(preview, {"mode": "de"}).content.decode()

    assert stored["is_valid"]
    assert ("Bei uns" in html, "Wann?" in html) == (True, False)


@pytest.mark.parametrize(
    ("operation", "longest"),
    [pytest.param(titled("x"), 255, id="title"), pytest.param(summarised("x"), 400, id="summary")],
)
def test_a_title_or_summary_has_room_on_the_statewide_page(editor, page, mainz, operation, longest):
    override = adapted(page, mainz, operation)
    name = f"operations-{operation.id}-text"

    answers = [
        editor.post(address(override), posted(operation) | {name: "x" * length, "action-publish": "1"})
        for length in (longest, longest + 1)
    ]

    assert [answer.status_code for answer in answers] == [302, 200]
    assert len(OverridePage.objects.get(pk=override.pk).all_operations[0].text) == longest


def test_a_page_with_a_locked_block_is_not_hidden_whatever_is_sent(editor, override):
    html = editor.post(
        address(override), posted() | {"hides_page": "on", "action-publish": "1"}
    ).content.decode()

    assert interface("de", NOT_HIDDEN, title="Kita") in html
    assert not OverridePage.objects.get(pk=override.pk).live


def test_a_draft_may_hide_a_page_that_is_locked_today(editor, override):
    editor.post(address(override), posted() | {"hides_page": "on"})

    assert draft_of(override).hides_page


def test_a_page_that_nothing_locks_is_hidden(editor, page, override):
    publish(page, without=["locked"])

    editor.post(address(override), posted() | {"hides_page": "on", "action-publish": "1"})

    assert OverridePage.objects.get(pk=override.pk).hides_page


def test_blocks_of_a_type_that_is_gone_do_not_keep_from_editing(editor, page, mainz):
    gone = {"type": "gone", "id": "g", "value": {"text": "Verschwunden"}}
    override = adapted(page, mainz, replacing("when", gone, blocks.section("x", "Hier", "Heute.")))

    html = editor.get(address(override)).content.decode()

    assert ("Hier" in html, "Verschwunden" in html) == (True, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param("Bei uns", "IN_SYNC", id="changed"), pytest.param("Hier", "CHANGED", id="as-it-was")],
)
def test_changing_a_text_is_reviewing_it(editor, page, mainz, text, expected):
    override = adapted(page, mainz, titled("Hier"))
    (operation,) = override.all_operations
    page.title = "Kindertagesstätte"
    page.save_revision().publish()

    data = posted(operation) | {f"operations-{operation.id}-text": text, "action-publish": "1"}
    editor.post(address(override), data)

    ((judgement,),) = judgements_of([OverridePage.objects.get(pk=override.pk)]).values()
    assert judgement.state == expected
