"""A district's editor adapts a page in Wagtail's own editor."""

import pytest
from django.urls import reverse

from content.editions.actions import refresh
from content.overrides.actions import adapt_page
from content.overrides.models import OverridePage
from tests.factories import InfoPageFactory, blocks, editor_of
from tests.factories.overrides import adapted, after, hiding, replacing, summarised, titled
from tests.website.reading import interface

pytestmark = pytest.mark.django_db

NO_COMMENTS = {
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "comments-MIN_NUM_FORMS": "0",
    "comments-MAX_NUM_FORMS": "",
}
EMPTY = "There is no text here. Write one, or remove this."
NO_TEXT = "Write a text, or take the statewide one again."
LOCKED = "The state has locked this text: no district may change it."


@pytest.fixture
def page(state):
    return InfoPageFactory.create(
        title="Kita",
        slug="kita",
        summary="Worum es geht.",
        body=[blocks.section("when", "Wann?", "Bald."), blocks.contact("who", "amt"), locked("112")],
    )


def locked(text):
    block = blocks.notice("locked", text)
    return {**block, "value": {**block["value"], "mark": "LOCKED"}}


@pytest.fixture
def editor(client, mainz):
    client.force_login(editor_of(mainz.home))
    return client


@pytest.fixture
def override(page, mainz):
    return adapt_page(page=page, district=mainz, by=None)


def address(override):
    return reverse("wagtailadmin_pages:edit", args=[override.pk])


def posted(*operations, **fields):
    """Return what the form sends for operations, each with the texts of its first block, and for further fields."""
    data = {"operations-shown": "1", "operations-operation": [item.id for item in operations], **NO_COMMENTS}
    for operation in operations:
        prefix = f"operations-{operation.id}"
        data |= {f"{prefix}-kind": operation.kind, f"{prefix}-anchor": operation.anchor}
    return data | fields


def draft_of(override):
    return OverridePage.objects.get(pk=override.pk).get_latest_revision_as_object()


def said(operation):
    return [(block["type"], block["value"]) for block in operation.content]


def press(editor, override, what, *operations, **fields):
    return editor.post(address(override), posted(*operations, **fields, adapt=what))


def test_the_page_is_shown_block_by_block(editor, override):
    html = editor.get(address(override)).content.decode()

    places = [html.index(f'id="at-{anchor}"') for anchor in ("title", "summary", "when", "who", "locked")]
    assert places == sorted(places)
    assert interface("de", "Contact: %(role)s", role="amt") in html


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        pytest.param("title", ["title"], id="title"),
        pytest.param("summary", ["summary"], id="summary"),
        pytest.param("when", ["replace", "hide", "insert_before", "insert_after"], id="block"),
        pytest.param("locked", ["insert_before", "insert_after"], id="locked"),
    ],
)
def test_what_can_be_done_with_a_part(editor, override, anchor, expected):
    html = editor.get(address(override)).content.decode()

    offered = ["title", "summary", "replace", "hide", "insert_before", "insert_after"]
    assert [what for what in offered if f'value="{what}:{anchor}"' in html] == expected


def test_replacing_starts_from_a_copy_of_the_statewide_block(editor, override):
    response = press(editor, override, "replace:when")

    assert response.url == f"{address(override)}#at-when"
    (operation,) = draft_of(override).all_operations
    assert said(operation) == [("section", {"heading": "Wann?", "text": "<p>Bald.</p>"})]
    assert operation.content[0]["id"] != "when"
    assert operation.base.block == override.target.text["body"][0]


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        pytest.param("title:title", ("title", "title", "Kita", []), id="title"),
        pytest.param("summary:summary", ("summary", "summary", "Worum es geht.", []), id="summary"),
        pytest.param("hide:when", ("hide", "when", "", []), id="hide"),
        pytest.param(
            "insert_before:when",
            ("insert_before", "when", "", [("section", {"heading": "", "text": ""})]),
            id="insert-before",
        ),
        pytest.param(
            "insert_after:locked",
            ("insert_after", "locked", "", [("section", {"heading": "", "text": ""})]),
            id="insert-after",
        ),
    ],
)
def test_each_button_does_what_it_says(editor, override, what, expected):
    press(editor, override, what)

    (operation,) = draft_of(override).all_operations
    assert (operation.kind, operation.anchor, operation.text, said(operation)) == expected


