from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "content.core"
    label = "core"

    def ready(self) -> None:
        from content.core import checks  # noqa: F401, PLC0415 - app ready
