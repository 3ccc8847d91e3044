"""What people read who have lost the network on the way."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_accessibility import LOOKS, RULES, SHIFTS

WITH_WORKERS = {"service_workers": "allow", "viewport": PHONE}
ALLOWED = pytest.mark.parametrize("context", [pytest.param(WITH_WORKERS, id="phone")], indirect=True)
BANNER = ".offline-banner"


def save(page: Page, edition: str) -> None:
    """Visit a district for the first time, and wait until all of it is on the device."""
    page.goto(edition)
    # The first who asks for an edition waits until all of it is put together.
    expect(page.locator("[data-offline=saved]")).to_be_visible(timeout=20_000)


def requests_of(page: Page, part: str) -> list[str]:
    """Return a list that is filled with the addresses that the service worker asks for."""
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url) if part in request.url else None)
    return asked


def found_by_axe(page: Page) -> list[tuple[str, str, str]]:
    """Return what is in anybody's way on a page, in each of the looks that it may have."""
    found = []
    for name, look in LOOKS.items():
        # Colours that are still on their way to others have no contrast yet.
        plain = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "reduce"}
        page.emulate_media(**{**plain, **look})
        violations = Axe().run(page, options=RULES).response["violations"]
        found += [(name, rule["id"], str(rule["nodes"][0]["target"])) for rule in violations]
    return found


@ALLOWED
def test_a_newcomer_reads_and_searches_without_a_network(desk, context):
    save(desk, "/mainz/ar/")
    context.set_offline(True)

    desk.goto("/mainz/ar/kita/anmelden/")

    expect(desk.locator("html")).to_have_attribute("dir", "rtl")
    expect(desk.locator("h1")).to_contain_text("تسجيل طفلكم في الروضة")
    expect(desk.locator(BANNER)).to_contain_text("2")
    assert desk.evaluate(SHIFTS) == 0
    desk.locator("header").get_by_role("link").nth(1).click()
    desk.locator("main input[type=search]").fill("الروضة")
    desk.keyboard.press("Enter")
    expect(desk.locator(".result").first).to_contain_text("الروضة")
    desk.locator(".result").first.click()
    expect(desk.locator(BANNER)).to_be_visible()
    expect(desk.locator("main h1")).to_be_visible()


@ALLOWED
def test_a_page_that_is_not_on_the_device_leads_to_those_that_are(desk, context):
    save(desk, "/mainz/ar/")
    context.set_offline(True)

    desk.goto("/mainz/uk/kita/")
    desk.locator("main").get_by_role("link", name="Mainz").click()

    assert desk.url.endswith("/mainz/ar/")
    expect(desk.locator("main h1")).to_contain_text("Mainz")


@ALLOWED
def test_a_reader_removes_what_is_kept_and_it_stays_removed(desk, context):
    save(desk, "/mainz/de/")
    desk.locator("[data-offline] button").click()
    expect(desk.locator("[data-offline=none]")).to_be_visible()
    asked = requests_of(desk, "/offline/")

    desk.reload()
    expect(desk.locator("[data-offline=none]")).to_be_visible()

    assert asked == []
    assert desk.evaluate("caches.keys()") == []


@ALLOWED
def test_pages_without_a_network_are_without_obstacles(desk, context):
    save(desk, "/mainz/ar/")
    violations = found_by_axe(desk)
    context.set_offline(True)

    for address in ("/mainz/ar/schule/", "/mainz/uk/"):
        desk.goto(address)
        violations += found_by_axe(desk)

    assert violations == []
