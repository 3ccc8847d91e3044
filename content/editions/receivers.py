"""Which news makes which editions stale. Every receiver runs inside the transaction that it hears of."""

from collections.abc import Collection
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import post_page_move

from content.core.languages import relying_on
from content.districts.models import Contact, ContactRole, District, DistrictHome
from content.editions.actions import mark_editions, mark_pages
from content.editions.assembling import HOME_PATH_LENGTH
from content.editions.models import Edition, EditionQuerySet
from content.editions.queries import pages_saying
from content.editions.references import pages_showing
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.translations.models import Translation
from content.translations.signals import glossary_changed, live_translation_changed

SHOWN = (InfoPage, OverridePage)
# What saving a draft changes of a page: nothing that readers see.
DRAFT_FIELDS = frozenset(
    {"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"}
)


def editions_showing(path: str) -> EditionQuerySet:
    """Return the editions in which a page with this tree path has its place: its district's, or all."""
    local = Edition.objects.filter(district__home__path=path[:HOME_PATH_LENGTH])
    return local if local.exists() else Edition.objects.all()


# Wagtail takes back what has expired as a plain Page.
@receiver(post_save, sender=Page)
@receiver(post_save, sender=InfoPage)
@receiver(post_save, sender=OverridePage)
def page_saved(
    instance: Page, created: bool, update_fields: Collection[str] | None = None, **kwargs: Any
) -> None:
    is_ours = issubclass(instance.specific_class or Page, SHOWN)
    if not is_ours or _is_draft(update_fields) or (created and not instance.live):
        return
    mark_editions(editions=editions_showing(instance.path))
    if instance.live:
        mark_pages(page_ids=[instance.pk])


def _is_draft(update_fields: Collection[str] | None) -> bool:
    return update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)


@receiver(pre_save, sender=DistrictHome)
def home_given_away(instance: DistrictHome, **kwargs: Any) -> None:
    before = DistrictHome.objects.filter(pk=instance.pk).exclude(district=instance.district_id).first()
    if before:
        districts = [before.district_id, instance.district_id]
        mark_editions(editions=Edition.objects.filter(district__in=districts))
        mark_pages(page_ids=OverridePage.objects.live().child_of(before).values_list("pk", flat=True))


@receiver(post_delete, sender=InfoPage)
@receiver(post_delete, sender=OverridePage)
def page_deleted(instance: Page, **kwargs: Any) -> None:
    mark_editions(editions=editions_showing(instance.path))


@receiver(post_page_move)
def page_moved(instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    for parent in (parent_page_before, parent_page_after):
        mark_editions(editions=editions_showing(parent.path))
    if parent_page_before.path[:HOME_PATH_LENGTH] != parent_page_after.path[:HOME_PATH_LENGTH]:
        # A snapshot says whether its text is the state's or a district's.
        moved = InfoPage.objects.live().filter(path__startswith=instance.path)
        mark_pages(page_ids=moved.values_list("pk", flat=True))


@receiver(live_translation_changed)
def translation_changed(translation: Translation, **kwargs: Any) -> None:
    editions = editions_showing(translation.page.path)
    # Whether a title is among what a district has changed, the news does not say.
    is_adapted = issubclass(translation.page.specific_class or Page, OverridePage)
    if not is_adapted and not kwargs["title_came_or_went"]:
        editions = editions.filter(language__in=relying_on(translation.language))
    mark_editions(editions=editions)
    mark_pages(page_ids=[translation.page_id])


@receiver(glossary_changed)
def terms_changed(forms: Collection[str], **kwargs: Any) -> None:
    page_ids = pages_saying(forms)
    if page_ids:
        mark_editions(editions=Edition.objects.all())
        mark_pages(page_ids=page_ids)


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
    # Which text readers get of what is not translated, the district decides.
    adapted = OverridePage.objects.live().filter(district=instance)
    mark_pages(page_ids=adapted.values_list("pk", flat=True))


# Once an image is deleted, Wagtail does not know any more which pages showed it; of texts written anew it never does.
@receiver([post_save, pre_delete], sender=get_image_model())
def image_changed(instance: Model, **kwargs: Any) -> None:
    references = ReferenceIndex.get_references_to(instance).filter(base_content_type__model="page")
    ids = [int(pk) for pk in references.values_list("object_id", flat=True)]
    shown = Page.objects.filter(pk__in={*ids, *pages_showing(instance.pk)}).type(*SHOWN)
    paths = dict(shown.values_list("pk", "path"))
    for home in {path[:HOME_PATH_LENGTH] for path in paths.values()}:
        mark_editions(editions=editions_showing(home))
    mark_pages(page_ids=paths)
