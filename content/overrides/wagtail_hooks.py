"""Where editors meet adapted pages in Wagtail."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from content.overrides.models import OverridePage
from content.overrides.widgets import BUTTON


@hooks.register("after_edit_page")
def stay_where_the_button_was(request: HttpRequest, page: Page, *args: Any) -> HttpResponse | None:
    if not isinstance(page, OverridePage) or BUTTON not in request.POST:
        return None
    _, _, anchor = request.POST[BUTTON].partition(":")
    return redirect(f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#at-{anchor}")


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for action, label, message in [
        ("lotse.override.hide_page", _("Hide page"), _("Page hidden from readers of the district")),
        ("lotse.override.show_page", _("Show page again"), _("Page shown to readers of the district again")),
        ("lotse.override.keep_ours", _("Keep ours"), _("Compared with the statewide text: own text kept")),
        ("lotse.override.take_statewide", _("Take statewide"), _("Statewide text taken, own text dropped")),
        ("lotse.override.adopt", _("Take a copy"), _("Texts of another district copied")),
        ("lotse.override.propose", _("Propose to the state"), _("Text proposed to the state")),
        ("lotse.proposal.accepted", _("Accept proposal"), _("Proposal of a district accepted as a draft")),
        ("lotse.proposal.declined", _("Decline proposal"), _("Proposal of a district declined")),
    ]:
        actions.register_action(action, label, message)
