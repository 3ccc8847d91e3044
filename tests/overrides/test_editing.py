"""A district's editor adapts a page in Wagtail's own editor."""

import pytest
from django.urls import reverse

from content.overrides.actions import adapt_page
from content.overrides.models import OverridePage
from content.overrides.widgets import OperationsWidget
from tests.factories import InfoPageFactory, blocks
from tests.factories.overrides import adapted, hiding, replacing, titled
from tests.overrides.forms import address, draft_of, press, said
from tests.website.reading import interface

pytestmark = pytest.mark.django_db


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


def test_a_text_that_is_the_state_s_again_says_so(editor, page, mainz):
    override = adapted(page, mainz, titled("Kita"))

    html = editor.get(address(override)).content.decode()

    assert (
        interface("de", "same as the statewide text") in html,
        interface("de", "needs review") in html,
    ) == (
        True,
        False,
    )


def test_buttons_say_which_part_they_are_for(editor, override):
    html = editor.get(address(override)).content.decode()

    assert '<span class="w-sr-only">: Wann? Bald.</span></button>' in html


def test_without_scripts_there_is_a_button_to_publish(editor, override):
    html = editor.get(address(override)).content.decode()

    assert '<noscript><button type="submit" class="button" name="action-publish"' in html


@pytest.mark.parametrize(("posted", "expected"), [({}, True), ({"operations-shown": "1"}, False)])
def test_a_form_says_whether_it_has_shown_the_operations(override, posted, expected):
    widget = OperationsWidget(override.statewide(), override.all_operations)

    assert widget.value_omitted_from_data(posted, {}, "operations") is expected
