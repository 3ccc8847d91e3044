"""What there is to translate."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.core.languages import LANGUAGES
from content.translations.queries import pages_with_progress
from content.translations.rules import pages_to_translate

PAGES_SHOWN = 50


class TranslationIndexView(WagtailAdminTemplateMixin, TemplateView):
    """The pages that a person may translate, and how they stand in one language."""

    template_name = "translations/index.html"
    page_title = gettext_lazy("Translations")
    header_icon = "globe"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        scopes = pages_to_translate(self.request.user)
        if not scopes:
            raise PermissionDenied
        asked = self.request.GET.get("language", "")
        code = asked if asked in scopes else next(iter(scopes))
        pages = Paginator(scopes[code], PAGES_SHOWN).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            **kwargs,
            languages=[LANGUAGES[offered] for offered in scopes],
            language=LANGUAGES[code],
            pages=pages,
            rows=pages_with_progress(pages.object_list, LANGUAGES[code]),
        )
