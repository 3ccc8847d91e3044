"""What readers are told of news and events."""

import pytest
from django.utils import timezone, translation

from content.core.templatetags.lotse import day
from content.editions.actions import refresh
from tests.factories import DistrictFactory, translated
from tests.factories.happenings import event, moment, news
from tests.website.reading import interface

pytestmark = pytest.mark.django_db


def links_below(document, *names):
    return [href for href, _ in document.links if href.strip("/").rpartition("/")[2] in names]


def test_home_says_nothing_of_what_there_is_not(read, world):
    document = read("/mainz/de/")

    assert interface("de", "Events") not in document.text
    assert interface("de", "News") not in document.text


def test_home_has_the_next_three_events(read, world):
    for days in (9, 2, 30, -1, 5):
        event(days, parent=world.mainz.home, slug=f"in-{days}", title=f"In {days} Tagen")
    refresh()

    document = read("/mainz/de/")

    assert links_below(document, "in--1", "in-2", "in-5", "in-9", "in-30", "events") == [
        "/mainz/de/in-2/",
        "/mainz/de/in-5/",
        "/mainz/de/in-9/",
        "/mainz/de/events/",
    ]
    assert ("/mainz/de/events/", interface("de", "All events")) in document.links
    assert "/mainz/de/in-2/" not in read("/trier/de/").addresses()


def test_home_has_the_latest_three_news_of_sixty_days(read, world):
    for days in (59, 61, 1, 40, 20):
        news(days, parent=world.state, slug=f"vor-{days}")
    refresh()

    found = links_below(read("/trier/de/"), "vor-61", "vor-59", "vor-40", "vor-20", "vor-1", "news")
    assert found == ["/trier/de/vor-1/", "/trier/de/vor-20/", "/trier/de/vor-40/", "/trier/de/news/"]


def test_an_event_on_home_has_its_day_in_the_readers_language(read, world):
    fest = event(40, parent=world.mainz.home, title="Fest", venue="Markthalle\n55116 Mainz")
    translated(fest, "ar", translate=lambda text: f"[ar] {text}")
    refresh()

    document = read("/mainz/ar/")

    with translation.override("ar"):
        assert document.languages_of(day(moment(40).date())) == {("ar", "rtl")}
    assert document.languages_of("[ar] Fest") == {("ar", "rtl")}
    assert document.languages_of("Markthalle") == {("de", "ltr")}
    assert "55116" not in document.text


def test_lists_hold_all_that_is_not_over(read, world):
    for days in (-1, 0, 1, 2, 3):
        event(days, parent=world.mainz.home, slug=f"in-{days}")
    for days in (1, 100, 2, 3):
        news(days, parent=world.mainz.home, slug=f"vor-{days}")
    refresh()

    events, found = read("/mainz/de/events/"), read("/mainz/de/news/")

    assert links_below(events, "in--1", "in-0", "in-1", "in-2", "in-3") == [
        f"/mainz/de/in-{days}/" for days in (0, 1, 2, 3)
    ]
    assert links_below(found, "vor-1", "vor-2", "vor-3", "vor-100") == [
        f"/mainz/de/vor-{days}/" for days in (1, 2, 3, 100)
    ]
    assert ("/mainz/ar/events/", "العربية") in events.links
    assert interface("de", "All news") in events.text
    assert interface("de", "All events") in found.text


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/mainz/ar/events/", "No events are planned at the moment."),
        ("/mainz/ar/news/", "There is no news at the moment."),
    ],
    ids=["events", "news"],
)
def test_an_empty_list_says_so(read, world, address, sentence):
    assert read(address).languages_of(interface("ar", sentence)) == {("ar", "rtl")}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("address", ["", "events/", "news/"])
def test_lists_query_count(client, state, address, count, django_assert_num_queries):
    DistrictFactory.create(slug="mainz")
    for number in range(count):
        event(number, slug=f"fest-{number}")
        news(number, slug=f"neu-{number}")
    refresh(everything=True)

    with django_assert_num_queries(3):
        html = client.get(f"/mainz/de/{address}").content.decode()

    shown = {"": 2 * count, "events/": count, "news/": count}[address]
    assert html.count('class="happening__link"') == shown


