"""Where templates of the website find its looks, its logos and its script."""

from django import template

from content.website.assets import SCRIPT, Logo, style_sheet
from content.website.assets import logo as logo_of

register = template.Library()


@register.simple_tag
def style_address(theme: str = "") -> str:
    """Return where the style sheet is, of a district's theme if there is one."""
    return style_sheet(theme).address


@register.simple_tag
def logo(theme: str = "") -> Logo | None:
    """Return the logo of a district's theme, or None."""
    return logo_of(theme)


@register.simple_tag
def script_address() -> str:
    """Return where the script is."""
    return SCRIPT.address
