"""News and events among the pages of an edition."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from content.editions.actions import refresh
from content.editions.happenings import event_of, events_in, is_over, news_in
from content.editions.manifest import lasting
from tests.editions.readers import edition, page, paths
from tests.factories import InfoPageFactory, adapted, translated
from tests.factories.happenings import event, moment, news

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 1)


def entry(path, purpose="", **fields):
    said = {"purpose": purpose} if purpose else {}
    return {"id": path, "parent": None, "path": path, **said, **fields}


def on(path, day, **fields):
    times = {"ends_at": None, "is_all_day": False, "repeats_until": None, "venue": ""}
    said = {**times, "starts_at": f"{day}T14:00:00+01:00", **fields}
    return entry(path, "EVENT", event=said)


def listed(coming):
    return [(found.entry["path"], found.occasion.first_day.isoformat()) for found in coming]


PAGES = [
    entry("schule"),
    on("later", "2027-01-20"),
    on("over", "2026-11-30"),
    on("weekly", "2026-11-05", repeats_until="2026-12-24"),
    on("today", "2026-12-01"),
    entry("imprint", "IMPRINT"),
]


def test_events_are_those_that_are_not_over_the_next_first():
    expected = [("today", "2026-12-01"), ("weekly", "2026-12-03"), ("later", "2027-01-20")]

    assert listed(events_in(PAGES, TODAY)) == expected


def test_events_that_begin_until_a_day():
    assert listed(events_in(PAGES, TODAY, date(2026, 12, 3))) == [
        ("today", "2026-12-01"),
        ("weekly", "2026-12-03"),
    ]


def test_an_event_that_is_over_is_told_with_its_first_time():
    over = event_of(on("weekly", "2026-11-05", repeats_until="2026-11-19"), TODAY)

    assert (over.is_over, over.occasion.first_day) == (True, date(2026, 11, 5))


def test_only_events_are_over():
    assert [is_over(found, TODAY) for found in PAGES] == [False, False, True, False, False, False]


def test_news_are_the_newest_first():
    pages = [
        entry("unknown", "NEWS", published_at=None),
        entry("old", "NEWS", published_at="2026-09-01T10:00:00+02:00"),
        entry("new", "NEWS", published_at="2026-11-30T10:00:00+01:00"),
        entry("schule"),
    ]

    assert [found["path"] for found in news_in(pages)] == ["new", "old", "unknown"]
    assert [found["path"] for found in news_in(pages, date(2026, 9, 2))] == ["new"]


def test_what_lasts_has_no_news_and_events_and_nothing_below_them():
    below = {**entry("today/way"), "parent": "today"}

    assert [found["path"] for found in lasting([*PAGES, below])] == ["schule", "imprint"]


def test_an_entry_says_when_and_where_an_event_is(world):
    event(
        7,
        parent=world.mainz.home,
        slug="fest",
        ends_at=moment(7, 18),
        venue="Markthalle",
        repeats_until=timezone.localdate() + timedelta(days=30),
    )
    refresh()

    found = page("mainz", "ar", "fest")

    assert (found["purpose"], found["event"]) == (
        "EVENT",
        {
            "starts_at": moment(7).isoformat(),
            "ends_at": moment(7, 18).isoformat(),
            "is_all_day": False,
            "repeats_until": (timezone.localdate() + timedelta(days=30)).isoformat(),
            "venue": "Markthalle",
        },
    )


def test_an_entry_says_when_news_were_published(world):
    item = news(3, parent=world.mainz.home, slug="neu")
    refresh()

    published = page("mainz", "de", "neu")["published_at"]

    assert published == timezone.localtime(item.first_published_at).isoformat(timespec="seconds")


def test_news_and_events_are_no_topics_and_there_are_many(world):
    for number in range(2):
        news(parent=world.state, slug=f"neu-{number}")
        event(parent=world.mainz.home, slug=f"fest-{number}")
    refresh()

    found = edition("mainz", "de")

    assert {"neu-0", "neu-1", "fest-0", "fest-1"} < set(paths())
    assert [topic["path"] for topic in found.topics] == [
        "schule",
        "schule/anmeldung",
        "gesundheit",
        "gesundheit/arzt",
    ]
    assert found.legal_pages == {}


def test_a_districts_event_takes_the_place_of_none_of_the_states(world):
    event(parent=world.state, slug="landesweit")
    event(parent=world.mainz.home, slug="fest")
    refresh()

    assert {"landesweit", "fest"} < set(paths("mainz"))
    assert set(paths("trier")) - {"landesweit"} == set(paths("mainz")) - {"landesweit", "fest"}


def test_a_district_hides_the_states_news(world):
    item = news(parent=world.state, slug="neu")
    adapted(item, world.mainz, hides_page=True)
    refresh()

    assert ("neu" in paths("mainz"), "neu" in paths("trier")) == (False, True)


def test_news_that_are_not_translated_are_left_out_where_topics_are(world):
    world.mainz.untranslated = "LEAVE_OUT"
    world.mainz.save()
    news(parent=world.state, slug="deutsch")
    translated(news(parent=world.state, slug="arabisch"), "ar")
    refresh()

    assert [path for path in paths("mainz", "ar") if path in ("deutsch", "arabisch")] == ["arabisch"]


def test_another_time_is_another_digest(world):
    fest = event(parent=world.state, slug="fest")
    refresh()
    before = page("mainz", "de", "fest")["digest"]

    fest.starts_at = moment(2)
    fest.save_revision().publish()
    refresh()

    assert page("mainz", "de", "fest")["digest"] != before


def test_an_event_below_another_page_is_a_page_like_any(world):
    fest = event(parent=world.state, slug="fest")
    fest.move(world.school, pos="last-child")
    refresh()

    assert "purpose" not in page("mainz", "de", "schule/fest")


def test_a_page_has_neither(world):
    InfoPageFactory.create(parent=world.state, slug="seite")
    refresh()

    assert {"event", "published_at"} & page("mainz", "de", "seite").keys() == set()
