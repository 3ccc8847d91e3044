"""What must hold for every language."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf.locale import LANG_INFO
from django.core.checks import CheckMessage, Error, register

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE, Direction, Language


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
