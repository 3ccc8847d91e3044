"""Section 5 of the contract: ``imprint/`` is an object with four fields, or 404."""

import pytest

from content.editions.actions import refresh
from tests.api.integreat.asking import ask, paths
from tests.factories import InfoPageFactory, translated
from tests.factories.blocks import section

pytestmark = pytest.mark.django_db


@pytest.fixture
def imprint(world):
    page = InfoPageFactory.create(
        parent=world.state,
        slug="impressum",
        title="Impressum",
        purpose="IMPRINT",
        body=[section("who", "Wer", "Das Land.")],
    )
    InfoPageFactory.create(parent=page, slug="bilder")
    refresh()
    return page


@pytest.mark.parametrize("field", ["path", "title", "content", "last_updated"])
def test_imprint_has_what_the_client_reads(client, imprint, field):
    assert isinstance(ask(client, "mainz/de/imprint/")[field], str)


def test_imprint_says_what_the_page_says(client, imprint):
    answer = ask(client, "mainz/de/imprint/")

    assert (answer["path"], answer["title"]) == ("/mainz/de/impressum/", "Impressum")
    assert "Das Land." in answer["content"]


def test_imprint_in_another_language(client, imprint):
    translated(imprint)
    refresh()

    assert ask(client, "mainz/ar/imprint/")["title"] == "[ar] Impressum"


def test_region_without_imprint(client, world):
    assert client.get("/api/v3/mainz/de/imprint/").status_code == 404


def test_imprint_and_what_lies_below_are_in_no_list(client, imprint):
    lists = [ask(client, "mainz/de/pages/"), ask(client, "mainz/de/children/", depth=9)]

    assert [[path for path in paths(found) if "impressum" in path] for found in lists] == [[], []]


def test_a_link_to_the_imprint_is_answered(client, imprint):
    pages = ask(client, "mainz/de/children/", depth=2, url="/mainz/de/impressum")

    assert paths(pages) == ["/mainz/de/impressum/", "/mainz/de/impressum/bilder/"]
