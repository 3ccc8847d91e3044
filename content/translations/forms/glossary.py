"""What the official terms are in one language, as a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from content.core.languages import Language
from content.core.text import text_digest
from content.translations.actions import Told
from content.translations.models import Explanation
from content.translations.queries.glossary import TermIn
from content.translations.staleness import Status

_LONGEST = Explanation._meta.get_field("text").max_length


@dataclass(frozen=True, slots=True)
class Row:
    """A term with the fields for its explanation."""

    found: TermIn
    text: forms.BoundField
    is_reviewed: forms.BoundField
    hidden: Sequence[forms.BoundField]
    is_open: bool


class GlossaryForm(forms.Form):
    """Explanations of all terms; only those that were changed, or confirmed, are told.

    What somebody else has written meanwhile is not replaced unseen. A form that is not open is to be read only.
    """

    def __init__(
        self, *args: Any, rows: Sequence[TermIn], language: Language, is_open: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.found, self.is_open = rows, is_open
        attrs = {"lang": language.code, "dir": language.direction.value}
        for row in rows:
            text = row.explanation.text if row.explanation else ""
            self.fields[f"text-{row.term.pk}"] = forms.CharField(
                required=False,
                initial=text,
                max_length=_LONGEST,
                widget=AdminAutoHeightTextInput(attrs=attrs),
                label=row.term.name,
                disabled=not is_open,
            )
            self.fields[f"reviewed-{row.term.pk}"] = forms.BooleanField(
                required=False, initial=row.status is Status.UP_TO_DATE, label=_("Reviewed by a person")
            )
            for name, value in (("seen", text_digest(text)), ("made-from", row.term.digest)):
                self.fields[f"{name}-{row.term.pk}"] = forms.CharField(
                    required=False, initial=value, max_length=16, widget=forms.HiddenInput
                )

    def rows(self) -> Iterator[Row]:
        """Yield the terms in their order."""
        for found in self.found:
            pk = found.term.pk
            hidden = [self[f"seen-{pk}"], self[f"made-from-{pk}"]]
            yield Row(found, self[f"text-{pk}"], self[f"reviewed-{pk}"], hidden, self.is_open)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for row in self.found:
            if self._is_entered(row) and not self._is_seen(row):
                self.add_error(
                    f"text-{row.term.pk}",
                    _("Somebody else has written meanwhile: “%(text)s”. Save again to keep yours.")
                    % {"text": row.explanation.text if row.explanation else "–"},
                )
                self._show_seen(row)
        return cleaned

    def told(self) -> dict[int, Told]:
        """Return what was entered and may be stored, by the primary keys of the terms."""
        return {
            row.term.pk: Told(
                self.cleaned_data[f"text-{row.term.pk}"],
                self.cleaned_data.get(f"made-from-{row.term.pk}") or row.term.digest,
            )
            for row in self.found
            if f"text-{row.term.pk}" in self.cleaned_data and self._is_entered(row)
        }

    def _is_entered(self, row: TermIn) -> bool:
        text = self.cleaned_data.get(f"text-{row.term.pk}")
        if text is None:
            return False
        is_confirmed = (
            self.cleaned_data.get(f"reviewed-{row.term.pk}") and row.status is not Status.UP_TO_DATE
        )
        stored = row.explanation.text if row.explanation else ""
        return bool(text != stored or (is_confirmed and text))

    def _is_seen(self, row: TermIn) -> bool:
        stored = row.explanation.text if row.explanation else ""
        return self.cleaned_data.get(f"seen-{row.term.pk}") == text_digest(stored)

    def _show_seen(self, row: TermIn) -> None:
        # Saving again is then meant.
        name = f"seen-{row.term.pk}"
        self.data = {**self.data.dict(), name: self.fields[name].initial}  # type: ignore[attr-defined]  # a QueryDict
