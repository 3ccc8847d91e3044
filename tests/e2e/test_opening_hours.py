"""An editor says when an office is open, and somebody looks whether it is."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.e2e.editing import work_as
from tests.website.reading import interface

OPEN = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
CLOSED = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)
ROLE = "/admin/contacts/worms/roles/integration/"


# Half the world away it is open or closed all the same.
@pytest.mark.parametrize("context", [{"timezone_id": "Pacific/Auckland"}], indirect=True)
def test_somebody_sees_whether_an_office_is_open(desk, page, server):
    work_as(desk, server, "verwaltung")
    desk.goto(ROLE)
    desk.locator('input[name="name_de"]').fill("Integrationsbüro Worms")
    times = desk.locator('textarea[name="opening_times"]')
    times.fill("Mo–Fr 8–12\nDi 14")
    desk.locator('form button[type="submit"]:not([name])').last.click()
    expect(desk.locator("main")).to_contain_text("Zeile 2: „14“")
    times.fill("Mo–Fr 8–12\nDi 14–16")
    desk.locator('form button[type="submit"]:not([name])').last.click()
    desk.wait_for_url("**/admin/contacts/worms/")

    page.clock.install(time=OPEN)
    page.goto("/worms/de/")
    now = page.locator(".hours__now")
    expect(now).to_have_text("Jetzt geöffnet · bis 12:00 Uhr")
    expect(page.locator(".hours__week")).to_contain_text("Mittwoch–Freitag")

    page.clock.set_fixed_time(CLOSED)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(now).to_have_text("Jetzt geschlossen · öffnet: Dienstag, 08:00 Uhr")

    page.goto("/worms/ar/")
    expect(page.locator(".hours__now")).to_have_text(
        interface("ar", "Closed now · opens: %(day)s, %(time)s", day="الثلاثاء", time="08:00")
    )
