"""What templates of the website say of its looks."""

from django import template

from content.website.styles import style_address

register = template.Library()
register.simple_tag(style_address)
