from content.translations.forms.permissions import GroupTranslationPermissionFormSet
from content.translations.forms.workbench import TranslationForm

__all__ = ["GroupTranslationPermissionFormSet", "TranslationForm"]
