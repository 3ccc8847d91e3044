"""Where editors meet translations."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("lotse.translation.save", _("Save translation"), _("Translation saved"))
    actions.register_action("lotse.translation.publish", _("Publish translation"), _("Translation published"))
    actions.register_action("lotse.translation.unpublish", _("Unpublish translation"), _("Translation unpublished"))
