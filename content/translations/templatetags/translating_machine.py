"""Whether there is a machine to be offered, for templates."""

from django import template
from django.utils.formats import number_format

from content.translations.machine.registry import configured

register = template.Library()


@register.simple_tag
def has_machine(language_code: str = "") -> bool:
    """Tell whether a machine translates here, and into this language if one is named."""
    machine = configured()
    return machine is not None and (not language_code or language_code in machine.languages())


@register.filter
def grouped(number: int) -> str:
    """Return a number whose thousands can be told apart."""
    return number_format(number, force_grouping=True)
