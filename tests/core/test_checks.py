from dataclasses import replace

import pytest
from django.conf.locale import LANG_INFO

from content.core.checks import check_languages, language_problems
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
