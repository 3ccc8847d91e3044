"""What districts offer the state, and what it says to that."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.core.people import signed_in
from content.districts.rules import may_edit
from content.overrides.actions import accept_proposal, decline_proposal, propose
from content.overrides.enums import ProposalStatus
from content.overrides.models import OverridePage, Proposal
from content.overrides.operations import Operation
from content.workspace.forms import NoteForm, ReasonForm
from content.workspace.queries.proposals import (
    decided_proposals,
    is_offered,
    offer_of,
    offers,
    open_proposals,
)
from content.workspace.views.inbox import DistrictMixin


class ProposeView(DistrictMixin, WagtailAdminTemplateMixin, TemplateView):
    """Offer the state what the district says in one place of a page."""

    template_name = "workspace/proposal_form.html"
    header_icon = "upload"

    @cached_property
    def override(self) -> OverridePage:
        adapted = OverridePage.objects.of(self.district).exclude(target=None)
        return get_object_or_404(adapted.select_related("target"), pk=self.kwargs["override_id"])

    @cached_property
    def operation(self) -> Operation:
        draft = self.override.get_latest_revision_as_object()
        for operation in [*draft.all_operations, *self.override.all_operations]:
            if operation.id == self.kwargs["operation_id"]:
                return operation
        raise Http404

    def get_page_title(self) -> str:
        return _("Propose to the state")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", NoteForm())
        return super().get_context_data(
            **kwargs, override=self.override, offer=offer_of(self.override, self.operation)
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_offered(self.override, self.operation):
            messages.warning(request, _("You have proposed this already. The state has not answered yet."))
            return self._to_page()
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        note = form.cleaned_data["note"]
        propose(override=self.override, operation=self.operation, note=note, by=self.user)
        messages.success(request, _("Proposed. You find the state's answer in your inbox."))
        return self._to_page()

    def _to_page(self) -> HttpResponse:
        return redirect("wagtailadmin_pages:edit", self.override.pk)


class StateMixin:
    """A view for those who may edit what the state has."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def user(self) -> User:
        return signed_in(self.request)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_edit(self.user, None):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # it is mixed into a View


class ProposalsView(StateMixin, WagtailAdminTemplateMixin, TemplateView):
    """What the state has to decide, and below it what has been decided."""

    template_name = "workspace/proposals.html"
    header_icon = "upload"

    def get_page_title(self) -> str:
        return _("Proposals")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        declined: Proposal | None = kwargs.get("declined")
        rows = [
            (
                proposal,
                offer,
                kwargs["form"] if proposal == declined else ReasonForm(prefix=f"proposal-{proposal.pk}"),
            )
            for proposal, offer in offers(open_proposals())
        ]
        return super().get_context_data(**kwargs, rows=rows, decided=offers(decided_proposals()))


class ProposalView(ProposalsView):
    """Accept a proposal, or decline it with a reason."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        proposal = get_object_or_404(
            # Of two who decide at the same moment, the second is told so.
            Proposal.objects.select_related("target").select_for_update(of=("self",)),
            pk=self.kwargs["proposal_id"],
        )
        if proposal.status != ProposalStatus.OPEN:
            messages.warning(request, _("This has been decided in the meantime."))
            return redirect("districts:proposals")
        return self._accept(proposal) if "accept" in request.POST else self._decline(proposal)

    def _accept(self, proposal: Proposal) -> HttpResponse:
        draft = accept_proposal(proposal=proposal, by=self.user)
        messages.success(
            self.request, _("The text is in the draft of this page. Readers see it once you publish it.")
        )
        return redirect("wagtailadmin_pages:edit", draft.pk)

    def _decline(self, proposal: Proposal) -> HttpResponse:
        form = ReasonForm(self.request.POST, prefix=f"proposal-{proposal.pk}")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form, declined=proposal))
        decline_proposal(proposal=proposal, reason=form.cleaned_data["reason"], by=self.user)
        messages.success(self.request, _("Declined. The district reads your reason in its inbox."))
        return redirect("districts:proposals")
