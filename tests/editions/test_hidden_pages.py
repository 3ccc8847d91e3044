"""Pages that a district hides, and what the state and time do to them."""

import pytest

from content.editions.actions import refresh
from content.editions.queries import differing_editions
from content.modules.inheritance import Mark
from content.modules.models import InfoPage
from content.overrides.actions import hide_page
from tests.editions.readers import paths, stale
from tests.factories import InfoPageFactory
from tests.factories.blocks import section

pytestmark = pytest.mark.django_db

BELOW = "schule/notfall"


@pytest.fixture
def emergency(world):
    """A statewide page below the one on school, which Mainz hides."""
    page = InfoPageFactory.create(
        parent=world.school, slug="notfall", body=[section("call", "Notruf", "112")]
    )
    hide_page(page=world.school, district=world.mainz, by=None)
    refresh()
    return page


def mark(page, mark):
    found = InfoPage.objects.get(pk=page.pk)
    block = section("call", "Notruf", "112")
    found.body = [{**block, "value": {**block["value"], "mark": mark}}]
    found.save_revision().publish()
    refresh()


def test_a_hidden_page_is_shown_while_the_state_locks_a_part_of_it(emergency):
    seen = [BELOW in paths()]
    for said in (Mark.LOCKED, ""):
        mark(emergency, said)
        seen.append(BELOW in paths())

    assert seen == [False, True, False]
    assert differing_editions() == []


def test_readers_elsewhere_see_a_page_in_any_case(emergency):
    assert BELOW in paths("trier")


def test_a_home_that_is_given_away_takes_along_what_is_adapted_there(world, emergency):
    world.trier.home.delete()
    home = world.mainz.home
    home.district = world.trier

    home.save()

    assert stale() >= {"mainz/de", "trier/de"}
    refresh()
    assert [BELOW in paths(slug) for slug in ("mainz", "trier")] == [True, False]
    assert differing_editions() == []
