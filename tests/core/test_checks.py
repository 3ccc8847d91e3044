from dataclasses import replace

import pytest
from django.conf.locale import LANG_INFO

from content.core.checks import check_languages, check_themes, language_problems
from content.core.languages import LANGUAGES, Direction

GERMAN, ARABIC = LANGUAGES["de"], LANGUAGES["ar"]


def test_check_languages_of_the_shipped_table():
    assert check_languages(app_configs=None) == []


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        pytest.param([GERMAN, ARABIC], [], id="fine"),
        pytest.param([replace(ARABIC, relatives=())], ["core.E001", "core.E002"], id="source-is-missing"),
        pytest.param([GERMAN, replace(ARABIC, relatives=("xx",))], ["core.E002"], id="unknown-fallback"),
        pytest.param([GERMAN, replace(ARABIC, relatives=("ar",))], ["core.E003"], id="falls-back-to-itself"),
        pytest.param([GERMAN, replace(ARABIC, relatives=("de",))], ["core.E003"], id="falls-back-twice"),
        pytest.param([GERMAN, replace(ARABIC, code="xx")], ["core.E004"], id="unknown-to-django"),
        pytest.param([GERMAN, replace(ARABIC, direction=Direction.LTR)], ["core.E005"], id="wrong-direction"),
    ],
)
def test_language_problems(languages, expected):
    table = {language.code: language for language in languages}

    assert [problem.id for problem in language_problems(table, LANG_INFO)] == expected


def test_check_themes_as_they_are_shipped():
    assert check_themes(app_configs=None) == []


def test_check_themes_that_cannot_be_read(settings, tmp_path):
    settings.THEMES = tmp_path
    (tmp_path / "see").mkdir()
    (tmp_path / "see" / "tokens.css").write_text(
        "@layer tokens { :root { --card: #000000; --alarm: #000000; } }"
    )
    (tmp_path / "see" / "logo.svg").write_text("<svg/>")

    problems = check_themes(app_configs=None)

    assert [(problem.id, problem.msg) for problem in problems] == [
        ("core.E006", "Theme 'see': --alarm is not a theme's to set."),
        ("core.E006", "Theme 'see': --card is needed in light and in dark."),
        ("core.E007", "Theme 'see': It has no viewBox, such as <svg viewBox=\"0 0 48 48\">."),
    ]
