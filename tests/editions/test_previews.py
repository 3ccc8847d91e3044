"""German texts as editors see them beside what they edit."""

import pytest
from django.utils.translation import override

from content.editions.previews import show_blocks
from tests.factories import ContactRoleFactory, InfoPageFactory, blocks

pytestmark = pytest.mark.django_db


def test_a_slot_says_which_role_it_names():
    ContactRoleFactory.create(key="jugendamt", name_de="Jugendamt")

    with override("en"):
        known, unknown = show_blocks([blocks.contact("a", "jugendamt"), blocks.contact("b", "gone")])

    assert ("Contact: Jugendamt" in known, "Contact: gone" in unknown) == (True, True)


def test_links_to_pages_lead_nowhere(state):
    page = InfoPageFactory.create()
    text = f'Lesen Sie <a linktype="page" id="{page.pk}">weiter</a>.'

    (html,) = show_blocks([blocks.section("a", "Titel", text)])

    assert ("weiter" in html, "<a" in html) == (True, False)


def test_what_readers_fold_open_is_open():
    (html,) = show_blocks([blocks.term("a", "Amt", "Eine Behörde.")])

    assert html.count("<details") == html.count("<details open") == 1


def test_what_is_not_html_is_escaped_and_what_is_dangerous_is_gone():
    (html,) = show_blocks([blocks.section("a", "<b>", '<script>alert("x")</script><em>Text</em>')])

    assert ("&lt;b&gt;" in html, "script" in html) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_blocks_cost_a_query_however_many(count, django_assert_num_queries):
    with django_assert_num_queries(1):
        shown = show_blocks([blocks.section(str(number), "Titel", "Text") for number in range(count)])

    assert len(shown) == count


def test_a_block_of_a_type_that_is_gone_has_no_html():
    shown = show_blocks([{"type": "gone", "id": "a", "value": {}}, blocks.section("b", "Titel", "Text")])

    assert (shown[0], "Titel" in shown[1]) == ("", True)
