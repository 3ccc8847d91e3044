"""What people do who have just arrived."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE

NO_OVERFLOW = "document.documentElement.scrollWidth <= window.innerWidth"


def direction(page: Page) -> tuple[str | None, str | None]:
    html = page.locator("html")
    return html.get_attribute("lang"), html.get_attribute("dir")


@pytest.mark.parametrize("context", [{"java_script_enabled": False, "locale": "ar"}], indirect=True)
def test_a_newcomer_finds_out_in_arabic_how_to_register_a_child_for_kita(page):
    page.goto("/")
    assert direction(page) == ("ar", "rtl")

    page.locator('input[name="q"]').fill("Mainz")
    page.locator('input[name="q"]').press("Enter")
    page.locator("main").get_by_role("link", name="Mainz").first.click()
    assert direction(page) == ("ar", "rtl")

    page.locator("main").get_by_role("link", name="Kita").first.click()
    page.locator("main").locator('a[href="/mainz/ar/kita/anmelden/"]').first.click()

    assert direction(page) == ("ar", "rtl")
    expect(page.locator("h1")).to_contain_text("تسجيل طفلكم في الروضة")
    expect(page.locator("main article article").first).to_be_visible()


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_a_newcomer_switches_the_language_and_stays_on_the_page(page):
    page.goto("/trier/de/kita/anmelden/")

    page.locator("header summary").filter(has_text="Deutsch").click()
    page.get_by_role("link", name="Українська").first.click()

    assert page.url.endswith("/trier/uk/kita/anmelden/")
    assert direction(page) == ("uk", "ltr")


def test_a_newcomer_uses_the_keyboard_alone(page):
    page.goto("/mainz/de/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    while "/mainz/de/" not in str(page.evaluate("document.activeElement.getAttribute('href')")):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_be_visible()
    assert page.url.count("/") == 6


def test_a_newcomer_reaches_the_other_languages_with_the_keyboard(page):
    page.goto("/mainz/de/")
    menu = page.locator("header summary").filter(has_text="Deutsch")

    while not menu.evaluate("element => element === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.getAttribute('href')") != "/mainz/ar/":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/mainz/ar/")
    assert direction(page) == ("ar", "rtl")


@pytest.mark.parametrize("context", [{"viewport": PHONE}], indirect=True)
@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize(
    "path", ["{}/", "mainz/{}/", "mainz/{}/kita/anmelden/", "mainz/{}/schule/kosten-und-hilfe/"]
)
def test_a_small_screen_shows_everything(page, path, language):
    page.goto("/" + path.format(language))

    assert page.evaluate(NO_OVERFLOW)


def test_a_page_that_is_not_there_leads_home(page, observed):
    page.goto("/mainz/ar/nirgends/")
    page.locator("main").locator('a[href="/mainz/ar/"]').first.click()

    assert direction(page) == ("ar", "rtl")
    # The browser itself notes that the first address was not found.
    assert len(observed.messages) == 1
    observed.messages.clear()
