"""What every template of ours may say: languages, icons, numbers to dial."""

from datetime import date
from functools import cache
from urllib.parse import urlsplit

from django import template
from django.template import loader
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from content.core.languages import Language, language_of
from content.core.site import on_the_web
from content.core.text import tel_uri

# Languages that Django has no catalogue for; its Sorani months are those of another calendar.
MONTHS_UNKNOWN = frozenset({"ckb", "kmr", "prs", "ps", "so", "ti"})

register = template.Library()
register.filter("tel_uri", tel_uri)
register.filter("on_the_web", on_the_web)


@register.filter
def language(code: str) -> Language:
    """Return a language by its code: ``{{ "ar"|language }}``."""
    return language_of(code)


@register.filter
def host(url: str) -> str:
    """Return the name of the site that an address leads to, as people say it: without ``www.``."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@register.filter
def day(moment: date) -> str:
    """Return a date as people of the active language write it; where Django cannot name the months, in figures."""
    return date_format(moment, "j.n.Y" if get_language() in MONTHS_UNKNOWN else "DATE_FORMAT")


@register.filter
def month(moment: date) -> str:
    """Return the month of a date, short, as people of the active language write it; else with its year, in figures."""
    return date_format(moment, "n.Y" if get_language() in MONTHS_UNKNOWN else "M")


@register.filter
def weekday(moment: date) -> str:
    """Return the day of the week in the active language; nothing where Django cannot name it."""
    return "" if get_language() in MONTHS_UNKNOWN else date_format(moment, "l")


@register.simple_tag
@cache
def icon(name: str, classname: str = "") -> SafeString:
    """Return the theme's drawing ``icons/NAME.svg``, hidden from screen readers: text beside it says what it means."""
    drawing = loader.get_template(f"icons/{name}.svg").render({"classname": classname})
    return mark_safe(drawing.strip())  # noqa: S308 - a file of the theme
