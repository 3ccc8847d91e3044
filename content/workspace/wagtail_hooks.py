"""What editors find in Wagtail's menu beside pages."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from content.districts.models import ContactRole, District, DistrictHome
from content.modules.models import InfoPage
from content.modules.purposes import PASSING
from content.overrides.models import OverridePage
from content.overrides.queries import consequences_of
from content.translations.models import Term
from content.workspace import urls
from content.workspace.notices import (
    FeedbackMenuItem,
    FeedbackPanel,
    HappeningsPanel,
    InboxMenuItem,
    ProposalsMenuItem,
    WaitingPanel,
    only_district,
    only_home,
)
from content.workspace.queries.consequences import is_adapted
from content.workspace.queries.contacts import editable_scopes, unfilled_roles
from content.workspace.queries.feedback import count_unsettled
from content.workspace.queries.happenings import scope_of
from content.workspace.queries.inbox import count_waiting


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLResolver]:
    return [
        path("contacts/", include(urls, namespace="workspace")),
        path("districts/", include((urls.district_patterns, "districts"), namespace="districts")),
        path("happenings/", include((urls.happening_patterns, "happenings"), namespace="happenings")),
        path("feedback/", include((urls.feedback_patterns, "feedback"), namespace="feedback")),
    ]


class OwnMenuItem(MenuItem):
    """Shown to those who may change what the state or a district has of its own."""

    def is_shown(self, request: HttpRequest) -> bool:
        has_state, districts = editable_scopes(request.user)
        return has_state or bool(districts)


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return OwnMenuItem(_("Contacts"), reverse("workspace:scopes"), icon_name="group", order=310)


class DistrictsMenuItem(MenuItem):
    """Leads everybody to the districts, and whoever edits just one to that."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        component = super().render_component(request)
        has_state, districts = editable_scopes(request.user)
        if len(districts) == 1 and not has_state:
            component.label = _("My district")
        return component


@hooks.register("register_admin_menu_item")
def register_districts_menu_item() -> MenuItem:
    # Without a name Wagtail takes the label, and with "State" it then opens all whose label begins like that.
    return DistrictsMenuItem(
        _("All districts"), reverse("districts:index"), name="districts", icon_name="site", order=90
    )


@hooks.register("register_admin_menu_item")
def register_inbox_menu_item() -> MenuItem:
    return InboxMenuItem(_("Inbox"), reverse("districts:inboxes"), name="inbox", icon_name="mail", order=92)


@hooks.register("register_admin_menu_item")
def register_happenings_menu_item() -> MenuItem:
    return OwnMenuItem(
        _("News and events"),
        reverse("happenings:index"),
        name="happenings",
        icon_name="calendar-alt",
        order=91,
    )


@hooks.register("register_admin_menu_item")
def register_feedback_menu_item() -> MenuItem:
    return FeedbackMenuItem(
        _("Feedback"), reverse("feedback:index"), name="feedback", icon_name="comment", order=93
    )


@hooks.register("register_admin_menu_item")
def register_proposals_menu_item() -> MenuItem:
    return ProposalsMenuItem(
        _("Proposals"), reverse("districts:proposals"), name="proposals", icon_name="upload", order=94
    )


@hooks.register("construct_homepage_panels")
def say_what_waits(request: HttpRequest, panels: list[Component]) -> None:
    if district := only_district(request.user):
        count, unfilled = count_waiting(district), unfilled_roles(district)
        if count or unfilled:
            panels.append(WaitingPanel(district, count, unfilled))
    if unsettled := count_unsettled(request.user):
        panels.append(FeedbackPanel(unsettled))
    if home := only_home(request.user):
        panels.append(HappeningsPanel(home))


