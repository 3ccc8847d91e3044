"""Pages of other systems as a district's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify

from content.core.text import normalised
from content.districts.models import District, DistrictHome
from content.modules.models import InfoPage
from content.modules.validators import RESERVED_PAGE_SLUGS
from content.seed.loading import load_source, load_strings
from content.seed.models import ShippedText
from content.seed.page_lines import BadLine, PageLine, parse
from content.translations.schemas import schema_of
from content.translations.staleness import Origin

LONGEST_SLUG = 60
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
Progress = Callable[[int], None]


@dataclass(slots=True)
class Imported:
    """What became of the lines of a file."""

    texts: Counter[str] = field(default_factory=Counter)
    languages: set[str] = field(default_factory=set)
    problems: list[tuple[int, str]] = field(default_factory=list)


@transaction.atomic
def import_pages(
    *,
    lines: Iterable[str],
    district: District,
    origin: Origin = Origin.MACHINE,
    progress: Progress = lambda done: None,
) -> Imported:
    """Load each line as a local page with its translations and publish them; a bad line is noted and left out.

    A page that was imported before is brought up to date, unless an editor has changed it.
    """
    imported = Imported()
    places = _Places(district)
    ids: set[str] = set()
    for number, line in enumerate(lines, start=1):
        progress(number)
        if not line.strip():
            continue
        try:
            page = parse(line)
            if page.id in ids:
                raise BadLine(f"the id “{page.id}” stands in an earlier line")
            ids.add(page.id)
            _import_line(page, places, origin, imported)
        except BadLine as problem:
            imported.problems.append((number, str(problem)))
    return imported


class _Places:
    """Where a district's imported pages lie."""

    def __init__(self, district: District) -> None:
        self.district = district
        self.home = DistrictHome.objects.get(district=district)
        self.pages = {page.translation_key: page for page in InfoPage.objects.descendant_of(self.home)}
        self.loaded = set(ShippedText.objects.values_list("key", flat=True))
        self.slugs = {page.slug for page in self.pages.values()} | RESERVED_PAGE_SLUGS

    def page_for(self, line: PageLine) -> InfoPage | None:
        """Return the page of a line, a new one if it was never imported, or None if an editor has deleted it."""
        key = line.key(self.district.slug)
        if key not in self.pages and key in self.loaded:
            return None
        if key not in self.pages:
            title, _ = line.texts["de"]
            page = InfoPage(title=title, slug=self._free_slug(title), translation_key=key, live=False)
            self.pages[key] = self.home.add_child(instance=page)
        return self.pages[key]

    def _free_slug(self, title: str) -> str:
        base = slugify(normalised(title).lower().translate(_SPELT_OUT))[:LONGEST_SLUG].strip("-") or "seite"
        slug, number = base, 1
        while slug in self.slugs:
            number += 1
            slug = f"{base}-{number}"
        self.slugs.add(slug)
        return slug


def _import_line(line: PageLine, places: _Places, origin: Origin, imported: Imported) -> None:
    page = places.page_for(line)
    if page is None:
        imported.texts["kept"] += len(line.texts)
        return
    imported.texts[load_source(page=page, text=line.source(page.translation_key))] += 1
    for code in line.texts.keys() - {"de"}:
        strings = line.strings(code, page.translation_key, schema_of(InfoPage), origin)
        imported.texts[load_strings(page=page, language=code, strings=strings)] += 1
    imported.languages |= line.texts.keys()
