"""News and events as Integreat's apps get them."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from content.api.integreat.passing import location_of, recurrence_of
from content.editions.actions import refresh
from content.feedback.models import Feedback
from content.modules.occasions import ZONE, Occasion
from tests.api.integreat.asking import ask, paths
from tests.factories import translated
from tests.factories.happenings import event, moment, news

pytestmark = pytest.mark.django_db

START = datetime(2026, 11, 14, 13, tzinfo=ZONE)
NOWHERE = {
    "id": None,
    "name": "",
    "address": "",
    "town": "",
    "postcode": "",
    "country": "",
    "latitude": None,
    "longitude": None,
}


def test_an_event_has_what_the_apps_need(client, world):
    fest = event(
        2, parent=world.mainz.home, slug="fest", title="Fest", ends_at=moment(2, 18), venue="Markthalle"
    )
    translated(fest, "ar")
    refresh()

    (found,) = ask(client, "mainz/de/events/", combine_recurring="True")

    assert found["path"] == "/mainz/de/events/fest/"
    assert found["available_languages"]["ar"]["path"] == "/mainz/ar/events/fest/"
    assert (found["title"], found["excerpt"]) == ("Fest", "Worum es bei „Fest“ geht.")
    assert "Text über Fest." in found["content"]
    assert found["event"] == {
        "start": moment(2).isoformat(),
        "end": moment(2, 18).isoformat(),
        "all_day": False,
        "only_weekdays": False,
    }
    assert found["location"] == NOWHERE | {"id": found["id"], "name": "Markthalle"}
    missing = {"location_path", "meeting_url", "featured_image", "recurrence_rule"}
    assert {name: found[name] for name in missing} == dict.fromkeys(missing)


def test_an_event_without_an_end_ends_when_it_begins(client, world):
    event(1, parent=world.mainz.home)
    refresh()

    (found,) = ask(client, "mainz/de/events/")

    assert found["event"]["start"] == found["event"]["end"]
    assert found["location"] == NOWHERE


def test_a_whole_day_ends_with_it(client, world):
    event(1, parent=world.mainz.home, is_all_day=True)
    refresh()

    (found,) = ask(client, "mainz/de/events/")

    assert found["event"]["end"] == f"{moment(1, 23):%Y-%m-%d}T23:59:59{moment(1, 23).isoformat()[-6:]}"


def test_events_that_are_over_are_not_listed(client, world):
    event(-1, parent=world.mainz.home, slug="vorbei")
    event(3, parent=world.mainz.home, slug="spaeter")
    event(0, parent=world.state, slug="heute")
    refresh()

    assert paths(ask(client, "mainz/de/events/")) == ["/mainz/de/events/heute/", "/mainz/de/events/spaeter/"]
    assert paths(ask(client, "trier/de/events/")) == ["/trier/de/events/heute/"]


def test_news_and_events_are_no_pages(client, world):
    event(1, parent=world.mainz.home)
    news(parent=world.mainz.home)
    refresh()

    listed = [*ask(client, "mainz/de/pages/"), *ask(client, "mainz/de/children/", depth=1)]

    assert {page["path"].split("/")[3] for page in listed} == {"schule", "gesundheit"}


@pytest.mark.parametrize(
    ("venue", "expected"),
    [
        pytest.param("", NOWHERE, id="nowhere"),
        pytest.param("Markthalle", NOWHERE | {"id": 7, "name": "Markthalle"}, id="name"),
        pytest.param(
            "Markthalle\nMarkt 1\n55116 Mainz",
            NOWHERE
            | {"id": 7, "name": "Markthalle", "address": "Markt 1", "postcode": "55116", "town": "Mainz"},
            id="all",
        ),
        pytest.param(
            "Markthalle\nHinterhaus\nMarkt 1",
            NOWHERE | {"id": 7, "name": "Markthalle", "address": "Hinterhaus, Markt 1"},
            id="no-town",
        ),
    ],
)
def test_location(venue, expected):
    assert location_of(Occasion(START, venue=venue), 7) == expected


def test_recurrence_is_in_utc():
    weekly = Occasion(START, repeats_until=date(2027, 4, 3))

    rule = "DTSTART:20261114T120000\nRRULE:FREQ=WEEKLY;BYDAY=SA;UNTIL=20270403T215959"
    assert recurrence_of(weekly) == rule


def test_recurrence_begins_on_the_day_that_it_is_in_utc():
    weekly = Occasion(START.replace(hour=0), is_all_day=True, repeats_until=date(2026, 11, 21))

    assert recurrence_of(weekly).startswith("DTSTART:20261113T230000\nRRULE:FREQ=WEEKLY;BYDAY=FR;")


def test_news_are_the_newest_first(client, world):
    old = news(9, parent=world.state, title="Alt")
    new = news(1, parent=world.mainz.home, title="Neu")
    translated(new, "ar")
    refresh()

    found = ask(client, "mainz/de/news")

    assert [item["title"] for item in found] == ["Neu", "Alt"]
    assert {name: found[0][name] for name in found[0].keys() - {"content"}} == {
        "id": found[0]["id"],
        "title": "Neu",
        "display_date": timezone.localtime(new.first_published_at).isoformat(timespec="seconds"),
        "source": "local",
        "externalUrl": None,
        "available_languages": {"ar": {"id": found[0]["id"]}},
    }
    assert "Text über Neu." in found[0]["content"]
    assert found[1]["id"].startswith("local-")
    assert [item["title"] for item in ask(client, "trier/de/news")] == [old.title]


def test_one_of_the_news(client, world):
    news(1, parent=world.mainz.home)
    refresh()
    (item,) = ask(client, "mainz/de/news")

    assert ask(client, f"mainz/de/news/{item['id']}") == item
    assert client.get("/api/v3/mainz/de/news/local-1").status_code == 404


@pytest.mark.parametrize(
    ("where", "days", "expected"),
    [
        pytest.param("mainz", 1, [(True, True), (False, False)], id="of-one-district"),
        pytest.param("state", 1, [(True, True), (True, True)], id="of-the-state"),
        pytest.param("mainz", -1, [(False, True), (False, False)], id="over"),
    ],
)
def test_regions_say_what_they_have(client, world, where, days, expected):
    home = world.state if where == "state" else world.mainz.home
    event(days, parent=home)
    news(parent=home)

    regions = [ask(client, f"regions/{slug}/") for slug in ("mainz", "trier")]

    assert [(region["events"], region["push_notifications"]) for region in regions] == expected


def test_feedback_on_an_event_is_on_its_page(client, world):
    fest = event(1, parent=world.mainz.home, slug="fest")
    refresh()

    client.post("/api/v3/mainz/de/feedback/event/", {"slug": "fest", "comment": "Wie lange?"})

    assert Feedback.objects.get().key == fest.translation_key
