from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.editions.actions import refresh
from content.seed.actions import load_districts, load_glossary, load_modules, load_roles
from content.seed.files import SHIPPED, BadModuleFile, shipped_pages
from content.seed.groups import create_groups
from content.translations.actions.measuring import measure_all


class Command(BaseCommand):
    help = "Load what is shipped: districts, groups, roles, official terms, modules. What an editor has changed stays."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=SHIPPED, help="where the modules lie")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        self.stdout.write(f"{load_districts()} districts created.")
        self.stdout.write(f"{create_groups()} groups created.")
        self.stdout.write(f"{load_roles()} contact roles and contacts created.")
        self.stdout.write(f"{load_glossary()} official terms and explanations created.")
        try:
            outcome = load_modules(pages=shipped_pages(folder), progress=self._progress)
        except BadModuleFile as problem:
            raise CommandError(str(problem)) from problem
        # Translations from before they were counted do not say how they stand.
        measure_all()
        counts = ", ".join(f"{outcome[name]} {name}" for name in ("created", "updated", "unchanged", "kept"))
        self.stdout.write(f"Texts of pages: {counts}.")
        refresh(progress=lambda what, done, total: self._progress(done, total))

    def _progress(self, done: int, total: int) -> None:
        if done and done % 10 == 0:
            self.stderr.write(f"  {done} of {total}")
