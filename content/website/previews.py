"""Drafts as readers would see them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from content.core.languages import LANGUAGES, SOURCE
from content.districts.models import District
from content.editions.building import build_snapshot, shown_language
from content.editions.models import Edition
from content.editions.reading import ReadEdition
from content.editions.references import references_of
from content.modules import previews
from content.modules.models import InfoPage
from content.translations.models import Translation
from content.website import pages


@previews.register
def preview(page: InfoPage, request: HttpRequest, language_code: str) -> HttpResponse:
    """Show a draft in its district, or, if it is statewide, in the first one that offers the language."""
    home = page.get_parent().get_ancestors(inclusive=True).filter(depth=2).get().specific
    district: District | None = getattr(home, "district", None)
    editions = Edition.objects.exclude(version="").order_by("district__slug")
    if district:
        editions = editions.filter(district=district)
    found = editions.filter(language=language_code).first() or editions.first()
    if found is None:
        return HttpResponse(_("There is no district yet in which the page could be shown."))
    # The code is what an address says, which anybody may write.
    language = LANGUAGES.get(language_code, SOURCE)
    edition = ReadEdition(language, found.version, found.content)
    strings = {item.language: item.draft_strings for item in Translation.objects.filter(page_id=page.pk)}
    shown_in = LANGUAGES[shown_language(page, strings, language)]
    snapshot, head = build_snapshot(page, strings, shown_in, references_of([page]))
    return HttpResponse(pages.preview(edition, _entry(edition, page, head), snapshot))


def _entry(edition: ReadEdition, page: InfoPage, head: dict[str, Any]) -> dict[str, Any]:
    key = str(page.translation_key)
    published = next((entry for entry in edition.pages if entry["id"] == key), None)
    place = published or {"id": key, "parent": None, "path": page.slug, "origin": "local", "languages": []}
    return {**place, **head}
