import pytest

from content.translations.machine.registry import configured, monthly_budget


@pytest.mark.parametrize(
    ("setting", "name"),
    [("deepl", "DeepL"), ("libretranslate", "LibreTranslate"), ("dummy", "Dummy")],
)
def test_configured(settings, setting, name):
    settings.LOTSE_TRANSLATOR, settings.LOTSE_TRANSLATOR_KEY = setting, "secret"

    assert configured().name == name


@pytest.mark.parametrize("setting", ["", "babelfish"])
def test_nothing_is_configured(settings, setting):
    settings.LOTSE_TRANSLATOR = setting

    assert configured() is None


def test_monthly_budget(settings):
    settings.LOTSE_TRANSLATOR_BUDGET = 7

    assert monthly_budget() == 7
