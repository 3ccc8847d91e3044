import pytest

from content.core.theme_files import joined_styles
from content.core.themes import theme_choices, theme_named, themes


@pytest.fixture
def folder(settings, tmp_path):
    """Where themes are: one without a logo, one that has nothing, and one that no address can name."""
    settings.THEMES = tmp_path
    for name in ("see", "leer", "Not a name"):
        (tmp_path / name).mkdir()
    (tmp_path / "see" / "tokens.css").write_text("/* see */")
    (tmp_path / "Not a name" / "tokens.css").write_text("/* no */")
    return tmp_path


def test_themes_that_are_shipped():
    assert theme_choices() == [("rhein", "rhein"), ("wald", "wald")]


def test_themes_are_the_folders_with_tokens(folder):
    assert [theme.name for theme in themes()] == ["see"]


@pytest.mark.parametrize("name", ["", "leer", "gone", "../see", "Not a name", "see/../see"])
def test_theme_that_is_not_installed(folder, name):
    assert theme_named(name) is None


def test_theme_without_a_logo(folder):
    theme = theme_named("see")

    assert (theme.tokens, theme.logo) == ("/* see */", "")


def test_theme_with_a_logo(folder):
    (folder / "see" / "logo.svg").write_text("<svg/>")

    assert theme_named("see").logo == "<svg/>"


def test_styles_of_a_theme_come_last(folder):
    assert joined_styles("tokens", theme="see") == f"{joined_styles('tokens')}\n/* see */"


def test_styles_of_a_theme_that_is_not_installed_are_the_bases(folder):
    assert joined_styles("tokens", theme="gone") == joined_styles("tokens")
