"""A town hall shows a page of ours on its own website."""

import pytest

TOWN_HALL = "http://rathaus.example/"


@pytest.mark.parametrize("context", [{"locale": "ar", "color_scheme": "dark"}], indirect=True)
def test_a_town_halls_visitor_reads_the_page_in_arabic(context, desk, server):
    shown = f"{server.address}/mainz/de/schule/anmeldung/"
    answer = context.request.get(f"{server.address}/oembed", params={"url": shown}).json()
    # The code names the public address, which is another one here.
    code = answer["html"].replace("http://127.0.0.1:8000", server.address)
    context.route(
        TOWN_HALL,
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<!doctype html><html lang="de"><title>Rathaus</title><h1>Rathaus</h1>{code}',
        ),
    )

    desk.goto(TOWN_HALL)

    frame = desk.frame_locator("iframe")
    frame.locator("html[lang=ar][dir=rtl] h1").wait_for()
    frame.locator(".menu > summary").click()
    frame.get_by_role("link", name="English").click()
    frame.locator("html[lang=en] h1").wait_for()
    with desk.expect_popup() as opened:
        frame.get_by_role("link", name="Open this page in a new tab").click()
    assert opened.value.url == f"{server.address}/mainz/en/schule/anmeldung/"
    assert desk.url == TOWN_HALL


def test_no_other_page_can_be_shown_in_a_frame(context, desk, server):
    context.route(
        TOWN_HALL,
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<!doctype html><iframe src="{server.address}/mainz/de/"></iframe>',
        ),
    )
    messages = []
    desk.on("console", lambda message: messages.append(message.text))

    desk.goto(TOWN_HALL)

    assert "frame-ancestors 'self'" in " ".join(messages)
    assert desk.frame_locator("iframe").locator("h1").count() == 0
