"""Which parts of an address are a language, and which name a page for short."""

from content.core.languages import LANGUAGES, Language, language_of
from content.editions.codes import ALPHABET, SHORTEST


class LanguageConverter:
    """A language of the table, by its slug."""

    # The longest first: a shorter one may be the beginning of another.
    regex = "|".join(sorted((language.slug for language in LANGUAGES.values()), key=len, reverse=True))

    def to_python(self, value: str) -> Language:
        return language_of(value)

    def to_url(self, value: Language | str) -> str:
        return value if isinstance(value, str) else value.slug


class CodeConverter:
    """A page's short code, in any case: people type it."""

    regex = f"[{ALPHABET}{ALPHABET.upper()}]{{{SHORTEST},}}"

    def to_python(self, value: str) -> str:
        return value.lower()

    def to_url(self, value: str) -> str:
        return value
