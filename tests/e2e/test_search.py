"""Newcomers find what they look for, and say what stands in their way."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE
from tests.e2e.editing import log_in

BARRIER = "لا أستطيع قراءة الجدول."


@pytest.mark.parametrize("context", [{"locale": "ar", "viewport": PHONE}], indirect=True)
def test_a_newcomer_finds_a_page_by_keyboard_before_the_word_is_whole(page):
    page.goto("/mainz/ar/")
    field = page.get_by_role("combobox")
    field.press_sequentially("Anmel")
    suggestions = page.get_by_role("listbox")
    expect(suggestions).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(suggestions.locator("bdi").first).to_have_css("direction", "rtl")
    expect(page.get_by_role("status")).to_contain_text("اقتراحات")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("ArrowUp")
    first = suggestions.get_by_role("option", selected=True)
    expect(first).to_have_id(str(field.get_attribute("aria-activedescendant")))
    field.press("Escape")
    expect(suggestions).to_be_hidden()
    expect(field).to_have_value("Anmel")
    field.press_sequentially("d")
    expect(suggestions).to_be_visible()
    field.press("ArrowDown")
    address = str(suggestions.get_by_role("option", selected=True).get_attribute("data-address"))
    field.press("Enter")

    page.wait_for_url(f"**{address}")
    expect(page.locator("html")).to_have_attribute("lang", "ar")


@pytest.mark.parametrize("context", [{"has_touch": True, "viewport": PHONE}], indirect=True)
def test_a_tap_on_a_suggestion_leads_there(page):
    page.goto("/mainz/de/search/")
    page.get_by_role("combobox").press_sequentially("kinderg")
    page.get_by_role("option", name="Kindergeld").tap()

    expect(page.locator("main")).to_contain_text("Geld vom Staat")


@pytest.mark.parametrize("context", [{"viewport": PHONE}], indirect=True)
def test_a_search_works_without_suggestions(desk):
    desk.route("**/suggestions/**", lambda route: route.fulfill(status=503))
    desk.goto("/mainz/de/")
    desk.get_by_role("combobox").press_sequentially("Kita")
    desk.get_by_role("combobox").press("Enter")

    desk.wait_for_url("**/search/?q=Kita")
    expect(desk.locator(".result").first).to_be_visible()


@pytest.mark.parametrize(
    "context", [{"java_script_enabled": False, "locale": "ar", "viewport": PHONE}], indirect=True
)
def test_a_newcomer_reports_a_barrier_and_an_editor_sees_where(page, browser, server):
    page.goto("/trier/ar/kita/anmelden/")
    title = page.locator("h1").inner_text()
    page.get_by_role("link", name="الإبلاغ عن عائق").click()
    expect(page.locator("main")).to_contain_text(title)
    page.get_by_label("رسالتكم").fill(BARRIER)
    page.get_by_role("button", name="إرسال").click()
    expect(page.locator("main")).to_contain_text("وصلت رسالتكم.")

    context = browser.new_context(base_url=server.address, locale="de")
    desk = context.new_page()
    log_in(desk, server, "trier")
    desk.goto("/admin/feedback/?kind=BARRIER")
    said = desk.get_by_role("listitem").filter(has_text=BARRIER)
    expect(said).to_contain_text("Eine Barriere")
    expect(said).to_contain_text("Ihr Kind in der Kita anmelden")
    context.close()
