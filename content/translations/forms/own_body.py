"""A text of its own, block by block."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BlockField

from content.modules.blocks import LocalBodyBlock
from content.translations.bodies import Body
from content.translations.staleness import Origin


class OwnBodyForm(forms.Form):
    """The blocks of a text of its own; ``is_draft`` leaves open what has to be there for readers.

    ``seen`` is the token of the body that is edited, ``source`` that of the German beside it.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    source = forms.CharField(required=False, widget=forms.HiddenInput)
    is_compared = forms.BooleanField(required=False, label=_("I have compared the text with the German"))
    is_reviewed = forms.BooleanField(required=False, label=_("Reviewed by a person"))

    def __init__(
        self,
        *args: Any,
        stored: Body,
        source: str,
        seen: str | None = None,
        is_draft: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.stored, self.is_draft = stored, is_draft
        self.block = LocalBodyBlock()
        field = BlockField(block=self.block, required=False, label=_("Text"))
        field.is_deferred_validation = is_draft
        self.fields["body"] = field
        self.initial = {
            "body": self.block.to_python(stored.blocks),
            "seen": stored.token if seen is None else seen,
            "source": source,
        }

    def clean_body(self) -> Any:
        blocks = self.cleaned_data["body"]
        if not blocks and not self.is_draft:
            raise ValidationError(
                _("There is no text here. Write one, or translate sentence by sentence again.")
            )
        return blocks

    def entered(self) -> Body:
        """Return the body as it has been entered; what it was compared with is as stored."""
        blocks = self.block.get_prep_value(self.cleaned_data["body"])
        is_machine = self.stored.origin is Origin.MACHINE and not self.cleaned_data["is_reviewed"]
        origin = Origin.MACHINE if is_machine else Origin.PERSON
        return Body(list(blocks), self.stored.made_from, origin, self.stored.is_withheld)
