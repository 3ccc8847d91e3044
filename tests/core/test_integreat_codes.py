import pytest

from content.core.integreat_codes import code_of, language_called
from content.core.languages import LANGUAGES

# The languages of the client's interface, and what it makes of the codes that servers list.
INTERFACE = (
    "am ar bg ckb cs da de el en es fi fr hi hr hu id it ka kmr mk nl om pes pl prs ps pt ro rom ru sk so sq "
    "sr-Cyrl sr-Latn sw th ti tr uk ur vi zh-CN"
)
FALLBACKS = {"fa": "pes", "de-si": "de", "sr-latn": "sr-Latn"}


@pytest.mark.parametrize(
    ("code", "called"),
    [
        pytest.param("de-simple", "de-si", id="simple-german"),
        pytest.param("fa", "fa", id="persian"),
        pytest.param("sr-Latn", "sr-latn", id="serbian"),
        pytest.param("kmr", "kmr", id="kurmanji"),
        pytest.param("ckb", "ckb", id="sorani"),
        pytest.param("prs", "prs", id="dari"),
        pytest.param("de", "de", id="german"),
    ],
)
def test_code_of(code, called):
    assert code_of(LANGUAGES[code]) == called


@pytest.mark.parametrize(
    ("called", "code"),
    [
        pytest.param("de-si", "de-simple", id="de-si"),
        pytest.param("de-simple", "de-simple", id="our-own-slug"),
        pytest.param("ku", "kmr", id="ku"),
        pytest.param("pes", "fa", id="pes"),
        pytest.param("fa_pr", "fa", id="fa_pr"),
        pytest.param("fa-AF", "prs", id="fa-AF"),
        pytest.param("pt-BR", "pt", id="pt-BR"),
        pytest.param("SR-LATN", "sr-Latn", id="upper-case"),
        pytest.param("sr-Latn", "sr-Latn", id="mixed-case"),
        pytest.param("DE-SI", "de-simple", id="alias-in-upper-case"),
    ],
)
def test_language_called(called, code):
    assert language_called(called) == LANGUAGES[code]


@pytest.mark.parametrize("code", ["", "xy", "zh-cn", "sr-cyrl", "de-", "ar\x00"])
def test_language_called_by_none_of_our_codes(code):
    with pytest.raises(KeyError):
        language_called(code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_is_found_by_what_it_is_called(code):
    assert language_called(code_of(LANGUAGES[code])) == LANGUAGES[code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_an_interface(code):
    called = code_of(LANGUAGES[code])

    assert FALLBACKS.get(called, called) in INTERFACE.split()


@pytest.mark.parametrize("code", LANGUAGES)
def test_codes_are_as_addresses_have_them(code):
    called = code_of(LANGUAGES[code])

    assert called == called.lower()
