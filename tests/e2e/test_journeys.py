"""Whole ways of newcomers through the website, with nothing in anybody's way at any step."""

from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.e2e.conftest import PHONE
from tests.e2e.test_accessibility import RULES

IN_ARABIC = pytest.mark.parametrize(
    "context", [pytest.param({"viewport": PHONE, "locale": "ar"}, id="phone")], indirect=True
)
WITHOUT_SCRIPT = pytest.mark.parametrize(
    "context",
    [pytest.param({"viewport": PHONE, "locale": "ar", "java_script_enabled": False}, id="without-script")],
    indirect=True,
)
NEEDS_SCRIPT = "[data-share], [data-print], [data-aloud], [data-player], [data-offline], .locate, .last"
MOST_TABS = 80


def is_clear(page: Page) -> bool:
    """Tell whether axe-core finds nothing in anybody's way; name what it finds."""
    violations = Axe().run(page, options=RULES).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["target"]) for rule in violations] == []
    return True


def tab_to(page: Page, wanted: Locator) -> None:
    """Press the tabulator key until something has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("The keyboard does not lead there.")


def found_link(page: Page) -> Locator:
    """Return the first of the districts that were found; one more is hidden until a script asks where the reader is."""
    return page.locator(".found__link").filter(visible=True).first


@IN_ARABIC
def test_a_newcomer_finds_a_kita_place_in_arabic_from_the_start_page(page):
    page.goto("/")
    assert is_clear(page)
    page.locator("input[name=q]").fill("Mainz")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=Mainz")
    assert is_clear(page)
    found_link(page).click()
    page.wait_for_url("**/mainz/ar/")
    assert is_clear(page)
    page.locator('.tile[href$="/kita/"]').click()
    page.wait_for_url("**/mainz/ar/kita/")
    assert is_clear(page)
    page.locator('main a[href$="/kita/anmelden/"]').first.click()

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_contain_text("تسجيل طفلكم في الروضة")
    page.locator(".checklist__item").first.click()
    page.locator(".tools__more summary").click()
    assert is_clear(page)


def test_a_newcomer_prints_a_page_in_tigrinya(page):
    page.goto("/mainz/ti/kita/anmelden/")
    title = page.locator("h1").inner_text()

    printed = PdfReader(BytesIO(page.pdf(format="A4")))

    page.emulate_media(media="print")
    for part in (".menu", ".tools", ".aside", ".feedback", ".skip-link"):
        expect(page.locator(part).first).to_be_hidden()
    text = "".join("".join(sheet.extract_text() for sheet in printed.pages).split())
    assert "".join(title.split()) in text


@WITHOUT_SCRIPT
def test_everything_is_there_without_a_script(page):
    page.goto("/")
    page.locator("input[name=q]").fill("Mainz")
    page.keyboard.press("Enter")
    found_link(page).click()
    page.locator("main input[type=search]").fill("Kita")
    page.keyboard.press("Enter")
    page.locator(".result").first.click()

    for needless in page.locator(NEEDS_SCRIPT).all():
        expect(needless).to_be_hidden()
    page.locator(".tools__more summary").click()
    expect(page.locator(".short-address svg")).to_be_visible()
    page.locator(".tool[href*=beside]").click()
    expect(page.locator("main [lang=de] h1, main h1[lang=de], main [lang=de] h2").first).to_be_visible()
    page.go_back()
    page.locator(".feedback__answer[value=no]").click()
    expect(page.locator("#comment")).to_be_visible()
    page.locator('footer a[href*="about=barrier"]').click()
    expect(page.locator("#comment")).to_be_visible()


def test_a_newcomer_needs_nothing_but_the_keyboard(page):
    page.goto("/de/")
    tab_to(page, page.locator("#place"))
    page.keyboard.type("Mainz")
    page.keyboard.press("Enter")
    tab_to(page, found_link(page))
    page.keyboard.press("Enter")
    tab_to(page, page.locator('.tile[href$="/kita/"]'))
    page.keyboard.press("Enter")
    tab_to(page, page.locator('main a[href$="/kita/anmelden/"]').first)
    page.keyboard.press("Enter")

    sheet = page.locator(".tools__more")
    tab_to(page, sheet.locator("summary"))
    page.keyboard.press("Enter")
    expect(sheet).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(sheet).not_to_have_attribute("open", "")
    expect(sheet.locator("summary")).to_be_focused()
    tab_to(page, page.locator(".checklist__box").first)
    page.keyboard.press("Space")
    expect(page.locator(".checklist__box").first).to_be_checked()
    assert is_clear(page)
