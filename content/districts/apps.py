from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DistrictsConfig(AppConfig):
    name = "content.districts"
    label = "districts"
    verbose_name = _("Districts")

    def ready(self) -> None:
        from content.districts import checks  # noqa: F401, PLC0415 - app ready
