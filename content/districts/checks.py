"""What must hold for every district that is stored."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from content.districts.models import District
from content.districts.validators import RESERVED_SLUGS


@register(Tags.database)
def check_district_slugs(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Check that no district's address leads elsewhere."""
    return [
        Error(
            f"District {district.ags} has the reserved slug {district.slug!r}.",
            hint="Give it another slug: this address belongs to the website, the API or a language.",
            obj=district,
            id="districts.E001",
        )
        for alias in databases or ()
        if District._meta.db_table in connections[alias].introspection.table_names()
        for district in District.objects.using(alias).filter(slug__in=RESERVED_SLUGS).only("ags", "slug")
    ]
