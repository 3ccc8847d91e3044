"""What people do who write for newcomers, and what newcomers see of it."""

from playwright.sync_api import expect

from tests.e2e.editing import log_in, page_id
from tests.website.reading import interface

NEWER = "The German text is newer than this translation."
OUTDATED = "The German has changed:"
KITA = "kita/eltern/"


def test_the_state_changes_a_sentence_and_the_translator_follows(desk, server, read):
    notice = interface("ar", NEWER)
    expect(read(f"/mainz/ar/{KITA}")).not_to_contain_text(notice)

    log_in(desk, server, "land")
    number = page_id(desk, "Mitreden")
    desk.goto(f"/admin/pages/{number}/edit/")
    desk.locator('textarea[name="summary"]').fill("Reden Sie mit der Kita, jeden Tag.")
    desk.evaluate("document.querySelector('[name=action-publish]').click()")
    desk.wait_for_url(lambda url: not url.endswith("/edit/"))

    expect(read(f"/mainz/de/{KITA}")).to_contain_text("Reden Sie mit der Kita, jeden Tag.")
    expect(read(f"/trier/ar/{KITA}")).to_contain_text(notice)

    desk.context.clear_cookies()
    log_in(desk, server, "arabisch")
    desk.goto(f"/admin/translations/{number}/ar/")
    expect(desk.get_by_text(interface("de", OUTDATED))).to_have_count(1)
    summary = desk.locator("#segment-summary")
    expect(summary).to_contain_text(interface("de", OUTDATED))
    expect(summary).to_contain_text("Reden Sie mit der Kita, jeden Tag.")
    summary.locator("textarea").first.fill("تحدثوا مع الروضة كل يوم.")
    with desk.expect_navigation():
        desk.locator('button[name="publish"]').click()
    expect(desk.get_by_text(interface("de", OUTDATED))).to_have_count(0)

    arabic = read(f"/trier/ar/{KITA}")
    expect(arabic).to_contain_text("تحدثوا مع الروضة كل يوم.")
    expect(arabic).not_to_contain_text(notice)


def test_mainz_names_its_youth_welfare_office(desk, server, read):
    log_in(desk, server, "mainz")
    desk.goto("/admin/contacts/")
    desk.locator('a[href="/admin/contacts/mainz/roles/jugendamt/"]').click()
    desk.locator('input[name="name_de"]').fill("Jugendamt der Stadt Mainz")
    desk.locator('input[name="phone"]').fill("06131 122750")
    desk.locator('form button[type="submit"]:not([name])').last.click()
    desk.wait_for_url("**/admin/contacts/mainz/")

    for language in ("de", "ar"):
        expect(read(f"/mainz/{language}/kita/kein-platz/")).to_contain_text("Jugendamt der Stadt Mainz")
        expect(read(f"/trier/{language}/kita/kein-platz/")).not_to_contain_text("Jugendamt der Stadt Mainz")
