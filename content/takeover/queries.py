"""What is known here of a region, and what the state says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count

from content.core.languages import SOURCE_LANGUAGE
from content.core.text import without_editors_own
from content.districts.models import ContactRole, District, DistrictHome
from content.editions.digests import digest
from content.modules.models import InfoPage
from content.takeover.models import TakenText
from content.takeover.similarity import Text
from content.translations.markup import visible_text
from content.translations.models import Translation
from content.translations.schemas import schema_of, structure_of
from content.translations.segments import extract


@dataclass(slots=True)
class Known:
    """Which pages of a region are here: what is noted of them by path and language, and ours by key."""

    taken: dict[tuple[str, str], TakenText]
    pages: dict[UUID, InfoPage]

    @classmethod
    def load(cls, district: District, origin: str) -> Known:
        """Read them in three queries."""
        home = DistrictHome.objects.get(district=district)
        taken = TakenText.objects.filter(district=district, origin=origin)
        keys = {found.key for found in taken}
        pages = InfoPage.objects.descendant_of(home).filter(translation_key__in=keys)
        return cls(
            taken={(found.their_path, found.language): found for found in taken},
            pages={page.translation_key: page for page in pages},
        )

    def page(self, path: str) -> InfoPage | None:
        """Return our page of a page of theirs, or None if there is none, or none any more."""
        taken = self.taken.get((path, SOURCE_LANGUAGE))
        return self.pages.get(taken.key) if taken else None

    def move(self, before: str, after: str) -> None:
        """Know a page by another path of theirs."""
        for path, code in [key for key in self.taken if key[0] == before]:
            self.taken[after, code] = self.taken.pop((path, code))

    def is_deleted(self, path: str) -> bool:
        """Tell whether the page was here, and somebody has deleted it."""
        return (path, SOURCE_LANGUAGE) in self.taken and self.page(path) is None


def draft_of(page: InfoPage) -> InfoPage:
    """Return a page as editors see it: what they saved last, published or not."""
    draft: InfoPage = page.get_latest_revision_as_object()
    return draft


def page_digest(draft: InfoPage) -> str:
    """Return a digest that is another once somebody has changed the text of a page."""
    return _digest([structure_of(draft), [dict(block) for block in draft.sources.raw_data]])


def translation_digest(translation: Translation) -> str:
    """Return a digest that is another once somebody has changed the draft of a translation."""
    return _digest([_texts_in(translation.draft), _texts_in((translation.draft_body or {}).get("blocks"))])


def _texts_in(stored: Any) -> Any:
    # A digest of the German may follow a change that means nothing; that nobody has translated anew.
    if isinstance(stored, Mapping):
        return {
            name: _texts_in(inner) for name, inner in stored.items() if name not in ("digest", "is_withheld")
        }
    return stored


def _digest(content: Any) -> str:
    return digest(json.loads(json.dumps(content), object_pairs_hook=_without_editors_own))


def _without_editors_own(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {
        name: without_editors_own(value) if isinstance(value, str) else value
        for name, value in pairs
        # An administrator's form stores that the state asks nothing.
        if value or name != "mark"
    }


def statewide_texts() -> dict[int, Text]:
    """Return what readers get of the state's pages, by primary key."""
    schema = schema_of(InfoPage)
    return {
        page.pk: Text(
            page.title, " ".join(visible_text(found.text) for found in extract(structure_of(page), schema))
        )
        for page in InfoPage.objects.statewide().live()
    }


def languages_of(page_ids: list[int]) -> dict[int, int]:
    """Return in how many languages readers get each of the pages, German among them."""
    rows = Translation.objects.live().filter(page__in=page_ids).values_list("page").annotate(Count("pk"))
    counted = dict(rows)
    return {page_id: counted.get(page_id, 0) + 1 for page_id in page_ids}


def role_names() -> dict[str, str]:
    """Return the contact roles' German names by key."""
    return dict(ContactRole.objects.values_list("key", "name_de"))


def district_called(name: str) -> District | None:
    """Return the district with this address or German name, or None."""
    districts = District.objects.prefetch_related("offered")
    return districts.filter(slug=name).first() or districts.filter(name_de__iexact=name).first()
