from django.apps import AppConfig


class PaperConfig(AppConfig):
    name = "content.paper"
    label = "paper"

    def ready(self) -> None:
        from content.paper import checks  # noqa: F401, PLC0415 - app ready
