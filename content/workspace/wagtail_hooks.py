"""What editors find in Wagtail's menu beside pages."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from content.districts.models import ContactRole, District
from content.workspace import urls
from content.workspace.queries import editable_scopes


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLResolver]:
    return [path("contacts/", include(urls, namespace="workspace"))]


class ContactsMenuItem(MenuItem):
    """Shown to those who may change any contacts."""

    def is_shown(self, request: HttpRequest) -> bool:
        has_state, districts = editable_scopes(request.user)
        return has_state or bool(districts)


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return ContactsMenuItem(_("Contacts"), reverse("workspace:scopes"), icon_name="group", order=310)


def _column_panels(fields: tuple[str, ...]) -> list[Panel]:
    """Return a panel for the German columns, and one, closed, for those of the other languages."""
    others = [language for language in LANGUAGES.values() if language.code != SOURCE_LANGUAGE]
    return [
        *(FieldPanel(f"{field}_{SOURCE_LANGUAGE}") for field in fields),
        MultiFieldPanel(
            [FieldRowPanel([_column(field, language) for field in fields]) for language in others],
            heading=_("Translations"),
            classname="collapsed",
        ),
    ]


def _column(field: str, language: Language) -> FieldPanel:
    attrs: dict[str, Any] = {"lang": language.code, "dir": language.direction.value}
    return FieldPanel(f"{field}_{language.slug.replace('-', '_')}", attrs=attrs)


class ContactRoleViewSet(SnippetViewSet):
    """The roles that texts may name. They are the state's: no district owns one."""

    model = ContactRole
    icon = "user"
    list_display: ClassVar = ["name", "key", "order"]
    panels: ClassVar = [FieldPanel("key"), FieldPanel("order"), *_column_panels(("name", "description"))]


class DistrictViewSet(SnippetViewSet):
    """The districts, for administrators."""

    model = District
    icon = "home"
    list_display: ClassVar = ["name", "kind", "ags", "is_live"]
    list_per_page = 50
    panels: ClassVar = [
        *(
            FieldPanel(name)
            for name in ("ags", "slug", "kind", "seat", "website", "latitude", "longitude", "is_live")
        ),
        *_column_panels(("name",)),
    ]


class StateGroup(SnippetViewSetGroup):
    """What the state keeps for all districts."""

    items = (ContactRoleViewSet, DistrictViewSet)
    menu_label = _("State")
    menu_icon = "site"
    menu_order = 320


register_snippet(StateGroup)
