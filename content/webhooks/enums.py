from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DeliveryState(TextChoices):
    """How far an event is on its way."""

    WAITING = "WAITING", _("Waiting")
    SENDING = "SENDING", _("Being sent")
    DELIVERED = "DELIVERED", _("Delivered")
    FAILED = "FAILED", _("Not delivered")


class Stop(TextChoices):
    """Why nothing is sent to a webhook any more."""

    BY_HAND = "BY_HAND", _("It was switched off by hand.")
    GONE = "GONE", _("The receiver answered 410: it wants no events any more.")
    FAILING = "FAILING", _("Nothing has arrived for five days.")
