"""What tells editors, wherever they are, that something waits for them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem

from content.districts.models import District, DistrictHome, StateHome
from content.workspace.queries.contacts import editable_scopes
from content.workspace.queries.feedback import count_unsettled, hears_readers
from content.workspace.queries.happenings import adding, scope_of
from content.workspace.queries.proposals import open_proposals


class InboxMenuItem(MenuItem):
    """Shown to those who may edit in a district. Where that is only one, it leads straight to it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(editable_scopes(request.user)[1])

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        component = super().render_component(request)
        if district := only_district(request.user):
            component.url = reverse("districts:inbox", args=[district.slug])
        return component


class FeedbackMenuItem(MenuItem):
    """Shown to those whom it concerns what readers say, with how much waits."""

    def is_shown(self, request: HttpRequest) -> bool:
        return hears_readers(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        component = super().render_component(request)
        component.label = _counted(self.label, count_unsettled(request.user))
        return component


class ProposalsMenuItem(MenuItem):
    """Shown to those who may edit what the state has, with how many wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        return editable_scopes(request.user)[0]

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        component = super().render_component(request)
        component.label = _counted(self.label, open_proposals().count())
        return component


class WaitingPanel(Component):
    """On the start page: how much waits in a district, and how many contacts it still lacks."""

    name = "waiting"
    order = 50
    template_name = "workspace/waiting_panel.html"

    def __init__(self, district: District, count: int, unfilled: int) -> None:
        self.shown = {"district": district, "count": count, "unfilled": unfilled}

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return self.shown


class FeedbackPanel(Component):
    """On the start page: how much of what readers have said waits."""

    name = "feedback"
    order = 55
    template_name = "workspace/feedback_panel.html"

    def __init__(self, count: int) -> None:
        self.shown = {"count": count}

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return self.shown


class HappeningsPanel(Component):
    """On the start page: what can be announced."""

    name = "happenings"
    order = 45
    template_name = "workspace/happenings_panel.html"

    def __init__(self, home: DistrictHome | StateHome) -> None:
        self.shown = {"scope": scope_of(home), "add": adding(home)}

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return self.shown


def only_home(user: AbstractBaseUser | AnonymousUser) -> DistrictHome | StateHome | None:
    """Return the home of all that a person may edit, unless there are several or none."""
    has_state, districts = editable_scopes(user)
    if has_state:
        return None if districts else StateHome.objects.first()
    return DistrictHome.objects.filter(district=districts[0]).first() if len(districts) == 1 else None


def only_district(user: AbstractBaseUser | AnonymousUser) -> District | None:
    """Return the district in which a person may edit, unless there are several or none."""
    _has_state, districts = editable_scopes(user)
    return districts[0] if len(districts) == 1 else None


def _counted(label: str, count: int) -> str:
    return f"{label} ({count})" if count else label
