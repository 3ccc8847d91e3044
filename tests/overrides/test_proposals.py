"""What districts propose to the state, and what becomes of that."""

import pytest
from wagtail.models import PageLogEntry

from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.overrides.actions import accept_proposal, decline_proposal, note_seen, propose
from content.overrides.conflicts import State
from content.overrides.enums import ProposalStatus
from content.overrides.models import OverridePage, Proposal
from content.overrides.queries import judgements_of
from tests.factories import UserFactory, adapted
from tests.factories.blocks import section
from tests.factories.overrides import replacing, summarised, titled
from tests.overrides.writing import publish

pytestmark = pytest.mark.django_db

OURS = section("ours", "Mainz", "Hier kostet es nichts.")
MORE = section("more", "Mehr", "In Mainz mehr")
REPLACED = replacing("fees", OURS)


@pytest.fixture
def person():
    return UserFactory.create(username="mainz")


def noted(page):
    """Return what was last noted of a page, and who did it."""
    return (
        PageLogEntry.objects.filter(page=page.pk)
        .order_by("pk")
        .values_list("action", "user__username")
        .last()
    )


def offer(override, *, by=None):
    return propose(override=override, operation=override.all_operations[0], note="Gilt überall.", by=by)


def test_a_proposal_holds_the_operation_as_it_was_offered(kita, mainz, person):
    override = adapted(kita, mainz, REPLACED)
    operation = override.all_operations[0]

    offer(override, by=person)

    proposal = Proposal.objects.get()
    assert (proposal.target, proposal.district, proposal.proposed_by) == (kita, mainz, person)
    assert (proposal.operation, proposal.note) == (operation.to_json(), "Gilt überall.")
    assert (proposal.status, proposal.decided_at) == (ProposalStatus.OPEN, None)
    assert noted(override) == ("lotse.override.propose", "mainz")


def test_an_accepted_proposal_becomes_a_draft_of_the_statewide_page(kita, mainz, person):
    proposal = offer(adapted(kita, mainz, REPLACED))

    accept_proposal(proposal=proposal, by=person)

    page = InfoPage.objects.get(pk=kita.pk)
    assert (page.text, page.has_unpublished_changes) == (kita.text, True)
    fees = page.get_latest_revision_as_object().text["body"][1]
    assert fees == {"type": "section", "id": "fees", "value": OURS["value"]}
    proposal.refresh_from_db()
    assert (proposal.status, proposal.decided_by, proposal.decided_at is None) == ("ACCEPTED", person, False)
    assert noted(kita) == ("lotse.proposal.accepted", "mainz")


@pytest.mark.parametrize(
    ("operation", "field"), [(titled("Hort"), "title"), (summarised("Ein Platz im Hort."), "summary")]
)
def test_an_accepted_title_or_summary_becomes_the_statewide_one(kita, mainz, person, operation, field):
    proposal = offer(adapted(kita, mainz, operation))

    draft = accept_proposal(proposal=proposal, by=person)

    assert draft.text[field] == operation.text


def test_accepting_adds_to_a_draft_that_the_state_is_writing(kita, mainz, person):
    proposal = offer(adapted(kita, mainz, REPLACED))
    kita.title, kita.severity = "Krippe", Severity.URGENT
    kita.save_revision()

    draft = accept_proposal(proposal=Proposal.objects.get(pk=proposal.pk), by=person)

    assert (draft.title, draft.severity, draft.text["body"][1]["value"]) == (
        "Krippe",
        Severity.URGENT,
        OURS["value"],
    )


def test_what_an_earlier_change_meant_does_not_hold_for_what_is_accepted(kita, mainz, person):
    page = publish(kita, title="Krippe", severity=Severity.URGENT)

    draft = accept_proposal(proposal=offer(adapted(page, mainz, REPLACED)), by=person)

    assert draft.severity == Severity.NORMAL


def test_once_it_is_published_the_district_says_what_the_state_says(kita, mainz, person):
    override = adapted(kita, mainz, REPLACED)

    accept_proposal(proposal=offer(override), by=person)
    InfoPage.objects.get(pk=kita.pk).latest_revision.publish()

    found = OverridePage.objects.get(pk=override.pk)
    assert [judgement.state for judgement in judgements_of([found])[found.pk]] == [State.CONVERGED]


def test_a_declined_proposal_says_why(kita, mainz, person):
    proposal = offer(adapted(kita, mainz, REPLACED))

    decline_proposal(proposal=proposal, reason="Das gilt nur in Mainz.", by=person)

    proposal.refresh_from_db()
    assert (proposal.status, proposal.reason, proposal.decided_by) == (
        "DECLINED",
        "Das gilt nur in Mainz.",
        person,
    )
    assert noted(kita) == ("lotse.proposal.declined", "mainz")
    assert not InfoPage.objects.get(pk=kita.pk).has_unpublished_changes


def test_what_the_state_said_is_noted_as_read(kita, mainz):
    seen, other = (offer(adapted(kita, mainz, REPLACED)) for _ in range(2))

    note_seen(proposal=seen)

    assert list(Proposal.objects.values_list("pk", "is_seen")) == [(seen.pk, True), (other.pk, False)]
