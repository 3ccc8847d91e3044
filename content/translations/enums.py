from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class JobKind(TextChoices):
    """What is done with many translations at once."""

    IMPORT = "IMPORT", _("Import")
    MACHINE = "MACHINE", _("Translation by machine")


class JobState(TextChoices):
    """How far a job is."""

    WAITING = "WAITING", _("Waiting")
    RUNNING = "RUNNING", _("Running")
    PAUSED = "PAUSED", _("Paused")
    FAILED = "FAILED", _("Broken off")
    DONE = "DONE", _("Done")
