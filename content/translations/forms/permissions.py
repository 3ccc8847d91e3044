"""Rights to translate, as part of the form of a group."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.template.loader import render_to_string
from wagtail.admin.forms.formsets import BaseFormSetMixin
from wagtail.admin.widgets import AdminPageChooser

from content.translations.models import GroupTranslationPermission


class _TranslationPermissionFormSet(BaseFormSetMixin, forms.BaseInlineFormSet[Any, Any, Any]):
    template = "translations/group_panel.html"

    def as_admin_panel(self) -> str:
        """Return the part of the group form that this is."""

        return render_to_string(self.template, {"formset": self})


GroupTranslationPermissionFormSet = forms.inlineformset_factory(
    Group,
    GroupTranslationPermission,
    formset=_TranslationPermissionFormSet,
    fields=["page", "language"],
    widgets={"page": AdminPageChooser(show_edit_link=False)},
    extra=1,
)
