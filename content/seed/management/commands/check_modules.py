from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.core.languages import LANGUAGES
from content.modules.models import InfoPage
from content.seed.checking import Share, problems_of, problems_of_words, share_of_words, shares_of
from content.seed.files import SHIPPED, BadModuleFile, PageFiles, shipped_pages
from content.seed.words import Words
from content.translations.schemas import schema_of


class Command(BaseCommand):
    help = "Check the shipped modules: what every language lacks, loses or gets wrong, as far as a program can tell."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=SHIPPED, help="where the modules lie")
        parser.add_argument("--only", choices=list(LANGUAGES), help="check only the files of this language")

    def handle(self, *args: Any, folder: Path, only: str | None, **options: Any) -> None:
        try:
            pages = shipped_pages(folder, language=only)
            words = Words(folder.parent, only or "*")
            numbers: dict[str, int | None] = {page.name: number for number, page in enumerate(pages, 1)}
            problems = self._problems(pages, words, numbers, only)
            self._table(pages, words, numbers, [only] if only else list(LANGUAGES))
        except BadModuleFile as problem:
            raise CommandError(str(problem)) from problem
        if problems:
            raise CommandError("\n".join([*problems, f"{len(problems)} problems."]))

    def _problems(
        self, pages: Sequence[PageFiles], words: Words, numbers: dict[str, int | None], only: str | None
    ) -> list[str]:
        schema, terms = schema_of(InfoPage), words.kept_terms
        found = [problem for page in pages for problem in problems_of(page, schema, numbers, terms)]
        return [
            str(problem)
            for problem in [*problems_of_words(words), *found]
            if only is None or problem.path.name.split(".")[-2] == only
        ]

    def _table(
        self,
        pages: Sequence[PageFiles],
        words: Words,
        numbers: dict[str, int | None],
        codes: Sequence[str],
    ) -> None:
        """Say how much of each module, and of what is shipped beside them, each language has, in per cent."""
        self.stdout.write(" ".join([f"{'':13}", *(f"{code:>9}" for code in codes)]))
        schema = schema_of(InfoPage)
        for module, group in groupby(pages, key=lambda page: page.path.parent.name):
            shares = [shares_of(page, schema, numbers) for page in group]
            self._row(module, [sum((share[code] for share in shares), Share()) for code in codes])
        self._row("words", [share_of_words(words, code) for code in codes])

    def _row(self, name: str, shares: Sequence[Share]) -> None:
        self.stdout.write(" ".join([f"{name:13}", *(f"{share.percent:8}%" for share in shares)]))
