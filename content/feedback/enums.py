from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FeedbackKind(TextChoices):
    """What a reader speaks of."""

    PAGE = "PAGE", _("A page")
    SEARCH = "SEARCH", _("A search")
    DISTRICT = "DISTRICT", _("The district as a whole")
    BARRIER = "BARRIER", _("A barrier")


class Source(TextChoices):
    """By which way a reader has spoken."""

    WEBSITE = "WEBSITE", "Website"
    APP = "APP", "App"
    INTEGREAT = "INTEGREAT", "Integreat"


class Origin(TextChoices):
    """Whose text a reader had in view, as editions say it."""

    INHERITED = "INHERITED", _("inherited")
    ADAPTED = "ADAPTED", _("adapted")
    LOCAL = "LOCAL", _("local")
