"""News and events in version 1."""

import pytest

from content.editions.actions import refresh
from tests.api.conformance import EVENTS, NEWS, PAGES, deviations
from tests.factories import DistrictFactory
from tests.factories.happenings import event, moment, news

pytestmark = pytest.mark.django_db


def day(days):
    return moment(days).date().isoformat()


def entries(client, language="de"):
    pages = client.get(f"/api/v1/mainz/{language}/pages").json()["pages"]
    return {page["path"]: page for page in pages}


def events(client, **query):
    return client.get("/api/v1/mainz/de/events", query).json()


@pytest.fixture
def happening(world):
    for days in (-1, 0, 5):
        event(days, parent=world.mainz.home, slug=f"in-{days}", ends_at=moment(days, 16), venue="Markt")
    event(-10, parent=world.state, slug="weekly", repeats_until=moment(30).date())
    for days in (90, 1):
        news(days, parent=world.mainz.home, slug=f"vor-{days}")
    refresh()
    return world


def test_events_are_those_that_are_not_over_the_next_first(client, happening):
    pages = entries(client)

    assert events(client) == {
        "first_day": day(0),
        "last_day": None,
        "events": [
            {
                "starts_at": moment(days).isoformat(),
                "ends_at": moment(days, 16).isoformat() if path != "weekly" else None,
                "page": pages[path],
            }
            for path, days in (("in-0", 0), ("weekly", 4), ("in-5", 5))
        ],
    }


def test_events_between_two_days(client, happening):
    found = events(client, **{"from": day(1), "to": day(4)})

    assert [item["page"]["path"] for item in found["events"]] == ["weekly"]
    assert (found["first_day"], found["last_day"]) == (day(1), day(4))


def test_events_of_the_past(client, happening):
    found = events(client, **{"from": day(-2), "to": day(-1)})

    assert [item["page"]["path"] for item in found["events"]] == ["in--1"]


def test_an_entry_says_what_it_is(client, happening):
    pages = entries(client, "ar")

    assert pages["in-5"]["purpose"] == "event"
    assert pages["in-5"]["event"] == {
        "starts_at": moment(5).isoformat(),
        "ends_at": moment(5, 16).isoformat(),
        "is_all_day": False,
        "repeats_until": None,
        "venue": "Markt",
    }
    assert (pages["vor-1"]["purpose"], pages["vor-1"]["event"]) == ("news", None)
    assert pages["vor-1"]["published_at"][:10] == day(-1)


def test_news_are_the_newest_first(client, happening):
    pages = entries(client)

    assert client.get("/api/v1/mainz/de/news").json() == {"news": [pages["vor-1"], pages["vor-90"]]}
    assert client.get("/api/v1/trier/de/news").json() == {"news": []}


@pytest.mark.parametrize(
    ("address", "path"),
    [("events", EVENTS), ("news", NEWS), ("pages", PAGES)],
    ids=["events", "news", "pages"],
)
def test_answers_are_as_documented(client, happening, address, path):
    response = client.get(f"/api/v1/mainz/de/{address}")

    assert deviations(client, path, response) == []


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ({"from": "morgen"}, "from: Value error, a day is written as 2026-12-31"),
        ({"to": "0"}, "to: Value error, a day is written as 2026-12-31"),
        ({"from": "2026-12-10", "to": "2026-12-09"}, "to: This is before 2026-12-10."),
    ],
    ids=["word", "number", "order"],
)
def test_days_that_cannot_be_used(client, world, query, detail):
    response = client.get("/api/v1/mainz/de/events", query)

    assert (response.status_code, response.json()["detail"]) == (422, detail)
    assert deviations(client, EVENTS, response) == []


@pytest.mark.parametrize("address", ["events", "news"])
@pytest.mark.parametrize("where", ["minz/de", "mainz/xy"])
def test_there_is_nothing_of_an_unknown_edition(client, world, address, where):
    assert client.get(f"/api/v1/{where}/{address}").status_code == 404


def test_a_copy_has_them_too(client, happening):
    token = client.get("/api/v1/mainz/de/sync").json()["token"]
    event(9, parent=happening.mainz.home, slug="in-9")
    refresh()

    (changed,) = client.get("/api/v1/mainz/de/sync", {"token": token}).json()["pages"]

    assert (changed["path"], changed["event"]["starts_at"]) == ("in-9", moment(9).isoformat())


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("address", ["events", "news"])
def test_query_count(client, state, address, count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz")
    for number in range(count):
        event(number, slug=f"fest-{number}")
        news(number, slug=f"neu-{number}")
    refresh(everything=True)

    with django_assert_num_queries(3):
        found = client.get(f"/api/v1/mainz/de/{address}").json()

    assert len(found[address]) == count
