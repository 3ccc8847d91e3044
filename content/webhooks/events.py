"""What events say: that something has changed, and where to ask for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

Values = Mapping[str, str | None]


def edition_changed(*, district: str, language: str, version: str, previous: str, moment: datetime) -> bytes:
    """Return the event that a district's edition in a language has another version."""
    sync = f"/api/v1/{district}/{language.lower()}/sync"
    return _event(
        "edition.changed",
        moment,
        {
            "district": district,
            "language": language,
            "version": version,
            "previous_version": previous or None,
            "sync": f"{sync}?{urlencode({'token': previous})}" if previous else sync,
        },
    )


def test_event(*, moment: datetime) -> bytes:
    """Return an event that says nothing but that events arrive."""
    return _event("webhook.test", moment, {})


def _event(kind: str, moment: datetime, values: Values) -> bytes:
    event = {"type": kind, "timestamp": moment.isoformat(timespec="seconds"), "data": values}
    return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()
