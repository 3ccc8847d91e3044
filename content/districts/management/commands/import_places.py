from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.core.files import read_text
from content.districts.actions import replace_places
from content.districts.place_files import parse

MOST_PROBLEMS_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Load postcodes and places, so that readers find their district: from GeoNames' postal code file "
        "(tab-separated) or a CSV file with postcode, place, district_ags, latitude, longitude. The file replaces "
        "what was loaded before; if any line of it is wrong, nothing is changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        rows, problems = parse(read_text(file).splitlines())
        for problem in problems[:MOST_PROBLEMS_SHOWN]:
            self.stderr.write(f"line {problem.line}: {problem.reason}")
        if problems:
            raise CommandError(f"{len(problems)} lines are wrong; nothing was imported.")
        imported = replace_places(rows=rows)
        self.stdout.write(
            f"{imported.stored} places stored, {imported.removed} removed, "
            f"{imported.elsewhere} rows of other districts passed over."
        )
