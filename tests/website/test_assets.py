import re

import pytest

from content.core.theme_files import joined_modules, joined_scripts, joined_styles
from content.website.assets import SCRIPTS, STYLES, whole_styles

pytestmark = pytest.mark.django_db

STYLE_SHEET = r'<link rel="stylesheet" href="([^"]+)">'
SCRIPT = r'<script type="module" src="([^"]+)"[^>]*></script>'


def address(client, pattern, page="/de/"):
    (found,) = re.findall(pattern, client.get(page).content.decode())
    return found


@pytest.mark.parametrize("pattern", [STYLE_SHEET, SCRIPT], ids=["styles", "script"])
@pytest.mark.parametrize(
    "page", ["/de/", "/mainz/de/", "/mainz/ar/schule/", "/mainz/de/search/", "/nirgends/"]
)
def test_every_page_asks_for_the_same_single_file(client, world, page, pattern):
    assert address(client, pattern, page) == address(client, pattern)


@pytest.mark.parametrize(
    ("pattern", "text", "content_type"),
    [
        pytest.param(STYLE_SHEET, whole_styles(), "text/css; charset=utf-8", id="styles"),
        pytest.param(SCRIPT, joined_scripts(*SCRIPTS), "text/javascript; charset=utf-8", id="script"),
    ],
)
def test_a_file_has_all_of_the_themes_and_is_kept_for_ever(client, world, pattern, text, content_type):
    response = client.get(address(client, pattern))

    assert response.content.decode() == text
    assert response.headers["Content-Type"] == content_type
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_an_earlier_style_sheet_is_the_present_one_for_a_while(client, world):
    response = client.get("/styles/0123456789abcdef.css")

    assert response.content.decode() == whole_styles()
    assert response.headers["Cache-Control"].startswith("public, max-age=60")


def test_while_a_theme_is_worked_on_changes_show_at_once(client, world, settings, tmp_path):
    settings.DEBUG = True
    before = address(client, STYLE_SHEET)
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "tokens.css").write_text(":root { --accent: red; }")
    settings.STATICFILES_DIRS = [tmp_path, *settings.STATICFILES_DIRS]

    assert address(client, STYLE_SHEET) != before
    assert client.get(address(client, STYLE_SHEET)).content.decode().startswith(":root { --accent: red; }")


def test_files_that_are_not_there_are_left_out():
    assert joined_styles("tokens", "nothing") == joined_styles("tokens")


def test_scripts_have_a_scope_each(settings, tmp_path):
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "one.js").write_text("const here = 1;\n")
    (tmp_path / "js" / "two.js").write_text("const here = 2;\n")
    settings.STATICFILES_DIRS = [tmp_path]

    assert joined_scripts("one", "two") == "{\nconst here = 1;\n}\n{\nconst here = 2;\n}"


def test_modules_are_one_script_without_what_only_modules_may_say(settings, tmp_path):
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "one.js").write_text("export function one() {}\n")
    (tmp_path / "js" / "two.js").write_text(
        'import { one } from "./one.js";\nimport {\n  one,\n} from "./one.js";\nexport const two = "export it";\n'
    )
    settings.STATICFILES_DIRS = [tmp_path]

    assert joined_modules("one", "two") == 'function one() {}\n\nconst two = "export it";\n'


def sheet_of(written):
    """Return a style sheet with the fonts where browsers find them."""
    return written.replace("../fonts/", "/static/fonts/")


def test_the_style_sheet_is_without_what_only_its_writers_need():
    sheet, written = whole_styles(), joined_styles(*STYLES)

    assert ("/*" in sheet, "\n " in sheet) == (False, False)
    assert sheet.split() == re.sub(r"/\*.*?\*/", "", sheet_of(written), flags=re.DOTALL).split()
