"""What happens to translations when their source changes. It runs inside the transaction."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page

from content.modules.inheritance import Severity
from content.modules.signals import text_changing
from content.translations.actions import follow_source


@receiver(text_changing)
def text_changes(page: Page, before: Page, **kwargs: Any) -> None:
    follow_source(page=page, before=before, severity=Severity(page.severity))
