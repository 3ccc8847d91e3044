"""What readers say, and what editors make of it."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.core.people import signed_in
from content.feedback.actions import delete, reopen, settle
from content.feedback.models import FeedbackQuerySet
from content.workspace.forms import FeedbackFilterForm
from content.workspace.queries.feedback import (
    districts_heard,
    heard,
    heard_by,
    hears_readers,
    voted_pages,
    votes_for,
)

AT_ONCE = 50
# No number in the database is longer.
_DIGITS = 18


class FeedbackMixin:
    """A view of what readers say, for those whom any of it concerns."""

    request: HttpRequest
    header_icon = "comment"

    @cached_property
    def user(self) -> User:
        return signed_in(self.request)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not hears_readers(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # it is mixed into a View

    def get_page_title(self) -> str:
        return _("Feedback")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),  # type: ignore[misc]  # it is mixed into Wagtail's view
            {"url": reverse("feedback:index"), "label": _("Feedback")},
        ]

    @cached_property
    def filter(self) -> FeedbackFilterForm:
        """What was asked for; on a request that changes something, what was shown before it."""
        asked = QueryDict(self.request.POST.get("filter", "")) if self.request.POST else self.request.GET
        return FeedbackFilterForm(asked, districts=districts_heard(self.user))


class FeedbackView(FeedbackMixin, WagtailAdminTemplateMixin, TemplateView):
    """What readers have written, what waits first."""

    template_name = "workspace/feedback.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.filter.narrowed(heard_by(self.user)).in_order_of_need()
        listed = Paginator(found.select_related("district", "settled_by"), AT_ONCE).get_page(
            self.request.GET.get("p")
        )
        return super().get_context_data(
            **kwargs,
            form=self.filter,
            listed=listed,
            elided_page_range=listed.paginator.get_elided_page_range(listed.number),
            rows=heard(list(listed), self.user),
            shows_district=self.filter.has_districts,
            asked=self.filter.as_query(),
        )


class VotesView(FeedbackMixin, WagtailAdminTemplateMixin, TemplateView):
    """Which pages helped, and which did not."""

    template_name = "workspace/votes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        votes = self.filter.of_district(votes_for(self.user))
        return super().get_context_data(
            **kwargs, form=self.filter, pages=voted_pages(votes, timezone.localdate())
        )


class ChangeView(FeedbackMixin, View):
    """Do something with what was chosen: one, by its own button, or several."""

    http_method_names = ("post",)

    def chosen(self) -> FeedbackQuerySet:
        only = self.request.POST.get("only")
        asked = [only] if only else self.request.POST.getlist("item")
        ids = [int(number) for number in asked if number.isdecimal() and len(number) <= _DIGITS]
        return heard_by(self.user).filter(pk__in=ids)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = self.chosen()
        if not chosen.exists():
            messages.warning(request, _("Nothing is chosen, or it has gone in the meantime."))
            return self.to_list()
        return self.change(chosen)

    @abstractmethod
    def change(self, chosen: FeedbackQuerySet) -> HttpResponse:
        """Do it, and answer."""
        ...

    def to_list(self) -> HttpResponse:
        return redirect(f"{reverse('feedback:index')}?{self.filter.as_query()}".rstrip("?"))


class SettleView(ChangeView):
    """Note that somebody has dealt with it."""

    def change(self, chosen: FeedbackQuerySet) -> HttpResponse:
        count = settle(feedback=chosen, by=self.user)
        text = ngettext("%(number)d message settled.", "%(number)d messages settled.", count)
        messages.success(self.request, text % {"number": count})
        return self.to_list()


class ReopenView(ChangeView):
    """Let it wait again."""

    def change(self, chosen: FeedbackQuerySet) -> HttpResponse:
        count = reopen(feedback=chosen)
        text = ngettext("%(number)d message waits again.", "%(number)d messages wait again.", count)
        messages.success(self.request, text % {"number": count})
        return self.to_list()


class DeleteView(ChangeView, WagtailAdminTemplateMixin):
    """Delete for good, after having asked."""

    template_name = "workspace/feedback_delete.html"

    def change(self, chosen: FeedbackQuerySet) -> HttpResponse:
        if "confirmed" not in self.request.POST:
            rows = heard(chosen.in_order_of_need().select_related("district"), self.user)
            return self.render_to_response(self.get_context_data(rows=rows, asked=self.filter.as_query()))
        count = delete(feedback=chosen, by=self.user)
        text = ngettext("%(number)d message deleted.", "%(number)d messages deleted.", count)
        messages.success(self.request, text % {"number": count})
        return self.to_list()
