from datetime import date

from ninja import Schema
from pydantic import AwareDatetime

from content.api.v1.schemas.fields import about
from content.api.v1.schemas.pages import ENTRY, EVENT, Entry

STARTS_AT, ENDS_AT = EVENT["starts_at"], EVENT["ends_at"]
NEWS_ENTRY = ENTRY | {"purpose": "news", "published_at": "2026-12-01T09:30:00+01:00"}
EVENT_ENTRY = ENTRY | {"purpose": "event", "event": EVENT}


class News(Schema):
    """What is new in a district."""

    news: list[Entry] = about("The news, the newest first, however old.", [NEWS_ENTRY])


class ComingEvent(Schema):
    """An event, at the first of its times that was asked for."""

    starts_at: AwareDatetime = about("When it begins (RFC 3339, with the offset of Germany).", STARTS_AT)
    ends_at: AwareDatetime | None = about("When it ends; null if that is not known.", ENDS_AT)
    page: Entry = about("Its page, with all that is known of it.", EVENT_ENTRY)


class Events(Schema):
    """What takes place in a district."""

    first_day: date = about("The day from which on events were wanted.", "2026-12-01")
    last_day: date | None = about(
        "The last day on which they may begin; null if there is none.", "2026-12-31"
    )
    events: list[ComingEvent] = about(
        "The events, the next first.",
        [{"starts_at": STARTS_AT, "ends_at": ENDS_AT, "page": EVENT_ENTRY}],
    )
