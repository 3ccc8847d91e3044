"""The screen on which a page is translated."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.models import PageQuerySet

from content.core.people import signed_in
from content.modules import previews
from content.translations import actions
from content.translations.forms import BROKEN, Refusal, TranslationForm, posted_fields
from content.translations.models import Translation
from content.translations.queries import Workbench, last_other_translator, name_of, translated_source
from content.translations.rules import pages_to_translate
from content.translations.views.pages import TranslationMixin
from content.translations.views.segments import Outcome, Row, Rows
from content.translations.wording import sentence

_AT_WORK = timedelta(minutes=10)
_ONE_SITTING = timedelta(minutes=30)


class WorkbenchMixin(TranslationMixin):
    """A view of what is translated on one page."""

    @cached_property
    def user(self) -> User:
        return signed_in(self.request)

    @cached_property
    def among(self) -> PageQuerySet:
        """The pages that the person may translate into the language."""
        return pages_to_translate(self.user)[self.language.code]

    def workbench(self, translation: Translation | None, keys: Collection[str] | None = None) -> Workbench:
        return Workbench(self.page, self.language, translation, among=self.among, keys=keys)

    def save(self, data: Any, keys: Collection[str] | None = None, *, is_logged: bool = True) -> Outcome:
        """Store what was entered, as far as that can be done."""
        entries, refused = self._entered(data, keys)
        if not entries:
            return Outcome(self.translation, refused=refused)
        code = self.language.code
        saved = actions.change_strings(
            page=self.page, language=code, entries=entries, by=self.user, is_logged=is_logged
        )
        entered = {key: entry.string for key, entry in entries.items()}
        author = last_other_translator(self.page, code, self.user) if saved.conflicts else ""
        return Outcome(saved.translation, entered, saved.conflicts, refused, author)

    def _entered(
        self, data: Any, keys: Collection[str] | None
    ) -> tuple[dict[str, actions.Entry], dict[str, Refusal]]:
        form = self.form(data, keys)
        try:
            form.is_valid()
            return form.entries(), form.refused()
        except BROKEN as broken:
            raise BadRequest from broken

    def form(self, data: Any, keys: Collection[str] | None = None) -> TranslationForm:
        bench = self.workbench(self.translation, keys)
        return TranslationForm(data, segments=bench.segments, strings=bench.strings, language=self.language)

    @cached_property
    def other_translator(self) -> dict[str, Any] | None:
        """Who else has worked on it within the last minutes, as it was when the request came."""
        found = self.translation
        if found is None or found.updated_by is None or found.updated_by == self.user:
            return None
        age = timezone.now() - found.updated_at
        if age > _AT_WORK:
            return None
        return {"name": name_of(found.updated_by), "minutes": int(age.total_seconds() // 60)}


class EditTranslationView(WorkbenchMixin, TemplateView):
    """Translate one page into one language: save as a draft, publish, discard, or take away from readers."""

    template_name = "translations/edit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language = self.language
        outcome = kwargs.pop("outcome", None) or Outcome(self.translation)
        bench = self.workbench(outcome.translation)
        rows = Rows.of(bench, outcome)
        return super().get_context_data(
            **kwargs,
            page=self.page,
            language=language,
            translation=outcome.translation,
            groups=list(rows.groups(bench.tasks())),
            tally=bench.tally,
            to_do=bench.tally.total - bench.tally.up_to_date,
            other_translator=self.other_translator,
            is_filtered=self.request.GET.get("show") == "todo",
            media=rows.form.media,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.translation and request.POST.keys() & {"unpublish", "discard"}:
            return self._leave(self.translation)
        outcome = self.save(request.POST)
        if not outcome.is_complete:
            messages.error(request, _("Not everything could be saved: please look at the marked texts."))
            return self._again(outcome=outcome)
        if outcome.translation is None:
            messages.warning(request, _("Nothing is translated yet."))
        elif "publish" in request.POST:
            return self._publish(outcome, outcome.translation)
        else:
            messages.success(request, _("Saved as a draft. Readers do not see it yet."))
        return redirect(request.path)

    def _leave(self, translation: Translation) -> HttpResponse:
        if "unpublish" in self.request.POST:
            actions.unpublish(translation=translation, by=self.user)
            messages.success(self.request, _("Readers no longer see this translation. The draft is kept."))
        elif not self.form(self.request.POST).is_all_seen():
            messages.warning(self.request, _("Somebody else has changed this text meanwhile. Here it is."))
        else:
            actions.discard_draft(translation=translation, by=self.user)
            messages.success(self.request, _("The draft is again what readers see."))
        return redirect(self.request.path)

    def _publish(self, outcome: Outcome, translation: Translation) -> HttpResponse:
        found = self.workbench(translation).findings()
        if found and self.request.POST["publish"] != "anyway":
            questions = [(segment, [sentence(finding) for finding in each]) for segment, each in found]
            return self._again(outcome=outcome, questions=questions)
        actions.publish(translation=translation, by=self.user)
        self.tell_published(_("Saved. Readers see this translation now."))
        return redirect(self.request.path)

    def _again(self, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**kwargs))


class SaveStringsView(WorkbenchMixin, View):
    """Take what a script sends while somebody types, and answer with what is to be shown of it."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Who may not translate is told that first.
        before = self.translation
        sent = _sent(request.body)
        keys = {segment["key"] for segment in sent}
        outcome = self.save(posted_fields(sent), keys, is_logged=self._is_first_save(before))
        bench = self.workbench(outcome.translation, keys)
        rows = Rows.of(bench, outcome)
        other = render_to_string("translations/_also_here.html", {"other": self.other_translator})
        return JsonResponse(
            {
                "done": bench.tally.up_to_date,
                "total": bench.tally.total,
                "other": other,
                "segments": [_shown(rows.row(task)) for task in bench.tasks()],
            }
        )

    def _is_first_save(self, before: Translation | None) -> bool:
        return (
            before is None
            or before.updated_by_id != self.user.pk
            or timezone.now() - before.updated_at > _ONE_SITTING
        )


class PreviewTranslationView(TranslationMixin, View):
    """Show the draft of a translation as readers would see it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        code = self.language.code
        return previews.render(translated_source(self.page), request, code)


def _sent(body: bytes) -> list[dict[str, Any]]:
    try:
        sent = json.loads(body)["segments"]
        return [{**segment, "key": str(segment["key"])} for segment in sent]
    except (KeyError, TypeError, ValueError) as broken:
        raise BadRequest from broken


def _shown(row: Row) -> dict[str, Any]:
    return {
        "key": row.task.segment.key,
        "isDone": row.task.is_done,
        "isConflict": row.conflict is not None,
        "seen": row.fields.seen.value(),
        "madeFrom": row.fields.made_from.value(),
        "regions": {name: row.region(name) for name in ("source", "status", "notes")},
    }
