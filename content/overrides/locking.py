"""Which pages of the state no district may hide."""

from __future__ import annotations

from django.db.models import TextField
from django.db.models.functions import Cast

from content.modules.inheritance import Mark
from content.modules.models import InfoPage
from content.overrides.conflicts import is_locked


def locked_paths() -> list[str]:
    """Return the tree paths of live pages with a block that no district may change, in one query."""
    stored = InfoPage.objects.live().alias(stored=Cast("body", TextField()))
    marked = stored.filter(stored__contains=f'"{Mark.LOCKED}"').only("path", "body")
    return [page.path for page in marked if any(is_locked(block) for block in page.body.raw_data)]


def has_locked_block(page: InfoPage) -> bool:
    """Tell whether the state has locked a block of a page, or of one below it."""
    return any(path.startswith(page.path) for path in locked_paths())
