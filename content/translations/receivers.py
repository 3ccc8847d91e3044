"""What happens to translations when their source changes, and news of the glossary. All inside the transaction."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page

from content.modules.inheritance import Severity
from content.modules.signals import text_changing
from content.translations.actions import follow_draft, follow_source
from content.translations.models import Explanation, Term
from content.translations.schemas import translated_fields
from content.translations.signals import glossary_changed


@receiver(text_changing)
def text_changes(page: Page, before: Page, **kwargs: Any) -> None:
    follow_source(page=page, before=before, severity=Severity(page.severity))


@receiver(post_save)
def draft_changed(instance: Model, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if not isinstance(instance, Page) or not translated_fields(instance.specific_class or Page):
        return
    if not (instance.live or created or raw):
        follow_draft(page=instance)


@receiver(pre_save, sender=Term)
def term_changes(instance: Term, raw: bool = False, **kwargs: Any) -> None:
    before = Term.objects.filter(pk=instance.pk).first()
    if before and not raw:
        glossary_changed.send(sender=Term, forms=before.all_forms)


@receiver([post_save, post_delete], sender=Term)
def term_changed(instance: Term, **kwargs: Any) -> None:
    glossary_changed.send(sender=Term, forms=instance.all_forms)


@receiver([post_save, post_delete], sender=Explanation)
def explanation_changed(instance: Explanation, **kwargs: Any) -> None:
    glossary_changed.send(sender=Term, forms=instance.term.all_forms)
