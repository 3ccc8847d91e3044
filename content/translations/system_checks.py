"""What must hold for machine translation to work."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from content.translations.machine.registry import MACHINES


@register()
def check_translator(**kwargs: Any) -> list[CheckMessage]:
    """Check the settings of the translating machine."""
    return list(
        translator_problems(
            settings.LOTSE_TRANSLATOR,
            url=settings.LOTSE_TRANSLATOR_URL,
            key=settings.LOTSE_TRANSLATOR_KEY,
            has_deepl=find_spec("deepl") is not None,
        )
    )


def translator_problems(name: str, *, url: str, key: str, has_deepl: bool) -> Iterator[CheckMessage]:
    """Yield what is wrong in these settings."""
    if name and name not in MACHINES:
        yield Error(
            f"There is no translating machine {name!r}.",
            hint=f"Set LOTSE_TRANSLATOR to one of {', '.join(MACHINES)}, or leave it empty.",
            id="translations.E001",
        )
    if name == "deepl" and not key:
        yield Error(
            "DeepL needs a key.",
            hint="Set LOTSE_TRANSLATOR_KEY to the one in your account with DeepL.",
            id="translations.E002",
        )
    if (name == "libretranslate" or (name == "deepl" and url)) and not _is_web_address(url):
        yield Error(
            f"{url!r} is not the address of a translating machine.",
            hint="Set LOTSE_TRANSLATOR_URL, as in http://localhost:5000.",
            id="translations.E003",
        )
    if name == "deepl" and not has_deepl:
        yield Error(
            "DeepL's client is not installed.",
            hint="Run: .venv/bin/pip install deepl",
            id="translations.E004",
        )


def _is_web_address(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname)
