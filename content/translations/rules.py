"""Who may translate what."""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.db.models import Q
from wagtail.models import Page, PageQuerySet, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.districts.models import StateHome
from content.translations.models import GroupTranslationPermission
from content.translations.schemas import translated_fields


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


def pages_to_translate(user: AbstractBaseUser | AnonymousUser) -> dict[str, PageQuerySet]:
    """Return the pages that a person may translate, in the tree's order, by language; no language without any."""
    if not isinstance(user, PermissionsMixin) or not user.is_active:
        return {}
    types = [model for model in get_page_models() if translated_fields(model)]
    translated = Page.objects.type(*types)
    publishing = [
        given.page.path
        for given in PagePermissionPolicy().get_cached_permissions_for_user(user)
        if given.permission.codename == "publish_page"
    ]
    scopes: dict[str, list[str]] = defaultdict(list)
    for given in GroupTranslationPermission.objects.filter(group__in=user.groups.all()).select_related(
        "page"
    ):
        scopes[given.language].append(given.page.path)
    pages = {}
    for code in LANGUAGES:
        paths = [""] if user.is_superuser else publishing + scopes[code]
        if code != SOURCE_LANGUAGE and paths:
            within = reduce(or_, (Q(path__startswith=path) for path in paths))
            pages[code] = translated.filter(within).order_by("path").specific()
    return pages


def glossary_languages(user: AbstractBaseUser | AnonymousUser) -> list[str]:
    """Return the codes of the languages in which a person may explain official terms: those of the state's texts."""
    home = StateHome.objects.first()
    return translatable_languages(user, home) if home else []
