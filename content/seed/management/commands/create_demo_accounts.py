from typing import Any

from django.core.management.base import BaseCommand

from content.seed.accounts import create_demo_accounts
from content.seed.groups import create_groups


class Command(BaseCommand):
    help = "Create accounts to try Lotse with, and print their passwords, this once. Existing ones stay as they are."

    def handle(self, *args: Any, **options: Any) -> None:
        create_groups()
        for account in create_demo_accounts():
            self.stdout.write(f"{account.username:12} {account.password}   ({account.part})")
