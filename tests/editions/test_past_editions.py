"""What an edition held before, for those who have not asked since."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from content.editions.actions import refresh
from content.editions.models import Edition, PastEdition, Sheet, Snapshot
from content.editions.reading import content_of, past_content
from tests.factories import DistrictFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(world):
    return Edition.objects.get(district=world.mainz, language="de")


def rename(world, title):
    world.doctor.title = title
    world.doctor.save_revision().publish()
    refresh()


def test_what_an_edition_held_before_is_remembered(world, edition):
    before = content_of(edition)

    rename(world, "Ärztin")

    assert past_content(edition.pk, edition.version) == before
    edition.refresh_from_db()
    assert past_content(edition.pk, edition.version) is None


def test_an_edition_that_is_built_for_the_first_time_held_nothing(world):
    DistrictFactory.create(slug="worms", languages=("de",))
    refresh(everything=True)

    assert PastEdition.objects.filter(edition__district__slug="worms").count() == 0


def test_an_edition_that_is_built_again_and_says_the_same_is_remembered_no_more(world, edition):
    refresh(everything=True)

    assert PastEdition.objects.count() == 0


def test_a_version_that_comes_and_goes_again_is_remembered_once(world, edition):
    office = world.mainz_office
    for phone in ("1", "2", "1", "2"):
        office.phone = phone
        office.save()
        refresh()

    assert PastEdition.objects.filter(edition=edition).count() == 3


def test_of_another_edition_nothing_is_told(world, edition):
    rename(world, "Ärztin")
    other = Edition.objects.get(district=world.trier, language="de")

    assert past_content(other.pk, edition.version) is None


@pytest.mark.parametrize(
    ("days", "is_remembered"),
    [pytest.param(20, True, id="not-old-enough"), pytest.param(5, False, id="too-old")],
)
def test_it_is_forgotten_after_a_while(world, edition, days, is_remembered):
    rename(world, "Ärztin")
    long_ago = timezone.now() - timedelta(days=10)
    for model, field in ((PastEdition, "replaced_at"), (Snapshot, "created_at"), (Sheet, "created_at")):
        model.objects.update(**{field: long_ago})

    call_command("prune_snapshots", days=days)

    past = past_content(edition.pk, edition.version)
    assert (past is not None) == is_remembered
    if past:
        digests = {page["digest"] for page in past["pages"]}
        assert Snapshot.objects.filter(digest__in=digests).count() == len(digests)
