"""Texts from files into pages: new ones and those that are as we left them, never those that an editor has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from content.core.languages import SOURCE_LANGUAGE
from content.editions.digests import digest
from content.modules.models import InfoPage
from content.seed.models import ShippedText
from content.translations import actions as translations
from content.translations.bodies import Body
from content.translations.models import Translation
from content.translations.schemas import structure_of
from content.translations.staleness import Strings


@dataclass(frozen=True, slots=True)
class SourceText:
    """The German text of a page as it is stored, and where its facts come from.

    Its ``icon`` and ``purpose`` are for pages that have none; they say nothing of the text.
    """

    structure: dict[str, Any]
    sources: list[dict[str, Any]] = field(default_factory=list)
    checked_date: date | None = None
    icon: str = ""
    purpose: str = ""

    @property
    def digest(self) -> str:
        return digest([self.structure, self.sources, str(self.checked_date)])


def load_source(*, page: InfoPage, text: SourceText) -> str:
    """Give a page its German text and publish it; return ``created``, ``updated``, ``unchanged`` or ``kept``."""
    shipped = _shipped(page.translation_key, SOURCE_LANGUAGE)
    if shipped and (page.has_unpublished_changes or _text_of(page).digest != shipped.digest):
        return "kept"
    if shipped and shipped.digest == text.digest:
        return "unchanged"
    page.title, page.summary, page.body = (text.structure[name] for name in ("title", "summary", "body"))
    page.draft_title = page.title
    page.icon = page.icon or text.icon
    page.purpose = page.purpose or text.purpose
    page.sources = text.sources  # type: ignore[assignment]  # a StreamField takes what it stores
    page.checked_date = text.checked_date
    page.save_revision(log_action=False).publish(skip_permission_checks=True)
    return _note(page, SOURCE_LANGUAGE, _text_of(InfoPage.objects.get(pk=page.pk)).digest, shipped)


def load_strings(*, page: InfoPage, language: str, strings: Strings, body: Body | None = None) -> str:
    """Give a page its strings in a language, with a body perhaps, and publish; return what ``load_source`` does."""
    translation = Translation.objects.filter(page_id=page.pk, language=language).first()
    shipped = _shipped(page.translation_key, language)
    if shipped and (translation is None or _digest_of(translation) != shipped.digest):
        return "kept"
    stored = {key: string.to_json() for key, string in strings.items()}
    if shipped and shipped.digest == _digest(stored, body.to_json() if body else None):
        return "unchanged"
    if shipped is None and translation is not None:
        return "kept"
    loaded = translations.save_draft(page=page, language=language, strings=strings, by=None)
    if body or loaded.draft_body:
        loaded = translations.save_body(page=page, language=language, body=body, by=None)
    translations.publish(translation=loaded, by=None)
    return _note(page, language, _digest_of(loaded), shipped)


def _text_of(page: InfoPage) -> SourceText:
    return SourceText(structure_of(page), [dict(block) for block in page.sources.raw_data], page.checked_date)


def _digest_of(translation: Translation) -> str:
    return _digest(translation.draft, translation.draft_body)


def _digest(strings: Mapping[str, Any], body: Mapping[str, Any] | None) -> str:
    return digest([dict(strings), dict(body)] if body else dict(strings))


def _shipped(key: UUID, language: str) -> ShippedText | None:
    return ShippedText.objects.filter(key=key, language=language).first()


def _note(page: InfoPage, language: str, loaded: str, shipped: ShippedText | None) -> str:
    ShippedText.objects.update_or_create(
        key=page.translation_key, language=language, defaults={"digest": loaded}
    )
    return "updated" if shipped else "created"
