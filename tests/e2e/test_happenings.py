"""What an editor announces, newcomers are told."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE
from tests.e2e.editing import log_in, publish
from tests.e2e.test_accessibility import RULES
from tests.website.reading import interface


@pytest.mark.parametrize("context", [pytest.param({"viewport": PHONE}, id="phone")], indirect=True)
def test_an_event_that_an_editor_announces_stands_on_home_in_arabic(desk, server):
    day = timezone.localdate() + timedelta(days=10)
    log_in(desk, server, "mainz")
    # The address is made of the title by a script, which has to be there before.
    with desk.expect_navigation():
        desk.get_by_role("link", name=interface("de", "New event")).click()
    desk.locator('[name="title"]').fill("Sprachcafé am Rhein")
    desk.locator('input[name="starts_at"]').fill(f"{day} 15:00")
    desk.locator('textarea[name="venue"]').fill("Bücherei\nMarkt 1\n55116 Mainz")
    publish(desk)
    expect(desk.locator(".announced").first).to_contain_text("Sprachcafé am Rhein")

    desk.goto("/mainz/ar/")

    events = desk.get_by_role("region", name=interface("ar", "Events"))
    expect(events.get_by_role("link", name="Sprachcafé am Rhein")).to_be_visible()
    expect(events.locator(".leaf__day")).to_have_text(str(day.day))
    events.get_by_role("link", name="Sprachcafé am Rhein").click()
    expect(desk.locator("main")).to_contain_text("15:00")
    with desk.expect_download() as download:
        desk.get_by_role("link", name=interface("ar", "Add to calendar")).click()
    assert download.value.suggested_filename == "sprachcafe-am-rhein.ics"
    for address in ("/mainz/ar/", desk.url, "/mainz/ar/events/", "/mainz/ar/news/"):
        desk.goto(address)
        assert Axe().run(desk, options=RULES).response["violations"] == []
