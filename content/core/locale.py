"""Django's own language table, completed with ours."""

from collections.abc import Iterable

from django.conf.locale import LANG_INFO

from content.core.languages import Direction, Language


def register_languages(languages: Iterable[Language]) -> None:
    """Tell Django the names and directions of the languages that it does not know."""
    for language in languages:
        LANG_INFO.setdefault(
            language.slug,
            {
                "bidi": language.direction is Direction.RTL,
                "code": language.slug,
                "name": language.english_name,
                "name_local": language.autonym,
            },
        )
