from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class JobKind(TextChoices):
    """What is done with many translations at once."""

    IMPORT = "IMPORT", _("Import")
    MACHINE = "MACHINE", _("Translation by machine")


class JobState(TextChoices):
    """How far a job is."""

    PREPARED = "PREPARED", _("Not started")
    WAITING = "WAITING", _("Waiting")
    RUNNING = "RUNNING", _("Running")
    PAUSED = "PAUSED", _("Paused")
    FAILED = "FAILED", _("Broken off")
    DONE = "DONE", _("Done")


class EndReason(TextChoices):
    """Why a job ended before everything was done."""

    BUDGET = "BUDGET", _("This month's characters are used up. What fitted is translated.")
    QUOTA = "QUOTA", _("The account with the translation service is used up.")
    TRANSLATOR = "TRANSLATOR", _("The translation service does not answer as it should. Try again later.")
    NOT_CONFIGURED = "NOT_CONFIGURED", _("No translation service is set up any more.")
    BROKEN = "BROKEN", _("Something went wrong. What was done until then is kept.")


class FailureReason(TextChoices):
    """Why a text, or a page in a language, is left as it was."""

    MARKUP_LOST = "MARKUP_LOST", _("The machine lost a link, a number or a list.")
    NOT_OFFERED = "NOT_OFFERED", _("The translation service does not offer this language.")
    CHANGED = "CHANGED", _("Somebody has changed it in the meantime.")
    NOT_ALLOWED = "NOT_ALLOWED", _("You may not translate this page into this language.")
    GONE = "GONE", _("The page no longer exists.")


class Extent(TextChoices):
    """Which texts a machine is to translate."""

    MISSING = "MISSING", _("What is missing")
    OUTDATED_BY_MACHINE = "OUTDATED_BY_MACHINE", _("What is missing, and outdated texts made by machine")
    OUTDATED = "OUTDATED", _("What is missing or outdated, also texts written by people")
