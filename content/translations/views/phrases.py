"""The same German sentence on many pages."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from content.translations import actions
from content.translations.queries import Wording, other_wordings
from content.translations.segments import Segment
from content.translations.staleness import String
from content.translations.views.workbench import WorkbenchMixin


class PhraseView(WorkbenchMixin, TemplateView):
    """Say a German text, which several pages have, on others as it is said here; only their drafts are changed."""

    template_name = "translations/phrase.html"

    @cached_property
    def segment(self) -> Segment:
        segments = self.workbench(self.translation, [self.request.GET.get("key", "")]).segments
        if not segments:
            raise Http404
        return segments[0]

    @cached_property
    def string(self) -> String:
        string = self.translation.draft_strings.get(self.segment.key) if self.translation else None
        if string is None or string.digest != self.segment.digest:
            raise Http404
        return string

    def wordings(self) -> list[Wording]:
        code = self.language.code
        return other_wordings(self.page, code, self.segment, self.string.text, among=self.among)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=self.page,
            language=self.language,
            segment=self.segment,
            string=self.string,
            wordings=self.wordings(),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.POST.getlist("phrase")
        changed = actions.say_alike(
            wordings=[wording for wording in self.wordings() if wording.name in asked],
            language=self.language.code,
            string=self.string,
            by=self.user,
        )
        if len(changed) < len(asked):
            messages.warning(
                request, _("Somebody has changed one of the texts meanwhile: please look again.")
            )
        return self.render_to_response(self.get_context_data(changed=changed))
