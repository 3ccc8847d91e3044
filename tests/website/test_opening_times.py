import pytest
from django.utils.translation import override

from content.core.languages import LANGUAGES
from content.districts.opening import parse, stored
from content.districts.templatetags.opening import weekdays
from content.editions.rendering import render_contact_card
from content.editions.texts import text_in
from tests.website.reading import Document, interface

OFFICE = {
    "name": text_in("Amt", "de"),
    "phone": "",
    "email": "",
    "website": "",
    "address": "",
    "opening_times": [],
    "opening_hours": None,
    "note": None,
}


def card(language="de", **said):
    with override(language):
        html = render_contact_card(
            {"role": None, "description": None, "office": OFFICE | said}, {"website": ""}
        )
    return Document(html)


def times(typed):
    return stored(parse(typed))


def test_a_card_says_when_an_office_is_open():
    document = card(opening_times=times("Mo–Do 8–12, 14–16 n. V.\nFr 0–24"))

    assert document.text.removeprefix("Amt Öffnungszeiten ") == (
        "Montag–Donnerstag 08:00 – 12:00 14:00 – 16:00 nach Vereinbarung "
        "Freitag Tag und Nacht Samstag–Sonntag geschlossen"
    )


def test_a_card_says_it_in_the_readers_language_with_times_from_left_to_right():
    document = card("ar", opening_times=times("Mo 8–12"))

    assert document.languages_of("الاثنين") == {("ar", "rtl")}
    assert {direction for _, direction in document.languages_of("08:00")} == {"ltr"}


def test_a_card_says_what_else_there_is_to_know_in_its_own_language():
    document = card("ar", opening_times=times("Mo 8–12"), opening_hours=text_in("In den Ferien zu", "de"))

    assert document.languages_of("In den Ferien zu") == {("de", "ltr")}


def test_a_card_without_times_has_no_table():
    document = card(opening_hours=text_in("Mo 8–12", "de"))

    assert ("table" in document.attributes, "Mo 8–12" in document.text) == (False, True)


def test_the_script_finds_days_times_and_sentences():
    document = card(opening_times=times("Mo–Di 8–12, 14–16 n. V."))

    assert [row.get("data-days") for row in document.attributes["tr"]] == ["12", "37"]
    assert [found["data-times"] for found in document.attributes["span"] if "data-times" in found] == [
        "08:00-12:00",
        "14:00-16:00-asked",
    ]
    [hours] = [found for found in document.attributes["div"] if "data-hours" in found]
    assert hours["data-hours"].split("|")[0] == "Montag"
    assert hours["data-opens"] == "Jetzt geschlossen · öffnet: {day}, {time} Uhr"


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_weekdays_are_named_in_every_language(language):
    with override(language.slug):
        named = weekdays()

    with override("en"):
        english = weekdays()
    assert len(set(named)) == 7
    assert language.code == "en" or not set(named) & set(english)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_the_sentences_have_a_place_for_the_day_and_the_time(language):
    [hours] = [
        found
        for found in card(language.slug, opening_times=times("Mo 8–12")).attributes["div"]
        if "data-hours" in found
    ]

    said = {
        name: sorted({part for part in ("{day}", "{time}") if part in text}) for name, text in hours.items()
    }
    assert {name: parts for name, parts in said.items() if parts} == {
        "data-open-until": ["{time}"],
        "data-opens-today": ["{time}"],
        "data-opens": ["{day}", "{time}"],
    }


def test_a_card_leads_to_a_map_by_the_address():
    links = dict(card(address="Große Straße 1 & 2, Mainz").links)

    address = "https://www.openstreetmap.org/search?query=Gro%C3%9Fe%20Stra%C3%9Fe%201%20%26%202%2C%20Mainz"
    assert links == {address: f"{interface('de', 'Find the way')} openstreetmap.org"}


def test_a_card_without_an_address_leads_to_no_map():
    assert card(phone="112").addresses() == ["tel:112"]
