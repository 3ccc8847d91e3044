"""Having texts translated by a machine."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages

from content.core.people import signed_in
from content.translations import actions
from content.translations.enums import Extent
from content.translations.forms.choosing import MachineForm
from content.translations.machine.providers import Translator
from content.translations.machine.registry import configured
from content.translations.queries.choosing import allowed_pairs, pages_below
from content.translations.queries.machine import Estimate, characters_left, estimate
from content.translations.views.choosing import ChoosingMixin
from content.translations.views.pages import TranslationMixin


class MachineView(ChoosingMixin, TemplateView):
    """Choose what a machine translates, see how much that is, and begin."""

    template_name = "translations/machine.html"
    page_title = gettext_lazy("Translate by machine")
    form_class = MachineForm

    @cached_property
    def machine(self) -> Translator | None:
        return configured()

    def _form(self, data: Any) -> Any:
        offered = self.machine.languages() if self.machine else frozenset()
        return self.form(data, [code for code in self.codes if code in offered])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self._form(request.GET)
        counted = self._estimate(form) if form.is_bound and form.is_valid() else None
        return self.render_to_response(
            self.get_context_data(form=form, machine=self.machine, estimate=counted, left=characters_left())
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if self.machine is None or not form.is_valid():
            raise PermissionDenied
        job = actions.start_machine(
            estimate=self._estimate(form),
            extent=form.cleaned_data["extent"],
            is_published=form.cleaned_data["publish"],
            by=signed_in(request),
        )
        return redirect("translations:job", job.pk)

    def _estimate(self, form: Any) -> Estimate:
        pairs = allowed_pairs(self.request.user, pages_below(form.root), form.cleaned_data["languages"])
        return estimate(pairs, form.cleaned_data["extent"])


class TranslatePageView(TranslationMixin, View):
    """Have a machine translate what is missing of one page in one language."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        code = self.language.code
        machine = configured()
        if machine is None or code not in machine.languages():
            raise PermissionDenied
        counted = estimate([(self.page, code)], Extent.MISSING)
        if not counted.texts:
            messages.info(request, gettext("Nothing is missing."))
            return redirect("translations:edit", self.page.pk, code)
        job = actions.start_machine(
            estimate=counted, extent=Extent.MISSING, is_published=False, by=signed_in(request)
        )
        return redirect("translations:job", job.pk)
