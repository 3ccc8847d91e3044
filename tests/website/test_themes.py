"""A district in its own colours, under its own logo."""

import re

import pytest

from content.core.themes import theme_named
from content.editions.actions import refresh
from content.editions.models import Edition
from content.paper import documents
from content.website.assets import whole_styles
from tests.editions.readers import edition

pytestmark = pytest.mark.django_db

ACCENT = re.compile(r"--accent: (#\w+);")


@pytest.fixture
def river(world):
    """Mainz with the theme ``rhein``."""
    world.mainz.theme = "rhein"
    world.mainz.save()
    refresh()
    return world.mainz


def style_address(document):
    (found,) = [link["href"] for link in document.attributes["link"] if link["rel"] == "stylesheet"]
    return found


def logos(document):
    return [
        image["src"] for image in document.attributes.get("img", []) if image["src"].startswith("/styles/")
    ]


@pytest.mark.parametrize("path", ["", "schule/", "search/", "feedback/"])
def test_pages_have_the_styles_of_the_base_and_then_the_themes(client, read, river, path):
    address = style_address(read(f"/mainz/ar/{path}"))

    response = client.get(address)

    sheet = response.content.decode()
    assert sheet == whole_styles("rhein")
    assert sheet.startswith(whole_styles())
    assert ACCENT.findall(sheet)[2:] == ACCENT.findall(theme_named("rhein").tokens)
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_page_that_is_not_there_has_the_theme_too(read, river):
    assert style_address(read("/mainz/de/nirgends/", 404)) == style_address(read("/mainz/de/"))


def test_other_districts_have_none(read, river):
    assert style_address(read("/trier/de/")) == style_address(read("/de/"))
    assert logos(read("/trier/de/")) == []


def test_logo_stands_at_the_top(client, read, river):
    (address,) = logos(read("/mainz/de/schule/"))

    response = client.get(address)

    assert response.content.decode() == theme_named("rhein").logo
    assert response.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_logo_takes_its_room_before_it_is_there(read, river):
    (image,) = read("/mainz/de/").attributes["img"]

    assert (image["width"], image["height"], image["alt"]) == ("44", "44", "")


def test_another_theme_makes_another_version_of_the_districts_editions_alone(world):
    before = dict(Edition.objects.values_list("pk", "version"))
    world.mainz.theme = "wald"
    world.mainz.save()

    refresh()

    changed = [edition for edition in Edition.objects.all() if edition.version != before[edition.pk]]
    assert {edition.district_id for edition in changed} == {world.mainz.pk}
    assert len(changed) == 2


def test_without_a_theme_an_edition_says_nothing_of_it(world):
    assert "theme" not in edition("mainz", "de").content


def test_theme_that_is_gone_looks_like_the_base(client, read, world):
    world.mainz.theme = "gone"
    world.mainz.save()
    refresh()

    assert style_address(read("/mainz/de/")) == style_address(read("/de/"))
    assert logos(read("/mainz/de/")) == []


def test_styles_of_a_theme_that_is_gone_are_the_bases_for_a_while(client, world):
    response = client.get("/styles/gone/0123456789abcdef.css")

    assert response.content.decode() == whole_styles()
    assert response.headers["Cache-Control"].startswith("public, max-age=60")


def test_logo_of_a_theme_that_is_gone_is_not_found(client, world):
    assert client.get("/styles/gone/0123456789abcdef.svg").status_code == 404


def test_paper_has_the_colours(river):
    read = edition("mainz", "de")

    html = documents.page(read, read.page_at("schule"))

    light = ACCENT.findall(html)
    assert light[2:] == ACCENT.findall(theme_named("rhein").tokens)
