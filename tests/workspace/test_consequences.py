from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from content.modules.inheritance import Mark, Severity
from content.modules.models import InfoPage
from content.overrides.differences import Fate, Piece
from content.overrides.models import BlockChange
from content.overrides.queries import consequences_of
from content.workspace.queries.consequences import adapting_districts, changed_texts
from tests.factories import DistrictFactory, adapted, blocks
from tests.factories.overrides import after, hiding, replacing, titled
from tests.workspace.outcomes import outcome

OURS = blocks.section("ours", "Wann?", "In Mainz sofort.")


@pytest.fixture
def page(world):
    adapted(world.registration, world.mainz, replacing("when", OURS))
    return world.registration


@pytest.fixture
def address(page):
    return reverse("districts:consequences", args=[page.pk])


@pytest.fixture
def draft(page):
    return write(page, "Am Tag nach dem Umzug.")


def write(page, text, *, mark="", **fields):
    """Save a draft in which the first block says something else."""
    draft = InfoPage.objects.get(pk=page.pk)
    block = blocks.section("when", "Wann?", text)
    rest = [found for found in draft.body.raw_data if found["id"] != "when"]
    draft.body = [block | {"value": block["value"] | {"mark": mark}}, *rest] if text else rest
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision()
    return draft


def edit_form(client, page, **changes):
    """Return what the editor's form of a page sends."""
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    sent = {"title": page.title, "slug": page.slug, "summary": page.summary, "severity": "NORMAL"}
    for name in form.formsets:
        sent |= {f"{form.formsets[name].prefix}-{count}_FORMS": "0" for count in ("TOTAL", "INITIAL")}
    for name in ("body", "sources"):
        sent |= {f"{name}-count": "0"}
    return sent | changes | {"action-publish": "1"}


def effects(page, draft):
    found = changed_texts(InfoPage.objects.get(pk=page.pk), draft, consequences_of(draft))
    return [
        (text.anchor, [(effect.state.value, effect.districts) for effect in text.effects]) for text in found
    ]


def readers_see(client, slug="trier"):
    return client.get(f"/{slug}/de/schule/anmeldung/").content.decode()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"text": "Am Tag danach."}, "CHANGED", id="changed"),
        pytest.param({"text": ""}, "REMOVED", id="removed"),
        pytest.param({"text": "In Mainz sofort."}, "CONVERGED", id="converged"),
        pytest.param({"text": "Gleich nach dem Umzug.", "mark": Mark.LOCKED}, "LOCKED", id="locked"),
    ],
)
def test_effects_of_a_draft(page, changes, expected):
    assert effects(page, write(page, **changes)) == [("when", [(expected, ["Mainz"])])]


def test_effects_are_put_together_by_text_in_reading_order(page, world):
    adapted(world.registration, world.trier, titled("Trier"), hiding("when"), after("what", OURS))

    assert effects(page, write(page, "Morgen.", title="Neu")) == [
        ("title", [("CHANGED", ["Trier"])]),
        ("when", [("CHANGED", ["Mainz", "Trier"])]),
    ]


def test_district_with_two_texts_in_a_place_is_named_once(page, world):
    adapted(page, world.mainz, after("when", OURS), hiding("when"), replacing("when", OURS))

    assert effects(page, write(page, "Morgen.")) == [("when", [("CHANGED", ["Mainz"])])]


