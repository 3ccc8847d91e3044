from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OverridesConfig(AppConfig):
    name = "content.overrides"
    label = "overrides"
    verbose_name = _("Overrides")

    def ready(self) -> None:
        from content.overrides import receivers  # noqa: F401, PLC0415 - app ready
