"""Where templates of the website find its looks and its script."""

from django import template

from content.website.assets import SCRIPT, STYLE_SHEET

register = template.Library()


@register.simple_tag
def style_address() -> str:
    """Return where the style sheet is."""
    return STYLE_SHEET.address


@register.simple_tag
def script_address() -> str:
    """Return where the script is."""
    return SCRIPT.address
