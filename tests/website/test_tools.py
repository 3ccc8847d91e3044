"""What readers can do with a page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from content.editions.actions import offer_languages, refresh
from content.modules.models import InfoPage
from tests.factories import InfoPageFactory, translated
from tests.factories.many import many_pages
from tests.website.reading import interface

SIMPLE = "Leichte Sprache"


@pytest.fixture
def simple(world):
    """Let Mainz publish in Simple German, in which one page is."""
    offer_languages(district=world.mainz, codes=["de", "de-simple", "ar"])
    translated(world.school, "de-simple")
    refresh(everything=True)


def links_to_simple_german(document):
    return [href for href, text in document.links if text == SIMPLE]


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("path", ["", "schule/"], ids=["home", "page"])
def test_simple_german_is_one_tap_away(read, simple, language, path):
    document = read(f"/mainz/{language}/{path}")

    assert set(links_to_simple_german(document)) == {f"/mainz/de-simple/{path}"}
    assert document.languages_of(SIMPLE) >= {("de-simple", "ltr")}


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/mainz/de/gesundheit/", id="page-without"),
        pytest.param("/mainz/de-simple/schule/", id="there"),
        pytest.param("/trier/de/", id="district-without"),
        pytest.param("/trier/de/schule/", id="page-of-a-district-without"),
    ],
)
def test_simple_german_is_not_offered_where_it_is_not(read, simple, address):
    assert links_to_simple_german(read(address)) == []


def test_what_only_scripts_can_do_is_hidden(read, world):
    document = read("/mainz/ar/schule/anmeldung/")

    hidden = {
        name
        for elements in document.attributes.values()
        for element in elements
        for name in ("data-aloud", "data-share", "data-print", "data-player")
        if name in element and "hidden" in element
    }
    assert hidden == {"data-aloud", "data-share", "data-print", "data-player"}


def test_page_says_which_voices_can_read_it(read, world):
    [button] = [found for found in read("/mainz/ar/schule/").attributes["button"] if "data-aloud" in found]

    assert button["data-aloud"] == "ar"


def test_list_says_how_much_of_it_is_done(read, world):
    document = read("/mainz/ar/schule/anmeldung/")

    assert {"data-counts": "b-what"} in document.attributes["template"]
    for done in range(3):
        sentence = interface("ar", "%(number)s of %(total)s done", number=done, total=2)
        assert document.languages_of(sentence) == {("ar", "rtl")}


def test_item_has_the_same_name_in_every_language(read, world):
    ticks = [
        [
            box["data-tick"]
            for box in read(f"/mainz/{language}/schule/anmeldung/").attributes["input"]
            if "data-tick" in box
        ]
        for language in ("de", "ar")
    ]

    assert ticks[0] == ticks[1]
    assert [tick.split(":")[0] for tick in ticks[0]] == ["what-1", "what-2"]


def test_page_without_a_list_says_nothing_of_it(read, world):
    assert "template" not in read("/mainz/de/schule/").attributes


@pytest.fixture
def changed(world):
    """Let many pages be old and that on doctors have changed since."""
    many_pages(6, parent=InfoPageFactory.create(parent=world.state, slug="mehr"))
    old = timezone.now() - timedelta(days=40)
    InfoPage.objects.update(last_published_at=old)
    InfoPage.objects.filter(pk=world.doctor.pk).update(last_published_at=old + timedelta(days=20))
    refresh(everything=True)


def test_home_says_what_is_new(read, changed):
    document = read("/mainz/de/")

    assert interface("de", "What is new") in document.text
    assert "/mainz/de/gesundheit/arzt/" in document.addresses()
    assert len([time for time in document.attributes["time"] if "datetime" in time]) == 1


def test_home_says_nothing_where_all_is_new(read, world):
    document = read("/mainz/de/")

    assert interface("de", "What is new") not in document.text
    assert "/mainz/de/gesundheit/arzt/" not in document.addresses()
