"""What people do in the editors' interface, as the journeys there share it."""

import re

from playwright.sync_api import Locator, Page, expect


def log_in(desk: Page, server, username: str) -> None:
    desk.goto("/admin/login/")
    desk.locator('input[name="username"]').fill(username)
    desk.locator('input[name="password"]').fill(server.passwords[username])
    desk.locator('button[type="submit"]').first.click()
    desk.wait_for_url("**/admin/")


def work_as(desk: Page, server, username: str) -> None:
    """Log in, whoever was logged in before."""
    desk.context.clear_cookies()
    log_in(desk, server, username)


def page_id(desk: Page, title: str) -> str:
    """Return the number by which the editors' interface knows a page."""
    desk.goto(f"/admin/pages/search/?q={title}")
    link = desk.locator('a[href*="/admin/pages/"][href*="/edit/"]').first.get_attribute("href")
    assert link is not None
    return link.split("/")[3]


def publish(desk: Page) -> None:
    with desk.expect_navigation():
        desk.evaluate("document.querySelector('[name=action-publish]').click()")


def write(desk: Page, field: Locator, text: str) -> None:
    """Write over what stands in a rich text."""
    field.locator(".public-DraftEditor-content").first.click()
    desk.keyboard.press("Control+A")
    desk.keyboard.type(text)
    # The editing program hands over what is typed after a moment.
    stored = field.locator('input[type="hidden"][value*="blocks"]').first
    expect(stored).to_have_value(re.compile(re.escape(text)))
