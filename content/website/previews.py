"""Drafts as readers would see them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.core.languages import LANGUAGES, SOURCE
from content.districts.models import District
from content.editions.building import Builder, adapted_subjects_of, subjects_of
from content.editions.composing import Subject, texts_of
from content.editions.explaining import Explainer
from content.editions.models import Edition
from content.editions.reading import ReadEdition, content_of
from content.editions.references import references_of
from content.modules import previews
from content.modules.models import InfoPage
from content.overrides.models import OverridePage
from content.translations.models import Translation
from content.translations.queries.glossary import Glossary
from content.website import text_pages

# What a published page is of is not what its draft is of.
_OF_A_DRAFT = ("purpose", "event", "published_at")


@previews.register
def preview(page: InfoPage | OverridePage, request: HttpRequest, language_code: str) -> HttpResponse:
    """Show a draft in its district, or, if it is statewide, in the first one that offers the language."""
    subject = next(subjects_of([page])) if isinstance(page, InfoPage) else _adapted(page)
    if subject is None:
        return HttpResponse(_("The state has deleted this page. There is nothing to show."))
    home = page.get_parent().get_ancestors(inclusive=True).filter(depth=2).get().specific
    return show(subject, getattr(home, "district", None), language_code)


@previews.register_in_district
def preview_in(page: InfoPage, district: District, language_code: str) -> HttpResponse:
    """Show a page, as it is in memory, in a district that has made nothing of it."""
    return show(next(subjects_of([page])), district, language_code)


def show(subject: Subject, district: District | None, language_code: str) -> HttpResponse:
    """Show a page, as it is in memory, in a district, or in the first one that offers the language."""
    editions = Edition.objects.exclude(version="").order_by("district__slug")
    if district:
        editions = editions.filter(district=district)
    found = editions.filter(language=language_code).first() or editions.first()
    if found is None:
        return HttpResponse(_("There is no district yet in which the page could be shown."))
    # The code is what an address says, which anybody may write.
    language = LANGUAGES.get(language_code, SOURCE)
    edition = ReadEdition(language, found.version, content_of(found))
    texts: list[Page] = [subject.page, *([subject.override] if subject.override else [])]
    drafts = list(Translation.objects.filter(page__in=[text.pk for text in texts]))
    builder = Builder(
        texts_of(drafts, of_drafts=True),
        references_of(texts, drafts, of_drafts=True),
        Explainer(Glossary.load()),
    )
    snapshot, head = builder.build(subject, language.code)
    return HttpResponse(
        text_pages.preview(edition, _entry(edition, subject.page, head), snapshot, timezone.localdate())
    )


def _adapted(override: OverridePage) -> Subject | None:
    return next(adapted_subjects_of([override]), None)


def _entry(edition: ReadEdition, page: InfoPage, head: dict[str, Any]) -> dict[str, Any]:
    key = str(page.translation_key)
    published = next((entry for entry in edition.pages if entry["id"] == key), None)
    new = {"id": key, "parent": None, "path": page.slug, "origin": "local", "languages": []}
    lasting = {name: said for name, said in (published or new).items() if name not in _OF_A_DRAFT}
    has_purpose = page.purpose and lasting["parent"] is None
    return {**lasting, **({"purpose": page.purpose} if has_purpose else {}), **head}
