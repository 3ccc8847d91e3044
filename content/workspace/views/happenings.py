"""The screen on which editors announce what is new and what takes place."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from content.districts.models import DistrictHome, StateHome
from content.workspace.queries.happenings import adding, announcements_of
from content.workspace.views.contacts import ScopeIndexView, ScopeMixin


class HappeningIndexView(ScopeIndexView):
    """The districts in which a person may announce something; with only one, straight to it."""

    page_title = gettext_lazy("News and events")
    header_icon = "calendar-alt"
    view_name = "happenings:list"


class HappeningsView(ScopeMixin, TemplateView):
    """The news and events of a district, or the state, each with whether readers are told of it."""

    template_name = "workspace/happenings.html"
    page_title = gettext_lazy("News and events")
    header_icon = "calendar-alt"

    @property
    def home(self) -> DistrictHome | StateHome:
        if self.district is None:
            return StateHome.objects.get()
        return DistrictHome.objects.get(district=self.district)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = super(ScopeMixin, self).get_breadcrumbs_items()
        return [
            *items,
            {"url": reverse("happenings:index"), "label": self.page_title},
            {"url": "", "label": self.scope_name()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        announced = announcements_of(self.home, timezone.localdate())
        return super().get_context_data(
            **kwargs,
            add=adding(self.home),
            events=announced.events,
            news=announced.news,
        )
