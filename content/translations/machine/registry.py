"""Which machine translates here. Where none is named in the settings, no text leaves the installation."""

from collections.abc import Callable, Mapping

from django.conf import settings

from content.translations.machine.providers import DeepL, Dummy, LibreTranslate, Translator

MACHINES: Mapping[str, Callable[[], Translator]] = {
    "deepl": lambda: DeepL(settings.LOTSE_TRANSLATOR_KEY, url=settings.LOTSE_TRANSLATOR_URL or None),
    "libretranslate": lambda: LibreTranslate(settings.LOTSE_TRANSLATOR_URL, settings.LOTSE_TRANSLATOR_KEY),
    "dummy": Dummy,
}


def configured() -> Translator | None:
    """Return the machine that an administrator has chosen, if any."""
    make = MACHINES.get(settings.LOTSE_TRANSLATOR)
    return make() if make else None


def monthly_budget() -> int:
    """Return how many characters may be sent to it in a month."""
    budget: int = settings.LOTSE_TRANSLATOR_BUDGET
    return budget
