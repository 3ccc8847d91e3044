import pytest

from content.translations.system_checks import check_translator, translator_problems


def test_check_translator_as_shipped():
    assert check_translator(app_configs=None) == []


@pytest.mark.parametrize(
    ("name", "url", "key", "has_deepl", "expected"),
    [
        pytest.param("", "", "", False, [], id="none"),
        pytest.param("dummy", "", "", False, [], id="dummy"),
        pytest.param("deepl", "", "secret", True, [], id="deepl"),
        pytest.param("libretranslate", "http://localhost:5000", "", False, [], id="libretranslate"),
        pytest.param("babelfish", "", "", False, ["translations.E001"], id="unknown"),
        pytest.param("deepl", "", "", True, ["translations.E002"], id="no-key"),
        pytest.param("deepl", "eu", "secret", True, ["translations.E003"], id="wrong-address-of-deepl"),
        pytest.param("libretranslate", "", "", False, ["translations.E003"], id="no-address"),
        pytest.param("libretranslate", "file:///a", "", False, ["translations.E003"], id="no-web-address"),
        pytest.param("deepl", "", "secret", False, ["translations.E004"], id="no-package"),
    ],
)
def test_translator_problems(name, url, key, has_deepl, expected):
    problems = translator_problems(name, url=url, key=key, has_deepl=has_deepl)

    assert [problem.id for problem in problems] == expected
