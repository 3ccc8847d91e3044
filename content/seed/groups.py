"""The groups that people belong to: each has its part of the page tree, and rights there alone."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.districts.models import DistrictHome, StateHome
from content.translations.models import GroupTranslationPermission

STATE_EDITORS = "Redaktion Land"
PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
STATE_MODELS = ("add_contactrole", "change_contactrole", "delete_contactrole", "view_contactrole")
IMAGE_RIGHTS = ("add_image", "choose_image")


def district_editors(name: str) -> str:
    """Return the name of the group of a district's editors."""
    return f"Redaktion {name}"


def state_translators(code: str) -> str:
    """Return the name of the group that translates what the state writes into a language."""
    return f"Übersetzung Land: {LANGUAGES[code].german_name}"


@transaction.atomic
def create_groups() -> int:
    """Create the missing groups: state editors, a district's editors, translators by language; return how many.

    A group that exists keeps the rights it has.
    """
    existing = set(Group.objects.values_list("name", flat=True))
    state = StateHome.objects.get()
    created = 0
    if STATE_EDITORS not in existing:
        group = _group(STATE_EDITORS, ("access_admin", *STATE_MODELS))
        _give_pages(group, state)
        created += 1
    for home in DistrictHome.objects.select_related("district").order_by("title"):
        name = district_editors(_unique_name(home))
        if name not in existing:
            _give_pages(_group(name, ("access_admin",)), home)
            created += 1
    for code in LANGUAGES:
        name = "" if code == SOURCE_LANGUAGE else state_translators(code)
        if name and name not in existing:
            group = _group(name, ("access_admin",))
            GroupTranslationPermission.objects.create(group=group, page=state, language=code)
            created += 1
    return created


def _unique_name(home: DistrictHome) -> str:
    # Kaiserslautern is a city and, around it, a rural district.
    return (
        f"{home.title} ({home.district.get_kind_display()})" if home.slug.startswith("kreis-") else home.title
    )


def _group(name: str, codenames: Iterable[str]) -> Group:
    group = Group.objects.create(name=name)
    group.permissions.set(Permission.objects.filter(codename__in=list(codenames)))
    return group


def _give_pages(group: Group, home: Page) -> None:
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=PAGE_RIGHTS
    ):
        GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailimages", codename__in=IMAGE_RIGHTS
    ):
        GroupCollectionPermission.objects.create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )
