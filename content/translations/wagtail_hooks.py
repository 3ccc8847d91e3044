"""Where editors meet translations."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.users.models import UserProfile

from content.translations import urls
from content.translations.forms import GroupTranslationPermissionFormSet
from content.translations.forms.digest import DigestForm
from content.translations.rules import translatable_languages, translatable_paths
from content.translations.schemas import translated_fields


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLResolver]:
    return [path("translations/", include(urls, namespace="translations"))]


class TranslationsMenuItem(MenuItem):
    """Shown to those who may translate anything."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(translatable_paths(request.user))


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return TranslationsMenuItem(
        _("Translations"), reverse("translations:index"), icon_name="globe", order=300
    )


def _button(page: Page, user: AbstractUser) -> Iterator[Button]:
    if translated_fields(page.specific_class) and translatable_languages(user, page):
        yield Button(
            _("Translate"), reverse("translations:page", args=[page.pk]), icon_name="globe", priority=12
        )


@hooks.register("register_page_header_buttons")
def page_header_buttons(page: Page, user: AbstractUser, **kwargs: Any) -> Iterator[Button]:
    yield from _button(page, user)


@hooks.register("register_page_listing_more_buttons")
def page_listing_buttons(page: Page, user: AbstractUser, next_url: str | None = None) -> Iterator[Button]:
    yield from _button(page, user)


@hooks.register("register_group_permission_panel")
def register_group_permission_panel() -> type:
    return GroupTranslationPermissionFormSet


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("lotse.translation.save", _("Save translation"), _("Translation saved"))
    actions.register_action("lotse.translation.publish", _("Publish translation"), _("Translation published"))
    actions.register_action(
        "lotse.translation.unpublish", _("Unpublish translation"), _("Translation unpublished")
    )
    actions.register_action(
        "lotse.translation.discard", _("Discard draft"), _("Draft of a translation discarded")
    )
    actions.register_action(
        "lotse.glossary.explain", _("Explain official term"), _("Official term explained")
    )


class DigestPanel(BaseSettingsPanel):
    """For those who may translate anything: what waits, told by mail."""

    name = "translation_digest"
    title = _("Translations")
    tab = notifications_tab
    order = 200
    form_class = DigestForm

    def is_active(self) -> bool:
        return bool(translatable_paths(self.user))


@hooks.register("register_account_settings_panel")
def digest_panel(request: HttpRequest, user: AbstractUser, profile: UserProfile) -> DigestPanel:
    return DigestPanel(request, user, profile)
