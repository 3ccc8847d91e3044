import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from content.modules.inheritance import Mark, Severity
from content.modules.models import InfoPage
from content.overrides.differences import Fate
from content.overrides.models import OverridePage
from content.workspace.queries.inbox import count_waiting, waiting_in
from tests.factories import ContactRoleFactory, InfoPageFactory, adapted, blocks
from tests.factories.overrides import replacing, summarised, titled
from tests.workspace.changing import changed, marked, publish, without
from tests.workspace.outcomes import outcome

OURS = blocks.section("ours", "Wann?", "In Mainz eine Woche nach dem Umzug.")


@pytest.fixture
def override(world):
    return adapted(world.registration, world.mainz, replacing("when", OURS))


@pytest.fixture
def inbox(log_in):
    return lambda part="mainz": log_in(part).get("/admin/districts/mainz/inbox/").content.decode()


@pytest.fixture
def decide(log_in, world, committed):
    """Return a function with which the district decides on everything that is shown of its only page."""

    def decide(decision, part="mainz", reviews=None):
        [page] = waiting_in(world.mainz)
        tokens = [review.token for review in (page.reviews if reviews is None else reviews)]
        address = reverse("districts:review", args=["mainz", page.override.pk])
        with committed():
            return log_in(part).post(address, {"operation": tokens, "decision": decision})

    return decide


def states(district):
    return [review.judgement.state.value for page in waiting_in(district) for review in page.reviews]


def readers_see(client, slug="mainz"):
    return client.get(f"/{slug}/de/schule/anmeldung/").content.decode()


def test_nothing_waits(inbox, world, override):
    assert waiting_in(world.mainz) == []
    assert "Nothing waits for you." in inbox() or "Nichts wartet auf Sie." in inbox()


@pytest.mark.parametrize(
    ("happens", "expected"),
    [
        pytest.param(lambda page: changed(page, "when"), ["CHANGED"], id="changed"),
        pytest.param(lambda page: changed(page, "when", severity=Severity.MINOR), [], id="minor"),
        pytest.param(lambda page: without(page, "when"), ["REMOVED"], id="removed"),
        pytest.param(lambda page: marked(page, "when", Mark.LOCKED), ["LOCKED"], id="locked"),
        pytest.param(
            lambda page: changed(page, "when", "In Mainz eine Woche nach dem Umzug."),
            ["CONVERGED"],
            id="converged",
        ),
    ],
)
def test_what_the_state_does_reaches_the_inbox_of_who_has_adapted_the_text(
    world, override, happens, expected
):
    happens(world.registration)

    assert (states(world.mainz), states(world.trier)) == (expected, [])


def test_comparison_shows_then_now_and_ours(world, override):
    changed(world.registration, "when", "Gleich nach dem Einzug.")

    [page] = waiting_in(world.mainz)
    [review] = page.reviews
    assert (review.then, review.ours) == (
        "Wann?\nGleich nach dem Umzug.",
        "Wann?\nIn Mainz eine Woche nach dem Umzug.",
    )
    assert [(piece.fate, piece.text) for piece in review.now] == [
        (Fate.KEPT, "Wann?\nGleich nach dem"),
        (Fate.REMOVED, "Umzug."),
        (Fate.ADDED, "Einzug."),
    ]


def test_changed_words_are_marked_up_as_such(inbox, world, override):
    changed(world.registration, "when", "Gleich nach dem Einzug.")

    html = inbox()

    assert ["Einzug.</ins>" in html, "Umzug.</del>" in html] == [True, True]


def test_text_is_shown_as_text(inbox, world):
    adapted(world.registration, world.mainz, titled("<script>alert(1)</script>"))
    publish(world.registration, title="<b>Neu</b>")

    html = inbox()

    assert ["<script>alert(1)" in html, "<b>Neu" in html, "&lt;b&gt;Neu&lt;/b&gt;" in html] == [
        False,
        False,
        True,
    ]


def test_change_of_a_link_alone_is_said(inbox, world, override):
    changed(world.registration, "when", 'Gleich nach dem <a linktype="page" id="1">Umzug.</a>')

    [page] = waiting_in(world.mainz)
    assert page.reviews[0].has_same_words


def test_urgent_change_says_that_readers_do_not_get_ours(inbox, world, override):
    changed(world.registration, "when", severity=Severity.URGENT)

    assert inbox().count("w-status--primary") == 1


