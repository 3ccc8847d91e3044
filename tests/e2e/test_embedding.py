"""A town hall shows a page of ours on its own website."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest


class Silent(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *message: object) -> None:
        return


@pytest.fixture
def town_hall(tmp_path) -> Iterator[Callable[[str], str]]:
    """Return a function that puts HTML on a website of its own and returns its address."""
    website = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(tmp_path)))
    Thread(target=website.serve_forever, daemon=True).start()

    def show(html: str) -> str:
        (tmp_path / "index.html").write_text(f'<!doctype html><html lang="de"><title>Rathaus</title>{html}')
        return f"http://127.0.0.1:{website.server_port}/"

    yield show
    website.shutdown()
    website.server_close()


@pytest.mark.parametrize("context", [{"locale": "ar", "color_scheme": "dark"}], indirect=True)
def test_a_town_halls_visitor_reads_the_page_in_arabic(context, desk, server, town_hall):
    shown = f"{server.address}/mainz/de/schule/anmeldung/"
    answer = context.request.get(f"{server.address}/oembed", params={"url": shown}).json()
    # The code names the public address, which is another one here.
    address = town_hall(answer["html"].replace("http://127.0.0.1:8000", server.address))

    desk.goto(address)

    frame = desk.frame_locator("iframe")
    frame.locator("html[lang=ar][dir=rtl] h1").wait_for()
    frame.locator(".menu > summary").click()
    frame.get_by_role("link", name="English").click()
    frame.locator("html[lang=en] h1").wait_for()
    with desk.expect_popup() as opened:
        frame.get_by_role("link", name="Open this page in a new tab").click()
    assert opened.value.url == f"{server.address}/mainz/en/schule/anmeldung/"
    assert desk.url == address


def test_no_other_page_can_be_shown_in_a_frame(desk, server, town_hall):
    messages = []
    desk.on("console", lambda message: messages.append(message.text))

    desk.goto(town_hall(f'<iframe src="{server.address}/mainz/de/"></iframe>'))

    assert "frame-ancestors 'self'" in " ".join(messages)
    assert desk.frame_locator("iframe").locator("main").count() == 0
