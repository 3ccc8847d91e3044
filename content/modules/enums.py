from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from content.modules.inheritance import Mark, Placement, Severity


class Icon(TextChoices):
    """The picture on a module's tile."""

    HEALTH = "health", _("Health")
    SCHOOL = "school", _("School")
    KITA = "kita", _("Kita")
    COURSE = "course", _("Courses")
    ARRIVE = "arrive", _("Arriving")
    WORK = "work", _("Work")
    HOUSING = "housing", _("Housing")
    ADVICE = "advice", _("Advice")
    TOGETHER = "together", _("Living together")


MARKS = [
    (Mark.LOCKED.value, _("Locked: no district may change it")),
    (Mark.LOCALISE.value, _("Please localise: districts are reminded until they have")),
]
SEVERITIES = [
    (Severity.MINOR.value, _("Minor: what others made of it stays valid")),
    (Severity.NORMAL.value, _("Normal: readers of translations are told that the German is newer")),
    (
        Severity.URGENT.value,
        _("Urgent: readers get the new text until translations and districts have caught up"),
    ),
]
PLACEMENTS = [
    (Placement.BELOW.value, _("below it, after its other pages")),
    (Placement.BEFORE.value, _("directly before it")),
    (Placement.AFTER.value, _("directly after it")),
]
