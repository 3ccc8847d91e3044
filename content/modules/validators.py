"""Which addresses a page may have, and which years an event."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# First parts of addresses below district and language that are no pages: of the website, and in the Integreat apps.
RESERVED_PAGE_SLUGS = frozenset(
    {"search", "imprint", "events", "feedback", "news", "places", "locations", "pages"}
)


def validate_page_slug(slug: str) -> None:
    """Raise ``ValidationError`` for a first-level page whose address is taken."""
    # Apps compare addresses in lower case.
    if slug.lower() in RESERVED_PAGE_SLUGS:
        raise ValidationError(
            _("“%(slug)s” is reserved: its address leads elsewhere."), code="reserved", params={"slug": slug}
        )


def validate_year(day: date) -> None:
    """Raise ``ValidationError`` for a day, or a moment, that nobody means: most often a year that is mistyped."""
    if not 2000 <= day.year < 2100:
        raise ValidationError(_("Is the year right? It is %(year)s."), code="year", params={"year": day.year})
