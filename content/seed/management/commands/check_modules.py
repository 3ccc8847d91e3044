from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.core.languages import LANGUAGES
from content.modules.models import InfoPage
from content.seed.checking import Share, problems_of, share_of, shipped_terms
from content.seed.files import SHIPPED, BadModuleFile, PageFiles, shipped_pages
from content.translations.schemas import schema_of


class Command(BaseCommand):
    help = "Check the shipped modules: what every language lacks, loses or gets wrong, as far as a program can tell."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=SHIPPED, help="where the modules lie")
        parser.add_argument("--only", help="check only the files of this language")

    def handle(self, *args: Any, folder: Path, only: str | None, **options: Any) -> None:
        try:
            pages = shipped_pages(folder)
            numbers: dict[str, int | None] = {page.name: number for number, page in enumerate(pages, 1)}
            problems = self._problems(pages, numbers, only)
            self._table(pages, numbers)
        except BadModuleFile as problem:
            raise CommandError(str(problem)) from problem
        if problems:
            raise CommandError("\n".join([*problems, f"{len(problems)} problems."]))

    def _problems(
        self, pages: Sequence[PageFiles], numbers: dict[str, int | None], only: str | None
    ) -> list[str]:
        schema, terms = schema_of(InfoPage), shipped_terms()
        return [
            str(problem)
            for page in pages
            for problem in problems_of(page, schema, numbers, terms)
            if only is None or problem.path.name.split(".")[-2] == only
        ]

    def _table(self, pages: Sequence[PageFiles], numbers: dict[str, int | None]) -> None:
        """Say how much of each module each language has, in per cent."""
        self.stdout.write(" ".join([f"{'':10}", *(f"{code:>9}" for code in LANGUAGES)]))
        schema = schema_of(InfoPage)
        for module, group in groupby(pages, key=lambda page: page.path.parent.name):
            files = list(group)
            shares = [
                sum((share_of(page, code, schema, numbers) for page in files), Share()) for code in LANGUAGES
            ]
            self.stdout.write(" ".join([f"{module:10}", *(f"{share.percent:8}%" for share in shares)]))
