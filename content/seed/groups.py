"""The groups that people belong to: each has its part of the page tree, and rights there alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.districts.models import DistrictHome, StateHome
from content.seed.workflows import create_reviews, withdraw_default_rights
from content.translations.models import GroupTranslationPermission

STATE_EDITORS = "Redaktion Land"
STATE_REVIEWERS = "Prüfung Land"
EDITORS_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
REVIEWERS_RIGHTS = ("change_page", "publish_page", "lock_page", "unlock_page")
STATE_MODELS = tuple(
    f"{verb}_{model}" for model in ("contactrole", "term") for verb in ("add", "change", "delete", "view")
)


@dataclass(frozen=True, slots=True)
class Part:
    """What the members of one group may do at a home and below it."""

    name: str
    home: Page
    pages: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    is_review: bool = False


def district_editors(name: str) -> str:
    """Return the name of the group of a district's editors."""
    return f"Redaktion {name}"


def district_reviewers(name: str) -> str:
    """Return the name of the group that approves what a district's editors submit, and of its workflow."""
    return f"Prüfung {name}"


def district_translators(name: str) -> str:
    """Return the name of the group that translates what a district writes, into every language."""
    return f"Übersetzung {name}"


def state_translators(code: str) -> str:
    """Return the name of the group that translates what the state writes into a language."""
    return f"Übersetzung Land: {LANGUAGES[code].german_name}"


@transaction.atomic
def create_groups() -> int:
    """Create the missing groups and return how many: editors, reviewers and translators of the state and its districts.

    A group that exists keeps the rights it has. The groups and the workflow that Wagtail brings along lose theirs,
    unless somebody uses them.
    """
    withdraw_default_rights()
    existing = set(Group.objects.values_list("name", flat=True))
    missing = [part for part in _parts() if part.name not in existing]
    groups = {group.name: group for group in Group.objects.bulk_create(Group(name=p.name) for p in missing)}
    _give_models(missing, groups)
    _give_pages(missing, groups)
    _give_images(missing, groups)
    _give_languages(missing, groups)
    create_reviews((groups[part.name], part.home) for part in missing if part.is_review)
    return len(missing)


def _parts() -> Iterable[Part]:
    state = StateHome.objects.get()
    yield from _parts_at(state, STATE_EDITORS, STATE_REVIEWERS, models=STATE_MODELS)
    for code in _target_languages():
        yield Part(state_translators(code), state, languages=(code,))
    for home in DistrictHome.objects.select_related("district").order_by("title"):
        name = _unique_name(home)
        yield from _parts_at(home, district_editors(name), district_reviewers(name))
        yield Part(district_translators(name), home, languages=_target_languages())


def _parts_at(home: Page, editors: str, reviewers: str, models: tuple[str, ...] = ()) -> Iterable[Part]:
    yield Part(editors, home, pages=EDITORS_RIGHTS, images=("add_image", "choose_image"), models=models)
    yield Part(reviewers, home, pages=REVIEWERS_RIGHTS, images=("choose_image",), is_review=True)


def _target_languages() -> tuple[str, ...]:
    return tuple(code for code in LANGUAGES if code != SOURCE_LANGUAGE)


def _unique_name(home: DistrictHome) -> str:
    # Kaiserslautern is a city and, around it, a rural district.
    return (
        f"{home.title} ({home.district.get_kind_display()})" if home.slug.startswith("kreis-") else home.title
    )


def _permissions(app_label: str, codenames: Iterable[str]) -> dict[str, Permission]:
    found = Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames)
    return {permission.codename: permission for permission in found}


def _give_models(parts: Iterable[Part], groups: dict[str, Group]) -> None:
    permissions = {
        **_permissions("wagtailadmin", ("access_admin",)),
        **_permissions("districts", STATE_MODELS),
        **_permissions("translations", STATE_MODELS),
    }
    members = Group.permissions.through
    members.objects.bulk_create(
        members(group_id=groups[part.name].pk, permission_id=permissions[codename].pk)
        for part in parts
        for codename in ("access_admin", *part.models)
    )


def _give_pages(parts: Iterable[Part], groups: dict[str, Group]) -> None:
    permissions = _permissions("wagtailcore", EDITORS_RIGHTS)
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=groups[part.name], page_id=part.home.pk, permission=permissions[codename])
        for part in parts
        for codename in part.pages
    )


def _give_images(parts: Iterable[Part], groups: dict[str, Group]) -> None:
    permissions = _permissions("wagtailimages", ("add_image", "choose_image"))
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=groups[part.name], collection=root, permission=permissions[codename])
        for part in parts
        for codename in part.images
    )


def _give_languages(parts: Iterable[Part], groups: dict[str, Group]) -> None:
    GroupTranslationPermission.objects.bulk_create(
        GroupTranslationPermission(group=groups[part.name], page_id=part.home.pk, language=code)
        for part in parts
        for code in part.languages
    )
