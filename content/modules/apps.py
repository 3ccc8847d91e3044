from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModulesConfig(AppConfig):
    name = "content.modules"
    label = "modules"
    verbose_name = _("Modules")

    def ready(self) -> None:
        from content.modules import receivers  # noqa: F401, PLC0415 - app ready
