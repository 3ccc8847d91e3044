"""What other districts have written, to be copied."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.models import Page

from content.districts.rules import may_edit
from content.overrides.actions import adopt_operations
from content.workspace.actions import adopt_page
from content.workspace.queries.adopting import offers_for, shareable_adaptations, shareable_pages
from content.workspace.views.tree import DistrictMixin


class AdoptView(DistrictMixin, TemplateView):
    """What other districts adapted or added and let others copy."""

    template_name = "workspace/adopt.html"
    page_title = gettext_lazy("From other districts")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            district=self.district,
            groups=offers_for(self.district),
            may_edit=may_edit(self.user, self.district),
        )


class TakeCopyView(DistrictMixin, View):
    """Copy what another district offers into a draft."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest, slug: str, page_id: int) -> HttpResponse:
        if not may_edit(self.user, self.district):
            raise PermissionDenied
        copy = self._copy(page_id)
        messages.success(request, _("This is your copy, as a draft. Readers see it once you publish it."))
        return redirect("wagtailadmin_pages:edit", copy.pk)

    def _copy(self, page_id: int) -> Page:
        source = shareable_adaptations(self.district).filter(pk=page_id).first()
        if source:
            return adopt_operations(source=source, district=self.district, by=self.user)
        page = get_object_or_404(shareable_pages(self.district), pk=page_id)
        return adopt_page(source=page, district=self.district, by=self.user)
