"""The screen on which official terms are explained in other languages."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from content.core.languages import LANGUAGES, Language
from content.core.people import signed_in
from content.translations.actions import explain_terms
from content.translations.forms.glossary import GlossaryForm
from content.translations.queries.glossary import terms_in
from content.translations.rules import glossary_languages
from content.translations.views.choosing import TranslatorsMixin


class GlossaryView(TranslatorsMixin, TemplateView):
    """All terms and what they are in one language: translators of the state's texts say so, all others read it."""

    template_name = "translations/glossary.html"
    page_title = gettext_lazy("Official terms")
    header_icon = "openquote"

    @cached_property
    def is_open(self) -> bool:
        return self.language.code in glossary_languages(self.request.user)

    @cached_property
    def language(self) -> Language:
        asked = self.request.GET.get("language", "")
        return LANGUAGES[asked if asked in self.codes else self.codes[0]]

    def form(self, data: Any = None) -> GlossaryForm:
        return GlossaryForm(
            data, rows=terms_in(self.language.code), language=self.language, is_open=self.is_open
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form())
        return super().get_context_data(
            **kwargs, language=self.language, languages=[LANGUAGES[code] for code in self.codes]
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("language") != self.language.code or not self.is_open:
            raise PermissionDenied
        form = self.form(request.POST)
        is_valid = form.is_valid()
        told = form.told()
        explain_terms(language=self.language.code, told=told, by=signed_in(request))
        if is_valid:
            messages.success(request, _("Saved. Readers see it now."))
            # What is shown then is what is stored.
            form = self.form()
        else:
            messages.error(
                request, _("Some explanations could not be saved: please look at the marked ones.")
            )
        return self.render_to_response(self.get_context_data(form=form))
