"""Where administrators find webhooks."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from content.webhooks import urls
from content.webhooks.rules import may_connect


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLResolver]:
    return [path("webhooks/", include(urls, namespace="webhooks"))]


class WebhooksMenuItem(MenuItem):
    """Shown to administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_connect(request.user)


@hooks.register("register_settings_menu_item")
def register_settings_menu_item() -> MenuItem:
    return WebhooksMenuItem(_("Webhooks"), reverse("webhooks:index"), icon_name="link", order=700)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("lotse.webhook.again", _("Send event again"), _("Event sent again"))
    actions.register_action("lotse.webhook.off", _("Switch webhook off"), _("Webhook switched off"))
    actions.register_action("lotse.webhook.on", _("Switch webhook on"), _("Webhook switched on"))
    actions.register_action("lotse.webhook.renew", _("Renew secret"), _("Secret renewed"))
    actions.register_action("lotse.webhook.test", _("Send test"), _("Test sent"))
