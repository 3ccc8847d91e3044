"""What happens to a page just before readers get another text. It runs inside the transaction."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver

from content.modules.models import InfoPage
from content.modules.signals import announce_text


@receiver(pre_save, sender=InfoPage)
def page_is_saved(
    instance: InfoPage, update_fields: Collection[str] | None = None, raw: bool = False, **kwargs: Any
) -> None:
    if instance.live and update_fields is None and not raw:
        announce_text(instance)
