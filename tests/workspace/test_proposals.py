import pytest
from django.urls import reverse
from wagtail.models import Page

from content.modules.models import InfoPage
from content.overrides.actions import decline_proposal, propose
from content.overrides.differences import Fate, Piece
from content.overrides.models import Proposal
from content.workspace.queries.proposals import offers, open_proposals
from tests.factories import InfoPageFactory, adapted, blocks
from tests.factories.overrides import after, before, hiding, replacing, summarised, titled
from tests.workspace.outcomes import outcome

OURS = blocks.section("ours", "Wann?", "Gleich nach dem Einzug.")
PROPOSALS = "/admin/districts/proposals/"


@pytest.fixture
def override(world):
    return adapted(world.registration, world.mainz, replacing("when", OURS))


@pytest.fixture
def proposal(override):
    return propose(override=override, operation=override.all_operations[0], note="Fragen viele.", by=None)


def address(override, operation="replace-when-ours", slug="mainz"):
    return reverse("districts:propose", args=[slug, override.pk, operation])


def answer(proposal):
    return reverse("districts:proposal", args=[proposal.pk])


def test_district_proposes_what_it_says(log_in, world, people, override):
    response = log_in("mainz").post(address(override), {"note": "Fragen viele."})

    proposal = Proposal.objects.get()
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[override.pk])
    assert (proposal.target, proposal.district, proposal.note, proposal.proposed_by) == (
        world.registration,
        world.mainz,
        "Fragen viele.",
        people["mainz"],
    )
    assert proposal.operation == override.all_operations[0].to_json()


def test_form_shows_the_statewide_text_and_ours(log_in, override):
    html = log_in("mainz").get(address(override)).content.decode()

    assert ["Umzug.</del>" in html, "Einzug.</ins>" in html] == [True, True]


def test_draft_can_be_proposed(log_in, world):
    override = adapted(world.registration, world.mainz, titled("Bei uns"), is_draft=True)

    log_in("mainz").post(address(override, "title"))

    assert Proposal.objects.get().operation["value"]["text"] == "Bei uns"


def test_the_same_is_not_proposed_twice(log_in, override, proposal):
    log_in("mainz").post(address(override))

    assert Proposal.objects.get() == proposal


def test_what_was_declined_can_be_proposed_again(log_in, override, proposal):
    decline_proposal(proposal=proposal, reason="Noch nicht.", by=None)

    log_in("mainz").post(address(override))

    assert Proposal.objects.count() == 2


def test_note_that_is_too_long_is_shown_again(log_in, override):
    response = log_in("mainz").post(address(override), {"note": "x" * 1001})

    assert (list(response.context["form"].errors), Proposal.objects.count()) == (["note"], 0)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("part", "slug", "operation", "expected"),
    [
        ("mainz", "mainz", "unknown", "missing"),
        ("trier", "trier", "replace-when-ours", "missing"),
        ("trier", "mainz", "replace-when-ours", "denied"),
        ("state", "mainz", "replace-when-ours", "denied"),
        ("anonymous", "mainz", "replace-when-ours", "login"),
    ],
)
def test_district_proposes_its_own_texts_alone(log_in, override, method, part, slug, operation, expected):
    response = getattr(log_in(part), method)(address(override, operation, slug))

    assert (outcome(response), Proposal.objects.count()) == (expected, 0)


@pytest.mark.parametrize(
    ("operation", "current", "proposed"),
    [
        pytest.param(
            replacing("when", OURS),
            "Wann?\nGleich nach dem Umzug.",
            [(Fate.KEPT, "Wann?\nGleich nach dem"), (Fate.REMOVED, "Umzug."), (Fate.ADDED, "Einzug.")],
            id="replace",
        ),
        pytest.param(
            hiding("when"),
            "Wann?\nGleich nach dem Umzug.",
            [(Fate.REMOVED, "Wann?\nGleich nach dem Umzug.")],
            id="hide",
        ),
        pytest.param(
            before("when", OURS),
            "Wann?\nGleich nach dem Umzug.",
            [(Fate.ADDED, "Wann?\nGleich nach dem Einzug.")],
            id="before",
        ),
        pytest.param(
            after("who", OURS),
            "Schulamt\nRufen Sie an.",
            [(Fate.ADDED, "Wann?\nGleich nach dem Einzug.")],
            id="after",
        ),
        pytest.param(
            titled("Anmeldung hier"),
            "Anmeldung",
            [(Fate.KEPT, "Anmeldung"), (Fate.ADDED, "hier")],
            id="title",
        ),
    ],
)
def test_offer_stands_beside_the_statewide_text(world, operation, current, proposed):
    override = adapted(world.registration, world.mainz, operation)
    propose(override=override, operation=override.all_operations[0], note="", by=None)

    [(_, offer)] = offers(open_proposals())
    assert (offer.current, offer.proposed) == (current, [Piece(*piece) for piece in proposed])


