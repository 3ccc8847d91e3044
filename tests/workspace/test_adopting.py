"""What districts let each other copy."""

import pytest
from django.urls import reverse

from content.modules.inheritance import Placement
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.workspace.queries.adopting import offers_for
from content.workspace.queries.tree import tree_of
from tests.factories import InfoPageFactory, adapted, blocks
from tests.factories.overrides import hiding, replacing
from tests.workspace.outcomes import outcome

ADOPT = "/admin/districts/mainz/adopt/"
THEIRS = blocks.section("theirs", "In Trier", "Fragen Sie im Rathaus.")


def offered(district):
    return [
        (group.page.title if group.page else None, [offer.page.title for offer in group.offers])
        for group in offers_for(district)
    ]


@pytest.fixture
def adaptation(world):
    """What Trier has made of a page, for others to copy."""
    return adapted(world.registration, world.trier, replacing("when", THEIRS), is_shareable=True)


@pytest.fixture
def local(world):
    """A page of Trier's own, for others to copy."""
    return InfoPageFactory.create(
        parent=world.trier.home,
        title="Sprachcafé",
        place=world.school,
        placement=Placement.AFTER,
        is_shareable=True,
    )


def take(client, page, slug="mainz"):
    return client.post(reverse("districts:take_copy", args=[slug, page.pk]))


def test_offers_are_grouped_by_the_state_s_page(world, adaptation, local):
    elsewhere = InfoPageFactory.create(parent=world.trier.home, title="Anderswo", is_shareable=True)

    assert offered(world.mainz) == [
        ("Schule", ["Sprachcafé"]),
        ("Anmeldung", ["Anmeldung"]),
        (None, [elsewhere.title]),
    ]


def test_offers_are_those_of_others(world, adaptation, local):
    assert offered(world.trier) == []


@pytest.mark.parametrize(
    "kwargs",
    [
        pytest.param({"is_shareable": False}, id="not-shareable"),
        pytest.param({"is_shareable": True, "is_draft": True}, id="draft"),
    ],
)
def test_what_is_not_published_or_not_to_be_shared_is_not_offered(world, kwargs):
    adapted(world.registration, world.trier, replacing("when", THEIRS), **kwargs)
    InfoPageFactory.create(parent=world.trier.home, **kwargs)

    assert offered(world.mainz) == []


def test_an_adaptation_without_any_change_is_not_offered(world):
    adapted(world.registration, world.trier, is_shareable=True, hides_page=True)

    assert offered(world.mainz) == []


def test_the_state_s_own_pages_are_not_offered(world):
    InfoPageFactory.create(parent=world.state, is_shareable=True)

    assert offered(world.mainz) == []


def test_an_offer_shows_its_text(log_in, world, adaptation, local):
    html = log_in("mainz").get(ADOPT).content.decode()

    assert "Fragen Sie im Rathaus." in html
    assert "Text über Sprachcafé." in html


def test_an_offer_that_hides_a_text_shows_which(world):
    adapted(world.registration, world.trier, hiding("when"), is_shareable=True)

    [change] = offers_for(world.mainz)[0].offers[0].changes
    assert "Gleich nach dem Umzug." in change.html[0]


def test_a_copy_of_an_adaptation_is_a_draft_that_names_its_origin(log_in, world, adaptation):
    response = take(log_in("mainz"), adaptation)

    copy = OverridePage.objects.get(district=world.mainz)
    [operation] = copy.get_latest_revision_as_object().all_operations
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    assert (copy.live, operation.adopted_from) == (False, "Trier")


def test_the_tree_names_the_origin_of_a_copied_adaptation(log_in, world, adaptation):
    take(log_in("mainz"), adaptation)
    OverridePage.objects.get(district=world.mainz).get_latest_revision().publish()

    row = next(row for row in tree_of(world.mainz).rows if row.page_id == world.registration.pk)
    assert row.origins == ("Trier",)


def test_a_copy_of_a_local_page_is_a_draft_that_names_its_origin(log_in, world, local):
    response = take(log_in("mainz"), local)

    copy = InfoPage.objects.get(adopted_from=world.trier)
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    assert (copy.live, copy.get_parent().specific) == (False, world.mainz.home)


def test_the_editor_of_a_copy_names_its_origin(log_in, world, local):
    html = log_in("mainz").get(take(log_in("mainz"), local).headers["Location"]).content.decode()

    assert "Trier" in html


def test_what_is_not_offered_cannot_be_copied(log_in, world):
    hers = adapted(world.registration, world.trier, replacing("when", THEIRS))
    page = InfoPageFactory.create(parent=world.trier.home)
    own = InfoPageFactory.create(parent=world.mainz.home, is_shareable=True)
    client = log_in("mainz")

    assert [outcome(take(client, found)) for found in (hers, page, own, world.school)] == ["missing"] * 4


@pytest.mark.parametrize("part", ["anonymous", "translator", "state", "trier"])
def test_only_those_who_edit_a_district_take_copies_for_it(log_in, world, local, adaptation, part):
    client = log_in(part)

    found = {outcome(take(client, page)) for page in (local, adaptation)}

    assert found == {"login" if part == "anonymous" else "denied"}
    assert OverridePage.objects.filter(district=world.mainz).exists() is False


def test_a_copy_is_taken_only_when_asked_for(log_in, world, local):
    address = reverse("districts:take_copy", args=["mainz", local.pk])

    assert outcome(log_in("mainz").get(address)) == "not allowed"


@pytest.mark.parametrize("count", [1, 3])
def test_offers_query_count(world, count, django_assert_num_queries):
    for number in range(count):
        page = InfoPageFactory.create(parent=world.state, slug=f"seite-{number}")
        adapted(page, world.trier, replacing("a", THEIRS), is_shareable=True)
        InfoPageFactory.create(parent=world.trier.home, slug=f"lokal-{number}", place=page, is_shareable=True)

    with django_assert_num_queries(6):
        assert len(offers_for(world.mainz)) == count