def test_title_and_summary_are_compared_too(world):
    adapted(world.registration, world.mainz, titled("Bei uns"), summarised("Unsere Worte."))
    publish(world.registration, title="Neuer Titel", summary="Neue Worte.")

    [page] = waiting_in(world.mainz)
    assert [(review.then, review.ours) for review in page.reviews] == [
        ("Anmeldung", "Bei uns"),
        ("Worum es bei „Anmeldung“ geht.", "Unsere Worte."),
    ]


def test_what_waits_longest_comes_first(world):
    for page in (world.school, world.health):
        adapted(page, world.mainz, titled(f"{page.title} in Mainz"))
    publish(world.health, title="Gesund sein")
    publish(world.school, title="Lernen")

    assert [page.title for page in waiting_in(world.mainz)] == ["Gesund sein", "Lernen"]


def test_text_waits_since_the_first_change_after_it_was_compared(world, override):
    changed(world.registration, "when", "Eins.")
    [first] = waiting_in(world.mainz)
    changed(world.registration, "when", "Zwei.")

    assert [page.since for page in waiting_in(world.mainz)] == [first.since]


def test_keeping_ours_leaves_readers_what_they_have(client, world, override, decide):
    changed(world.registration, "when")

    response = decide("keep")

    assert response.headers["Location"] == "/admin/districts/mainz/inbox/"
    assert (count_waiting(world.mainz), "In Mainz eine Woche" in readers_see(client)) == (0, True)


def test_taking_the_state_s_gives_readers_the_statewide_text(client, world, override, decide):
    changed(world.registration, "when")

    decide("take")

    assert (count_waiting(world.mainz), "Am Tag nach dem Umzug." in readers_see(client)) == (0, True)


@pytest.mark.parametrize("decision", ["keep", "take"])
def test_decision_can_be_undone_from_history(world, override, decide, decision):
    changed(world.registration, "when")
    before = override.latest_revision
    decide(decision)

    before.publish()

    assert states(world.mainz) == ["CHANGED"]


def test_decision_leads_to_the_history(world, override, decide, inbox):
    changed(world.registration, "when")

    decide("keep")

    assert reverse("wagtailadmin_pages:history", args=[override.pk]) in inbox()


def test_all_of_a_page_are_decided_at_once(world, decide):
    adapted(world.registration, world.mainz, titled("Bei uns"), replacing("when", OURS))
    changed(world.registration, "when", title="Neu")

    decide("take")

    assert OverridePage.objects.get().all_operations == []


def test_one_of_several_is_decided_alone(world, decide):
    adapted(world.registration, world.mainz, titled("Bei uns"), replacing("when", OURS))
    changed(world.registration, "when", title="Neu")
    [page] = waiting_in(world.mainz)

    decide("keep", reviews=page.reviews[:1])

    assert [review.judgement.operation.kind for review in waiting_in(world.mainz)[0].reviews] == ["replace"]


def test_nobody_decides_on_a_text_that_was_not_shown(world, override, decide):
    changed(world.registration, "when")
    [page] = waiting_in(world.mainz)
    changed(world.registration, "when", "Noch einmal anders.")

    decide("take", reviews=page.reviews)

    assert states(world.mainz) == ["CHANGED"]


@pytest.mark.parametrize(
    "sent",
    [{}, {"operation": "replace-when-ours:"}, {"operation": "x", "decision": "keep"}, {"decision": "take"}],
)
def test_decision_that_says_nothing_changes_nothing(log_in, world, override, sent):
    changed(world.registration, "when")

    response = log_in("mainz").post(reverse("districts:review", args=["mainz", override.pk]), sent)

    assert (outcome(response), states(world.mainz)) == ("done", ["CHANGED"])


def test_what_cannot_be_kept_is_not_offered_to_be_kept(inbox, world, override):
    marked(world.registration, "when", Mark.LOCKED)

    assert ['value="keep"' in inbox(), 'value="take"' in inbox()] == [False, True]


@pytest.mark.parametrize("part", ["anonymous", "translator", "state", "trier"])
def test_inbox_is_for_those_who_edit_there(log_in, world, override, part):
    changed(world.registration, "when")
    [page] = waiting_in(world.mainz)
    client = log_in(part)
    sent = {"operation": page.reviews[0].token, "decision": "take"}

    found = {
        outcome(client.get("/admin/districts/mainz/inbox/")),
        outcome(client.post(reverse("districts:review", args=["mainz", override.pk]), sent)),
        outcome(client.post(reverse("districts:rescue", args=["mainz", override.pk]))),
    }

    assert found == {"login" if part == "anonymous" else "denied"}
    assert states(world.mainz) == ["CHANGED"]


