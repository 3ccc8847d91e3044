"""Which addresses a district may have, and when an office can be open."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from content.core.languages import LANGUAGES
from content.districts.opening import BadTimes, periods_of

# First parts of addresses that lead elsewhere: on the website, in the API, in the Integreat apps, for editors.
RESERVED_SLUGS = frozenset(
    {
        "admin",
        "api",
        "documents",
        "media",
        "static",
        "styles",
        "scripts",
        "embed",
        "oembed",
        "robots.txt",
        "favicon.ico",
        "sitemap.xml",
        "places.json",
        "service-worker.js",
    }
    | {"districts", "places", "openapi.json", "docs", "languages"}
    | {"inbox", "proposals", "consequences"}
    | {"regions", "main-imprint", "not-found", "consent", "licenses", "recommend", "landing"}
    | {language.slug for language in LANGUAGES.values()}
)


def validate_district_slug(slug: str) -> None:
    """Raise ``ValidationError`` for a slug whose address is taken, or that apps would not find."""
    if slug != slug.lower():
        raise ValidationError(_("Write the address in lower case: apps look for it like that."), code="case")
    if slug in RESERVED_SLUGS:
        raise ValidationError(
            _("“%(slug)s” is reserved: its address leads elsewhere."), code="reserved", params={"slug": slug}
        )


def validate_opening_times(value: Any) -> None:
    """Raise ``ValidationError`` for what are not the periods of a week, in order and without overlaps."""
    try:
        periods_of(value)
    except BadTimes as problem:
        raise ValidationError(_("These are no opening times."), code="opening") from problem
