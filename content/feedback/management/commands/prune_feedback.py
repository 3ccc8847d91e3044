from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from content.feedback.actions import prune


class Command(BaseCommand):
    help = (
        "Delete feedback that was settled 12 months ago, and the contacts in what was settled 90 days ago. "
        "Daily from cron."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        pruned = prune(now=timezone.now())
        self.stdout.write(f"{pruned.feedback} deleted, {pruned.contacts} contacts forgotten.")
