"""What a district's editors say of their district."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

from content.core.languages import LANGUAGES, SOURCE, SOURCE_LANGUAGE, Language
from content.districts.models import Contact, District

TRANSLATED = ("name", "opening_hours", "note")
PLAIN = ("phone", "email", "website", "address")


class ContactForm(forms.ModelForm[Contact]):
    """Who fills a role: German first, then what differs in each other language."""

    # Without it, Django takes "www.example.org" for http.
    website = Contact._meta.get_field("website").formfield(assume_scheme="https")

    def german_fields(self) -> list[forms.BoundField]:
        """Return the fields that every contact has."""
        names = [_column("name", SOURCE), *PLAIN, _column("opening_hours", SOURCE), _column("note", SOURCE)]
        return [self[name] for name in names]

    def other_languages(self) -> list[tuple[Language, list[forms.BoundField], bool]]:
        """Return each other language with its fields, and whether anything is entered in them."""
        found = []
        for language in LANGUAGES.values():
            fields = [
                self[name] for name in self.fields if name in {_column(item, language) for item in TRANSLATED}
            ]
            if fields and language is not SOURCE:
                found.append((language, fields, any(field.value() for field in fields)))
        return found


def contact_form(languages: Iterable[Language]) -> type[ContactForm]:
    """Return the form for a contact, with its texts in German and these languages."""
    columns = {
        _column(name, language): (name, language)
        for language in dict.fromkeys([SOURCE, *languages])
        for name in TRANSLATED
    }
    form: type[ContactForm] = forms.modelform_factory(  # type: ignore[assignment]  # it is what `form` names
        Contact,
        form=ContactForm,
        fields=[*PLAIN, *columns],
        labels={
            column: capfirst(str(Contact._meta.get_field(name).verbose_name))  # type: ignore[union-attr]  # no relation
            for column, (name, _) in columns.items()
        },
        widgets={
            column: forms.TextInput(attrs={"lang": language.code, "dir": language.direction.value})
            for column, (_, language) in columns.items()
        },
    )
    return form


def _column(name: str, language: Language) -> str:
    return build_localized_fieldname(name, language.slug)


class DistrictForm(forms.ModelForm[District]):
    """In which languages a district publishes, and what readers get of a page that is not translated."""

    languages = forms.MultipleChoiceField(
        label=_("Languages that readers are offered"),
        choices=[(language.code, language.autonym) for language in LANGUAGES.values()],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("German is always offered."),
        required=False,
    )

    class Meta:
        model = District
        fields = ("untranslated",)
        widgets: ClassVar = {"untranslated": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].initial = [language.code for language in self.instance.languages]

    def clean_languages(self) -> list[str]:
        return sorted({SOURCE_LANGUAGE, *self.cleaned_data["languages"]})
