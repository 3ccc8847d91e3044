"""Imprint, privacy, accessibility: the state's for all, or a district's own instead."""

import pytest
from wagtail.models import Page

from content.editions.actions import refresh
from content.editions.queries import differing_editions
from content.modules.models import InfoPage
from content.overrides.actions import hide_page
from tests.editions.readers import edition, html, paths
from tests.factories import InfoPageFactory, adapted
from tests.factories.blocks import section
from tests.factories.overrides import replacing

pytestmark = pytest.mark.django_db


@pytest.fixture
def imprint(world):
    page = InfoPageFactory.create(
        parent=world.state,
        slug="impressum",
        title="Impressum",
        purpose="IMPRINT",
        body=[section("who", "Wer", "Das Land.")],
    )
    refresh()
    return page


def own_imprint(world, **kwargs):
    own = {"slug": "impressum", "title": "Impressum der Stadt", "purpose": "IMPRINT"}
    page = InfoPageFactory.create(parent=world.mainz.home, **{**own, **kwargs})
    refresh()
    return page


def legal(district="mainz", language="de"):
    """Return the purpose, path and origin of each legal page."""
    found = edition(district, language).legal_pages
    return [(purpose, page["path"], page["origin"]) for purpose, page in found.items()]


def topics(district="mainz"):
    return [page["path"] for page in edition(district, "de").topics]


def test_every_district_has_the_page_of_the_state(imprint):
    expected = [("IMPRINT", "impressum", "inherited")]

    assert [legal("mainz"), legal("trier", "ar")] == [expected, expected]


def test_a_legal_page_is_no_topic(world, imprint):
    read = edition("mainz", "de")

    assert "impressum" in paths()
    assert "impressum" not in topics()
    assert [page["path"] for page in read.children(None)] == ["schule", "gesundheit"]


def test_what_lies_below_a_legal_page_is_no_topic_either(world, imprint):
    InfoPageFactory.create(parent=imprint, slug="bilder")
    refresh()

    assert "impressum/bilder" in paths()
    assert "impressum/bilder" not in topics()
    assert [
        page["path"] for page in edition("mainz", "de").children(edition("mainz", "de").page_at("impressum"))
    ] == ["impressum/bilder"]


def test_other_pages_say_nothing_of_a_purpose(imprint):
    assert [page.get("purpose") for page in edition("mainz", "de").pages] == [
        None,
        None,
        None,
        None,
        "IMPRINT",
    ]


def test_legal_pages_stand_in_the_order_of_their_purposes(world, imprint):
    for purpose in ("ACCESSIBILITY", "PRIVACY"):
        InfoPageFactory.create(parent=world.state, slug=purpose.lower(), purpose=purpose)
    refresh()

    assert [purpose for purpose, *_ in legal()] == ["IMPRINT", "PRIVACY", "ACCESSIBILITY"]


def test_a_districts_own_page_takes_the_place_of_the_states(world, imprint):
    own_imprint(world)

    assert legal("mainz") == [("IMPRINT", "impressum", "local")]
    assert legal("trier") == [("IMPRINT", "impressum", "inherited")]
    assert "Impressum der Stadt" in html("mainz", "ar", "impressum")


def test_the_states_page_returns_when_the_own_one_goes(world, imprint):
    page = own_imprint(world)

    InfoPage.objects.get(pk=page.pk).unpublish()
    refresh()

    assert legal("mainz") == [("IMPRINT", "impressum", "inherited")]


def test_a_draft_takes_no_place(world, imprint):
    own_imprint(world, is_draft=True)

    assert legal("mainz") == [("IMPRINT", "impressum", "inherited")]


def test_an_own_page_stands_on_the_first_level_wherever_it_was_put(world, imprint):
    own_imprint(world, place=world.school)

    assert legal("mainz") == [("IMPRINT", "impressum", "local")]


def test_a_legal_page_is_adapted_like_any_other(world, imprint):
    adapted(imprint, world.mainz, replacing("who", section("own", "Wer", "Die Stadt Mainz.")))
    refresh()

    assert legal("mainz") == [("IMPRINT", "impressum", "adapted")]
    assert "Die Stadt Mainz." in html("mainz", "de", "impressum")


def test_a_legal_page_may_be_hidden(world, imprint):
    hide_page(page=imprint, district=world.mainz, by=None)
    refresh()

    assert (legal("mainz"), len(legal("trier"))) == ([], 1)


def test_readers_get_a_legal_page_in_any_language(world, imprint):
    world.mainz.untranslated = "LEAVE_OUT"
    world.mainz.save()
    refresh()

    assert legal(language="ar") == [("IMPRINT", "impressum", "inherited")]
    assert paths(language="ar") == ["schule", "schule/anmeldung", "impressum"]


def test_a_page_that_gets_a_purpose_leaves_the_topics(world):
    page = InfoPage.objects.get(pk=world.health.pk)

    page.purpose = "PRIVACY"
    page.save_revision().publish()
    refresh()

    assert (legal(), topics()) == ([("PRIVACY", "gesundheit", "inherited")], ["schule", "schule/anmeldung"])
    assert differing_editions() == []


def test_of_two_pages_for_one_purpose_the_second_is_a_page_like_any(world, imprint):
    InfoPageFactory.create(parent=world.state, slug="zweites", purpose="IMPRINT")
    refresh()

    assert (legal(), "zweites" in topics()) == ([("IMPRINT", "impressum", "inherited")], True)


def test_a_legal_page_that_is_moved_below_another_is_a_page_like_any(world, imprint):
    InfoPage.objects.get(pk=imprint.pk).move(Page.objects.get(pk=world.school.pk), pos="last-child")
    refresh()

    assert (legal(), "schule/impressum" in topics()) == ([], True)


def test_an_edition_knows_a_page_by_its_key(imprint):
    read = edition("mainz", "de")

    assert read.page_with(str(imprint.translation_key)) == read.page_at("impressum")
