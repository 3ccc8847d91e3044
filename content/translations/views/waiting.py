"""What waits for whoever is asking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.core.languages import LANGUAGES
from content.translations.forms.overview import WaitingFilterForm
from content.translations.queries.board import STATEWIDE
from content.translations.queries.waiting import Waiting, waiting_for
from content.translations.rules import translatable_paths
from content.translations.standing import task_words, waiting_words

ROWS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class ShownWaiting:
    """One line of the list; ``tags`` are names of statuses and words."""

    waiting: Waiting
    tags: list[tuple[str, str]]
    notes: list[str]
    since: str


class WaitingView(WagtailAdminTemplateMixin, TemplateView):
    """What a person may translate and has to, the most urgent first."""

    template_name = "translations/index.html"
    page_title = gettext_lazy("Translations")
    header_icon = "globe"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paths = translatable_paths(self.request.user)
        if not paths:
            raise PermissionDenied
        form = WaitingFilterForm(self.request.GET, codes=paths)
        code = form.chosen("language")
        found = waiting_for(self.request.user, {code: paths[code]} if code else paths)
        listed = Paginator(found, ROWS_SHOWN).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            **kwargs,
            form=form,
            chosen=code,
            languages=[LANGUAGES[offered] for offered in paths],
            has_languages=len(paths) > 1,
            listed=listed,
            rows=[_shown(waiting) for waiting in listed],
        )


def _shown(waiting: Waiting) -> ShownWaiting:
    return ShownWaiting(
        waiting,
        tags=task_words(waiting),
        notes=list(_notes(waiting)),
        since=waiting_words(waiting.cell, timezone.now()),
    )


def _notes(waiting: Waiting) -> Iterator[str]:
    if waiting.scope.slug != STATEWIDE:
        yield waiting.scope.name
    if waiting.page.is_adapted:
        yield _("adapted page")
