"""What publishing a statewide page means for districts."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.core.people import signed_in
from content.modules.inheritance import Severity
from content.modules.models import InfoPage
from content.overrides.actions import publish_statewide
from content.overrides.queries import consequences_of
from content.workspace.forms import SeverityForm
from content.workspace.queries.consequences import adapting_districts, changed_texts


class ConsequencesView(WagtailAdminTemplateMixin, TemplateView):
    """Which districts have to look at what, and what the change means for them; from here it can be published."""

    request: HttpRequest
    kwargs: dict[str, Any]
    template_name = "workspace/consequences.html"
    header_icon = "doc-full-inverse"

    @cached_property
    def user(self) -> User:
        return signed_in(self.request)

    @cached_property
    def page(self) -> InfoPage:
        return get_object_or_404(InfoPage.objects.statewide(), pk=self.kwargs["page_id"])

    @cached_property
    def draft(self) -> InfoPage:
        return self.page.get_latest_revision_as_object()

    @property
    def may_publish(self) -> bool:
        rights = self.page.permissions_for_user(self.user)
        return rights.can_publish() and not rights.page_locked()

    @property
    def is_scheduled(self) -> bool:
        return bool(self.draft.go_live_at and self.draft.go_live_at > timezone.now())

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.page.permissions_for_user(self.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Effects on districts")

    def get_page_subtitle(self) -> str:
        return self.draft.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_header_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", SeverityForm(initial={"severity": self.draft.severity}))
        texts = changed_texts(self.page, self.draft, consequences_of(self.draft))
        own = {
            "page": self.page,
            "draft": self.draft,
            "texts": texts,
            "districts": adapting_districts(self.page),
            "is_scheduled": self.is_scheduled,
            "may_publish": self.may_publish and self.page.has_unpublished_changes,
        }
        return super().get_context_data(**kwargs, **own)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may_publish:
            raise PermissionDenied
        form = SeverityForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if request.POST.get("revision") != str(self.page.latest_revision_id):
            messages.warning(request, _("Somebody has changed the draft in the meantime. Please look again."))
            return self.render_to_response(self.get_context_data(form=form))
        return self._publish(Severity(form.cleaned_data["severity"]))

    def _publish(self, severity: Severity) -> HttpResponse:
        try:
            publish_statewide(page=self.page, severity=severity, by=self.user)
        except ValidationError:
            messages.error(self.request, _("The draft is not complete yet. Please fill in what is missing."))
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        messages.success(self.request, _("Scheduled.") if self.is_scheduled else _("Published."))
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)
