"""What waits in an inbox beside texts to be compared."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from content.modules.inheritance import Mark, Placement
from content.modules.models import InfoPage
from content.overrides.actions import accept_proposal, decline_proposal, hide_page, propose
from content.overrides.models import OverridePage, Proposal
from content.workspace.queries.inbox import count_waiting, waiting_in
from tests.factories import InfoPageFactory, adapted, blocks
from tests.factories.overrides import after, hiding, replacing
from tests.workspace.changing import marked
from tests.workspace.outcomes import outcome

OURS = blocks.section("ours", "Wann?", "In Mainz eine Woche nach dem Umzug.")


@pytest.fixture
def override(world):
    return adapted(world.registration, world.mainz, replacing("when", OURS))


@pytest.fixture
def inbox(log_in):
    return lambda part="mainz": log_in(part).get("/admin/districts/mainz/inbox/").content.decode()


@pytest.mark.parametrize("is_deleted", [False, True])
def test_text_on_a_withdrawn_page_can_become_a_page_of_the_district(log_in, world, override, is_deleted):
    page = InfoPage.objects.get(pk=world.registration.pk)
    page.delete() if is_deleted else page.unpublish()
    [waiting] = waiting_in(world.mainz)

    response = log_in("mainz").post(reverse("districts:rescue", args=["mainz", override.pk]))

    own = InfoPage.objects.child_of(Page.objects.get(pk=world.mainz.home.pk)).get()
    assert (waiting.title, waiting.own_texts) == ("Anmeldung", ["Wann?\nIn Mainz eine Woche nach dem Umzug."])
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[own.pk])
    assert (own.live, count_waiting(world.mainz)) == (False, 0)


def test_text_below_a_withdrawn_page_waits_and_can_become_a_page_of_the_district(log_in, world, override):
    InfoPage.objects.get(pk=world.school.pk).unpublish()
    [waiting] = waiting_in(world.mainz)

    response = log_in("mainz").post(reverse("districts:rescue", args=["mainz", override.pk]))

    assert (waiting.title, waiting.is_withdrawn) == ("Anmeldung", True)
    assert (outcome(response), count_waiting(world.mainz)) == ("done", 0)


def test_text_on_a_withdrawn_page_can_be_dropped(log_in, world, override):
    InfoPage.objects.get(pk=world.registration.pk).unpublish()

    response = log_in("mainz").post(
        reverse("wagtailadmin_pages:delete", args=[override.pk]), {"next": "/admin/districts/mainz/inbox/"}
    )

    assert response.headers["Location"] == "/admin/districts/mainz/inbox/"
    assert count_waiting(world.mainz) == 0


def test_page_that_is_live_is_not_made_local(log_in, world, override):
    response = log_in("mainz").post(reverse("districts:rescue", args=["mainz", override.pk]))

    assert (outcome(response), OverridePage.objects.count()) == ("missing", 1)


def test_withdrawn_page_without_own_text_does_not_wait(world):
    adapted(world.registration, world.mainz)
    InfoPage.objects.get(pk=world.registration.pk).unpublish()

    assert waiting_in(world.mainz) == []


def test_block_to_be_localised_waits_for_every_district(world):
    marked(world.registration, "when", Mark.LOCALISE)

    expected = [("Anmeldung", ["Wann?\nGleich nach dem Umzug."])]
    for district in (world.mainz, world.trier):
        assert [(page.title, page.to_localise) for page in waiting_in(district)] == expected


@pytest.mark.parametrize(
    "operation", [replacing("when", OURS), hiding("when"), after("when", OURS)], ids=lambda found: found.kind
)
def test_block_to_be_localised_waits_until_the_district_did(world, operation):
    marked(world.registration, "when", Mark.LOCALISE)

    adapted(InfoPage.objects.get(pk=world.registration.pk), world.mainz, operation)

    assert (count_waiting(world.mainz), count_waiting(world.trier)) == (0, 1)


def test_block_to_be_localised_on_a_hidden_page_does_not_wait(world):
    marked(world.registration, "when", Mark.LOCALISE)

    hide_page(page=world.school, district=world.mainz, by=None)

    assert (count_waiting(world.mainz), count_waiting(world.trier)) == (0, 1)


def test_local_page_waits_when_its_place_is_gone(world):
    home = Page.objects.get(pk=world.mainz.home.pk)
    for place in (world.registration, world.doctor):
        InfoPageFactory.create(
            parent=home, title=f"Bei {place.title}", slug=place.slug, place=place, placement=Placement.AFTER
        )
    InfoPage.objects.get(pk=world.registration.pk).unpublish()
    InfoPage.objects.get(pk=world.doctor.pk).delete()

    assert [page.misplaced.title for page in waiting_in(world.mainz)] == ["Bei Anmeldung", "Bei Arzt"]


def test_declined_proposal_waits_with_its_reason_until_it_was_seen(log_in, inbox, world, override):
    proposal = propose(override=override, operation=override.all_operations[0], note="", by=None)
    assert count_waiting(world.mainz) == 0
    decline_proposal(proposal=proposal, reason="Gilt nur bei Ihnen.", by=None)
    assert "Gilt nur bei Ihnen." in inbox()

    response = log_in("mainz").post(reverse("districts:seen", args=["mainz", proposal.pk]))

    assert (outcome(response), count_waiting(world.mainz)) == ("done", 0)


def test_accepted_proposal_waits_too(world, override):
    proposal = propose(override=override, operation=override.all_operations[0], note="", by=None)

    accept_proposal(proposal=proposal, by=None)

    assert [page.proposals for page in waiting_in(world.mainz)] == [[proposal]]


def test_open_proposal_cannot_be_put_away(log_in, world, override):
    proposal = propose(override=override, operation=override.all_operations[0], note="", by=None)

    response = log_in("mainz").post(reverse("districts:seen", args=["mainz", proposal.pk]))

    assert (outcome(response), Proposal.objects.get().is_seen) == ("missing", False)
