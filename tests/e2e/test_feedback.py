"""What readers say reaches those who write."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE
from tests.e2e.editing import log_in

SAID = "رقم الهاتف غير صحيح."


@pytest.mark.parametrize(
    "context", [{"java_script_enabled": False, "locale": "ar", "viewport": PHONE}], indirect=True
)
def test_a_newcomer_says_that_a_page_did_not_help_and_an_editor_settles_it(page, browser, server):
    page.goto("/mainz/ar/kita/anmelden/")
    page.get_by_role("button", name="لا", exact=True).click()
    expect(page.locator("h1")).to_have_text("شكرًا لكم!")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_label("رسالتكم").fill(SAID)
    page.get_by_role("button", name="إرسال").click()
    expect(page.locator("main")).to_contain_text("وصلت رسالتكم.")
    page.get_by_role("link", name="العودة إلى:").click()
    assert page.url.endswith("/mainz/ar/kita/anmelden/")

    context = browser.new_context(base_url=server.address, locale="de")
    desk = context.new_page()
    log_in(desk, server, "mainz")
    desk.get_by_role("link", name="Eine Rückmeldung von Lesenden wartet.").click()
    text = desk.get_by_text(SAID)
    expect(text).to_have_css("direction", "rtl")
    desk.get_by_role("button", name="Erledigt").first.click()

    expect(desk.get_by_text("1 Rückmeldung erledigt.")).to_be_visible()
    expect(desk.get_by_role("button", name="Wieder öffnen").first).to_be_visible()
    context.close()
