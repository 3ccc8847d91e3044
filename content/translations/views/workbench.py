"""The screen on which a page is translated."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from content.core.people import signed_in
from content.translations import actions
from content.translations.forms import TranslationForm
from content.translations.queries import source_segments
from content.translations.views.pages import TranslationMixin


class EditTranslationView(TranslationMixin, TemplateView):
    """Translate one page into one language: save as a draft, publish, or take away from readers."""

    template_name = "translations/edit.html"

    def form(self, data: Any = None) -> TranslationForm:
        return TranslationForm(
            data,
            segments=source_segments(self.page),
            strings=self.translation.draft_strings if self.translation else {},
            language=self.language,
            seen=self.translation.updated_at.isoformat() if self.translation else "",
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form())
        language = self.language
        return super().get_context_data(
            **kwargs,
            page=self.page,
            language=language,
            translation=self.translation,
            media=kwargs["form"].media,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = self.language
        if "unpublish" in request.POST and self.translation:
            actions.unpublish(translation=self.translation, by=signed_in(request))
            messages.success(request, _("Readers no longer see this translation. The draft is kept."))
            return redirect(request.path)
        form = self.form(request.POST)
        try:
            is_valid = form.is_valid()
        except (AttributeError, KeyError, TypeError, ValueError) as broken:
            # The rich text editor takes what it is sent for its own.
            raise BadRequest from broken
        if not is_valid:
            messages.error(request, _("The translation could not be saved."))
            return self.render_to_response(self.get_context_data(form=form))
        saved = actions.save_draft(
            page=self.page, language=language.code, strings=form.translated(), by=signed_in(request)
        )
        if "publish" in request.POST:
            actions.publish(translation=saved, by=signed_in(request))
            messages.success(request, _("Saved. Readers see this translation now."))
        else:
            messages.success(request, _("Saved as a draft. Readers do not see it yet."))
        return redirect(request.path)
