"""What a browser makes of what is kept: pages, results and lists, as the server does."""

import re

import pytest

from content.editions.actions import refresh
from content.website.assets import WORKER
from tests.factories.happenings import news
from tests.website.reading import Document, interface, main_of, manifest_link
from tests.website.worker import ask_worker, check_syntax

COMPOSING = "([shell, shown, at]) => parts.composed(shell, shown, at)"
SEARCHING = """({ shell, edition, records, query }) =>
  parts.searchShown(shell, query, query ? parts.searchPages(parts.searchable(edition, records), query) : [])"""
PAGES = ["", "schule", "schule/anmeldung", "gesundheit", "gesundheit/arzt"]


def one_line(html):
    """Return HTML without the white space that templates leave between elements."""
    return re.sub(r"\s*\n\s*", "", html).strip()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.slow
def test_a_browser_composes_the_page_that_the_server_sends(client, world, kept, path):
    manifest, records = kept("/mainz/ar/")
    address = f"/mainz/ar/{path}/" if path else "/mainz/ar/"
    online = Document(client.get(address).content.decode())
    case = [
        records[manifest["shell"]],
        records[manifest["pages"][path]],
        {"path": path, "version": manifest["edition"]},
    ]

    (html,) = ask_worker(COMPOSING, [case])

    composed = Document(html)
    assert composed.texts == online.texts
    assert composed.attributes["html"] == online.attributes["html"]
    assert manifest_link(composed) == manifest_link(online)
    assert "\ue000" not in html
    assert composed.addresses() == online.addresses()


@pytest.mark.slow
def test_a_composed_page_says_how_old_it_is(world, kept):
    manifest, records = kept("/mainz/ar/")
    shown = {"title": "", "main": ""}
    asked = [[records[manifest["shell"]], shown, at] for at in ({}, {"day": "<1. Mai>"})]

    current, old = ask_worker(COMPOSING, asked)

    said = interface(
        "ar",
        "No internet. You see the page that is saved on your device. Last updated: <bdi>%(day)s</bdi>",
        day="&lt;1. Mai&gt;",
    )
    assert said in old
    assert "offline-banner" not in current


@pytest.mark.slow
@pytest.mark.parametrize("query", ["Umzug", "ausw", "Arzt", "[ar] Zeugnis", "<xyzzy> & 'Co'", ""])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_browser_shows_the_results_that_the_server_shows(client, world, kept, language, query):
    edition = f"/mainz/{language}/"
    news(parent=world.mainz.home, title="Ein Arzt zieht um")
    refresh()
    manifest, records = kept(edition)
    by_path = {path: records[digest] for path, digest in manifest["pages"].items()}
    case = {"shell": records[manifest["shell"]], "edition": edition, "records": by_path, "query": query}
    online = client.get(f"{edition}search/", {"q": query} if query else {}).content.decode()

    (shown,) = ask_worker(SEARCHING, [case])

    assert one_line(shown["main"]) == one_line(main_of(online))
    assert f"<title>{shown['title']}</title>" in online


@pytest.mark.slow
def test_a_browser_lists_what_it_has_instead_of_a_page_that_it_has_not(world, kept):
    manifest, records = kept("/mainz/ar/")
    saved = {**manifest, "address": "/mainz/ar/", "day": "1 <May>"}

    (shown,) = ask_worker(
        "([shell, saved]) => parts.missingShown(shell, saved)", [[records[manifest["shell"]], [saved]]]
    )

    document = Document(shown["main"])
    assert interface("ar", "This page is not saved") in document.text
    assert document.links == [("/mainz/ar/", "Mainz العربية 1 <May>")]


@pytest.mark.slow
def test_the_worker_is_one_script_that_runs(client, db):
    response = client.get("/service-worker.js")

    script = response.content.decode()
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert check_syntax(script) == ""
    assert re.findall(r"^(?:import|export) .*", script, re.MULTILINE) == []
    assert script.count("addEventListener") == 4
    assert len(WORKER) == 8


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "day", "size"),
    [
        ("de", "29. November 2026", "270 kB"),
        ("en", "November 29, 2026", "270 kB"),
        ("ar", "29 نوفمبر 2026", "270 كيلوبايت"),
        ("fa", "29 نوامبر 2026", "270 kB"),
        ("prs", "29 نومبر 2026", "270 kB"),
        ("xx", "29.11.2026", "270 KB"),
    ],
)
def test_days_and_sizes_are_written_as_readers_do(language, day, size):
    noon = 1795950000000

    assert ask_worker(
        "([language, at, bytes]) => [parts.dayIn(language, at), parts.sizeIn(language, bytes)]",
        [[language, noon, 270_467]],
    ) == [[day, size]]
