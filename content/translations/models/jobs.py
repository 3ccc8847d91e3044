from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.translations.enums import EndReason, JobKind, JobState
from content.translations.reports import Report

# Whoever has said nothing for so long no longer works on a job.
SILENCE = timedelta(minutes=2)


class JobQuerySet(models.QuerySet["Job"]):
    def without_upload(self) -> JobQuerySet:
        return self.defer("upload")

    def to_be_run(self) -> JobQuerySet:
        """Those that nobody works on, though somebody wants it."""
        is_silent = models.Q(state=JobState.RUNNING, updated_at__lt=timezone.now() - SILENCE)
        return self.filter(models.Q(state=JobState.WAITING) | is_silent)


class Job(models.Model):
    """Work on many translations that takes longer than anybody waits for a page.

    It is done in steps, each of which holds for itself, so that it goes on where it was broken off: ``done`` of
    ``total``. What is asked for stands in ``parameters`` and ``upload``, what has come of it in ``report``. Only who
    knows ``runner`` works on it.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=JobKind)
    state = models.CharField(_("state"), max_length=12, choices=JobState, default=JobState.WAITING)
    parameters = models.JSONField(default=dict)
    upload = models.BinaryField(null=True)
    report = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    runner = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="translation_jobs"
    )

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.created_at:%Y-%m-%d}"

    @property
    def result(self) -> Report:
        """What has come of it so far."""
        return Report.from_json(self.report)

    @property
    def reason(self) -> str:
        """Why it ended before everything was done; empty where nothing is to be said."""
        reason = self.result.reason
        return str(EndReason(reason).label) if reason else ""

    @property
    def is_silent(self) -> bool:
        """Tell whether whoever works on it has said nothing for too long."""
        return self.state == JobState.RUNNING and self._is_unmoved

    @property
    def _is_unmoved(self) -> bool:
        return self.updated_at < timezone.now() - SILENCE

    @property
    def is_active(self) -> bool:
        """Tell whether somebody works on it, or is about to."""
        return self.state in (JobState.WAITING, JobState.RUNNING) and not self.is_silent

    @property
    def may_go_on(self) -> bool:
        """Tell whether there is anything left of it that nobody works on."""
        if self.state == JobState.WAITING:
            # Others may be before it, or it may have been forgotten: to ask again does no harm.
            return self._is_unmoved
        return self.state in (JobState.PAUSED, JobState.FAILED) or self.is_silent

    @property
    def percent(self) -> int:
        """How much of it is done."""
        return 100 * self.done // self.total if self.total else 0

    def note(self, result: Report, **values: Any) -> None:
        """Set what has come of it, and fields with it; nothing is stored."""
        self.report = result.to_json()
        for name, value in values.items():
            setattr(self, name, value)


class MonthlyUse(models.Model):
    """How many characters were sent to a translating machine in a month, named by its first day."""

    month = models.DateField(primary_key=True)
    characters = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}: {self.characters}"
