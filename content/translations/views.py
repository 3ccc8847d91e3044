"""The screens on which pages are translated."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE, Language
from content.core.people import signed_in
from content.translations import actions
from content.translations.forms import TranslationForm
from content.translations.models import Translation
from content.translations.queries import pages_with_progress, progress_by_language, source_segments
from content.translations.rules import pages_to_translate, translatable_languages

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


class PageTranslationsView(PageMixin, TemplateView):
    """How one page stands in each language."""

    template_name = "translations/page.html"

    def get_page_title(self) -> str:
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not self.codes:
            raise PermissionDenied
        return super().get_context_data(
            **kwargs,
            page=self.page,
            rows=[(row, row.language.code in self.codes) for row in progress_by_language(self.page)],
        )


class EditTranslationView(PageMixin, TemplateView):
    """Translate one page into one language: save as a draft, publish, or take away from readers."""

    template_name = "translations/edit.html"

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
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.language.autonym}]

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
