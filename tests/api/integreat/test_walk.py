"""The order of calls of the web client, each path as it keeps it."""

import pytest

from tests.api.integreat.asking import ask, normalised

pytestmark = pytest.mark.django_db


def visit(client, region, language, path):
    """Return the paths of the pages below one and of the breadcrumb above it, as the client shows a page."""
    own, *below = ask(client, f"{region}/{language}/children/", depth=2, url=path)
    assert normalised(own["path"]) == path, "the client would lead elsewhere"
    above = ask(client, f"{region}/{language}/parents/", url=path)
    children = [normalised(page["path"]) for page in below if normalised(page["parent"]["path"]) == path]
    return children, sorted((normalised(page["path"]) for page in above), key=len)


def test_the_client_reaches_every_page_of_every_region(client, world):
    reached = {}
    for region in [normalised(region["path"]) for region in ask(client, "regions/")]:
        for language in [offered["code"] for offered in ask(client, f"regions/{region}/")["languages"]]:
            first = ask(client, f"{region}/{language}/children/", depth=1)
            waiting = [(normalised(page["path"]), []) for page in first]
            while waiting:
                path, above = waiting.pop()
                children, breadcrumb = visit(client, region, language, path)
                assert breadcrumb == above
                reached.setdefault(f"{region}/{language}", set()).add(path)
                waiting += [(child, [*above, path]) for child in children]

    assert reached == {
        f"{region}/{language}": {
            normalised(page["path"]) for page in ask(client, f"{region}/{language}/pages/")
        }
        for region in ("mainz", "trier")
        for language in ("de", "ar")
    }


def test_the_client_searches_in_the_readers_language_and_in_german(client, world):
    found = {
        language: [
            len(ask(client, f"mainz/{language}/{kind}")) for kind in ("pages/", "events/", "locations/")
        ]
        for language in ("ar", "de")
    }

    assert found == {"ar": [4, 0, 0], "de": [4, 0, 0]}


def test_the_client_switches_languages_where_it_is(client, world):
    page = ask(client, "mainz/de/children/", depth=2, url="/mainz/de/schule/anmeldung")[0]

    there = normalised(page["available_languages"]["ar"]["path"])

    assert normalised(ask(client, "mainz/ar/children/", depth=2, url=there)[0]["path"]) == there
