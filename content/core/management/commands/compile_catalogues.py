from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from content.core.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Compile the interface texts that have changed."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        compiled = [path for folder in settings.LOCALE_PATHS for path in compile_catalogues(folder)]
        self.stdout.write(f"{len(compiled)} catalogues compiled.")