def test_district_decides_on_its_own_texts_alone(log_in, world, override):
    changed(world.registration, "when")

    response = log_in("trier").post(reverse("districts:review", args=["trier", override.pk]))

    assert outcome(response) == "missing"


def test_who_may_not_publish_reads_and_does_not_decide(client, inbox, log_in, world, override):
    changed(world.registration, "when")
    log_in("mainz")
    publishing = Permission.objects.get(codename="publish_page", content_type__model="page")
    world.mainz.home.group_permissions.filter(permission=publishing).delete()

    html = inbox()
    response = client.post(reverse("districts:review", args=["mainz", override.pk]))

    assert ("In Mainz eine Woche" in html, 'name="decision"' in html, outcome(response)) == (
        True,
        False,
        "denied",
    )


@pytest.mark.parametrize("page_count", [1, 3])
def test_inbox_query_count(world, page_count, django_assert_max_num_queries):
    pages = InfoPageFactory.create_batch(page_count)
    for page in pages:
        adapted(page, world.mainz, titled("Bei uns"), replacing("a", OURS))
        changed(page, "a", title="Neu")
        marked(InfoPage.objects.get(pk=page.pk), "a", Mark.LOCALISE)
    gone = InfoPageFactory.create_batch(page_count)
    for page in gone:
        adapted(page, world.mainz, titled("Bei uns"))
        InfoPage.objects.get(pk=page.pk).unpublish()

    with django_assert_max_num_queries(9):
        assert len(waiting_in(world.mainz)) == 2 * page_count


@pytest.mark.parametrize("page_count", [1, 3])
def test_inbox_page_query_count(log_in, world, page_count, django_assert_max_num_queries):
    for page in InfoPageFactory.create_batch(page_count):
        adapted(page, world.mainz, titled("Bei uns"), replacing("a", OURS))
        changed(page, "a", title="Neu")
    client = log_in("mainz")
    client.get("/admin/districts/mainz/inbox/")

    with django_assert_max_num_queries(40):
        html = client.get("/admin/districts/mainz/inbox/").content.decode()

    assert html.count('value="keep"') == 3 * page_count


def test_start_page_says_how_much_waits(log_in, world, override):
    changed(world.registration, "when")

    html = log_in("mainz").get(reverse("wagtailadmin_home")).content.decode()

    assert "Mainz: Ein Text wartet auf Ihre Prüfung." in html
    assert html.count('href="/admin/districts/mainz/inbox/"') == 1


@pytest.mark.parametrize("part", ["state", "trier", "administrator"])
def test_start_page_is_silent_where_nothing_waits(log_in, world, override, part):
    changed(world.registration, "when")

    html = log_in(part).get(reverse("wagtailadmin_home")).content.decode()

    assert 'href="/admin/districts/mainz/inbox/"' not in html


@pytest.mark.parametrize(
    ("lacking", "expected"),
    [
        (0, ""),
        (1, "In Mainz fehlt ein Kontakt: Lesende erfahren nicht, wen sie fragen können."),
        (3, "In Mainz fehlen 3 Kontakte: Lesende erfahren nicht, wen sie fragen können."),
    ],
    ids=["none", "one", "three"],
)
def test_start_page_says_which_contacts_are_lacking(log_in, world, lacking, expected):
    ContactRoleFactory.create_batch(lacking)

    html = log_in("mainz").get(reverse("wagtailadmin_home")).content.decode()

    assert expected in html
    assert html.count('href="/admin/contacts/mainz/?only=nobody"') == (1 if lacking else 0)


@pytest.mark.parametrize(
    ("part", "expected"),
    [("anonymous", "login"), ("state", "denied"), ("mainz", "/admin/districts/mainz/inbox/")],
)
def test_inboxes_lead_to_the_only_one_that_a_person_has(log_in, part, expected):
    response = log_in(part).get(reverse("districts:inboxes"))

    assert expected in (outcome(response), response.headers["Location"])


def test_inboxes_offer_every_district_that_a_person_edits(log_in):
    html = log_in("administrator").get(reverse("districts:inboxes")).content.decode()

    assert [f"/admin/districts/{slug}/inbox/" in html for slug in ("mainz", "trier")] == [True, True]
