"""Whether a person wants to be told by mail what waits."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import SwitchInput

from content.translations.actions.digests import change_subscription
from content.translations.models import DigestSubscription


class DigestForm(forms.Form):
    """One switch of a person's account."""

    is_wanted = forms.BooleanField(
        label=_("Mail me once a week what waits for translation"), required=False, widget=SwitchInput
    )

    def __init__(self, *args: Any, instance: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance = instance
        self.fields["is_wanted"].initial = DigestSubscription.objects.filter(user=instance).exists()

    def save(self) -> None:
        """Store what the person wants."""
        change_subscription(is_wanted=self.cleaned_data["is_wanted"], by=self.instance)
