"""The administrators' screens for webhooks."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.core.people import signed_in
from content.webhooks import actions
from content.webhooks.forms import WebhookForm
from content.webhooks.models import Webhook
from content.webhooks.queries import deliveries_of, listed_webhooks
from content.webhooks.rules import may_connect
from content.webhooks.wording import sentence_for

DELIVERIES_SHOWN = 50
# Where a new secret waits for the page that shows it, once.
SECRET = "webhook_secret"  # noqa: S105 - it is a name


# Names are looked up and strangers are waited for: no transaction may be open meanwhile. Actions have their own.
@method_decorator(non_atomic_requests, name="dispatch")
class AdministratorsView(View):
    """A view for administrators, of a webhook if the address names one."""

    @cached_property
    def user(self) -> User:
        return signed_in(self.request)

    @cached_property
    def webhook(self) -> Webhook:
        return get_object_or_404(listed_webhooks(), pk=self.kwargs["webhook_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_connect(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def to_webhook(self) -> HttpResponse:
        return redirect("webhooks:webhook", self.webhook.pk)


class ScreenView(AdministratorsView, WagtailAdminTemplateMixin, TemplateView):
    """A page with its place among the others."""

    header_icon = "link"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        crumbs = [{"url": reverse("webhooks:index"), "label": _("Webhooks")}]
        if "webhook_id" in self.kwargs:
            url = reverse("webhooks:webhook", args=[self.webhook.pk])
            crumbs.append({"url": url, "label": self.webhook.host})
        return [*super().get_breadcrumbs_items(), *crumbs]


class WebhooksView(ScreenView):
    """All webhooks, and whether they work."""

    template_name = "webhooks/index.html"
    page_title = gettext_lazy("Webhooks")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, webhooks=listed_webhooks())


class AddView(ScreenView):
    """Saying who is told of what."""

    template_name = "webhooks/form.html"
    page_title = gettext_lazy("Add a webhook")

    def instance(self) -> Webhook:
        return Webhook()

    def save(self, webhook: Webhook) -> None:
        actions.add_webhook(webhook=webhook, by=self.user)
        self.request.session[SECRET] = [webhook.pk, webhook.secret]
        messages.success(self.request, _("Added. Events are sent as soon as something changes."))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", WebhookForm(instance=self.instance()))
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = WebhookForm(request.POST, instance=self.instance())
        if not form.is_valid():
            messages.error(request, _("Nothing was saved: please look at the marked fields."))
            return self.render_to_response(self.get_context_data(form=form))
        webhook = form.save(commit=False)
        self.save(webhook)
        return redirect("webhooks:webhook", webhook.pk)


class EditView(AddView):
    """Changing where a webhook leads and what it is about."""

    page_title = gettext_lazy("Edit")

    def instance(self) -> Webhook:
        return self.webhook

    def save(self, webhook: Webhook) -> None:
        actions.change_webhook(webhook=webhook, by=self.user)
        messages.success(self.request, _("Saved."))


class WebhookView(ScreenView):
    """One webhook: how it stands, what was sent to it, and what can be done with it."""

    template_name = "webhooks/webhook.html"

    def get_page_title(self) -> str:
        return self.webhook.host

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = Paginator(deliveries_of(self.webhook), DELIVERIES_SHOWN)
        return super().get_context_data(
            **kwargs,
            webhook=self.webhook,
            deliveries=found.get_page(self.request.GET.get("p")),
            secret=self._take_secret(),
        )

    def _take_secret(self) -> str:
        """Return a secret that has just been made, once."""
        webhook_id, secret = self.request.session.get(SECRET, (None, ""))
        if webhook_id != self.webhook.pk:
            return ""
        del self.request.session[SECRET]
        return secret

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "switch_off" in request.POST:
            actions.switch_off(webhook=self.webhook, by=self.user)
            messages.success(request, _("Switched off. Nothing more is sent."))
        elif "switch_on" in request.POST:
            actions.switch_on(webhook=self.webhook, by=self.user)
            messages.success(request, _("Switched on. The receiver is told what changes from now on."))
        elif "renew" in request.POST:
            secret = actions.renew_secret(webhook=self.webhook, by=self.user)
            request.session[SECRET] = [self.webhook.pk, secret]
        return self.to_webhook()


class DeleteView(ScreenView):
    """Deleting a webhook, once somebody has confirmed it."""

    template_name = "webhooks/delete.html"
    page_title = gettext_lazy("Delete")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, webhook=self.webhook)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actions.delete_webhook(webhook=self.webhook, by=self.user)
        messages.success(request, _("Deleted."))
        return redirect("webhooks:index")


class TestView(AdministratorsView):
    """Sending a test, and saying what came back."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = actions.send_test(webhook=self.webhook, by=self.user)
        if answer.failure is None:
            text = _("The test has arrived: the receiver answered %(status)s.") % {"status": answer.status}
            messages.success(request, text)
        else:
            said = sentence_for(answer.failure, answer.status)
            messages.error(request, _("The test has not arrived. %(reason)s") % {"reason": said})
        return self.to_webhook()


class AgainView(AdministratorsView):
    """Sending an event again."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        delivery = get_object_or_404(
            deliveries_of(self.webhook).exclude(district=None), pk=kwargs["delivery_id"]
        )
        try:
            actions.send_again(delivery=delivery, by=self.user)
        except actions.WebhookStopped:
            messages.error(request, _("Nothing was sent: the webhook is switched off. Switch it on first."))
        else:
            messages.success(
                request, _("The event is sent again. Load this page again to see what came of it.")
            )
        return self.to_webhook()
