"""What is done with the pages in a district's tree, and by whom."""

import json

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from content.modules.inheritance import Mark, Placement
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.workspace.queries.tree import tree_of
from tests.factories import InfoPageFactory, adapted, blocks
from tests.factories.overrides import after
from tests.workspace.outcomes import outcome

TREE = "/admin/districts/mainz/"


OURS = blocks.section("ours", "Bei uns", "Nur in Mainz.")


def row_of(district, page):
    return next(row for row in tree_of(district).rows if row.page_id == page.pk)


def do(client, name, page, **data):
    return client.post(reverse(f"districts:{name}", args=["mainz", page.pk]), data)


def locked(page):
    body = list(page.body.raw_data)
    body[0]["value"]["mark"] = Mark.LOCKED.value
    page.body = body
    page.save_revision().publish()


def test_adapt_leads_to_the_editor_of_what_is_adapted(log_in, world):
    response = do(log_in("mainz"), "adapt", world.registration)

    override = OverridePage.objects.get(target=world.registration, district=world.mainz)
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[override.pk])


def test_a_page_is_hidden_and_shown_again(log_in, world, committed, client):
    editor = log_in("mainz")

    with committed():
        do(editor, "hide", world.registration)
    assert client.get("/mainz/de/schule/anmeldung/").status_code == 404

    with committed():
        do(editor, "show", world.registration)
    assert client.get("/mainz/de/schule/anmeldung/").status_code == 200


def test_a_page_with_a_locked_block_is_not_hidden(log_in, world):
    locked(world.registration)

    response = log_in("mainz").post(reverse("districts:hide", args=["mainz", world.school.pk]), follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert OverridePage.objects.exists() is False


def test_after_an_action_the_tree_is_filtered_as_before(log_in, world):
    response = do(log_in("mainz"), "hide", world.doctor, status="inherited", words="arzt")

    assert response.headers["Location"] == f"{TREE}?status=inherited&words=arzt#page-{world.doctor.pk}"


@pytest.mark.parametrize(("name", "expected"), [("move_up", ["b", "a"]), ("move_down", ["a", "b"])])
def test_local_pages_are_reordered(log_in, world, name, expected):
    for title in "ab":
        InfoPageFactory.create(parent=world.mainz.home, title=title)
    second = InfoPage.objects.get(title="b")

    do(log_in("mainz"), name, second)

    assert [row.title for row in tree_of(world.mainz).rows if row.is_local] == expected


def test_only_pages_with_a_neighbour_in_their_place_may_move(world):
    home = world.mainz.home
    pages = [
        InfoPageFactory.create(parent=home, place=place, placement=Placement.AFTER)
        for place in (world.school, world.health, world.school)
    ]

    rows = [row_of(world.mainz, page) for page in pages]
    assert [(row.can_move_up, row.can_move_down) for row in rows] == [
        (False, True),
        (False, False),
        (True, False),
    ]


ACTIONS = ("adapt", "hide", "show", "move_up", "move_down")


@pytest.mark.parametrize("part", ["anonymous", "translator", "state", "trier"])
@pytest.mark.parametrize("name", ACTIONS)
def test_only_those_who_edit_a_district_change_its_tree(log_in, world, part, name):
    response = do(log_in(part), name, world.registration)

    assert outcome(response) == ("login" if part == "anonymous" else "denied")
    assert OverridePage.objects.exists() is False


@pytest.mark.parametrize("name", ACTIONS)
def test_a_tree_changes_only_when_asked_to(log_in, world, name):
    response = log_in("mainz").get(reverse(f"districts:{name}", args=["mainz", world.school.pk]))

    assert outcome(response) == "not allowed"


@pytest.mark.parametrize("name", ACTIONS)
def test_another_district_s_pages_are_not_in_the_tree(log_in, world, name):
    theirs = InfoPageFactory.create(parent=world.trier.home)

    assert outcome(do(log_in("mainz"), name, theirs)) == "missing"


@pytest.mark.parametrize(
    ("part", "expected"),
    [("anonymous", "login"), ("translator", "shown"), ("trier", "shown"), ("mainz", "shown")],
)
def test_everybody_may_read_a_tree(log_in, part, expected):
    assert outcome(log_in(part).get(TREE)) == expected


@pytest.mark.parametrize(("part", "expected"), [("mainz", True), ("trier", False), ("translator", False)])
def test_only_those_who_edit_a_district_are_offered_to(log_in, part, expected):
    html = log_in(part).get(TREE).content.decode()

    assert ("/adapt/" in html, "/hide/" in html) == (expected, expected)


def test_whoever_edits_one_district_is_led_to_it(log_in):
    assert log_in("mainz").get("/admin/districts/").headers["Location"] == TREE


@pytest.mark.parametrize(("part", "query"), [("state", ""), ("administrator", ""), ("mainz", "?all")])
def test_others_find_all_districts(log_in, part, query):
    html = log_in(part).get(f"/admin/districts/{query}").content.decode()

    assert all(f'href="/admin/districts/{slug}/"' in html for slug in ("mainz", "trier"))


@pytest.mark.menu
@pytest.mark.parametrize(("part", "expected"), [("mainz", "My district"), ("state", "All districts")])
def test_menu_leads_to_the_district(log_in, people, part, expected):
    html = log_in(part).get(reverse("wagtailadmin_home")).content.decode()

    assert json.dumps(gettext(expected)) in html


def test_preview_shows_the_draft_of_an_adaptation(log_in, world):
    adapted(world.registration, world.mainz, after("when", OURS), is_draft=True)

    html = log_in("trier").get(f"{TREE}preview/{world.registration.pk}/de/").content.decode()

    assert "Nur in Mainz." in html


def test_preview_shows_an_inherited_page_with_the_district_s_contacts(log_in, world):
    html = log_in("mainz").get(f"{TREE}preview/{world.registration.pk}/ar/").content.decode()

    assert "[ar] Anmeldung" in html
    assert "Schulamt Mainz" in html


def test_preview_shows_the_draft_of_a_local_page(log_in, world):
    page = InfoPageFactory.create(parent=world.mainz.home, title="Entwurf", is_draft=True)

    assert "Entwurf" in log_in("mainz").get(f"{TREE}preview/{page.pk}/de/").content.decode()


def test_preview_of_a_page_that_a_district_does_not_have_is_missing(log_in, world):
    theirs = InfoPageFactory.create(parent=world.trier.home)
    draft = InfoPageFactory.create(parent=world.state, is_draft=True)
    client = log_in("mainz")

    paths = [f"{theirs.pk}/de", f"{draft.pk}/de", f"{world.school.pk}/xx", "0/de"]
    assert {outcome(client.get(f"{TREE}preview/{path}/")) for path in paths} == {"missing"}


def test_tree_of_a_district_that_does_not_exist_is_missing(log_in):
    assert outcome(log_in("mainz").get("/admin/districts/bonn/")) == "missing"
