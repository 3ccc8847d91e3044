from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.translations.enums import JobKind, JobState


class Job(models.Model):
    """Work on many translations that takes longer than anybody waits for a page.

    It is done in steps, each of which holds for itself, so that it goes on where it was broken off: ``done`` of
    ``total``. What is asked for stands in ``parameters`` and ``upload``, what has come of it in ``report``.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=JobKind)
    state = models.CharField(_("state"), max_length=12, choices=JobState, default=JobState.WAITING)
    parameters = models.JSONField(default=dict)
    upload = models.BinaryField(null=True)
    report = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="translation_jobs"
    )

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.created_at:%Y-%m-%d}"
