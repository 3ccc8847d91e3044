import re

import pytest

from content.core.styles import joined_styles
from content.website.styles import FILES

pytestmark = pytest.mark.django_db


def address(client, page="/de/"):
    (found,) = re.findall(r'<link rel="stylesheet" href="([^"]+)">', client.get(page).content.decode())
    return found


@pytest.mark.parametrize(
    "page", ["/de/", "/mainz/de/", "/mainz/ar/schule/", "/mainz/de/search/", "/nirgends/"]
)
def test_every_page_asks_for_the_same_single_style_sheet(client, world, page):
    assert address(client, page) == address(client)


def test_the_style_sheet_has_all_of_the_themes_files_and_is_kept_for_ever(client, world):
    response = client.get(address(client))

    assert response.content.decode() == joined_styles(*FILES)
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_an_earlier_style_sheet_is_the_present_one_for_a_while(client, world):
    response = client.get("/styles/0123456789abcdef.css")

    assert response.content.decode() == joined_styles(*FILES)
    assert response.headers["Cache-Control"].startswith("public, max-age=60")


def test_while_a_theme_is_worked_on_changes_show_at_once(client, world, settings, tmp_path):
    settings.DEBUG = True
    before = address(client)
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "tokens.css").write_text(":root { --accent: red; }")
    settings.STATICFILES_DIRS = [tmp_path, *settings.STATICFILES_DIRS]

    assert address(client) != before
    assert client.get(address(client)).content.decode().startswith(":root { --accent: red; }")


def test_files_that_are_not_there_are_left_out():
    assert joined_styles("tokens", "nothing") == joined_styles("tokens")
