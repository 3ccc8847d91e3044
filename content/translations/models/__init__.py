from content.translations.models.choices import LANGUAGE_CHOICES
from content.translations.models.digests import DigestSubscription
from content.translations.models.glossary import Explanation, Term
from content.translations.models.jobs import Job, MonthlyUse
from content.translations.models.memory import Phrase, SourceText, phrases_of
from content.translations.models.permissions import GroupTranslationPermission
from content.translations.models.translation import MEASURES, Translation, TranslationQuerySet

__all__ = [
    "LANGUAGE_CHOICES",
    "MEASURES",
    "DigestSubscription",
    "Explanation",
    "GroupTranslationPermission",
    "Job",
    "MonthlyUse",
    "Phrase",
    "SourceText",
    "Term",
    "Translation",
    "TranslationQuerySet",
    "phrases_of",
]
