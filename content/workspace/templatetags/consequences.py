"""What Wagtail's own screens say of districts."""

from __future__ import annotations

from typing import Any

from django import template
from wagtail.models import Page

from content.workspace.queries.consequences import adapting_districts

register = template.Library()


@register.inclusion_tag("workspace/consequences_warning.html")
def adapted_by(page: Page) -> dict[str, Any]:
    """Warn that districts have changed texts on a page or on those below it, before it is taken away."""
    return {"districts": adapting_districts(page, with_pages_below=True)}
