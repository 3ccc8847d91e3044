"""Where editors announce what is new and what takes place."""

import pytest
from django.urls import reverse

from content.workspace.actions import make_local
from content.workspace.queries.happenings import announcements_of
from tests.factories import adapted
from tests.factories.happenings import event, moment, news
from tests.website.reading import Document, interface
from tests.workspace.outcomes import outcome

LIST = "/admin/happenings/mainz/"
UNASKED = {
    "severity": "NORMAL",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "comments-MIN_NUM_FORMS": "0",
    "comments-MAX_NUM_FORMS": "",
}
NEW = {**UNASKED, "title": "Fest", "slug": "fest", "body-count": "0", "sources-count": "0"}
MAY = {
    "anonymous": (),
    "translator": (),
    "state": ("land",),
    "mainz": ("mainz",),
    "trier": ("trier",),
    "administrator": ("land", "mainz", "trier"),
}


def adding(home, purpose):
    address = reverse("wagtailadmin_pages:add", args=["modules", "infopage", home.pk])
    return f"{address}?purpose={purpose}"


def shown(items):
    return [(item.page.title, item.state.value, item.has_draft) for item in items]


def test_a_district_has_its_own_with_what_became_of_each(world):
    home = world.mainz.home
    event(9, parent=home, title="Später")
    event(-1, parent=home, title="Gestern")
    event(-9, parent=home, title="Lange her")
    event(-9, parent=home, title="Wöchentlich", repeats_until=moment(30).date())
    event(7, parent=home, title="Entwurf", is_draft=True)
    event(1, parent=world.state, title="Vom Land")
    news(9, parent=home, title="Alt")
    news(1, parent=home, title="Neu").save_revision()
    news(parent=home, title="Geplant", is_draft=True, first_published_at=None)

    found = announcements_of(home, moment(0).date())

    assert shown(found.events) == [
        ("Wöchentlich", "live", False),
        ("Entwurf", "draft", True),
        ("Später", "live", False),
        ("Gestern", "over", False),
        ("Lange her", "over", False),
    ]
    assert shown(found.news) == [("Geplant", "draft", True), ("Neu", "live", True), ("Alt", "live", False)]
    assert found.events[0].occasion.starts_at == moment(5)


def test_the_screen_lists_them_and_leads_to_new_ones(log_in, world):
    fest = event(1, parent=world.mainz.home, title="Fest", venue="Markthalle\nMarkt 1")
    event(-1, parent=world.mainz.home, is_draft=True)
    news(parent=world.mainz.home)

    document = Document(log_in("mainz").get(LIST).content.decode())

    assert (reverse("wagtailadmin_pages:edit", args=[fest.pk]), "Fest") in document.links
    assert (adding(world.mainz.home, "EVENT"), interface("de", "New event")) in document.links
    assert (adding(world.mainz.home, "NEWS"), interface("de", "New news item")) in document.links
    assert "Markthalle" in document.text
    assert interface("de", "over") in document.text


def test_the_screen_says_that_there_is_nothing(log_in, world):
    assert (
        interface("de", "There is nothing yet.")
        in log_in("state").get("/admin/happenings/land/").content.decode()
    )


@pytest.mark.parametrize("count", [1, 3])
def test_query_count(world, count, django_assert_num_queries):
    for number in range(count):
        event(number, parent=world.mainz.home)
        news(number, parent=world.mainz.home)

    with django_assert_num_queries(1):
        found = announcements_of(world.mainz.home, moment(0).date())

    assert (len(found.events), len(found.news)) == (count, count)


@pytest.mark.parametrize("part", MAY)
def test_the_screen_is_for_those_who_edit_there(log_in, part):
    client = log_in(part)
    refused = "login" if part == "anonymous" else "denied"

    found = {place: outcome(client.get(f"/admin/happenings/{place}/")) for place in MAY["administrator"]}

    assert found == {place: "shown" if place in MAY[part] else refused for place in found}


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("translator", (302, "/admin/")),
        ("mainz", (302, LIST)),
        ("state", (302, "/admin/happenings/land/")),
        ("administrator", (200, None)),
    ],
)
def test_the_way_there_is_short(log_in, part, expected):
    response = log_in(part).get("/admin/happenings/")

    assert (response.status_code, response.headers.get("Location")) == expected


@pytest.mark.parametrize(
    ("part", "scope"), [("mainz", "mainz"), ("state", "land"), ("administrator", None), ("translator", None)]
)
def test_the_start_page_leads_to_new_ones(log_in, world, part, scope):
    addresses = Document(log_in(part).get("/admin/").content.decode()).addresses()

    homes = {"mainz": world.mainz.home, "land": world.state}
    assert [address for address in addresses if "purpose=" in address] == (
        [adding(homes[scope], "EVENT"), adding(homes[scope], "NEWS")] if scope else []
    )


def test_who_is_done_comes_back_to_the_list(log_in, world):
    said = {"purpose": "EVENT", "starts_at": "2027-03-05 14:00", "action-publish": "1"}

    response = log_in("mainz").post(adding(world.mainz.home, "EVENT"), {**NEW, **said})

    assert response.url.partition("#")[0] == LIST


def test_what_a_district_made_of_an_event_that_is_gone_is_an_event_of_its_own(world):
    fest = event(3, parent=world.state, title="Fest", venue="Markthalle")
    override = adapted(fest, world.mainz)
    fest.unpublish()

    page = make_local(override=override, by=None)

    assert (page.purpose, page.occasion) == ("EVENT", fest.occasion)