@hooks.register("register_page_header_buttons")
def page_header_buttons(page: Page, user: AbstractUser, **kwargs: Any) -> Iterator[Button]:
    if is_adapted(page) and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Effects on districts"),
            reverse("districts:consequences", args=[page.pk]),
            icon_name="site",
            priority=14,
        )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def leave_for_the_tree(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead editors of a district who are done with a page to where it stands among the others."""
    is_done = "action-publish" in request.POST or "action-submit" in request.POST
    return _to_tree(page) if is_done and not request.POST.get("next") else None


@hooks.register("after_delete_page")
@hooks.register("after_unpublish_page")
def return_to_the_tree(request: HttpRequest, page: Page) -> HttpResponse | None:
    came_from = request.POST.get("next", "")
    return None if came_from and f"/{page.pk}/" not in came_from else _to_tree(page)


def _to_tree(page: Page) -> HttpResponse | None:
    if isinstance(page, InfoPage) and page.purpose in PASSING:
        scope = scope_of(page.home())
        return redirect(f"{reverse('happenings:list', args=[scope])}#page-{page.pk}")
    if isinstance(page, OverridePage):
        slug, shown = page.district.slug, page.target_id
    elif isinstance(page, InfoPage) and isinstance(home := page.home(), DistrictHome):
        slug, shown = home.district.slug, page.pk
    else:
        return None
    return redirect(f"{reverse('districts:tree', args=[slug])}#page-{shown}")


@hooks.register("before_publish_page")
def show_consequences(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Ask before districts are asked to look: what they changed falls out of sync."""
    if isinstance(page, InfoPage) and page.live and consequences_of(page):
        return redirect("districts:consequences", page.pk)
    return None


@hooks.register("before_bulk_action")
def show_consequences_one_by_one(
    request: HttpRequest, action_type: str, objects: list[Page], action: Any
) -> HttpResponse | None:
    drafts = [
        page.get_latest_revision_as_object()
        for page in objects
        if action_type == "publish" and is_adapted(page)
    ]
    touching = [draft for draft in drafts if draft.live and consequences_of(draft)]
    if not touching:
        return None
    titles = ", ".join(draft.title for draft in touching)
    text = gettext(
        "Nothing is published yet. Districts have adapted what changes here; publish it page by page: %(titles)s"
    )
    messages.warning(request, text % {"titles": titles})
    return redirect(action.next_url)


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


class ChoosingOnly(SnippetChooserViewSet):
    """Wagtail's chooser has an address for adding, too, and without a form it breaks there."""

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]


class ContactRoleViewSet(SnippetViewSet):
    """The roles that texts may name. They are the state's: no district owns one."""

    model = ContactRole
    chooser_viewset_class = ChoosingOnly
    icon = "user"
    list_display: ClassVar = ["name", "key", "order"]
    panels: ClassVar = [FieldPanel("key"), FieldPanel("order"), *_column_panels(("name", "description"))]


class TermViewSet(SnippetViewSet):
    """The official German terms; in other languages they are explained beside the translations."""

    model = Term
    chooser_viewset_class = ChoosingOnly
    icon = "openquote"
    list_display: ClassVar = ["name", "explanation"]
    list_per_page = 100
    panels: ClassVar = [FieldPanel("name"), FieldPanel("forms"), FieldPanel("explanation")]


class DistrictViewSet(SnippetViewSet):
    """The districts, for administrators."""

    model = District
    chooser_viewset_class = ChoosingOnly
    icon = "home"
    list_display: ClassVar = ["name", "kind", "ags", "is_live"]
    list_per_page = 50
    panels: ClassVar = [
        *(
            FieldPanel(name)
            for name in (
                *("ags", "slug", "kind", "seat", "website", "latitude", "longitude"),
                *("theme", "is_live"),
            )
        ),
        *_column_panels(("name",)),
    ]


class StateGroup(SnippetViewSetGroup):
    """What the state keeps for all districts."""

    items = (ContactRoleViewSet, TermViewSet, DistrictViewSet)
    menu_label = _("State")
    menu_name = "state"
    menu_icon = "clipboard-list"
    menu_order = 320


register_snippet(StateGroup)
