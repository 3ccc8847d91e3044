from typing import Any

from django.core.management.base import BaseCommand

from content.translations.actions.digests import send_digests


class Command(BaseCommand):
    help = "Mail those who want it what waits for translation, each at most once a week. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{send_digests()} mails sent.")
