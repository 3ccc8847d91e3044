"""Work that takes longer than anybody waits: how far it is, what has come of it, and stopping it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.core.people import signed_in
from content.translations import actions
from content.translations.enums import JobState
from content.translations.models import Job
from content.translations.plans import Plan
from content.translations.queries.arriving import arrival_rows, conflict_rows, page_rows, refusal_rows
from content.translations.queries.jobs import jobs_of, left_by, subject_of
from content.translations.rules import translatable_paths
from content.translations.views.choosing import TranslatorsMixin

JOBS_SHOWN = 30


class JobsView(TranslatorsMixin, TemplateView):
    """The jobs that somebody has begun; for administrators all."""

    template_name = "translations/jobs.html"
    page_title = gettext_lazy("Jobs")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        assert self.codes
        jobs = Paginator(jobs_of(signed_in(self.request)), JOBS_SHOWN).get_page(self.request.GET.get("p"))
        rows = [(job, subject_of(job)) for job in jobs]
        return super().get_context_data(**kwargs, rows=rows, jobs=jobs)


class JobMixin:
    """A view of one job, for whoever began it and for administrators."""

    kwargs: dict[str, Any]
    request: HttpRequest

    @cached_property
    def job(self) -> Job:
        user = signed_in(self.request)
        job = jobs_of(user).filter(pk=self.kwargs["job_id"]).first()
        if job is None or not translatable_paths(user):
            raise PermissionDenied
        return job

    @cached_property
    def plan(self) -> Plan:
        if self.job.state != JobState.PREPARED:
            raise Http404
        return Plan.from_bytes(bytes(self.job.upload or b""))


class JobView(JobMixin, WagtailAdminTemplateMixin, TemplateView):
    """How far a job is; of an import that has not begun, what it would change."""

    header_icon = "globe"

    def get_template_names(self) -> list[str]:
        is_prepared = self.job.state == JobState.PREPARED
        return ["translations/import_preview.html" if is_prepared else "translations/job.html"]

    def get_page_title(self) -> str:
        return str(self.job.get_kind_display())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translations:index"), "label": _("Translations")},
            {"url": reverse("translations:jobs"), "label": _("Jobs")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job = self.job
        more = (
            _preview(self.plan)
            if job.state == JobState.PREPARED
            else {"subject": subject_of(job), "left": left_by(job)}
        )
        return super().get_context_data(**kwargs, job=job, **more)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        by = signed_in(request)
        if "stop" in request.POST:
            actions.stop_job(job=self.job, by=by)
        elif "go_on" in request.POST:
            actions.go_on(job=self.job, by=by)
        elif self.job.state == JobState.PREPARED:
            actions.start_import(
                job=self.job,
                taken=request.POST.getlist("taken"),
                is_published="publish" in request.POST,
                by=by,
            )
        return redirect("translations:job", self.job.pk)


class JobProgressView(JobMixin, View):
    """How far a job is, for the script on its page."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        job = self.job
        return JsonResponse({"done": job.done, "total": job.total, "is_active": job.is_active})


class ImportPageView(JobMixin, TranslatorsMixin, TemplateView):
    """What a prepared import would change on one page in one language."""

    template_name = "translations/import_page.html"

    def get_page_title(self) -> str:
        return _("Import")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number = self.kwargs["number"]
        plan = self.plan
        if number >= len(plan.pages):
            raise Http404
        return super().get_context_data(**kwargs, job=self.job, rows=arrival_rows(plan, number))


def _preview(plan: Plan) -> dict[str, Any]:
    rows = page_rows(plan)
    return {
        "rows": [row for row in rows if row.plan.new or row.plan.changed],
        "conflicts": conflict_rows(plan),
        "refusals": refusal_rows(plan),
        "totals": {
            "new": sum(row.plan.new for row in rows),
            "changed": sum(row.plan.changed for row in rows),
            "conflicts": sum(row.plan.conflicts for row in rows),
            "unchanged": sum(row.plan.unchanged for row in rows),
            "refused": len(plan.refusals),
        },
    }
