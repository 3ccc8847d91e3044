"""Who may translate what."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from wagtail.models import Page

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.translations.models import GroupTranslationPermission


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
