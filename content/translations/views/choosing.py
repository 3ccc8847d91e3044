"""What the screens have in common on which pages and languages are chosen."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.translations.forms.choosing import ChoosingForm
from content.translations.queries.choosing import Root, root_of, roots_for
from content.translations.rules import translatable_paths


class TranslatorsMixin(WagtailAdminTemplateMixin):
    """A view for those who may translate anything."""

    request: HttpRequest
    page_title: Any
    header_icon = "globe"

    @cached_property
    def codes(self) -> list[str]:
        codes = list(translatable_paths(self.request.user))
        if not codes:
            raise PermissionDenied
        return codes

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translations:index"), "label": _("Translations")},
            {"url": "", "label": self.get_page_title()},
        ]


class ChoosingMixin(TranslatorsMixin):
    """A view with a form in which pages and languages are chosen, which is in the address."""

    form_class: type[ChoosingForm]

    def form(self, data: Any, codes: list[str]) -> ChoosingForm:
        given = data if "extent" in data else None
        initial = {"below": data.get("below"), "languages": data.getlist("languages")}
        initial = {name: value for name, value in initial.items() if value}
        return self.form_class(given, roots=self._roots(data), codes=codes, initial=initial)

    def _roots(self, data: Any) -> list[Root]:
        roots = roots_for(self.request.user)
        asked = data.get("below", "")
        if asked.isdecimal() and int(asked) not in {root.page_id for root in roots}:
            root = root_of(self.request.user, int(asked))
            return [*([root] if root else []), *roots]
        return roots
