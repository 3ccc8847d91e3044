"""Starting and stopping what takes longer than anybody waits, and who works on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from content.translations.enums import EndReason, JobKind, JobState
from content.translations.models import Job


class Stopped(Exception):
    """Somebody has stopped the job, or somebody else works on it by now."""


class Ended(Exception):
    """A job cannot go on at present."""

    def __init__(self, state: JobState, reason: EndReason) -> None:
        super().__init__(reason.value)
        self.state, self.reason = state, reason


@dataclass(frozen=True, slots=True)
class Run:
    """The right to work on a job, as long as nobody takes it away."""

    job_id: int
    runner: UUID

    @contextmanager
    def step(self) -> Iterator[Job]:
        """Hold the job in a transaction; raises ``Stopped`` if it is no longer ours.

        What is set in ``done`` and ``report`` is stored together with what is done in it.
        """
        with transaction.atomic():
            job = (
                Job.objects.without_upload()
                .select_for_update()
                .filter(pk=self.job_id, runner=self.runner, state=JobState.RUNNING)
                .first()
            )
            if job is None:
                raise Stopped
            yield job
            job.save(update_fields=["state", "done", "report", "updated_at"])


@transaction.atomic
def start_job(
    *, kind: JobKind, parameters: Mapping[str, Any], total: int, by: User, upload: bytes | None = None
) -> Job:
    """Begin a job once the transaction holds."""
    job = Job.objects.create(
        kind=kind, parameters=dict(parameters), total=total, created_by=by, upload=upload
    )
    _ask_for(job)
    return job


@transaction.atomic
def start_prepared(*, job: Job, parameters: Mapping[str, Any], by: User) -> None:
    """Begin a job that was only looked at until now; nothing happens if it has begun."""
    started = Job.objects.filter(pk=job.pk, state=JobState.PREPARED).update(
        state=JobState.WAITING,
        parameters={**job.parameters, **parameters},
        created_by=by,
        updated_at=timezone.now(),
    )
    if started:
        _ask_for(job)


@transaction.atomic
def stop_job(*, job: Job, by: User) -> None:
    """Let nothing more of a job be done after the step that is being done."""
    Job.objects.filter(pk=job.pk, state__in=[JobState.WAITING, JobState.RUNNING]).update(
        state=JobState.PAUSED, runner=None, updated_at=timezone.now()
    )


@transaction.atomic
def go_on(*, job: Job, by: User) -> None:
    """Let a job go on that has stopped, or that nobody works on any more."""
    present = Job.objects.without_upload().select_for_update().get(pk=job.pk)
    if not present.may_go_on:
        return
    present.note(present.result.going_on(), state=JobState.WAITING, runner=None)
    present.save(update_fields=["state", "report", "runner", "updated_at"])
    _ask_for(present)


def claim(*, job_id: int) -> Run | None:
    """Take a job that waits, for oneself alone; return nothing if there is none, or somebody was quicker."""
    run = Run(job_id, uuid4())
    taken = (
        Job.objects.to_be_run()
        .filter(pk=job_id)
        .update(state=JobState.RUNNING, runner=run.runner, updated_at=timezone.now())
    )
    return run if taken else None


def _ask_for(job: Job) -> None:
    from content.translations.tasks import run_translation_job  # noqa: PLC0415 - the task calls actions

    transaction.on_commit(partial(run_translation_job.enqueue, job.pk))
