"""Storing what came back from translators' programs, after somebody has looked at what it changes."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.models import Page

from content.translations.actions.jobs import Run, start_prepared
from content.translations.actions.releasing import changed, done, obstacle
from content.translations.actions.strings import Entry, change_strings
from content.translations.enums import FailureReason, JobKind, JobState
from content.translations.exchange.documents import portable
from content.translations.models import Job
from content.translations.plans import Fate, PagePlan, Plan
from content.translations.reports import Failure


@transaction.atomic
def prepare_import(*, name: str, plan: Plan, by: User) -> Job:
    """Keep what an upload would change until somebody says that it shall; translations stay as they are."""
    Job.objects.filter(kind=JobKind.IMPORT, state=JobState.PREPARED, created_by=by).delete()
    return Job.objects.create(
        kind=JobKind.IMPORT,
        state=JobState.PREPARED,
        created_by=by,
        upload=plan.to_bytes(),
        parameters={
            "name": portable(name),
            "pairs": [(page.page_id, page.language) for page in plan.pages],
        },
        total=len(plan.pages),
    )


@transaction.atomic
def start_import(*, job: Job, taken: Collection[str], is_published: bool, by: User) -> None:
    """Store what a prepared import changes; of the conflicts only those that are named, as outdated."""
    start_prepared(job=job, parameters={"taken": sorted(taken), "publish": is_published}, by=by)


class ImportWork:
    """Stores an upload, a page in its language at a time; what others have written meanwhile stays."""

    def __init__(self, job: Job) -> None:
        self.plan = Plan.from_bytes(bytes(job.upload or b""))
        self.taken = set(job.parameters["taken"])
        self.by = job.created_by

    def do(self, run: Run, number: int) -> None:
        plan = self.plan.pages[number]
        entries = self._entries(number, plan)
        with run.step() as job:
            if entries:
                self._store(job, number, plan, entries)
            done(job, number)

    def _entries(self, number: int, plan: PagePlan) -> dict[str, Entry]:
        return {
            arrival.key: Entry(arrival.string, arrival.seen)
            for place, arrival in enumerate(plan.arrivals)
            if arrival.fate is not Fate.CONFLICT or f"{number}-{place}" in self.taken
        }

    def _store(self, job: Job, number: int, plan: PagePlan, entries: dict[str, Entry]) -> None:
        page = Page.objects.filter(pk=plan.page_id).first()
        reason = obstacle(page, plan.language, self.by)
        if reason:
            job.note(job.result.but_not([Failure(plan.page_id, plan.language, "", reason.value)]))
            return
        assert page
        saved = change_strings(page=page.specific, language=plan.language, entries=entries, by=self.by)
        failures = [
            Failure(plan.page_id, plan.language, key, FailureReason.CHANGED.value) for key in saved.conflicts
        ]
        job.note(job.result.plus(texts=len(entries) - len(failures)).but_not(failures))
        if len(failures) < len(entries):
            changed(job, number)