@pytest.mark.parametrize("what", ["", "fly:when", "replace", "drop:nothing"])
def test_a_button_that_does_not_exist_changes_nothing(editor, override, what):
    response = press(editor, override, what)

    assert response.status_code == 302
    assert draft_of(override).all_operations == []


def test_a_second_press_changes_nothing(editor, page, mainz):
    override = adapted(page, mainz, hiding("when"))

    press(editor, override, "hide:when", *override.all_operations)

    assert draft_of(override).all_operations == override.all_operations


def test_hiding_what_was_replaced_takes_the_place_of_the_replacement(editor, page, mainz):
    override = adapted(page, mainz, replacing("when", blocks.section("x", "Hier", "Morgen.")))

    press(editor, override, "hide:when", *override.all_operations)

    assert [item.kind for item in draft_of(override).all_operations] == ["hide"]


def test_an_operation_is_dropped(editor, page, mainz):
    override = adapted(page, mainz, hiding("when"), hiding("who"))
    first, second = override.all_operations

    press(editor, override, f"drop:{first.id}", first, second)

    assert draft_of(override).all_operations == [second]


def content_of(operation, *values):
    prefix = f"operations-{operation.id}-content"
    data = {f"{prefix}-count": str(len(values))}
    for index, (kind, value) in enumerate(values):
        item = f"{prefix}-{index}"
        data |= {f"{item}-type": kind, f"{item}-order": str(index), f"{item}-deleted": "", f"{item}-id": "x"}
        data |= {f"{item}-value-{name}": text for name, text in value.items()}
    return data


RICH = (
    '{"blocks": [{"key": "a", "text": "Morgen.", "type": "unstyled", "depth": 0,'
    ' "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}'
)


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


def test_what_the_state_removed_is_shown_without_a_place(editor, page, mainz):
    override = adapted(page, mainz, replacing("when", blocks.section("x", "Hier", "Heute.")))
    page.body = [block for block in page.body.raw_data if block["id"] != "when"]
    page.save_revision().publish()

    html = editor.get(address(override)).content.decode()

    assert interface("de", "Without a place of its own") in html
    assert html.count('id="op-') == 1


def test_what_needs_review_leads_to_the_inbox(editor, page, mainz):
    override = adapted(page, mainz, hiding("when"))
    page.body = [blocks.section("when", "Wann?", "Sofort."), *list(page.body.raw_data)[1:]]
    page.save_revision().publish()

    html = editor.get(address(override)).content.decode()

    assert interface("de", "needs review") in html
    assert f'href="{reverse("districts:inbox", args=["mainz"])}"' in html


def test_only_what_readers_see_is_proposed(editor, page, mainz):
    override = adapted(page, mainz, hiding("when"))
    (operation,) = override.all_operations
    link = reverse("districts:propose", args=["mainz", override.pk, operation.id])

    shown = link in editor.get(address(override)).content.decode()
    OverridePage.objects.get(pk=override.pk).unpublish()

    assert (shown, link in editor.get(address(override)).content.decode()) == (True, False)


def test_versions_are_compared(editor, page, mainz):
    override = adapted(page, mainz, hiding("when"))
    press(editor, override, "hide:who", *override.all_operations)

    compared = reverse("wagtailadmin_pages:revisions_compare", args=[override.pk, "earliest", "latest"])

    assert editor.get(compared).status_code == 200


def test_a_page_without_blocks_can_be_added_to(editor, mainz, state):
    override = adapt_page(page=InfoPageFactory.create(body=[]), district=mainz, by=None)

    html = editor.get(address(override)).content.decode()
    press(editor, override, "insert_after:")

    assert 'value="insert_after:"' in html
    assert [item.anchor for item in draft_of(override).all_operations] == [""]


def test_a_page_that_the_state_deleted_can_still_be_opened(editor, page, mainz):
    override = adapted(page, mainz, replacing("when", blocks.section("x", "Hier", "Heute.")))
    page.delete()

    assert "Hier" in editor.get(address(override)).content.decode()


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
