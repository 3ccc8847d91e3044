"""Where editors of a district come out when they are done with a page."""

import pytest
from django.urls import reverse

from content.modules.models import InfoPage
from tests.factories import InfoPageFactory, adapted, blocks
from tests.factories.overrides import after

TREE = "/admin/districts/mainz/"
UNASKED = {
    "severity": "NORMAL",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "comments-MIN_NUM_FORMS": "0",
    "comments-MAX_NUM_FORMS": "",
}
NEW_PAGE = {**UNASKED, "title": "Treff", "slug": "treff", "body-count": "0", "sources-count": "0"}


@pytest.fixture
def override(world):
    return adapted(world.school, world.mainz, after("a", blocks.section("ours", "Bei uns", "Nur hier.")))


@pytest.fixture
def local(world):
    return InfoPageFactory.create(parent=world.mainz.home, slug="lokal")


def do(client, name, page, **data):
    return client.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), {**UNASKED, **data}).url


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_done_with_an_adapted_page(log_in, world, override, action):
    assert do(log_in("mainz"), "edit", override, **{action: "1"}) == f"{TREE}#page-{world.school.pk}"


def test_a_draft_is_edited_on(log_in, override):
    address = reverse("wagtailadmin_pages:edit", args=[override.pk])

    assert do(log_in("mainz"), "edit", override) == address


def test_who_came_from_elsewhere_goes_back_there(log_in, override):
    answer = do(log_in("mainz"), "edit", override, **{"action-publish": "1", "next": "/admin/reports/"})

    assert answer == "/admin/reports/"


def test_a_local_page_is_published_as_it_is_made(log_in, world):
    address = reverse("wagtailadmin_pages:add", args=["modules", "infopage", world.mainz.home.pk])
    answer = log_in("mainz").post(address, {**NEW_PAGE, "action-publish": "1"})

    assert answer.url == f"{TREE}#page-{InfoPage.objects.get(slug='treff').pk}"


@pytest.mark.parametrize("name", ["delete", "unpublish"])
def test_an_adapted_page_is_taken_away(log_in, world, override, name):
    assert do(log_in("mainz"), name, override) == f"{TREE}#page-{world.school.pk}"


def test_a_local_page_is_taken_away_after_editing_it(log_in, local):
    editing = reverse("wagtailadmin_pages:edit", args=[local.pk])

    assert do(log_in("mainz"), "delete", local, next=editing) == f"{TREE}#page-{local.pk}"


def test_a_page_is_taken_away_from_a_list(log_in, override):
    answer = do(log_in("mainz"), "delete", override, next=f"{TREE}inbox/")

    assert answer == f"{TREE}inbox/"


def test_the_state_returns_to_its_pages(log_in, world):
    page = InfoPageFactory.create(parent=world.school, slug="ferien")

    assert do(log_in("state"), "unpublish", page) == f"/admin/pages/{world.school.pk}/"


def test_a_page_without_an_address_yet_is_shown(log_in, world):
    address = reverse("wagtailadmin_pages:preview_on_add", args=["modules", "infopage", world.mainz.home.pk])
    client = log_in("mainz")
    client.post(address, {**NEW_PAGE, "title": "", "slug": ""})

    assert client.get(address, {"mode": "de"}).status_code == 200
