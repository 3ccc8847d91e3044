"""Translations that stand in a certain way, as their numbers say."""

from datetime import timedelta

from django.utils import timezone

from content.translations.models import Translation


def standing(page, language="ar", *, weeks=0, is_live=True, has_changes=None, **counts):
    """Create a translation of ten texts, of which so many are missing, outdated or by a machine."""
    now = timezone.now()
    waiting_since = now - timedelta(weeks=weeks, minutes=1) if any(counts.values()) else None
    return Translation.objects.create(
        page=page,
        language=language,
        live={} if is_live else None,
        live_at=now if is_live else None,
        waiting_since=waiting_since,
        has_unpublished_changes=not is_live if has_changes is None else has_changes,
        **{"total": 10, **counts},
    )
