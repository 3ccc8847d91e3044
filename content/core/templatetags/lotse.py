"""What every template of ours may say: languages, icons, numbers to dial."""

from functools import cache
from urllib.parse import urlsplit

from django import template
from django.template import loader
from django.utils.safestring import SafeString, mark_safe

from content.core.languages import Language, language_of
from content.core.text import tel_uri

register = template.Library()
register.filter("tel_uri", tel_uri)


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


@register.simple_tag
@cache
def icon(name: str, classname: str = "") -> SafeString:
    """Return the theme's drawing ``icons/NAME.svg``, hidden from screen readers: text beside it says what it means."""
    drawing = loader.get_template(f"icons/{name}.svg").render({"classname": classname})
    return mark_safe(drawing.strip())  # noqa: S308 - a file of the theme
