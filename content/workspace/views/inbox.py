"""What waits for a district's editors, and what they decide."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.core.people import signed_in
from content.districts.models import District
from content.districts.rules import may_edit
from content.overrides.actions import keep_ours, note_seen, take_statewide
from content.overrides.enums import ProposalStatus
from content.overrides.models import OverridePage, Proposal
from content.overrides.queries import judgements_of
from content.overrides.rules import may_publish
from content.workspace.actions import make_local
from content.workspace.queries.comparisons import digest_of
from content.workspace.queries.contacts import editable_scopes
from content.workspace.queries.inbox import waiting_in

DECISIONS = {"keep": keep_ours, "take": take_statewide}


class InboxIndexView(WagtailAdminTemplateMixin, TemplateView):
    """The districts whose inbox a person may read; with only one, straight to it."""

    template_name = "workspace/inbox_index.html"
    page_title = gettext_lazy("Inbox")
    header_icon = "mail"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _has_state, districts = editable_scopes(request.user)
        if not districts:
            raise PermissionDenied
        if len(districts) == 1:
            return redirect("districts:inbox", districts[0].slug)
        return self.render_to_response(self.get_context_data(districts=districts))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


class DistrictMixin:
    """A view of what belongs to one district, for those who may edit there."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def user(self) -> User:
        return signed_in(self.request)

    @cached_property
    def district(self) -> District:
        return get_object_or_404(District, slug=self.kwargs["slug"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_edit(self.user, self.district):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # it is mixed into a View

    def to_inbox(self) -> HttpResponse:
        return redirect("districts:inbox", self.district.slug)


class InboxView(DistrictMixin, WagtailAdminTemplateMixin, TemplateView):
    """What waits, page by page."""

    template_name = "workspace/inbox.html"
    header_icon = "mail"

    def get_page_title(self) -> str:
        return _("Inbox")

    def get_page_subtitle(self) -> str:
        return self.district.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_header_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            district=self.district,
            pages=waiting_in(self.district),
            may_publish=may_publish(self.user, self.district),
            address=self.request.path,
        )


class DecisionMixin(DistrictMixin):
    """A view in which somebody decides what readers of the district see."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_publish(self.user, self.district):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ReviewView(DecisionMixin, View):
    """Keep what the district says, or take what the state says."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reviewable = OverridePage.objects.live().of(self.district).exclude(target=None)
        override = get_object_or_404(reviewable, pk=self.kwargs["override_id"])
        shown = dict(token.rpartition(":")[::2] for token in request.POST.getlist("operation"))
        decision = request.POST.get("decision", "")
        if decision not in DECISIONS or not shown or not _is_as_shown(override, shown):
            messages.warning(request, _("This has changed in the meantime. Please look again."))
            return self.to_inbox()
        DECISIONS[decision](override=override, operations=set(shown), by=self.user)
        text = _("Your text stays.") if decision == "keep" else _("Readers get the statewide text again.")
        messages.success(
            request,
            f"{text} {_('You can undo this in the history.')}",
            buttons=[
                messages.button(reverse("wagtailadmin_pages:history", args=[override.pk]), _("History"))
            ],
        )
        return self.to_inbox()


class RescueView(DecisionMixin, View):
    """Make what the district has of a withdrawn page a page of its own."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        withdrawn = OverridePage.objects.of(self.district).withdrawn()
        override = get_object_or_404(withdrawn, pk=self.kwargs["override_id"])
        page = make_local(override=override, by=self.user)
        messages.success(
            request, _("This is now a page of your own, as a draft. Readers see it once you publish it.")
        )
        return redirect("wagtailadmin_pages:edit", page.pk)


class SeenView(DistrictMixin, View):
    """Put away what the state has said to a proposal."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        decided = Proposal.objects.filter(district=self.district).exclude(status=ProposalStatus.OPEN)
        note_seen(proposal=get_object_or_404(decided, pk=self.kwargs["proposal_id"]))
        return self.to_inbox()


def _is_as_shown(override: OverridePage, shown: dict[str, str]) -> bool:
    """Tell whether the operations are still there, and the state says what it said when they were shown."""
    judgements = judgements_of([override])[override.pk]
    now = {judgement.operation.id: digest_of(judgement.current) for judgement in judgements}
    return all(now.get(operation) == digest for operation, digest in shown.items())
