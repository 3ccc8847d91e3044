from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.editions.actions import refresh
from content.editions.queries import differing_editions


class Command(BaseCommand):
    help = "Build the editions that are marked as stale, or all of them, or check that they are what they should be."

    def add_arguments(self, parser: CommandParser) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--all", action="store_true", help="build everything afresh")
        choice.add_argument(
            "--check",
            action="store_true",
            help="change nothing; list the editions that differ, and exit with 1",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        refreshed = refresh(everything=options["all"], progress=self._progress)
        self.stdout.write(f"{refreshed.pages} pages built, {refreshed.editions} editions with a new version.")

    def _check(self) -> None:
        differing = differing_editions()
        for edition in differing:
            self.stdout.write(f"{edition.district.slug}/{edition.language}")
        if differing:
            raise CommandError(
                f"{len(differing)} editions differ from what building them afresh gives.", returncode=1
            )
        self.stdout.write("All editions are what building them afresh gives.")

    def _progress(self, what: str, done: int, total: int) -> None:
        if done:
            self.stderr.write(f"{what}: {done} of {total}")
