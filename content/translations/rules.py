"""Who may translate what."""

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.db.models import Q
from wagtail.models import Page, PageQuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.districts.models import StateHome
from content.translations.models import GroupTranslationPermission
from content.translations.schemas import translated_models


def translatable_languages(user: AbstractBaseUser | AnonymousUser, page: Page) -> list[str]:
    """Return the codes of the languages into which a person may translate a page.

    Whoever may publish the page may translate it into every language; others into those their groups were given for
    the page or one above it.
    """
    codes = [code for code in LANGUAGES if code != SOURCE_LANGUAGE]
    if page.permissions_for_user(user).can_publish():
        return codes
    if not isinstance(user, PermissionsMixin) or not user.is_active:
        return []
    given = GroupTranslationPermission.objects.filter(
        group__in=user.groups.all(), page__in=page.get_ancestors(inclusive=True)
    ).values_list("language", flat=True)
    return [code for code in codes if code in set(given)]


def may_translate(user: AbstractBaseUser | AnonymousUser, page: Page, language: str) -> bool:
    """Tell whether a person may change and publish a page's translation into a language."""
    return language in translatable_languages(user, page)


def translatable_paths(user: AbstractBaseUser | AnonymousUser) -> dict[str, list[str]]:
    """Return where in the tree a person may translate, by language: how the paths of such pages begin.

    A language into which the person may translate nothing is left out.
    """
    if not isinstance(user, PermissionsMixin) or not user.is_active:
        return {}
    codes = [code for code in LANGUAGES if code != SOURCE_LANGUAGE]
    if user.is_superuser:
        return {code: [""] for code in codes}
    publishing = [
        given.page.path
        for given in PagePermissionPolicy().get_cached_permissions_for_user(user)
        if given.permission.codename == "publish_page"
    ]
    given_paths: dict[str, list[str]] = defaultdict(list)
    for given in GroupTranslationPermission.objects.filter(group__in=user.groups.all()).select_related(
        "page"
    ):
        given_paths[given.language].append(given.page.path)
    paths = {code: [*publishing, *given_paths[code]] for code in codes}
    return {code: found for code, found in paths.items() if found}


def below(paths: Iterable[str], field: str = "path") -> Q:
    """Return the condition that a path of the tree is one of some, or begins with one."""
    return reduce(or_, (Q(**{f"{field}__startswith": path}) for path in paths), Q(pk__in=[]))


def pages_to_translate(user: AbstractBaseUser | AnonymousUser) -> dict[str, PageQuerySet]:
    """Return the pages that a person may translate, in the tree's order, by language; no language without any."""
    return {
        code: Page.objects.type(*translated_models()).filter(below(paths)).order_by("path").specific()
        for code, paths in translatable_paths(user).items()
    }


def glossary_languages(user: AbstractBaseUser | AnonymousUser) -> list[str]:
    """Return the codes of the languages in which a person may explain official terms: those of the state's texts."""
    home = StateHome.objects.first()
    return translatable_languages(user, home) if home else []
