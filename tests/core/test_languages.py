import pytest
from django.utils.translation import get_language_info

from content.core.languages import (
    LANGUAGES,
    Direction,
    accepted_languages,
    language_of,
    relying_on,
)

# Code, direction, script, fallbacks: the table as readers' programs rely on it.
TABLE = [
    ("de", "ltr", "Latn", ()),
    ("de-simple", "ltr", "Latn", ("de",)),
    ("uk", "ltr", "Cyrl", ("de",)),
    ("ar", "rtl", "Arab", ("de",)),
    ("tr", "ltr", "Latn", ("de",)),
    ("ru", "ltr", "Cyrl", ("de",)),
    ("ro", "ltr", "Latn", ("de",)),
    ("en", "ltr", "Latn", ("de",)),
    ("prs", "rtl", "Arab", ("fa", "de")),
    ("fa", "rtl", "Arab", ("prs", "de")),
    ("pl", "ltr", "Latn", ("de",)),
    ("bg", "ltr", "Cyrl", ("de",)),
    ("kmr", "ltr", "Latn", ("de",)),
    ("ps", "rtl", "Arab", ("de",)),
    ("it", "ltr", "Latn", ("de",)),
    ("sq", "ltr", "Latn", ("de",)),
    ("sr-Latn", "ltr", "Latn", ("de",)),
    ("fr", "ltr", "Latn", ("de",)),
    ("es", "ltr", "Latn", ("de",)),
    ("pt", "ltr", "Latn", ("de",)),
    ("ti", "ltr", "Ethi", ("de",)),
    ("so", "ltr", "Latn", ("de",)),
    ("ckb", "rtl", "Arab", ("de",)),
    ("ur", "rtl", "Arab", ("de",)),
    ("vi", "ltr", "Latn", ("de",)),
]
CODES = [row[0] for row in TABLE]


def test_languages_are_offered_in_the_order_of_the_table():
    assert list(LANGUAGES) == CODES


@pytest.mark.parametrize(("code", "direction", "script", "fallbacks"), TABLE, ids=CODES)
def test_language(code, direction, script, fallbacks):
    language = LANGUAGES[code]

    assert (language.code, language.direction.value, language.script) == (code, direction, script)
    assert language.fallbacks == fallbacks


@pytest.mark.parametrize("code", CODES)
def test_language_has_the_direction_that_django_knows(code):
    info = get_language_info(LANGUAGES[code].slug)

    assert info["bidi"] == (LANGUAGES[code].direction is Direction.RTL)


@pytest.mark.parametrize("code", CODES)
def test_language_of_its_slug(code):
    assert language_of(LANGUAGES[code].slug) is LANGUAGES[code]


def test_language_of_an_unknown_code():
    with pytest.raises(KeyError):
        language_of("xx")


def test_fallback_slugs():
    assert LANGUAGES["prs"].fallback_slugs == ("fa", "de")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("ar", ("ar",), id="nobody-else"),
        pytest.param("fa", ("prs", "fa"), id="a-relative"),
        pytest.param("de", tuple(CODES), id="source"),
    ],
)
def test_relying_on(code, expected):
    assert relying_on(code) == expected


@pytest.mark.parametrize("code", CODES)
def test_accepted_languages_of_the_language_itself(code):
    assert accepted_languages(code) == [LANGUAGES[code]]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("*", [], id="any"),
        pytest.param("xx, zz;q=0.5", [], id="unknown"),
        pytest.param("de-AT", ["de"], id="region"),
        pytest.param("uk-UA,uk;q=0.9,en;q=0.8", ["uk", "en"], id="as-browsers-send-it"),
        pytest.param("en;q=0.5, ar;q=0.9, de", ["de", "ar", "en"], id="by-quality"),
        pytest.param("ar, uk", ["ar", "uk"], id="same-quality-keeps-its-order"),
        pytest.param("ar;q=0, de;q=0.1", ["de"], id="refused"),
        pytest.param("ar;q=-1, de", ["de"], id="negative"),
        pytest.param("ar;q=much, de", ["de"], id="no-number"),
        pytest.param("ar;q=7, de;q=1", ["ar", "de"], id="more-than-one"),
        pytest.param("ar;level=1", ["ar"], id="another-parameter"),
        pytest.param("DE-Simple", ["de-simple"], id="upper-case"),
        pytest.param("fa-AF, fa-IR", ["prs", "fa"], id="alias-for-a-region"),
        pytest.param("ku-Latn-TR, ku-Arab-IQ", ["kmr", "ckb"], id="alias-for-a-script"),
        pytest.param("hr, bs, sr-Latn-RS", ["sr-Latn"], id="three-names-for-one"),
        pytest.param(",;,-;q=,", [], id="nonsense"),
    ],
)
def test_accepted_languages(header, expected):
    assert [language.code for language in accepted_languages(header)] == expected


def test_simple_german_is_rewritten_and_not_translated():
    assert [language.code for language in LANGUAGES.values() if language.is_rewritten] == ["de-simple"]


@pytest.mark.parametrize(
    ("code", "voices"),
    [
        pytest.param("ar", ("ar",), id="own"),
        pytest.param("de-simple", ("de",), id="variant"),
        pytest.param("sr-Latn", ("sr", "bs", "hr"), id="other-names"),
        pytest.param("prs", ("prs", "fa-af", "fa"), id="relative"),
    ],
)
def test_texts_are_read_aloud_by_voices_of(code, voices):
    assert LANGUAGES[code].voices == voices
