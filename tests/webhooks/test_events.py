import json
from datetime import datetime, timedelta, timezone

from content.webhooks import events

MOMENT = datetime(2026, 11, 28, 13, 5, 1, 500, tzinfo=timezone(timedelta(hours=1)))


def test_edition_changed():
    body = events.edition_changed(
        district="mainz", language="sr-Latn", version="b", previous="a", moment=MOMENT
    )

    assert json.loads(body) == {
        "type": "edition.changed",
        "timestamp": "2026-11-28T13:05:01+01:00",
        "data": {
            "district": "mainz",
            "language": "sr-Latn",
            "version": "b",
            "previous_version": "a",
            "sync": "/api/v1/mainz/sr-latn/sync?token=a",
        },
    }


def test_edition_changed_for_the_first_time():
    body = events.edition_changed(district="mainz", language="ar", version="b", previous="", moment=MOMENT)

    values = json.loads(body)["data"]
    assert (values["previous_version"], values["sync"]) == (None, "/api/v1/mainz/ar/sync")


def test_test_event():
    assert events.test_event(moment=MOMENT) == (
        b'{"type":"webhook.test","timestamp":"2026-11-28T13:05:01+01:00","data":{}}'
    )
