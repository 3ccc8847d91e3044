"""Which news makes which editions stale. Every receiver runs inside the transaction that it hears of."""

from collections.abc import Collection
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import post_page_move

from content.core.languages import relying_on
from content.districts.models import Contact, ContactRole, District
from content.editions.actions import mark_editions, mark_pages
from content.editions.models import Edition, EditionQuerySet
from content.modules.models import InfoPage
from content.translations.models import Translation
from content.translations.signals import live_translation_changed

# What saving a draft changes of a page: nothing that readers see.
DRAFT_FIELDS = frozenset({"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"})


def editions_showing(path: str) -> EditionQuerySet:
    """Return the editions in which a page with this tree path has its place: its district's, or all."""
    local = Edition.objects.filter(district__home__path=path[:8])
    return local if local.exists() else Edition.objects.all()


@receiver(post_save, sender=InfoPage)
def page_saved(
    instance: InfoPage, created: bool, update_fields: Collection[str] | None = None, **kwargs: Any
) -> None:
    is_draft = update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)
    if is_draft or (created and not instance.live):
        return
    if instance.live:
        mark_pages(page_ids=[instance.pk])
    mark_editions(editions=editions_showing(instance.path))


@receiver(post_delete, sender=InfoPage)
def page_deleted(instance: InfoPage, **kwargs: Any) -> None:
    mark_editions(editions=editions_showing(instance.path))


@receiver(post_page_move)
def page_moved(url_path_before: str, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    for parent in (parent_page_before, parent_page_after):
        mark_editions(editions=editions_showing(parent.path))


@receiver(live_translation_changed)
def translation_changed(translation: Translation, **kwargs: Any) -> None:
    mark_pages(page_ids=[translation.page_id])
    editions = editions_showing(translation.page.path)
    if not kwargs["title_came_or_went"]:
        editions = editions.filter(language__in=relying_on(translation.language))
    mark_editions(editions=editions)


@receiver([post_save, post_delete], sender=Contact)
def contact_changed(instance: Contact, **kwargs: Any) -> None:
    editions = Edition.objects.all()
    if instance.district_id:
        editions = editions.filter(district=instance.district_id)
    mark_editions(editions=editions)


@receiver([post_save, post_delete], sender=ContactRole)
def role_changed(**kwargs: Any) -> None:
    mark_editions(editions=Edition.objects.all())


@receiver(post_save, sender=District)
def district_changed(instance: District, **kwargs: Any) -> None:
    mark_editions(editions=Edition.objects.filter(district=instance))


@receiver([post_save, post_delete], sender=get_image_model())
def image_changed(instance: Model, **kwargs: Any) -> None:
    references = ReferenceIndex.get_references_to(instance).values_list("base_content_type__model", "object_id")
    mark_pages(page_ids=[int(pk) for model, pk in references if model in ("page", "infopage")])
    if references:
        mark_editions(editions=Edition.objects.all())
