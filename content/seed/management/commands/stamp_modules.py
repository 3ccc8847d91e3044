import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.modules.models import InfoPage
from content.seed.files import SHIPPED, BadModuleFile, PageFiles, shipped_pages
from content.translations.schemas import schema_of

SECTION = "\n[made_from]\n"


class Command(BaseCommand):
    help = (
        "Write into every shipped translation from which German each string was made. Strings that have a stamp "
        "keep it, so that they are known to be outdated when the German changes; --renew stamps them as current."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--renew", action="store_true", help="stamp all strings, also those that have a stamp"
        )
        parser.add_argument("--folder", type=Path, default=SHIPPED, help="where the modules lie")

    def handle(self, *args: Any, renew: bool, folder: Path, **options: Any) -> None:
        try:
            pages = shipped_pages(folder)
            page_ids = {page.name: 0 for page in pages}
            written = sum(self._stamp(page, page_ids, renew=renew) for page in pages)
        except BadModuleFile as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{written} files stamped.")

    def _stamp(self, page: PageFiles, page_ids: dict[str, int], *, renew: bool) -> int:
        written = 0
        schema = schema_of(InfoPage)
        current = page.stamps(schema)
        for code in page.translations:
            known = {} if renew else page.translations[code].get("made_from", {})
            paths = page.translated_segments(code, schema, page_ids)
            stamps = {path: known.get(path, current[path]) for path in paths if path in current}
            if page.has_own_body(code):
                # A text of its own says everything anew: what came later it has not been compared with.
                stamps |= {
                    path: stamp for path, stamp in (known or current).items() if path.startswith("body.")
                }
            path = page.translation_path(code)
            text = path.read_text(encoding="utf-8")
            lines = "".join(f"{json.dumps(name)} = {json.dumps(stamp)}\n" for name, stamp in stamps.items())
            stamped = text.split(SECTION)[0].rstrip("\n") + "\n" + SECTION + lines
            if stamped != text:
                path.write_text(stamped, encoding="utf-8")
                written += 1
        return written
