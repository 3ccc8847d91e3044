"""What waits behind what readers get of an adapted page, when somebody decides on that."""

from datetime import timedelta

import pytest
from django.utils import timezone

from content.districts.models import District
from content.modules.models import InfoPage
from content.overrides.actions import hide_page, keep_ours, take_statewide
from content.overrides.models import OverridePage
from tests.factories import DistrictFactory, adapted
from tests.factories.blocks import section
from tests.factories.overrides import after, replacing

pytestmark = pytest.mark.django_db

REPLACED = replacing("fees", section("ours", "Mainz", "Hier kostet es nichts."))
ADDED = after("how", section("more", "Mehr", "In Mainz mehr"))


@pytest.fixture
def override(kita, mainz):
    return adapted(kita, mainz, REPLACED)


def stored(override):
    return OverridePage.objects.get(pk=override.pk)


def ids(page):
    return [operation.id for operation in page.all_operations]


def schedule(override, *operations):
    """Let a version be published tomorrow."""
    draft = stored(override).get_latest_revision_as_object()
    draft.operations = [operation.to_json() for operation in operations]
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision().publish()


def scheduled(override):
    return stored(override).get_scheduled_revision_as_object()


def test_what_is_to_be_published_later_still_is(override):
    schedule(override, REPLACED, ADDED)

    take_statewide(override=stored(override), operations=[REPLACED.id], by=None)

    assert (stored(override).live, ids(stored(override)), ids(scheduled(override))) == (True, [], [ADDED.id])


def test_a_draft_behind_what_is_to_be_published_later_stays_a_draft(override):
    schedule(override, REPLACED, ADDED)
    draft = stored(override).get_latest_revision_as_object()
    draft.operations = [ADDED.to_json()]
    draft.save_revision()

    keep_ours(override=stored(override), operations=[REPLACED.id], by=None)

    latest = stored(override).get_latest_revision_as_object()
    assert [ids(page) for page in (stored(override), scheduled(override), latest)] == [
        [REPLACED.id],
        [REPLACED.id, ADDED.id],
        [ADDED.id],
    ]


def test_hiding_does_not_wait_for_what_is_to_be_published_later(kita, mainz):
    override = adapted(kita, mainz, REPLACED, is_draft=True)
    schedule(override, REPLACED)

    hide_page(page=kita, district=mainz, by=None)

    assert (stored(override).live, stored(override).hides_page, ids(stored(override))) == (True, True, [])
    assert (scheduled(override).hides_page, ids(scheduled(override))) == (True, [REPLACED.id])


def test_a_draft_that_was_begun_meanwhile_is_kept(override):
    before = stored(override)
    adapted(before.target, before.district, REPLACED, ADDED, is_draft=True)

    take_statewide(override=before, operations=[REPLACED.id], by=None)

    assert ids(stored(override).get_latest_revision_as_object()) == [ADDED.id]


def test_a_version_from_before_the_page_was_deleted_knows_what_the_state_said(override):
    InfoPage.objects.get(pk=override.target_id).delete()

    stored(override).latest_revision.publish()

    assert (stored(override).target, stored(override).target_copy["title"]) == (None, "Kita")


def test_a_version_from_before_the_home_was_given_away_belongs_to_its_district(override, mainz):
    worms: District = DistrictFactory.create(slug="worms")
    mainz.home.district = worms
    mainz.home.save()

    stored(override).latest_revision.publish()

    assert stored(override).district == worms
