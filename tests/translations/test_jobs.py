"""Who works on a job, and what stopping and going on mean."""

import zlib
from datetime import timedelta

import pytest
from django.utils import timezone

from content.translations import actions
from content.translations.actions.jobs import Stopped, claim
from content.translations.actions.running import run_job
from content.translations.enums import EndReason, JobKind, JobState
from content.translations.models import Job
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(db):
    return UserFactory.create(is_superuser=True)


def make_job(state, owner, *, silent_minutes=0, **values):
    job = Job.objects.create(
        kind=JobKind.MACHINE,
        state=state,
        created_by=owner,
        parameters={"pairs": [], "extent": "MISSING", "publish": False},
        **values,
    )
    then = timezone.now() - timedelta(minutes=silent_minutes)
    Job.objects.filter(pk=job.pk).update(updated_at=then)
    job.refresh_from_db()
    return job


def state_of(job):
    job.refresh_from_db()
    return job.state


CASES = [
    (JobState.PREPARED, 0, False, False),
    (JobState.WAITING, 0, True, False),
    (JobState.WAITING, 3, True, True),
    (JobState.RUNNING, 0, False, False),
    (JobState.RUNNING, 3, True, True),
    (JobState.PAUSED, 0, False, True),
    (JobState.FAILED, 0, False, True),
    (JobState.DONE, 3, False, False),
]


@pytest.mark.parametrize(("state", "minutes", "is_claimed", "may_go_on"), CASES)
def test_who_may_work_on_what(owner, state, minutes, is_claimed, may_go_on):
    job = make_job(state, owner, silent_minutes=minutes)

    assert (job.may_go_on, claim(job_id=job.pk) is not None) == (may_go_on, is_claimed)


def test_only_one_works_on_a_job(owner):
    job = make_job(JobState.WAITING, owner)

    first, second = claim(job_id=job.pk), claim(job_id=job.pk)

    assert (first is None, second) == (False, None)


def test_who_was_silent_too_long_has_lost_the_job(owner):
    job = make_job(JobState.WAITING, owner)
    silent = claim(job_id=job.pk)
    Job.objects.update(updated_at=timezone.now() - timedelta(minutes=3))
    claim(job_id=job.pk)

    with pytest.raises(Stopped), silent.step():
        pass


def test_after_a_stop_nothing_is_done(owner):
    job = make_job(JobState.WAITING, owner)
    run = claim(job_id=job.pk)

    actions.stop_job(job=job, by=owner)

    assert state_of(job) == JobState.PAUSED
    with pytest.raises(Stopped), run.step():
        pass


def test_what_is_done_is_not_stopped(owner):
    job = make_job(JobState.DONE, owner)

    actions.stop_job(job=job, by=owner)

    assert state_of(job) == JobState.DONE


def test_a_job_without_steps_is_done_at_once(settings, owner, committed):
    settings.LOTSE_TRANSLATOR = "dummy"
    job = make_job(JobState.PAUSED, owner, report={"reason": EndReason.BUDGET.value})

    with committed():
        actions.go_on(job=job, by=owner)

    assert (state_of(job), job.reason) == (JobState.DONE, "")


def test_what_runs_does_not_go_on_twice(owner, committed):
    job = make_job(JobState.RUNNING, owner)

    with committed():
        actions.go_on(job=job, by=owner)

    assert state_of(job) == JobState.RUNNING


def test_nobody_runs_a_job_that_does_not_wait(owner):
    job = make_job(JobState.PAUSED, owner)

    run_job(job_id=job.pk)

    assert state_of(job) == JobState.PAUSED


def test_what_breaks_is_said(owner):
    job = make_job(JobState.WAITING, owner, upload=b"broken")
    Job.objects.update(kind=JobKind.IMPORT, parameters={"taken": [], "pairs": [], "publish": False})

    with pytest.raises(zlib.error):
        run_job(job_id=job.pk)

    assert (state_of(job), job.reason) == (JobState.FAILED, EndReason.BROKEN.label)


def test_jobs_say_what_they_are(owner):
    job = make_job(JobState.RUNNING, owner, done=1, total=3)

    assert (str(job), job.percent) == (f"{JobKind.MACHINE.label} {job.created_at:%Y-%m-%d}", 33)
