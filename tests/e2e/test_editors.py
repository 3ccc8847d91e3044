"""What people do who write for newcomers, and what newcomers see of it."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.website.reading import interface

NEWER = "The German text is newer than this translation."
KITA = "kita/eltern/"


def log_in(page: Page, server, username: str) -> None:
    page.goto("/admin/login/")
    page.locator('input[name="username"]').fill(username)
    page.locator('input[name="password"]').fill(server.passwords[username])
    page.locator('button[type="submit"]').first.click()
    page.wait_for_url("**/admin/")


def reader(context: BrowserContext, path: str) -> Page:
    page = context.new_page()
    page.goto(path)
    return page


def page_id(page: Page, title: str) -> str:
    """Return the number by which the editors' interface knows a page."""
    page.goto(f"/admin/pages/search/?q={title}")
    link = page.locator('a[href*="/admin/pages/"][href*="/edit/"]').first.get_attribute("href")
    assert link is not None
    return link.split("/")[3]


@pytest.fixture
def readers(browser, server):
    context = browser.new_context(base_url=server.address)
    context.set_default_timeout(15_000)
    yield context
    context.close()


def test_the_state_changes_a_sentence_and_the_translator_follows(page, browser, server, readers):
    notice = interface("ar", NEWER)
    expect(reader(readers, f"/mainz/ar/{KITA}").locator("main")).not_to_contain_text(notice)

    log_in(page, server, "land")
    number = page_id(page, "Mitreden")
    page.goto(f"/admin/pages/{number}/edit/")
    page.locator('textarea[name="summary"]').fill("Reden Sie mit der Kita, jeden Tag.")
    page.evaluate("document.querySelector('[name=action-publish]').click()")
    page.wait_for_load_state()
    page.wait_for_url(lambda url: not url.endswith("/edit/"))

    expect(reader(readers, f"/mainz/de/{KITA}").locator("main")).to_contain_text("Reden Sie mit der Kita, jeden Tag.")
    expect(reader(readers, f"/trier/ar/{KITA}").locator("main")).to_contain_text(notice)

    translator = browser.new_context(base_url=server.address)
    translator.set_default_timeout(15_000)
    desk = translator.new_page()
    log_in(desk, server, "arabisch")
    desk.goto(f"/admin/translations/{number}/ar/")
    outdated = desk.locator(".segment--outdated")
    expect(outdated).to_have_count(1)
    expect(outdated).to_contain_text("Reden Sie mit der Kita, jeden Tag.")
    outdated.locator("textarea").first.fill("تحدثوا مع الروضة كل يوم.")
    desk.locator('button[name="publish"]').click()
    desk.wait_for_load_state()
    translator.close()

    arabic = reader(readers, f"/trier/ar/{KITA}").locator("main")
    expect(arabic).to_contain_text("تحدثوا مع الروضة كل يوم.")
    expect(arabic).not_to_contain_text(notice)


def test_mainz_names_its_youth_welfare_office(page, server, readers):
    log_in(page, server, "mainz")
    page.goto("/admin/contacts/")
    page.locator('a[href="/admin/contacts/mainz/roles/jugendamt/"]').click()
    page.locator('input[name="name_de"]').fill("Jugendamt der Stadt Mainz")
    page.locator('input[name="phone"]').fill("06131 122750")
    page.locator('form button[type="submit"]:not([name])').last.click()
    page.wait_for_url("**/admin/contacts/mainz/")

    for language in ("de", "ar"):
        expect(reader(readers, f"/mainz/{language}/kita/kein-platz/").locator("main")).to_contain_text(
            "Jugendamt der Stadt Mainz"
        )
        expect(reader(readers, f"/trier/{language}/kita/kein-platz/").locator("main")).not_to_contain_text(
            "Jugendamt der Stadt Mainz"
        )
