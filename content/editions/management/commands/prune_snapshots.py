from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from content.editions.actions import prune_snapshots


class Command(BaseCommand):
    help = "Delete snapshots that no edition has any more and that were made more than so many days ago."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=90)

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        deleted = prune_snapshots(made_before=timezone.now() - timedelta(days=days))
        self.stdout.write(f"{deleted} snapshots deleted.")