@pytest.mark.parametrize("text", ["Am Tag danach.", None], ids=["changed", "gone"])
def test_offer_says_when_the_statewide_text_is_another_by_now(world, proposal, text):
    page = InfoPage.objects.get(pk=world.registration.pk)
    rest = list(page.body.raw_data)[1:]
    page.body = [blocks.section("when", "Wann?", text), *rest] if text else rest
    page.save_revision().publish()

    [(_, offer)] = offers(open_proposals())
    assert (offer.is_outdated, bool(offer.current)) == (True, bool(text))


def test_state_sees_who_proposes_what_and_why(log_in, proposal):
    html = log_in("state").get(PROPOSALS).content.decode()

    assert [text in html for text in ("Anmeldung", "Mainz", "Fragen viele.", "Einzug.</ins>")] == [True] * 4


def test_accepted_text_is_in_the_draft(log_in, world, proposal):
    response = log_in("state").post(answer(proposal), {"accept": "1"})

    draft = InfoPage.objects.get(pk=world.registration.pk).get_latest_revision_as_object()
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[world.registration.pk])
    assert draft.body.raw_data[0]["value"]["text"] == "<p>Gleich nach dem Einzug.</p>"
    assert Proposal.objects.get().status == "ACCEPTED"


def test_declined_proposal_keeps_the_reason(log_in, people, proposal):
    response = log_in("state").post(answer(proposal), {f"proposal-{proposal.pk}-reason": "Gilt nur dort."})

    proposal.refresh_from_db()
    assert response.headers["Location"] == PROPOSALS
    assert (proposal.status, proposal.reason, proposal.decided_by) == (
        "DECLINED",
        "Gilt nur dort.",
        people["state"],
    )


@pytest.mark.parametrize("reason", ["", " ", "x" * 1001])
def test_declining_needs_a_reason(log_in, proposal, reason):
    response = log_in("state").post(answer(proposal), {f"proposal-{proposal.pk}-reason": reason})

    [(_, _, form)] = response.context["rows"]
    assert (list(form.errors), Proposal.objects.get().status) == (["reason"], "OPEN")


def test_only_the_proposal_without_a_reason_shows_the_error(log_in, world, proposal):
    other = adapted(world.school, world.trier, titled("Lernen"))
    propose(override=other, operation=other.all_operations[0], note="", by=None)

    response = log_in("state").post(answer(proposal))

    assert [(row[0], bool(row[2].errors)) for row in response.context["rows"] if row[2].errors] == [
        (proposal, True)
    ]


def test_what_is_decided_stays_decided(log_in, proposal):
    decline_proposal(proposal=proposal, reason="Nein.", by=None)

    response = log_in("state").post(answer(proposal), {"accept": "1"})

    assert (response.headers["Location"], Proposal.objects.get().status) == (PROPOSALS, "DECLINED")


def test_decided_proposals_stand_below(log_in, proposal):
    decline_proposal(proposal=proposal, reason="Gilt nur dort.", by=None)

    response = log_in("state").get(PROPOSALS)

    assert (response.context["rows"], [row[0] for row in response.context["decided"]]) == ([], [proposal])
    assert "Gilt nur dort." in response.content.decode()


@pytest.mark.parametrize("part", ["anonymous", "translator", "mainz", "trier"])
def test_proposals_are_decided_by_the_state(log_in, proposal, part):
    client = log_in(part)

    found = {outcome(client.get(PROPOSALS)), outcome(client.post(answer(proposal), {"accept": "1"}))}

    assert found == {"login" if part == "anonymous" else "denied"}
    assert Proposal.objects.get().status == "OPEN"


def test_answer_is_posted(log_in, proposal):
    assert outcome(log_in("state").get(answer(proposal))) == "not allowed"


@pytest.mark.menu
@pytest.mark.parametrize(("part", "expected"), [("state", True), ("administrator", True), ("mainz", False)])
def test_menu_counts_what_the_state_has_to_decide(log_in, proposal, part, expected):
    html = log_in(part).get(reverse("wagtailadmin_home")).content.decode()

    assert [PROPOSALS in html, "(1)" in html] == [expected, expected]


@pytest.mark.parametrize("count", [1, 3])
def test_proposals_query_count(world, count, django_assert_max_num_queries):
    for page in InfoPageFactory.create_batch(count, parent=Page.objects.get(pk=world.state.pk)):
        override = adapted(page, world.mainz, summarised("Bei uns anders."))
        propose(override=override, operation=override.all_operations[0], note="", by=None)

    with django_assert_max_num_queries(2):
        assert len(offers(open_proposals())) == count
