from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "content.website"
    label = "website"

    def ready(self) -> None:
        from content.website import checks, previews  # noqa: F401, PLC0415 - app ready
