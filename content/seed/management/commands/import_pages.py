from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.core.files import read_text
from content.core.languages import LANGUAGES
from content.districts.models import District, DistrictHome
from content.editions.actions import offer_languages, refresh
from content.seed.imports import Imported, import_pages
from content.translations.staleness import Origin


class Command(BaseCommand):
    help = (
        "Load pages with translations from a file with one JSON object a line (the format is described in the "
        "operations guide) as a district's own. Lines that cannot be loaded are listed; then the exit code is 1."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--district", required=True, help="the district's address, such as mainz")
        parser.add_argument(
            "--offer", action="store_true", help="also offer the languages of the file to readers"
        )
        parser.add_argument(
            "--reviewed", action="store_true", help="the translations were reviewed by people"
        )

    def handle(
        self, *args: Any, file: Path, district: str, offer: bool, reviewed: bool, **options: Any
    ) -> None:
        found = District.objects.filter(slug=district).prefetch_related("offered").first()
        if found is None:
            raise CommandError(f"There is no district “{district}”.")
        if not DistrictHome.objects.filter(district=found).exists():
            raise CommandError(f"{found} has no place for pages of its own yet.")
        origin = Origin.PERSON if reviewed else Origin.MACHINE
        # A string of JSON may hold what else Python takes for the end of a line.
        imported = import_pages(
            lines=read_text(file).split("\n"), district=found, origin=origin, progress=self._progress
        )
        self._offer(found, imported, offer=offer)
        refresh()
        counts = ", ".join(
            f"{imported.texts[name]} {name}" for name in ("created", "updated", "unchanged", "kept")
        )
        self.stdout.write(f"Texts of pages: {counts}.")
        for number, reason in imported.problems:
            self.stderr.write(f"line {number}: {reason}")
        if imported.problems:
            raise CommandError(f"{len(imported.problems)} lines could not be loaded.")

    def _offer(self, district: District, imported: Imported, *, offer: bool) -> None:
        offered = {language.code for language in district.languages}
        if offer:
            offer_languages(district=district, codes=offered | imported.languages)
        elif missing := sorted(imported.languages - offered):
            names = ", ".join(LANGUAGES[code].english_name for code in missing)
            self.stderr.write(f"{district} does not offer readers {names}; --offer would.")

    def _progress(self, number: int) -> None:
        if number % 50 == 0:
            self.stderr.write(f"{number} lines read")
