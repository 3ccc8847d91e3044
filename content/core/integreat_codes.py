"""What Integreat's apps call our languages.

They choose the interface and the fonts by the code that a region lists, and know fewer codes than we do.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from content.core.languages import Language, language_of

# By our slug. "de-si" is shown with a German interface; of "de-simple" the apps know nothing.
_CALLED: Mapping[str, str] = MappingProxyType({"de-simple": "de-si"})
# Codes under which other servers list a language, or the apps keep one.
_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        **{called: slug for slug, called in _CALLED.items()},
        "ku": "kmr",
        "pes": "fa",
        "fa_pr": "fa",
        "fa-af": "prs",
        "pt-br": "pt",
    }
)


def code_of(language: Language) -> str:
    """Return the code under which the apps get a language, as it stands in their addresses."""
    return _CALLED.get(language.slug, language.slug)


def language_called(code: str) -> Language:
    """Return the language that the apps mean by a code, in any case.

    Raises ``KeyError`` for a code that is none of our languages.
    """
    slug = code.lower()
    return language_of(_ALIASES.get(slug, slug))
