"""The first page: where somebody is, and where they were last."""

import pytest
from playwright.sync_api import Page, expect

from tests.website.reading import interface

MAINZ = {"latitude": 49.9929, "longitude": 8.2473}


def ask(page: Page, language: str) -> Page:
    page.goto(f"/{language}/")
    page.get_by_role("button", name=interface(language, "Use my location")).click()
    return page


@pytest.mark.parametrize("context", [{"geolocation": MAINZ, "permissions": ["geolocation"]}], indirect=True)
def test_a_phone_finds_out_by_itself_near_which_districts_it_is(page):
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(f"{asked.url} {asked.post_data}"))

    ask(page, "ar")
    found = page.locator("[data-places] .found__link")
    expect(found).to_have_count(3)
    found.first.click()

    page.wait_for_url("**/mainz/ar/")
    assert not [what for what in sent if "49.9" in what or "8.24" in what]


@pytest.mark.parametrize("context", [{"permissions": []}], indirect=True)
def test_whoever_does_not_say_where_they_are_is_told_what_to_do(page):
    ask(page, "de")

    expect(page.locator("[data-places]")).to_contain_text(
        interface("de", "Your location was not shared. Enter your postcode, or choose from the list.")
    )
    expect(page.get_by_role("button", name=interface("de", "Search"))).to_be_visible()


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_what_needs_a_script_is_not_there_without_one(page):
    page.goto("/de/")

    expect(page.locator("[data-places], [data-last-visit]")).to_have_count(2)
    expect(page.locator("[data-places]")).to_be_hidden()
    expect(page.locator("[data-last-visit]")).to_be_hidden()


def test_the_start_page_leads_back_to_where_somebody_was_until_they_want_that_forgotten(page):
    page.goto("/mainz/ar/")
    page.goto("/de/")
    offer = page.locator("[data-last-visit]")
    expect(offer.locator("[data-language]")).to_have_attribute("dir", "rtl")

    offer.get_by_role("link").click()
    page.wait_for_url("**/mainz/ar/")
    page.goto("/de/")
    offer.get_by_role("button").click()

    expect(offer).to_be_hidden()
    page.goto("/de/")
    expect(offer).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0
