"""Working through a job, a step at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from content.translations.actions.imports import ImportWork
from content.translations.actions.jobs import Ended, Run, Stopped, claim
from content.translations.actions.machine import MachineWork
from content.translations.actions.releasing import release
from content.translations.enums import EndReason, JobKind, JobState
from content.translations.models import Job


class Work(Protocol):
    """What a job consists of."""

    def do(self, run: Run, number: int) -> None:
        """Do one step, in transactions of its own, of which the last counts it as done."""


WORK: Mapping[str, Callable[[Job], Work]] = {JobKind.IMPORT: ImportWork, JobKind.MACHINE: MachineWork}


def run_job(*, job_id: int) -> None:
    """Work on a job until it is done, stopped, or cannot go on; nothing happens if somebody else does."""
    run = claim(job_id=job_id)
    if run is None:
        return
    with suppress(Stopped):
        _run(run)


def _run(run: Run) -> None:
    try:
        _work_through(run)
    except Stopped:
        raise
    except Ended as ended:
        _end(run, ended.state, ended.reason)
    except Exception:
        _end(run, JobState.FAILED, EndReason.BROKEN)
        raise


def _work_through(run: Run) -> None:
    job = Job.objects.select_related("created_by").get(pk=run.job_id)
    work = WORK[job.kind](job)
    for number in range(job.done, job.total):
        work.do(run, number)
    _end(run, JobState.DONE)
    # Everything that came is in the translations now.
    Job.objects.filter(pk=run.job_id, state=JobState.DONE).update(upload=None)


def _end(run: Run, state: JobState, reason: EndReason | None = None) -> None:
    with run.step() as job:
        if state is not JobState.FAILED:
            release(job)
        job.note(replace(job.result, reason=reason.value if reason else ""), state=state)
