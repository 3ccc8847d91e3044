"""What editors are told of a translation."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from content.core.languages import SOURCE
from content.translations.checks import Finding, Kind

_SENTENCES = {
    Kind.SAME_AS_SOURCE: _("This is still the German text."),
    Kind.NUMBER: _("The number {expected} is missing."),
    Kind.PHONE: _("The phone number {expected} is missing."),
    Kind.URL: _("The address {expected} is missing."),
    Kind.EMAIL: _("The address {expected} is missing."),
    Kind.PLACEHOLDER: _("The placeholder {expected} is missing."),
    Kind.LINK: _("The link “{expected}” is missing."),
    Kind.OTHER_LINK: _("The German has no link “{expected}”."),
    Kind.TERM: _("The official term “{expected}” is missing."),
    Kind.LIST_ITEMS: _("The German list has {expected} items."),
}


def sentence(finding: Finding) -> SafeString:
    """Return what to look at, as HTML."""
    expected = format_html(
        '<bdi lang="{}" dir="{}">{}</bdi>', SOURCE.code, SOURCE.direction, finding.expected
    )
    return format_html(str(_SENTENCES[finding.kind]), expected=expected)
