"""News and events, as seen from today."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from content.modules.models import InfoPage
from content.modules.occasions import ZONE
from tests.factories.pages import InfoPageFactory


def moment(days: int, hour: int = 14) -> datetime:
    """Return an hour of a day so many days from today, in German time."""
    return datetime.combine(timezone.localdate() + timedelta(days=days), time(hour), ZONE)


def event(days: int = 1, **fields: Any) -> InfoPage:
    """Return a published event that takes place so many days from today, from two o'clock on."""
    return InfoPageFactory.create(**{"purpose": "EVENT", "starts_at": moment(days), **fields})


def news(days_ago: int = 0, **fields: Any) -> InfoPage:
    """Return news that were first published so many days ago."""
    return InfoPageFactory.create(
        **{"purpose": "NEWS", "first_published_at": timezone.now() - timedelta(days=days_ago), **fields}
    )
