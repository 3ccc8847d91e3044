from content.translations.forms.permissions import GroupTranslationPermissionFormSet
from content.translations.forms.rich_text import BROKEN, shown
from content.translations.forms.workbench import Fields, Refusal, TranslationForm, posted_fields

__all__ = [
    "BROKEN",
    "Fields",
    "GroupTranslationPermissionFormSet",
    "Refusal",
    "TranslationForm",
    "posted_fields",
    "shown",
]