def test_changed_text_shows_what_changes(page):
    draft = write(page, "Gleich nach dem Einzug.")

    [text] = changed_texts(page, draft, consequences_of(draft))

    assert text.now == [
        Piece(Fate.KEPT, "Wann?\nGleich nach dem"),
        Piece(Fate.REMOVED, "Umzug."),
        Piece(Fate.ADDED, "Einzug."),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_effects_query_count(page, count, django_assert_max_num_queries):
    for district in DistrictFactory.create_batch(count, with_home=True):
        adapted(page, district, titled("Bei uns"))
    draft = write(page, "Morgen.", title="Neu")

    with django_assert_max_num_queries(6):
        assert len(changed_texts(page, draft, consequences_of(draft))) == 2


def test_publishing_what_districts_adapt_asks_first(log_in, page, address, committed, client):
    log_in("state")
    form = edit_form(client, page, title="Anders")
    with committed():
        response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    page.refresh_from_db()
    assert response.headers["Location"] == address
    assert (page.title, page.get_latest_revision_as_object().title) == ("Anmeldung", "Anders")


def test_publishing_what_nobody_adapts_does_not_ask(log_in, world, client):
    log_in("state")

    client.post(
        reverse("wagtailadmin_pages:edit", args=[world.school.pk]),
        edit_form(client, world.school, title="Lernen"),
    )

    world.school.refresh_from_db()
    assert world.school.title == "Lernen"


def test_page_says_which_districts_are_touched(log_in, draft, address):
    html = log_in("state").get(address).content.decode()

    assert ["Am Tag" in html, "Mainz" in html, "Trier" in html, 'name="severity"' in html] == [
        True,
        True,
        False,
        True,
    ]


def test_page_without_effects_says_who_has_adapted_it(log_in, page, address):
    response = log_in("state").get(address)

    assert (response.context["texts"], [found.slug for found in response.context["districts"]]) == (
        [],
        ["mainz"],
    )


@pytest.mark.parametrize("severity", Severity)
def test_draft_is_published_with_what_it_means(log_in, page, draft, address, severity, committed, client):
    log_in("state")
    revision = InfoPage.objects.get(pk=page.pk).latest_revision_id
    with committed():
        response = client.post(address, {"severity": severity.value, "revision": revision})

    assert outcome(response) == "done"
    assert "Am Tag nach dem Umzug." in readers_see(client)
    assert list(BlockChange.objects.values_list("anchor", "severity")) == [("when", severity.value)]


def test_draft_is_published_at_its_time(log_in, page, address, client):
    draft = write(page, "Am Tag nach dem Umzug.", go_live_at=timezone.now() + timedelta(days=1))
    log_in("state")

    client.post(address, {"severity": "URGENT", "revision": draft.latest_revision.pk})

    page.refresh_from_db()
    scheduled = page.scheduled_revision.as_object()
    assert (page.body.raw_data[0]["value"]["text"], scheduled.severity) == (
        "<p>Gleich nach dem Umzug.</p>",
        "URGENT",
    )


def test_draft_that_somebody_changed_is_shown_again(log_in, page, draft, address, client):
    shown = draft.latest_revision.pk
    write(page, "Heute.")

    response = log_in("state").post(address, {"severity": "MINOR", "revision": shown})

    page.refresh_from_db()
    assert (response.status_code, page.body.raw_data[0]["value"]["text"]) == (
        200,
        "<p>Gleich nach dem Umzug.</p>",
    )


def test_draft_that_is_not_complete_is_not_published(log_in, page, address):
    draft = InfoPage.objects.get(pk=page.pk)
    draft.title = ""
    revision = draft.save_revision(clean=False)

    response = log_in("state").post(address, {"severity": "MINOR", "revision": revision.pk})

    page.refresh_from_db()
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.title == "Anmeldung"


def test_unknown_severity_is_refused(log_in, draft, address):
    response = log_in("state").post(address, {"severity": "HUGE", "revision": draft.latest_revision.pk})

    assert (list(response.context["form"].errors), BlockChange.objects.count()) == (["severity"], 0)


@pytest.mark.parametrize("part", ["anonymous", "translator", "mainz", "trier"])
def test_effects_are_for_those_who_edit_the_page(log_in, draft, address, part):
    client = log_in(part)

    found = {outcome(client.get(address)), outcome(client.post(address, {"severity": "MINOR"}))}

    assert found == {"login" if part == "anonymous" else "denied"}
    assert BlockChange.objects.count() == 0


def test_who_may_not_publish_reads_the_effects_alone(log_in, world, draft, address):
    client = log_in("state")
    publishing = Permission.objects.get(codename="publish_page", content_type__model="page")
    world.state.group_permissions.filter(permission=publishing).delete()

    html = client.get(address).content.decode()
    response = client.post(address, {"severity": "MINOR", "revision": draft.latest_revision.pk})

    assert ('name="severity"' in html, outcome(response), BlockChange.objects.count()) == (False, "denied", 0)


def test_local_page_has_no_effects(log_in, world):
    address = reverse("districts:consequences", args=[world.mainz.home.pk])

    assert outcome(log_in("administrator").get(address)) == "missing"


@pytest.mark.parametrize(("name", "expected"), [("registration", True), ("school", False)])
def test_adapted_page_leads_to_its_effects(log_in, world, page, name, expected):
    found = getattr(world, name)

    html = log_in("state").get(reverse("wagtailadmin_pages:edit", args=[found.pk])).content.decode()

    assert (reverse("districts:consequences", args=[found.pk]) in html) == expected


@pytest.mark.parametrize(
    ("name", "with_pages_below", "expected"),
    [
        ("registration", False, ["mainz"]),
        ("school", False, []),
        ("school", True, ["mainz"]),
        ("health", True, []),
    ],
)
def test_districts_that_adapt_a_page(world, page, name, with_pages_below, expected):
    found = adapting_districts(getattr(world, name), with_pages_below=with_pages_below)

    assert [district.slug for district in found] == expected


def test_district_that_only_has_a_draft_does_not_count(world):
    adapted(world.doctor, world.mainz, titled("Bei uns"), is_draft=True)

    assert adapting_districts(world.doctor) == []


@pytest.mark.parametrize(
    "view",
    [
        lambda pk: reverse("wagtailadmin_pages:delete", args=[pk]),
        lambda pk: reverse("wagtailadmin_pages:unpublish", args=[pk]),
        lambda pk: reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={pk}",
        lambda pk: reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"]) + f"?id={pk}",
    ],
    ids=["delete", "unpublish", "delete several", "unpublish several"],
)
def test_taking_a_page_away_names_the_districts_that_adapt_it_or_one_below(log_in, world, page, view):
    client = log_in("administrator")

    found = [
        'class="help-block help-warning"' in client.get(view(taken.pk)).content.decode()
        for taken in (world.school, world.registration, world.health)
    ]

    assert found == [True, True, False]


def test_several_pages_are_not_published_at_once_when_districts_adapt_one(log_in, world, page, draft):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    log_in("state").post(f"{address}?id={page.pk}&id={world.school.pk}&next=/admin/")

    page.refresh_from_db()
    assert page.body.raw_data[0]["value"]["text"] == "<p>Gleich nach dem Umzug.</p>"


def test_several_pages_are_published_at_once_when_nobody_adapts_them(log_in, world):
    write(world.school, "Neu.")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    log_in("state").post(f"{address}?id={world.school.pk}&next=/admin/")

    world.school.refresh_from_db()
    assert world.school.body.raw_data[0]["value"]["text"] == "<p>Neu.</p>"
