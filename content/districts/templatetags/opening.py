"""When an office is open, as templates show it."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.dates import WEEKDAYS

from content.districts import opening
from content.districts.opening import DayRow

register = template.Library()


@register.filter
def day_rows(times: Any) -> list[DayRow]:
    """Return the days of a week, those in a row that are alike as one, from the times that a contact has."""
    return opening.rows(opening.periods_of(times))


@register.filter
def weekday(number: int) -> str:
    """Return the name of a weekday in the active language; 1 is Monday."""
    return str(WEEKDAYS[number - 1])


@register.simple_tag
def weekdays() -> Sequence[str]:
    """Return the names of the weekdays in the active language, Monday first."""
    return [weekday(number) for number in range(1, 8)]
