"""What a district's editors say of their district."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

from content.core.languages import LANGUAGES, SOURCE, SOURCE_LANGUAGE, Language
from content.districts.models import Contact, District
from content.feedback.enums import FeedbackKind
from content.feedback.models import FeedbackQuerySet
from content.modules.enums import SEVERITIES
from content.overrides.models import Proposal
from content.workspace.opening import OpeningTimesField
from content.workspace.queries.contacts import FilledRole
from content.workspace.queries.tree import Status

TRANSLATED = ("name", "opening_hours", "note")
PLAIN = ("phone", "email", "website", "address", "opening_times")
LABELS = {"opening_hours": _("Note on the opening hours")}
Entered = Mapping[str, Any]
Found = TypeVar("Found", bound=QuerySet[Any])
STATUSES = [
    (Status.INHERITED.value, _("inherited")),
    (Status.ADAPTED.value, _("adapted")),
    (Status.HIDDEN.value, _("hidden")),
    (Status.LOCAL.value, _("local")),
    (Status.REVIEW.value, _("needs review")),
    (Status.DRAFT.value, _("draft")),
]


class ContactForm(forms.ModelForm[Contact]):
    """Who fills a role: German first, then what differs in each other language."""

    # Without it, Django takes "www.example.org" for http.
    website = Contact._meta.get_field("website").formfield(assume_scheme="https")
    opening_times = OpeningTimesField(
        label=_("Opening hours"),
        required=False,
        help_text=_("A line for each day or row of days. Where needed, add: nach Vereinbarung."),
    )

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
            column: str(
                LABELS.get(name) or capfirst(str(Contact._meta.get_field(name).verbose_name))  # type: ignore[union-attr]  # no relation
            )
            for column, (name, _) in columns.items()
        },
        widgets={
            column: forms.TextInput(attrs={"lang": language.code, "dir": language.direction.value})
            for column, (_, language) in columns.items()
        },
    )
    return form


class Slot:
    """A role in the form for all of them: what is entered fills it, what is emptied leaves it to the state."""

    def __init__(
        self, filled: FilledRole, district: District | None, form: type[ContactForm], entered: Entered
    ) -> None:
        self.filled = filled
        prefix = filled.role.key
        names = [f"{prefix}-{name}" for name in form.base_fields]
        is_entered = any(name in entered for name in names)
        self._is_empty = is_entered and not any(entered.get(name, "").strip() for name in names)
        self.form = form(
            entered if is_entered and not self._is_empty else None,
            # What was emptied stays so while another slot is put right.
            initial=dict.fromkeys(form.base_fields, "") if self._is_empty else None,
            instance=filled.own or Contact(role=filled.role, district=district),
            prefix=prefix,
            use_required_attribute=False,
        )

    def is_valid(self) -> bool:
        """Tell whether it can be saved as it is; one that is empty can."""
        return not self.form.is_bound or self.form.is_valid()

    @property
    def removed(self) -> Contact | None:
        """The contact that is to go, if it is."""
        return self.filled.own if self._is_empty else None

    @property
    def saved(self) -> Contact | None:
        """The contact as it is to be stored, if that differs from what is. Ask ``is_valid`` before."""
        if not self.form.is_bound or not self.form.has_changed():
            return None
        contact: Contact = self.form.save(commit=False)
        return contact


def slots(
    roles: Iterable[FilledRole], district: District | None, entered: Entered | None = None
) -> list[Slot]:
    """Return a slot for each role, in German only."""
    form = contact_form([])
    return [Slot(filled, district, form, entered or {}) for filled in roles]


def _column(name: str, language: Language) -> str:
    return build_localized_fieldname(name, language.slug)


class TreeFilterForm(forms.Form):
    """Which pages of a district's tree are shown."""

    status = forms.ChoiceField(label=_("Status"), choices=[("", _("All pages")), *STATUSES], required=False)
    words = forms.CharField(label=_("Words in the title"), max_length=100, required=False)

    def chosen(self) -> tuple[str, str]:
        """Return the status and the words; what makes no sense asks for nothing."""
        self.full_clean()
        return self.cleaned_data.get("status", ""), self.cleaned_data.get("words", "")


class FeedbackFilterForm(forms.Form):
    """What of the feedback is asked for; whatever cannot be asked for is passed over."""

    district = forms.ChoiceField(label=_("City or district"), required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[
            ("", _("All languages")),
            *((found.code, found.german_name) for found in LANGUAGES.values()),
        ],
    )
    kind = forms.ChoiceField(
        label=_("About"), required=False, choices=[("", _("Everything")), *FeedbackKind.choices]
    )

    def __init__(self, asked: QueryDict, *, districts: Iterable[District]) -> None:
        super().__init__(asked)
        choices = [(district.slug, district.name) for district in districts]
        self.has_districts = bool(choices)
        self.fields["district"].choices = [("", _("All")), *choices]  # type: ignore[attr-defined]  # a ChoiceField
        if not choices:
            del self.fields["district"]

    def chosen(self) -> dict[str, str]:
        """Return what is asked for, by the name of the field."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def as_query(self) -> str:
        """Return what is asked for as it stands in an address."""
        return urlencode(self.chosen())

    def narrowed(self, feedback: FeedbackQuerySet) -> FeedbackQuerySet:
        """Return what is asked for among the feedback."""
        exactly = {name: value for name, value in self.chosen().items() if name != "district"}
        return self.of_district(feedback.filter(**exactly))

    def of_district(self, found: Found) -> Found:
        """Return what belongs to the district that is asked for, if any is."""
        slug = self.chosen().get("district")
        return found.filter(district__slug=slug) if slug else found


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
        fields = ("untranslated", "untranslated_local")
        widgets: ClassVar = {"untranslated": forms.RadioSelect, "untranslated_local": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].initial = [language.code for language in self.instance.languages]

    def clean_languages(self) -> list[str]:
        return sorted({SOURCE_LANGUAGE, *self.cleaned_data["languages"]})


class NoteForm(forms.ModelForm[Proposal]):
    """Why the state should take over what a district has written."""

    class Meta:
        model = Proposal
        fields = ("note",)
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 4})}


class ReasonForm(forms.Form):
    """Why the state does not take over what a district proposes."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The district reads it in its inbox."),
    )


class SeverityForm(forms.Form):
    """What a change means for the districts that have adapted the text."""

    severity = forms.ChoiceField(
        label=_("What does this change mean for districts?"), choices=SEVERITIES, widget=forms.RadioSelect
    )
