"""The language table: every language Lotse speaks, in the order readers are offered them.

Codes are BCP 47 tags. A language that shares its readers with a close relative falls back to it first (Dari and
Persian are one written language); every other missing text is shown in German, the language of the offices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from content.core.negotiation import qualities

SOURCE_LANGUAGE = "de"


class Direction(StrEnum):
    """Which way a script runs, as HTML's ``dir`` writes it."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class Language:
    """A language that texts are published in.

    One that ``is_rewritten`` says things in its own way: a page may have a text of its own there.
    """

    code: str
    autonym: str
    german_name: str
    english_name: str
    script: str
    direction: Direction = Direction.LTR
    relatives: tuple[str, ...] = ()
    is_rewritten: bool = False

    @property
    def slug(self) -> str:
        """The code as it stands in addresses and in Django's settings: lower case."""
        return self.code.lower()

    @property
    def voices(self) -> tuple[str, ...]:
        """The languages, as devices call them, whose voices can read texts in this one aloud; the best first."""
        others = (alias for alias, slug in _ALIASES.items() if slug == self.slug)
        return tuple(dict.fromkeys((self.slug.partition("-")[0], *others, *self.relatives)))

    @property
    def fallbacks(self) -> tuple[str, ...]:
        """The codes to try where a text is missing, nearest first; ends with the source language."""
        return () if self.code == SOURCE_LANGUAGE else (*self.relatives, SOURCE_LANGUAGE)

    @property
    def fallback_slugs(self) -> tuple[str, ...]:
        """``fallbacks`` as slugs."""
        return tuple(code.lower() for code in self.fallbacks)


def _table(*languages: Language) -> Mapping[str, Language]:
    return MappingProxyType({language.code: language for language in languages})


RTL = Direction.RTL
LANGUAGES = _table(
    Language("de", "Deutsch", "Deutsch", "German", "Latn"),
    Language(
        "de-simple",
        "Deutsch (Leichte Sprache)",
        "Leichte Sprache",
        "Simple German",
        "Latn",
        is_rewritten=True,
    ),
    Language("uk", "Українська", "Ukrainisch", "Ukrainian", "Cyrl"),
    Language("ar", "العربية", "Arabisch", "Arabic", "Arab", RTL),
    Language("tr", "Türkçe", "Türkisch", "Turkish", "Latn"),
    Language("ru", "Русский", "Russisch", "Russian", "Cyrl"),
    Language("ro", "Română", "Rumänisch", "Romanian", "Latn"),
    Language("en", "English", "Englisch", "English", "Latn"),
    Language("prs", "دری", "Dari", "Dari", "Arab", RTL, relatives=("fa",)),
    Language("fa", "فارسی", "Persisch", "Persian", "Arab", RTL, relatives=("prs",)),
    Language("pl", "Polski", "Polnisch", "Polish", "Latn"),
    Language("bg", "Български", "Bulgarisch", "Bulgarian", "Cyrl"),
    Language("kmr", "Kurmancî", "Kurdisch (Kurmandschi)", "Kurdish (Kurmanji)", "Latn"),
    Language("ps", "پښتو", "Paschtu", "Pashto", "Arab", RTL),
    Language("it", "Italiano", "Italienisch", "Italian", "Latn"),
    Language("sq", "Shqip", "Albanisch", "Albanian", "Latn"),
    Language(
        "sr-Latn",
        "Bosanski / hrvatski / srpski",
        "Bosnisch / Kroatisch / Serbisch",
        "Bosnian / Croatian / Serbian",
        "Latn",
    ),
    Language("fr", "Français", "Französisch", "French", "Latn"),
    Language("es", "Español", "Spanisch", "Spanish", "Latn"),
    Language("pt", "Português", "Portugiesisch", "Portuguese", "Latn"),
    Language("ti", "ትግርኛ", "Tigrinya", "Tigrinya", "Ethi"),
    Language("so", "Soomaali", "Somali", "Somali", "Latn"),
    Language("ckb", "کوردیی ناوەندی", "Kurdisch (Sorani)", "Kurdish (Sorani)", "Arab", RTL),
    Language("ur", "اردو", "Urdu", "Urdu", "Arab", RTL),
    Language("vi", "Tiếng Việt", "Vietnamesisch", "Vietnamese", "Latn"),
)
SOURCE = LANGUAGES[SOURCE_LANGUAGE]
_BY_SLUG = {language.slug: language for language in LANGUAGES.values()}
# Codes under which browsers and other software know our languages.
_ALIASES = {
    "fa-af": "prs",
    "ku": "kmr",
    "ku-latn": "kmr",
    "ku-arab": "ckb",
    "sr": "sr-latn",
    "bs": "sr-latn",
    "hr": "sr-latn",
}


def language_of(code: str) -> Language:
    """Return the language with this code, in any case.

    Raises ``KeyError`` for a code that is not in the table.
    """
    return _BY_SLUG[code.lower()]


def accepted_languages(header: str) -> list[Language]:
    """Return the languages of an ``Accept-Language`` header that we have, the most wanted first (RFC 9110, 12.5.4)."""
    wanted = [(quality, language) for tag, quality in qualities(header) if (language := _nearest(tag))]
    wanted = [(quality, language) for quality, language in wanted if quality > 0]
    return list(dict.fromkeys(language for _, language in sorted(wanted, key=lambda pair: -pair[0])))


def relying_on(code: str) -> tuple[str, ...]:
    """Return the codes of all languages that may show a text of this one: itself and those that fall back to it."""
    return tuple(
        language.code for language in LANGUAGES.values() if code in (language.code, *language.fallbacks)
    )


def _nearest(tag: str) -> Language | None:
    while tag:
        if language := _BY_SLUG.get(_ALIASES.get(tag, tag)):
            return language
        tag = tag.rpartition("-")[0]
    return None
