from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DistrictKind(TextChoices):
    """What a district is under municipal law."""

    CITY = "CITY", _("Independent city")
    COUNTY = "COUNTY", _("Rural district")


class Untranslated(TextChoices):
    """What readers get of a page that does not exist in their language."""

    SHOW = "SHOW", _("Show it in another language, and say so")
    LEAVE_OUT = "LEAVE_OUT", _("Leave it out")


class UntranslatedLocal(TextChoices):
    """What readers get of a local text that does not exist in their language, where the statewide text does."""

    LOCAL = "LOCAL", _("Show the local text in German, and say so")
    STATEWIDE = "STATEWIDE", _("Show the statewide text instead")
