"""What translators' screen is sent, and what it shows."""

import json
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from content.translations import actions
from content.translations.models import Translation
from content.translations.queries import source_segments
from content.translations.staleness import Origin
from tests.factories import (
    TranslationFactory,
)
from tests.factories.translations import strings_of

_BLOCK = {"key": "a", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "text": "Bald"}


BROKEN_LINK = json.dumps(
    {
        "blocks": [{**_BLOCK, "entityRanges": [{"offset": 0, "length": 2, "key": 7}]}],
        "entityMap": {},
    }
)


HALF_A_CHARACTER = json.dumps({"blocks": [{**_BLOCK, "entityRanges": [], "text": "\ud800"}], "entityMap": {}})


def url_of(page, name="edit", code="ar"):
    return reverse(f"translations:{name}", args=[page.pk, code])


def fields(page, text, **more):
    return {"text-title": text, "made-from-title": source_segments(page)[0].digest, **more}


def save(client, page, *segments, code="ar"):
    """Send what the script sends, and return what it is told."""
    body = json.dumps({"segments": segments})
    return client.post(url_of(page, "save", code), body, content_type="application/json")


def title(page, text, seen="", **more):
    sent = {"key": "title", "text": text, "seen": seen, "made-from": source_segments(page)[0].digest}
    return {**sent, **more}


def rows(response):
    return {row.task.segment.key: row for group in response.context["groups"] for row in group.rows}


def told(response):
    return [str(message).strip() for message in response.context["messages"]]


def draft(page, code="ar"):
    return Translation.objects.get(page=page, language=code).draft_strings


def rewrite(page, **changes):
    """Publish other texts of a page."""
    page = page.specific
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def drafted(page, text=None, language="ar", origin=Origin.PERSON):
    """Let every string of a page be translated, not published yet."""
    strings = strings_of(page, lambda german: text or f"[{language}] {german}", origin)
    return actions.save_draft(page=page, language=language, strings=strings, by=None)


def saved_by(user, page, text="كلية", ago=timedelta()):
    """Let somebody have entered a title."""
    translation = TranslationFactory.create(page=page, is_draft=True, translate=lambda _: text)
    Translation.objects.update(updated_by=user, updated_at=timezone.now() - ago)
    return translation
