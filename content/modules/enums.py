from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
