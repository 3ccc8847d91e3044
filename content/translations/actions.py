"""What translators do."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from content.translations.models import Translation
from content.translations.queries import source_segments
from content.translations.signals import live_translation_changed
from content.translations.staleness import Strings, without_removed


@transaction.atomic
def save_draft(*, page: Page, language: str, strings: Strings, by: User | None) -> Translation:
    """Replace the draft of a page's translation by these strings.

    Strings whose place is no longer in the page are left out. Readers see nothing of it until it is published.
    """
    kept = without_removed(strings, source_segments(page))
    translation, _ = Translation.objects.update_or_create(
        page_id=page.pk,
        language=language,
        defaults={
            "draft": {key: string.to_json() for key, string in kept.items()},
            "updated_by": by,
        },
    )
    log(instance=page, action="lotse.translation.save", user=by, data={"language": language})
    return translation


@transaction.atomic
def publish(*, translation: Translation, by: User | None) -> None:
    """Show readers the draft."""
    _show(translation, dict(translation.draft), "lotse.translation.publish", by)


@transaction.atomic
def unpublish(*, translation: Translation, by: User | None) -> None:
    """Take the translation away from readers; the draft stays."""
    _show(translation, None, "lotse.translation.unpublish", by)


def _show(translation: Translation, strings: dict[str, Any] | None, action: str, by: User | None) -> None:
    had_title = "title" in (translation.live or {})
    translation.live = strings
    translation.live_at = None if strings is None else timezone.now()
    translation.save(update_fields=["live", "live_at"])
    log(instance=translation.page.specific, action=action, user=by, data={"language": translation.language})
    live_translation_changed.send(
        sender=Translation,
        translation=translation,
        title_came_or_went=had_title != ("title" in (strings or {})),
    )
