"""What must hold between addresses of the website and those of districts."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import get_resolver

from content.districts.validators import RESERVED_SLUGS


@register()
def check_reserved_slugs(**kwargs: Any) -> list[CheckMessage]:
    """Check that no district can take the place of an address that is not a district's."""
    first_parts = {str(pattern.pattern).strip("^$").split("/")[0] for pattern in get_resolver().url_patterns}
    return [
        Error(
            f"A district could have the address /{part}/, which leads elsewhere.",
            hint="Add it to RESERVED_SLUGS.",
            id="website.E001",
        )
        for part in sorted(first_parts)
        if part and "<" not in part and part not in RESERVED_SLUGS
    ]
