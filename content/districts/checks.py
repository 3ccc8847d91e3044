"""What must hold for every district that is stored."""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from content.core.themes import themes
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
        if _has_column(alias, "slug")
        for district in District.objects.using(alias).filter(slug__in=RESERVED_SLUGS).only("ags", "slug")
    ]


@register(Tags.database)
def check_district_themes(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Check that every district's theme is installed."""
    installed = ["", *(theme.name for theme in themes())]
    return [
        checks.Warning(
            f"District {district.slug} has the theme {district.theme!r}, which is not installed.",
            hint="Put it into the folder of themes, or choose another: until then it looks like the base.",
            obj=district,
            id="districts.W001",
        )
        for alias in databases or ()
        if _has_column(alias, "theme")
        for district in District.objects.using(alias).exclude(theme__in=installed).only("slug", "theme")
    ]


def _has_column(alias: str, name: str) -> bool:
    """Tell whether districts are stored already, with this: before a migration they are not."""
    table, inspected = District._meta.db_table, connections[alias].introspection
    with connections[alias].cursor() as cursor:
        return table in inspected.table_names(cursor) and name in {
            column.name for column in inspected.get_table_description(cursor, table)
        }
