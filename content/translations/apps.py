from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    name = "content.translations"
    label = "translations"
    verbose_name = _("Translations")

    def ready(self) -> None:
        from content.translations import receivers, system_checks  # noqa: F401, PLC0415 - app ready
        from content.translations.queries import readability  # noqa: F401, PLC0415 - app ready
