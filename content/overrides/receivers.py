"""What the state does to its pages, as those hear of it who adapt them. Every receiver runs inside the transaction."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver

from content.districts.models import DistrictHome
from content.modules.models import InfoPage
from content.modules.signals import announce_text, text_changing
from content.overrides.actions import follow_home, keep_copies, note_changes
from content.overrides.models import OverridePage


@receiver(text_changing, sender=InfoPage)
def page_changes(page: InfoPage, before: InfoPage, **kwargs: Any) -> None:
    note_changes(page=page, before=before)


@receiver(pre_save, sender=OverridePage)
def page_is_saved(
    instance: OverridePage, update_fields: Collection[str] | None = None, raw: bool = False, **kwargs: Any
) -> None:
    if instance.live and update_fields is None and not raw:
        announce_text(instance)


@receiver(pre_delete, sender=InfoPage)
def page_goes(instance: InfoPage, **kwargs: Any) -> None:
    keep_copies(page=instance)


@receiver(post_save, sender=DistrictHome)
def home_is_saved(instance: DistrictHome, created: bool, **kwargs: Any) -> None:
    if not created:
        follow_home(home=instance)
