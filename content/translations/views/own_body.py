"""The screen on which a page's text is written anew in a language."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from content.core.languages import Language
from content.core.people import signed_in
from content.core.readability import HARDEST
from content.modules.models import InfoPage
from content.translations import actions
from content.translations.bodies import Body, begun_with, body_segments, compared_with, copied
from content.translations.forms import BROKEN
from content.translations.forms.own_body import OwnBodyForm
from content.translations.queries import segments_in, translated_source
from content.translations.queries.own_body import (
    body_differences,
    source_blocks,
    source_changes,
    source_token,
)
from content.translations.readability import readability
from content.translations.schemas import schema_of, structure_of
from content.translations.segments import Segment, extract, unit_of
from content.translations.views.pages import TranslationMixin


class OwnBodyView(TranslationMixin, TemplateView):
    """Write a page's text anew in a language, beside the German: as a draft, for readers, or no longer."""

    steps = ("start", "give_up", "discard", "unpublish")

    @cached_property
    def language(self) -> Language:
        language = super().language
        if not (language.is_rewritten and isinstance(self.page, InfoPage)):
            raise Http404
        return language

    @cached_property
    def source(self) -> InfoPage:
        return translated_source(self.page)

    @cached_property
    def segments(self) -> list[Segment]:
        return segments_in(self.source)

    @property
    def body(self) -> Body | None:
        return self.translation.own_draft_body if self.translation else None

    def get_template_names(self) -> list[str]:
        return ["translations/own_body.html" if self.body else "translations/own_body_start.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {"page": self.page, "language": self.language, "translation": self.translation}
        if body := self.body:
            form = kwargs.setdefault("form", OwnBodyForm(stored=body, source=source_token(self.source)))
            shown |= {"body": body, "media": form.media, "changes": source_changes(self.source, body)}
            shown |= {"lix": readability(self._said(body)), "hardest": HARDEST.get(self.language.code)}
        else:
            shown["is_partly_translated"] = self._is_partly_translated()
        changed = {unit_of(segment.key) for segment in body.changed(self.segments)} if body else set()
        return super().get_context_data(**kwargs, **shown, blocks=source_blocks(self.source, changed))

    def _said(self, body: Body) -> list[Segment]:
        strings = self.translation.draft_strings if self.translation else {}
        lines = [Segment(name, strings[name].text) for name in ("title", "summary") if name in strings]
        return [*lines, *extract({"body": body.blocks}, schema_of(InfoPage))]

    def _is_partly_translated(self) -> bool:
        strings = self.translation.draft_strings if self.translation else {}
        return any(segment.key in strings for segment in body_segments(self.segments))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = next((step for step in self.steps if step in request.POST), "save")
        return getattr(self, f"_{asked}")(request)

    def _start(self, request: HttpRequest) -> HttpResponse:
        body = copied(structure_of(self.source), self.segments)
        if request.POST["start"] == "translated" and self.translation:
            body = begun_with(
                structure_of(self.source),
                schema_of(InfoPage),
                self.segments,
                self.translation.draft_strings,
            )
        if self._store(body, seen=""):
            messages.success(request, _("Here is your text to begin with. Readers do not see it yet."))
        return redirect(request.path)

    def _give_up(self, request: HttpRequest) -> HttpResponse:
        if not self._store(None, seen=request.POST.get("seen", "")):
            return redirect(request.path)
        messages.success(request, _("The text is translated sentence by sentence again."))
        return redirect("translations:edit", self.page.pk, self.language.code)

    def _store(self, body: Body | None, seen: str) -> bool:
        try:
            actions.save_body(
                page=self.page, language=self.language.code, body=body, seen=seen, by=signed_in(self.request)
            )
        except actions.BodyConflict:
            messages.warning(self.request, _("Somebody else has changed this text meanwhile. Here it is."))
            return False
        return True

    def _discard(self, request: HttpRequest) -> HttpResponse:
        if self.body and request.POST.get("seen", self.body.token) != self.body.token:
            messages.warning(request, _("Somebody else has changed this text meanwhile. Here it is."))
        elif self.translation and self.translation.is_live:
            actions.discard_draft(translation=self.translation, by=signed_in(request))
            messages.success(request, _("The draft is again what readers see."))
        return redirect(request.path)

    def _unpublish(self, request: HttpRequest) -> HttpResponse:
        if self.translation and self.translation.is_live:
            actions.unpublish(translation=self.translation, by=signed_in(request))
            messages.success(request, _("Readers no longer see this translation. The draft is kept."))
        return redirect(request.path)

    def _save(self, request: HttpRequest) -> HttpResponse:
        if self.body is None:
            return redirect(request.path)
        form = self._posted_form(self.body)
        if not form.is_valid():
            messages.error(request, _("The text could not be saved."))
            return self.render_to_response(self.get_context_data(form=form))
        entered, is_compared = form.entered(), form.cleaned_data["is_compared"]
        is_same_source = form.cleaned_data["source"] == source_token(self.source)
        if is_compared and is_same_source:
            entered = compared_with(entered, self.segments)
        try:
            saved = actions.save_body(
                page=self.page,
                language=self.language.code,
                body=entered,
                seen=form.cleaned_data["seen"],
                by=signed_in(request),
            )
        except actions.BodyConflict:
            return self._show_conflict(entered)
        if is_compared and not is_same_source:
            messages.warning(request, _("The German has changed again meanwhile. Please compare once more."))
        if "publish" in request.POST:
            actions.publish(translation=saved, by=signed_in(request))
            self.tell_published(_("Saved. Readers see this text now."))
        else:
            messages.success(request, _("Saved as a draft. Readers do not see it yet."))
        return redirect(request.path)

    def _posted_form(self, body: Body) -> OwnBodyForm:
        posted = self.request.POST
        form = OwnBodyForm(
            posted, stored=body, source=source_token(self.source), is_draft="publish" not in posted
        )
        try:
            form.is_valid()
        except BROKEN as broken:
            raise BadRequest from broken
        return form

    def _show_conflict(self, entered: Body) -> HttpResponse:
        assert self.body
        # Saving again is then meant.
        form = OwnBodyForm(stored=entered, source=source_token(self.source), seen=self.body.token)
        theirs = body_differences(self.body, entered)
        return self.render_to_response(self.get_context_data(form=form, differences=theirs))
