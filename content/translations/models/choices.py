from content.core.languages import LANGUAGES, SOURCE_LANGUAGE

LANGUAGE_CHOICES = [
    (language.code, language.autonym) for language in LANGUAGES.values() if language.code != SOURCE_LANGUAGE
]
