"""One page and its translations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from content.core.languages import LANGUAGES, SOURCE, SOURCE_LANGUAGE, Language
from content.translations.models import Translation
from content.translations.queries.board import Cell, cells_of
from content.translations.queries.waiting import Waiting, next_waiting
from content.translations.rules import translatable_languages
from content.translations.staleness import Status
from content.translations.standing import publication_words, status_words, waiting_words

_LONGEST_TITLE = 40


class PageMixin(WagtailAdminTemplateMixin):
    """A view of one page's translations, for those who may translate it."""

    kwargs: dict[str, Any]
    request: HttpRequest
    header_icon = "globe"

    @cached_property
    def page(self) -> Page:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not getattr(page, "translated_fields", None):
            raise Http404
        return page

    @cached_property
    def codes(self) -> list[str]:
        return translatable_languages(self.request.user, self.page)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translations:index"), "label": _("Translations")},
            {
                "url": reverse("translations:page", args=[self.page.pk]),
                "label": self.page.get_admin_display_title(),
            },
        ]


class TranslationMixin(PageMixin):
    """A view of one page's translation into one language, for those who may translate it."""

    @cached_property
    def language(self) -> Language:
        language = LANGUAGES.get(self.kwargs["code"])
        if language is None or language.code == SOURCE_LANGUAGE:
            raise Http404
        if language.code not in self.codes:
            raise PermissionDenied
        return language

    @cached_property
    def translation(self) -> Translation | None:
        return Translation.objects.filter(page_id=self.page.pk, language=self.language.code).first()

    def get_page_title(self) -> str:
        return f"{self.page.get_admin_display_title()} · {self.language.autonym}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.language.autonym}]

    def tell_published(self, message: str) -> None:
        """Say that readers see it now, with the way to what waits next."""
        waiting = next_waiting(self.request.user, self.language.code, after=self.page)
        buttons = [_way_to(waiting)] if waiting else []
        messages.success(self.request, message, buttons=buttons)


def _way_to(waiting: Waiting) -> tuple[str, str, bool]:
    title = format_html(
        '<span lang="{}" dir="{}">{}</span>',
        SOURCE.code,
        SOURCE.direction,
        Truncator(waiting.page.title).chars(_LONGEST_TITLE),
    )
    address = reverse("translations:edit", args=[waiting.page.page_id, waiting.language.code])
    return messages.button(address, format_html(_("Next: {title}"), title=title))


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """How the page stands in one language, in words; ``tags`` are names of statuses and words."""

    language: Language
    status: Status
    tags: list[tuple[str, str]]
    publication: str
    since: str


class PageTranslationsView(PageMixin, TemplateView):
    """How one page stands in each language."""

    template_name = "translations/page.html"

    def get_page_title(self) -> str:
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not self.codes:
            raise PermissionDenied
        cells = cells_of(self.page)
        return super().get_context_data(
            **kwargs,
            page=self.page,
            rows=[(_row(LANGUAGES[code], cells[code]), code in self.codes) for code in cells],
        )


def _row(language: Language, cell: Cell) -> LanguageRow:
    return LanguageRow(
        language,
        cell.status,
        status_words(cell),
        publication_words(cell),
        waiting_words(cell, timezone.now()),
    )
