import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.core.languages import LANGUAGES
from content.modules.models import InfoPage
from content.seed.files import SHIPPED, BadModuleFile, PageFiles, shipped_pages
from content.seed.words import Words
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
        parser.add_argument("--only", choices=list(LANGUAGES), help="stamp only the files of this language")

    def handle(self, *args: Any, renew: bool, folder: Path, only: str | None, **options: Any) -> None:
        try:
            pages = shipped_pages(folder, language=only)
            page_ids = {page.name: 0 for page in pages}
            written = sum(self._stamp_page(page, page_ids, renew=renew) for page in pages)
            written += self._stamp_words(Words(folder.parent, only or "*"), renew=renew)
        except BadModuleFile as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{written} files stamped.")

    def _stamp_page(self, page: PageFiles, page_ids: dict[str, int], *, renew: bool) -> int:
        written = 0
        schema = schema_of(InfoPage)
        current = page.stamps(schema)
        for code in page.translations:
            known = {} if renew else page.translations[code].get("made_from", {})
            stamps = _stamps(page.translated_segments(code, schema, page_ids), known, current)
            if page.has_own_body(code):
                # A text of its own says everything anew: what came later it has not been compared with.
                stamps |= {
                    path: stamp for path, stamp in (known or current).items() if path.startswith("body.")
                }
            written += _write(page.translation_path(code), stamps)
        return written

    def _stamp_words(self, words: Words, *, renew: bool) -> int:
        return sum(
            _write(words.path(code), _stamps(known, {} if renew else words.made_from(code), words.stamps))
            for code, known in words.translations.items()
        )


def _stamps(places: Iterable[str], known: Mapping[str, str], current: Mapping[str, str]) -> dict[str, str]:
    return {place: known.get(place, current[place]) for place in places if place in current}


def _write(path: Path, stamps: Mapping[str, str]) -> bool:
    """Put stamps into a file and tell whether it had others."""
    text = path.read_text(encoding="utf-8")
    lines = "".join(
        f"{json.dumps(name, ensure_ascii=False)} = {json.dumps(stamp)}\n" for name, stamp in stamps.items()
    )
    stamped = text.split(SECTION)[0].rstrip("\n") + "\n" + SECTION + lines
    if stamped == text:
        return False
    path.write_text(stamped, encoding="utf-8")
    return True
