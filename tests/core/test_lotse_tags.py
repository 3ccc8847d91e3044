from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

from content.core.languages import LANGUAGES
from content.core.templatetags.lotse import day, host, month, weekday


def render(source: str, **context: object) -> str:
    return Template("{% load lotse %}" + source).render(Context(context))


def test_language():
    assert render('{% with l="AR"|language %}{{ l.autonym }} {{ l.direction }}{% endwith %}') == "العربية rtl"


def test_tel_uri():
    assert render("{{ number|tel_uri }}", number="06131 16-0") == "tel:06131160"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://www.mainz.de/amt?x=1", "mainz.de", id="www"),
        pytest.param("https://kita.trier.de:8443/", "kita.trier.de", id="port"),
        pytest.param("", "", id="empty"),
        pytest.param("https://[broken", "", id="broken"),
    ],
)
def test_host(url, expected):
    assert host(url) == expected


def test_icon_is_a_drawing_of_the_theme_that_screen_readers_pass_over(tmp_path, settings):
    drawing = tmp_path / "icons" / "sun.svg"
    drawing.parent.mkdir()
    drawing.write_text('<svg class="icon {{ classname }}" aria-hidden="true"></svg>\n')
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    drawn = render('{% icon "sun" classname="tile" %}|')

    assert drawn == '<svg class="icon tile" aria-hidden="true"></svg>|'


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("de", "5. März 2026", id="words"),
        pytest.param("ar", "5 مارس، 2026", id="words-right-to-left"),
        pytest.param("ti", "5.3.2026", id="no-catalogue-of-django"),
        pytest.param("ckb", "5.3.2026", id="months-of-another-calendar"),
    ],
)
def test_day(code, expected):
    with translation.override(code):
        assert day(date(2026, 3, 5)) == expected


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_day_has_no_german_months_in_another_language(language):
    with translation.override(language.slug):
        written = day(date(2026, 3, 5))

    assert ("März" in written) is (language.code in {"de", "de-simple"})


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("de", ("Sep", "Samstag"), id="words"),
        pytest.param("ar", ("سبتمبر", "السبت"), id="words-right-to-left"),
        pytest.param("ti", ("9.2026", ""), id="no-catalogue-of-django"),
        pytest.param("ckb", ("9.2026", ""), id="months-of-another-calendar"),
    ],
)
def test_month_and_weekday(code, expected):
    with translation.override(code):
        assert (month(date(2026, 9, 5)), weekday(date(2026, 9, 5))) == expected