def test_an_events_page_says_when_and_where(read, world):
    event(
        1,
        parent=world.mainz.home,
        slug="fest",
        ends_at=moment(1, 17),
        venue="Markthalle\nMarkt 1\n55116 Mainz",
    )
    refresh()

    document = read("/mainz/de/fest/")

    assert "14:00 bis 17:00" in document.text
    assert "Markthalle Markt 1 55116 Mainz" in document.text
    assert moment(1).date().isoformat() in [found.get("datetime") for found in document.attributes["time"]]
    assert ("/mainz/de/fest.ics", interface("de", "Add to calendar")) in document.links
    assert ("/mainz/de/events/", interface("de", "All events")) in document.links
    assert interface("de", "This event is over.") not in document.text


def test_an_all_day_event_has_no_time_of_day(read, world):
    event(1, parent=world.mainz.home, slug="fest", ends_at=moment(2), is_all_day=True)
    refresh()

    text = read("/mainz/de/fest/").text

    with translation.override("de"):
        assert f"{day(moment(1).date())} bis {day(moment(2).date())}" in text
    assert "14:00" not in text


def test_what_takes_place_every_week_shows_its_next_time(read, world):
    event(-8, parent=world.mainz.home, slug="cafe", repeats_until=moment(20).date())
    refresh()

    text = read("/mainz/de/cafe/").text

    with translation.override("de"):
        next_day, last_day = day(moment(6).date()), day(moment(20).date())
    assert next_day in text
    assert interface("de", "Every week until %(day)s", day=last_day) in text


def test_an_event_that_is_over_says_so(read, world):
    event(-1, parent=world.mainz.home, slug="fest")
    refresh()

    document = read("/mainz/ar/fest/")

    assert document.languages_of(interface("ar", "This event is over.")) == {("ar", "rtl")}
    assert "/mainz/ar/fest.ics" not in document.addresses()


def test_tomorrow_an_event_of_today_is_over(read, world, monkeypatch):
    event(0, parent=world.mainz.home, slug="fest")
    refresh()
    today, tomorrow = read("/mainz/de/").addresses(), moment(1).date()

    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)

    assert ("/mainz/de/fest/" in today, "/mainz/de/fest/" in read("/mainz/de/").addresses()) == (True, False)
    assert interface("de", "This event is over.") in read("/mainz/de/fest/").text


def test_news_lead_to_all_news(read, world):
    news(parent=world.mainz.home, slug="neu")
    refresh()

    assert ("/mainz/de/news/", interface("de", "All news")) in read("/mainz/de/neu/").links


def test_a_topic_leads_to_neither(read, world):
    assert links_below(read("/mainz/de/schule/"), "news", "events") == []


def test_a_calendar_gets_an_event(client, world):
    event(1, parent=world.mainz.home, slug="fest", title="Fest")
    refresh()

    response = client.get("/mainz/de/fest.ics")

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="fest.ics"'
    lines = response.content.decode().split("\r\n")
    assert f"DTSTART;TZID=Europe/Berlin:{moment(1):%Y%m%dT%H%M%S}" in lines
    assert "SUMMARY;LANGUAGE=de:Fest" in lines


@pytest.mark.parametrize("path", ["schule", "unbekannt"])
def test_a_calendar_gets_nothing_else(client, world, path):
    assert client.get(f"/mainz/de/{path}.ics").status_code == 404


def test_search_finds_events_that_are_not_over(read, world):
    event(1, parent=world.mainz.home, slug="kommt", title="Laternenumzug")
    event(-1, parent=world.mainz.home, slug="vorbei", title="Laternenumzug")
    news(parent=world.mainz.home, slug="neu", title="Laternenumzug")
    refresh()

    assert set(links_below(read("/mainz/de/search/?q=Laternenumzug"), "kommt", "vorbei", "neu")) == {
        "/mainz/de/kommt/",
        "/mainz/de/neu/",
    }


def test_sitemap_leaves_out_what_is_over(client, world):
    event(1, parent=world.mainz.home, slug="kommt")
    event(-1, parent=world.mainz.home, slug="vorbei")
    refresh()

    sitemap = client.get("/mainz/de/sitemap.xml").content.decode()

    assert ("/kommt/" in sitemap, "/vorbei/" in sitemap) == (True, False)


def test_an_event_in_a_language_that_leaves_pages_out_leads_to_its_start_page(read, world):
    world.mainz.untranslated = "LEAVE_OUT"
    world.mainz.save()
    event(1, parent=world.mainz.home, slug="fest")
    refresh()

    addresses = read("/mainz/de/fest/").addresses()

    assert ("/mainz/ar/" in addresses, "/mainz/ar/fest/" in addresses) == (True, False)
