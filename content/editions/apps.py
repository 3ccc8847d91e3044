from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditionsConfig(AppConfig):
    name = "content.editions"
    label = "editions"
    verbose_name = _("Editions")

    def ready(self) -> None:
        from content.editions import previews, receivers  # noqa: F401, PLC0415 - app ready
