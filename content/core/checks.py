"""What must hold for every language and every theme."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf.locale import LANG_INFO
from django.core.checks import CheckMessage, Error, register

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE, Direction, Language
from content.core.logos import logo_flaws
from content.core.theme_files import joined_styles
from content.core.theme_tokens import flaws
from content.core.themes import Theme, themes


@register()
def check_languages(**kwargs: Any) -> list[CheckMessage]:
    """Check the language table as it is shipped."""
    return list(language_problems(LANGUAGES, LANG_INFO))


def language_problems(
    languages: Mapping[str, Language], django_names: Mapping[str, Any]
) -> Iterator[CheckMessage]:
    """Yield what is wrong in a language table, compared with Django's."""
    if SOURCE_LANGUAGE not in languages:
        yield Error(
            f"The source language {SOURCE_LANGUAGE!r} is not in the language table.",
            hint="Add it to LANGUAGES.",
            id="core.E001",
        )
    for language in languages.values():
        yield from _fallback_problems(language, languages)
        known = django_names.get(language.slug)
        if known is None:
            yield Error(
                f"Django does not know the language {language.code!r}.",
                hint="Call register_languages() in the settings.",
                id="core.E004",
            )
        elif known.get("bidi") != (language.direction is Direction.RTL):
            yield Error(
                f"Django writes the language {language.code!r} in the other direction.",
                hint="Correct its direction in LANGUAGES.",
                id="core.E005",
            )


def _fallback_problems(language: Language, languages: Mapping[str, Language]) -> Iterator[CheckMessage]:
    for code in language.fallbacks:
        if code not in languages:
            yield Error(
                f"Language {language.code!r} falls back to {code!r}, which is unknown.",
                hint=f"Add {code!r} to LANGUAGES.",
                id="core.E002",
            )
    if language.code in language.fallbacks or len(set(language.fallbacks)) < len(language.fallbacks):
        yield Error(
            f"Language {language.code!r} falls back to itself or to one language twice.",
            hint="Name each relative once.",
            id="core.E003",
        )


@register()
def check_themes(**kwargs: Any) -> list[CheckMessage]:
    """Check the themes as they are installed."""
    base = joined_styles("tokens")
    return [problem for theme in themes() for problem in theme_problems(theme, base)]


def theme_problems(theme: Theme, base: str) -> Iterator[CheckMessage]:
    """Yield what is wrong with a theme, whose tokens come after the base's."""
    for flaw in flaws(theme.tokens, base):
        yield Error(f"Theme {theme.name!r}: {flaw}", hint="Correct its tokens.css.", id="core.E006")
    for flaw in logo_flaws(theme.logo) if theme.logo else ():
        yield Error(f"Theme {theme.name!r}: {flaw}", hint="Correct its logo.svg.", id="core.E007")
