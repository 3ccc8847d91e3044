"""Which pages in which languages are exported or translated by machine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from content.core.languages import LANGUAGES, Language
from content.translations.enums import Extent
from content.translations.exchange.formats import FORMATS
from content.translations.queries.choosing import Root

LARGEST_UPLOAD = 20 * 1024 * 1024


class ChoosingForm(forms.Form):
    """All below a page, in some languages."""

    below = forms.TypedChoiceField(label=_("Pages"), coerce=int)
    languages = forms.MultipleChoiceField(
        label=_("Languages"), error_messages={"required": _("Choose at least one language.")}
    )

    def __init__(self, *args: Any, roots: Iterable[Root], codes: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roots = {root.page_id: root for root in roots}
        self.codes = list(codes)
        self.fields["below"].choices = [(root.page_id, _name(root)) for root in self.roots.values()]  # type: ignore[attr-defined]  # of choices
        self.fields["languages"].choices = [(code, code) for code in self.codes]  # type: ignore[attr-defined]  # of choices
        if len(self.codes) == 1:
            self.fields["languages"].initial = self.codes

    @property
    def root(self) -> Root:
        """The page that was chosen."""
        return self.roots[self.cleaned_data["below"]]

    def offered_languages(self) -> Iterator[tuple[Language, bool]]:
        """Yield each language, and whether it is chosen."""
        chosen = set(self["languages"].value() or ())
        for code in self.codes:
            yield LANGUAGES[code], code in chosen


class ExportForm(ChoosingForm):
    """What goes into files for translators."""

    format = forms.ChoiceField(
        label=_("Format"), choices=[(each.key, each.label) for each in FORMATS.values()], initial="xliff12"
    )
    extent = forms.ChoiceField(
        label=_("Texts"),
        choices=[("open", _("Only what there is to do")), ("all", _("All texts"))],
        initial="open",
    )


class MachineForm(ChoosingForm):
    """What a machine translates."""

    extent = forms.TypedChoiceField(
        label=_("Texts"), choices=Extent.choices, coerce=Extent, initial=Extent.MISSING
    )
    publish = forms.BooleanField(
        label=_("Show readers at once"),
        help_text=_("Marked as “translated by machine”. Otherwise everything stays a draft."),
        required=False,
    )


class UploadForm(forms.Form):
    """A translator's file, or an archive of several."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("XLIFF 1.2 or 2.0, PO, or a ZIP archive of such files, 20 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".xlf,.xliff,.po,.zip"}),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large to be read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_UPLOAD:
            raise forms.ValidationError(
                _("The file has %(size)s; 20 MB is the most."),
                code="too-large",
                params={"size": filesizeformat(file.size)},
            )
        return file


def _name(root: Root) -> str:
    return root.title if root.is_home else f"\u2003{root.title}"
