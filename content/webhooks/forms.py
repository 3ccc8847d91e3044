"""What an administrator says of a webhook."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from content.core.languages import LANGUAGES
from content.webhooks.addresses import target_of
from content.webhooks.failures import Refused
from content.webhooks.models import Webhook
from content.webhooks.posting import found_for
from content.webhooks.wording import sentence_for


class WebhookForm(forms.ModelForm[Webhook]):
    """Who is told of which editions. Whether events may be sent to the address is looked up: no transaction waits."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=[(language.code, language.autonym) for language in LANGUAGES.values()],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none to be told of all languages."),
        required=False,
    )

    class Meta:
        model = Webhook
        fields = ("address", "district", "languages")
        widgets: ClassVar = {"address": forms.URLInput(attrs={"placeholder": "https://"})}
        help_texts: ClassVar = {
            "address": _(
                "Where the receiver waits for events. The address may be secret: only administrators see all of it."
            ),
            "district": _("Whose editions the receiver is told of."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        district = self.fields["district"]
        assert isinstance(district, forms.ModelChoiceField)
        district.empty_label = str(_("All districts"))

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        try:
            found_for(target_of(address, settings.LOTSE_WEBHOOKS_TO))
        except Refused as refused:
            raise ValidationError(sentence_for(refused.failure)) from refused
        return address
